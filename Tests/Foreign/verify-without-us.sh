#!/bin/sh
# Runs what docs/verify-without-us.md and docs/verify-without-us.vi.md tell a stranger to run, as it stands there, on
# proofs that the program makes: good ones of many sizes and places, and changed ones, which must not be verified.
#
#     Tests/Foreign/verify-without-us.sh TTHC
#
# Every byte of one proof is changed in turn. The exit code is 0 only when every answer was right.
set -eu
exec </dev/null
case ${1:?the program to test} in
/*) tthc=$1 ;;
*) tthc=$PWD/$1 ;;
esac
CDPATH='' cd -- "$(dirname -- "$0")/../.."
. Tests/Foreign/common.sh
unset TTHC_STORE TTHC_KEY TTHC_ANCHOR

work=$(mktemp -d "${TMPDIR:-/tmp}/tthc-pages.XXXXXX")
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# page LANGUAGE: where the page is; its two answers.
page() {
    case $1 in
    en) page=docs/verify-without-us.md yes="VERIFIED" no="NOT VERIFIED" ;;
    vi) page=docs/verify-without-us.vi.md yes="ĐÃ XÁC MINH" no="KHÔNG XÁC MINH ĐƯỢC" ;;
    esac
}

# expect LANGUAGE yes|no PROOF KEY WHAT: runs the check in a folder that holds nothing but it, the proof and the key,
# and notes what came out wrong. What the shell can do itself it does: this runs a thousand times.
expect() {
    page "$1"
    own=$work/$1
    [ "$3" = "$own/folder/fact-401.tlog-proof" ] || cp "$3" "$own/folder/fact-401.tlog-proof"
    [ "$4" = "${last_key-}" ] || cp "$4" "$own/folder/key.pem"
    last_key=$4
    code=0
    (
        cd "$own/folder"
        PATH=$work/tools TMPDIR=$own/temporary exec "$work/tools/sh" verify.sh
    ) >"$own/answer" 2>"$own/errors" || code=$?
    answer=
    while IFS= read -r line; do answer=$line; done <"$own/answer"
    echo "$2" >>"$own/tried"
    case $2/$code/$answer in
    "yes/0/$yes") [ ! -s "$own/errors" ] || echo "$page: $5: verified, but said: $(cat "$own/errors")" >>"$own/wrong" ;;
    "no/1/$no") ;;
    *) echo "$page: $5: exit code $code, last line: $answer" >>"$own/wrong" ;;
    esac
}

# changed_bytes LANGUAGE PROOF STEP FIRST: of every STEP-th byte from FIRST on, one bit is turned; not always the same.
changed_bytes() {
    offset=0
    for value in $(od -An -v -tu1 "$2"); do
        if [ $((offset % $3)) -eq "$4" ]; then
            value=$((value ^ (1 << (offset / $3 % 8))))
            {
                head -c $offset "$2"
                # shellcheck disable=SC2059 # an octal escape
                printf "\\$((value / 64))$((value / 8 % 8))$((value % 8))"
                tail -c +$((offset + 2)) "$2"
            } >"$work/$1/folder/fact-401.tlog-proof"
            expect "$1" no "$work/$1/folder/fact-401.tlog-proof" "$work/key.pem" "${2##*/}, byte $offset changed"
        fi
        offset=$((offset + 1))
    done
}

# good_proofs LANGUAGE FIRST: every second one of the proofs that were made.
good_proofs() {
    turn=$2
    for size in $sizes; do
        for position in 1 $(((size + 1) / 2)) "$size"; do
            turn=$((1 - turn))
            [ $turn -eq 1 ] || continue
            expect "$1" yes "$work/fact-$position-of-$size" "$work/key.pem" "fact $position of $size"
            sed -n "${position}p" "$work/facts.jsonl" >"$own/fact"
            head -n 1 "$own/answer" | cmp -s - "$own/fact" || echo "$page: prints another fact" >>"$own/wrong"
        done
    done
    page "$1"
    [ "$(find "$own/folder" "$own/temporary" -mindepth 1 | wc -l)" -eq 3 ] ||
        echo "$page: the check leaves files behind" >>"$own/wrong"
}

# refused LANGUAGE WHAT: reads a changed proof from standard input.
refused() {
    cat >"$work/$1/changed"
    if cmp -s "$work/$1/changed" "$proof"; then
        echo "$2: nothing was changed" >>"$work/$1/wrong"
    fi
    expect "$1" no "$work/$1/changed" "$work/key.pem" "${proof##*/}, $2"
}

# other_forms LANGUAGE PROOF: what says the same, or more, in other bytes; and pieces of other proofs.
other_forms() {
    proof=$2
    lines=$(wc -l <"$proof")
    for line in $(seq 1 "$lines"); do
        sed "${line}d" "$proof" | refused "$1" "without line $line"
        sed "${line}p" "$proof" | refused "$1" "line $line twice"
        sed "${line}s/\$/ /" "$proof" | refused "$1" "a space at the end of line $line"
        sed "${line}s/^/ /" "$proof" | refused "$1" "a space before line $line"
        sed "${line}s/\$/$(printf '\r')/" "$proof" | refused "$1" "a carriage return in line $line"
        sed "${line}s/^\(.\{9\}\)\(.\)/\1 \2/" "$proof" >"$work/$1/split"
        cmp -s "$work/$1/split" "$proof" || refused "$1" "a space in line $line" <"$work/$1/split"
        # A line of base64 that ends in = has bits that do not count.
        for last in A B C D; do
            sed "${line}s/.=\$/$last=/" "$proof" >"$work/$1/bits"
            cmp -s "$work/$1/bits" "$proof" || refused "$1" "other last bits in line $line" <"$work/$1/bits"
        done
        sed "${line}s/=\$//" "$proof" >"$work/$1/bare"
        cmp -s "$work/$1/bare" "$proof" || refused "$1" "no = at the end of line $line" <"$work/$1/bare"
    done
    size=$(sed '1,/^$/d' "$proof" | sed -n 2p)
    index=$(sed -n 's/^index //p' "$proof")
    { cat "$proof" && echo; } | refused "$1" "an empty line more"
    { cat "$proof" && echo x; } | refused "$1" "a line more"
    { cat "$proof" && printf x; } | refused "$1" "a letter more"
    { cat "$proof" && printf '\000'; } | refused "$1" "a zero byte more"
    cat "$proof" "$proof" | refused "$1" "all twice"
    head -c -1 "$proof" | refused "$1" "without its last byte"
    { printf '\357\273\277' && cat "$proof"; } | refused "$1" "a byte order mark"
    sed 's/$/'"$(printf '\r')"'/' "$proof" | refused "$1" "lines that end as in Windows"
    tr '\n' '\r' <"$proof" | refused "$1" "lines that end as on an old Macintosh"
    : | refused "$1" "nothing"
    for other in "0$index" "+$index" "-$index" "$((index + 1))" "$((index + size))" "0x$index" "$index.0" "" \
        "$index$index" 18446744073709551616 "\$(($index))" "\`echo $index\`" "a[\$(echo $index)]"; do
        sed "s/^index .*/index $other/" "$proof" | refused "$1" "index $other"
    done
    for other in "0$size" "+$size" "$((size + 1))" "$((size - 1))" "0" "" 18446744073709551617; do
        sed "/^$size\$/s/.*/$other/" "$proof" | refused "$1" "size $other"
    done
    sed '/^index/{s/$//;G;}' "$proof" | refused "$1" "an empty line after the index"
    sed 's/^— [^ ]* /— t.example\/b /' "$proof" | refused "$1" "signed under another name"
    sed '/^—/s/^—/-/' "$proof" | refused "$1" "another dash"
    sed '/^—/s/—/— —/' "$proof" | refused "$1" "two dashes"
    sed '2s/^extra //' "$proof" | refused "$1" "the leaf without its word"
    sed '4{h;d;};5{G;}' "$proof" | refused "$1" "two hashes the other way round"
    # A signature by nobody known is legal, and counts for nothing.
    name=$(sed '1,/^$/d' "$proof" | sed -n 1p)
    sed "s|^— .*|— $name AAAAAAAA|" "$proof" | refused "$1" "an unknown signature only"
    { cat "$proof" && echo "— w.example/1 AAAAAAAA"; } >"$work/$1/witnessed"
    expect "$1" yes "$work/$1/witnessed" "$work/key.pem" "an unknown signature beside the good one"
    expect "$1" no "$proof" "$work/other.pem" "another key"
}

# forge NAME ORIGIN FACT INDEX: a proof in a log of one fact, signed by a key of our own.
forge() {
    root=$({ printf '\000' && printf %s "$3"; } | openssl dgst -sha256 -binary | base64)
    printf '%s\n1\n%s\n' "$2" "$root" >"$work/text"
    openssl pkeyutl -sign -inkey "$work/forger.key" -rawin -in "$work/text" -out "$work/signature"
    openssl pkey -in "$work/forger.key" -pubout -outform DER | tail -c 32 >"$work/raw"
    {
        printf 'c2sp.org/tlog-proof@v1\nextra %s\nindex %s\n\n' "$(printf %s "$3" | base64 | tr -d '\n')" "$4"
        cat "$work/text"
        { printf '%s\n\001' "$2" && cat "$work/raw"; } | openssl dgst -sha256 -binary | head -c 4 >"$work/id"
        printf '\n— %s %s\n' "$2" "$(cat "$work/id" "$work/signature" | base64 | tr -d '\n')"
    } >"$work/$1"
}

# A log whose keeper lies about place and name of a fact.
forgeries() {
    page "$1"
    expect "$1" yes "$work/honest" "$work/forger.pem" "a log of one fact"
    for lie in other-position other-origin position-inside other-index; do
        expect "$1" no "$work/$lie" "$work/forger.pem" "a log with a lie: $lie"
    done
}

# The page's root over the first facts is that of the signed checkpoint.
roots() {
    page "$1"
    for size in 1 2 3 7 8 13; do
        root=$(cd "$work" && PATH=$work/tools "$work/tools/sh" "$work/$1/root.sh" $size facts.jsonl)
        echo yes >>"$work/$1/tried"
        [ "$root" = "$("$tthc" checkpoint --store "$store" --size $size | sed -n 3p)" ] ||
            echo "$page: the root over $size facts is $root" >>"$work/$1/wrong"
    done
    if (cd "$work" && PATH=$work/tools "$work/tools/sh" "$work/$1/root.sh" 71 facts.jsonl) >"$work/$1/answer"; then
        echo "$page: a root over more facts than there are" >>"$work/$1/wrong"
    fi
}

# The check without its words: the same in both languages.
without_words() {
    page "$1"
    sed -e '/^# /d' -e "s/no \"[^\"]*\"/no/" -e "s/$no/NO/" -e "/^printf.*$yes/d" "$work/$1/folder/verify.sh"
}

link_tools "$work/tools"
for language in en vi; do
    page $language
    mkdir "$work/$language" "$work/$language/folder" "$work/$language/temporary"
    : >"$work/$language/wrong"
    take_check "$page" "$work/$language/folder/verify.sh"
    take_root "$page" "$work/$language/root.sh"
done

sizes="1 2 3 4 5 7 8 9 15 16 17 31 32 33 63 64 65 70"
store=$work/store
{
    "$tthc" init --store "$store" --origin t.example/a
    "$tthc" keys new --store "$store" --key "$work/registry.key"
    units 70 >"$work/units.jsonl"
    "$tthc" record "$work/units.jsonl" --store "$store" --key "$work/registry.key" --by a
    for size in $sizes; do
        for position in 1 $(((size + 1) / 2)) "$size"; do
            target=$work/fact-$position-of-$size
            [ -e "$target" ] || "$tthc" proof --store "$store" --fact "$position" --size "$size" -o "$target"
        done
    done
} >"$work/said"
"$tthc" keys show --store "$store" --format pem >"$work/key.pem"
"$tthc" log --store "$store" --format jsonl >"$work/facts.jsonl"
openssl genpkey -algorithm ed25519 -out "$work/forger.key"
openssl pkey -in "$work/forger.key" -pubout -out "$work/forger.pem"
openssl genpkey -algorithm ed25519 | openssl pkey -pubout -out "$work/other.pem"
forge honest f.example/a '{"data":{},"origin":"f.example/a","position":1,"recordedAt":"2026-01-01"}' 0
forge other-position f.example/a '{"data":{},"origin":"f.example/a","position":2,"recordedAt":"2026-01-01"}' 0
forge other-origin f.example/a '{"data":{},"origin":"f.example/b","position":1,"recordedAt":"2026-01-01"}' 0
inside='{"a":0,"origin":"f.example/a","position":1,"recordedAt":""}'
forge position-inside f.example/a \
    "{\"data\":$inside,\"origin\":\"f.example/a\",\"position\":2,\"recordedAt\":\"2026-01-01\"}" 0
forge other-index f.example/a '{"data":{},"origin":"f.example/a","position":2,"recordedAt":"2026-01-01"}' 1

# Each page has the half of what can be shared.
all() {
    good_proofs "$1" "$2"
    changed_bytes "$1" "$work/fact-1-of-1" 2 "$2"
    changed_bytes "$1" "$work/fact-4-of-7" 61 "$2"
    changed_bytes "$1" "$work/fact-70-of-70" 61 "$2"
    [ "$2" -eq 0 ] || other_forms "$1" "$work/fact-4-of-7"
    forgeries "$1"
    roots "$1"
}
all en 0 &
all vi 1 || echo "vi: the test itself failed" >>"$work/vi/wrong"
wait $! || echo "en: the test itself failed" >>"$work/en/wrong"
without_words en >"$work/en/bare"
without_words vi >"$work/vi/bare"
cmp "$work/en/bare" "$work/vi/bare" || echo "the two pages do not check the same" >>"$work/en/wrong"

cat "$work/en/wrong" "$work/vi/wrong"
for answer in yes no; do
    cat "$work/en/tried" "$work/vi/tried" | grep -c "^$answer\$" >"$work/$answer"
done
echo "The pages: $(cat "$work/yes") good ones tried, $(cat "$work/no") changed ones tried;" \
    "$(cat "$work/en/wrong" "$work/vi/wrong" | wc -l) wrong answers."
[ ! -s "$work/en/wrong" ] && [ ! -s "$work/vi/wrong" ]
