# Sourced by scripts/tour and scripts/test: finds what they need and installs the Debian packages that are missing.

# say VIETNAMESE ENGLISH: prints one of the two to standard error, by the same variables as the program.
say() {
    language=${TTHC_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-vi}}}}
    case $language in
    [eE][nN]*) printf '%s\n' "$2" >&2 ;;
    *) printf '%s\n' "$1" >&2 ;;
    esac
}

missing_packages=

# need PACKAGE COMMAND...: notes that the package is missing when the command fails.
need() {
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing_packages="$missing_packages $package"
}

has_sqlite_headers() {
    [ "$(uname)" = Darwin ] || [ -e /usr/include/sqlite3.h ] || [ -e /usr/local/include/sqlite3.h ] ||
        pkg-config --exists sqlite3
}

has_zlib_headers() {
    [ "$(uname)" = Darwin ] || [ -e /usr/include/zlib.h ] || [ -e /usr/local/include/zlib.h ] || pkg-config --exists zlib
}

has_certificates() {
    [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ] || [ -e /etc/ssl/cert.pem ]
}

# What `swift build` needs beside the toolchain: SQLite for GRDB, zlib to unpack office files; git and certificates to
# fetch the dependencies.
need_for_build() {
    if ! command -v swift >/dev/null 2>&1; then
        say "Không tìm thấy swift; cài bộ công cụ Swift 6.1 trở lên từ https://www.swift.org/install rồi chạy lại." \
            "swift is not found; install the Swift toolchain, 6.1 or later, from https://www.swift.org/install and run again."
        exit 1
    fi
    need libsqlite3-dev has_sqlite_headers
    need zlib1g-dev has_zlib_headers
    need git command -v git
    need ca-certificates has_certificates
}

# Installs what need noted; says so before it does.
install_missing() {
    [ -n "$missing_packages" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Thiếu các gói (tên theo Debian):$missing_packages. Máy này không có apt-get; hãy cài các gói tương ứng rồi chạy lại." \
            "Missing packages (by their Debian names):$missing_packages. There is no apt-get here; install their like and run again."
        exit 1
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "Thiếu các gói:$missing_packages. Không có sudo; nhờ quản trị viên chạy: apt-get install$missing_packages" \
                "Missing packages:$missing_packages. There is no sudo; have an administrator run: apt-get install$missing_packages"
            exit 1
        fi
        # Without a terminal nobody can type a password: fail at once instead of waiting.
        as_root="sudo"
        [ -t 2 ] || as_root="sudo -n"
    fi
    say "Cài các gói còn thiếu:$missing_packages" "Installing the missing packages:$missing_packages"
    # shellcheck disable=SC2086 # a list of words each
    $as_root apt-get update -qq >&2
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing_packages >&2
    missing_packages=
}
