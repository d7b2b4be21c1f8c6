# Sourced by Tests/Foreign/run and Tests/Foreign/verify-without-us.sh.

# take_block PAGE BEGINNING FILE: writes the one block of sh in a page that begins so, as it stands there.
take_block() {
    awk -v beginning="$2" '
        /^```/ { inside = 0 }
        isFirst && index($0, beginning) == 1 { inside = 1; found++ }
        inside { print }
        { isFirst = $0 == "```sh" }
        END { exit found == 1 ? 0 : 1 }' "$1" >"$3" || {
        echo "There is not one block in $1 that begins with: $2"
        return 1
    }
}

# take_check PAGE FILE, take_root PAGE FILE: the check of one proof; the root over the first facts.
# shellcheck disable=SC2016 # as it stands in the page
take_check() { take_block "$1" 'sh -s -- "${1:-fact-401.tlog-proof}"' "$2"; }
# shellcheck disable=SC2016
take_root() { take_block "$1" 'sh -s -- "${1:-401}"' "$2"; }

# link_tools FOLDER: all that the pages say they need and a shell does not have itself, for a PATH of nothing else.
link_tools() {
    mkdir -p "$1" || return
    for tool in sh openssl sha256sum base64 cat cp head mktemp mv rm sed tail tr wc; do
        ln -s "$(command -v "$tool")" "$1/$tool" || return
    done
}

# units COUNT [OFFSET]: as many submissions of one fact each, one a line.
units() {
    awk -v count="$1" -v offset="${2:-0}" 'BEGIN {
        form = "{\"kind\":\"units\",\"resolution\":{\"number\":\"%d/NQ\",\"signedOn\":\"2020-01-01\"}," \
            "\"effectiveFrom\":\"2020-01-01\",\"changes\":[{\"establish\":%s}]}\n"
        for (i = offset; i < offset + count; i++) {
            unit = sprintf("{\"code\":\"%05d\",\"name\":\"Xã %d\",\"type\":\"xã\",\"province\":\"31\"}", i, i)
            if (i == 0)
                unit = "{\"level\":\"province\",\"code\":\"31\",\"name\":\"Hải Phòng\",\"type\":\"thành phố\"}"
            printf form, i + 1, unit
        }
    }'
}
