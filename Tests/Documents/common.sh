# Sourced by Tests/Documents/run and Tests/Documents/look. Needs $tthc and $work.

has_library() { ldconfig -p | grep -q "$1" || [ -e "/usr/lib/$(uname -m)-linux-gnu/$1" ]; }
has_typeface() { ls /usr/share/fonts/truetype/liberation*/LiberationSerif-Regular.ttf; }

# make_venv FOLDER REQUIREMENTS: made again when the requirements have changed.
make_venv() {
    if cmp -s "$2" "$1/requirements.txt" && "$1/bin/python" -c 'import openpyxl' 2>/dev/null; then return 0; fi
    python3 -m venv --clear "$1"
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check -r "$2"
    cp "$2" "$1/requirements.txt"
}

# The store that a posting was made from, by the name of its folder.
store_of() {
    case $1 in
    */hostile/*) echo hostile ;;
    *) echo sample ;;
    esac
}

# write_postings FOLDER: of several communes, days, shapes and kinds, in every form.
write_postings() {
    for store in sample hostile; do
        "$tthc" init --store "$work/$store" >"$work/init.txt"
        "$tthc" record --store "$work/$store" samples/hai-phong/*.yaml >"$work/record.txt"
    done
    "$tthc" record --store "$work/hostile" Tests/Documents/hostile.yaml >"$work/record.txt"
    post() { "$tthc" posting --profile samples/profile.yaml "$@" >"$work/posting.txt"; }
    export TTHC_STORE="$work/sample"
    post --commune 11824 --on 2026-09-08 --out "$1/11824"
    post --commune 11824 --on 2026-09-08 --out "$1/11824" --detail
    post --commune 11824 --on 2027-03-01 --out "$1/11824" --changes-since 2026-08-30
    post --commune 11911 --on 2026-10-01 --out "$1/11911"
    post --commune 11824 --on 2026-09-08 --out "$1/narrow" --columns code,name,decision --section resolve --field "Hộ tịch"
    post --commune 11824 --on 2026-09-08 --out "$1/upright" --orientation portrait --columns code,name,timeLimit,fees
    TTHC_STORE=$work/hostile post --commune 11824 --on 2026-09-08 --out "$1/hostile"
    TTHC_STORE=$work/hostile post --commune 11824 --on 2026-09-08 --out "$1/hostile" --detail --field "Hộ tịch"
    unset TTHC_STORE
}

# measure FOLDER: how long each form of a list of 400 procedures with full content takes, the whole program.
measure() {
    python3 Tests/Documents/large.py 400 >"$1/large.json"
    export TTHC_STORE="$1/large"
    "$tthc" init >"$1/init.txt"
    "$tthc" record samples/hai-phong/01*.yaml samples/hai-phong/02*.yaml "$1/large.json" >"$1/record.txt"
    mkdir -p "$1/measured"
    slow=0
    for format in html pdf docx xlsx csv md json; do
        took=999999
        # The best of three: others may be busy on this machine.
        for _ in 1 2 3; do
            began=$(date +%s%N)
            "$tthc" posting --commune 11824 --on 2026-09-08 --profile samples/profile.yaml \
                --out "$1/measured/list.$format" >"$1/posting.txt"
            once=$((($(date +%s%N) - began) / 1000000))
            rm "$1/measured/"*
            [ "$once" -ge "$took" ] || took=$once
        done
        echo "400 procedures, $format: $took ms"
        [ "$took" -lt 2000 ] || slow=1
    done
    unset TTHC_STORE
    [ "$slow" -eq 0 ] || { echo "a form takes two seconds or more" && return 1; }
}
