#!/usr/bin/env bash
# Builds, shows, tests and installs Voorrang. `./voorrang.sh help` tells how.
# Exit: 0 done; 1 a build, a test or a check failed; 2 wrong use; 3 something must be installed first.
set -euo pipefail

here=$PWD
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$root"

# Debian 12's names for what a build and its tests need.
packages=(
    g++ cmake ninja-build ccache pkg-config git ca-certificates curl python3 python3-jsonschema
    libboost1.81-dev libboost-json1.81-dev libspdlog-dev libcli11-dev libsqlite3-dev libssl-dev libcjose-dev
    libcmark-gfm-dev libcmark-gfm-extensions-dev libedit-dev libsodium-dev libexpat1-dev libxlsxwriter-dev libzip-dev
    libpango1.0-dev fonts-dejavu-core poppler-utils graphviz python3-openpyxl
    libgtest-dev libgmock-dev libbenchmark-dev clips clang libclang-rt-14-dev
)

logs=build/logs
binary=build/release/voorrang
step_number=0
step_count=0
step_name=
started=0

# One cache for every clone of the project: paths below the root count as relative, messages still show them whole.
export CCACHE_BASEDIR=${CCACHE_BASEDIR-$root} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR-1} CCACHE_ABSSTDERR=1
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS-pch_defines,time_macros}
export UBSAN_OPTIONS=${UBSAN_OPTIONS-print_stacktrace=1}
export LSAN_OPTIONS=${LSAN_OPTIONS-suppressions=$root/tests/support/leaks.txt:print_suppressions=0}

usage() {
    cat <<'END'
Usage: ./voorrang.sh COMMAND

  demo               build Voorrang and decide the example tenders
  test               build with warnings as errors and run every check and test
  fuzz [SECONDS]     feed odd input to every reader of text, for so long each (default: 30)
  lint               check format, scripts and code (clang-format, shellcheck, clang-tidy)
  install [PREFIX]   build and install below PREFIX (default: /usr/local)
  help               show this text

demo, test, fuzz and install first install the Debian packages that are missing.

Environment:
  VOORRANG_QUICK=1           test: leave out the sanitizers and the fuzzing
  VOORRANG_JOBS=N            compile N files at once (default: by cores and free memory)
  VOORRANG_WERROR=OFF        let the build pass with warnings
  VOORRANG_SKIP_PACKAGES=1   do not look for packages; for systems other than Debian
  DESTDIR=DIR                install: put DIR before PREFIX
END
}

wrong_use() {
    printf 'voorrang.sh: %s\n\n' "$1" >&2
    usage >&2
    exit 2
}

fail() {
    printf 'voorrang.sh: %s\n' "$1" >&2
    exit "${2:-1}"
}

# --- Steps: one line each, kept up to date on a terminal, repeated as a sign of life elsewhere ---

begin() {
    step_number=$((step_number + 1))
    step_name=$1
    started=$SECONDS
    if [[ -t 1 ]]; then printf '[%d/%d] %s ...' "$step_number" "$step_count" "$step_name"; fi
}

done_step() {
    if [[ -t 1 ]]; then printf '\r\033[K'; fi
    printf '[%d/%d] %s: %s\n' "$step_number" "$step_count" "$step_name" "$1"
}

# Reads a command's output, keeps it in the log and shows how far it is, from lines like "[12/340]" or "12/340 Test".
follow() {
    local log=$1 line='' part progress='' shown=$SECONDS
    while true; do
        if IFS= read -r -t 10 part; then
            line+=$part
            printf '%s\n' "$line" >>"$log"
            if [[ $line =~ ^\[?\ *([0-9]+/[0-9]+)[]\ ] ]]; then progress=" ${BASH_REMATCH[1]}"; fi
            line=
        elif (($? > 128)); then
            line+=$part
        else
            if [[ -n $line$part ]]; then printf '%s\n' "$line$part" >>"$log"; fi
            break
        fi
        if [[ -t 1 ]]; then
            printf '\r\033[K[%d/%d] %s ...%s' "$step_number" "$step_count" "$step_name" "$progress"
        elif ((SECONDS - shown >= 30)); then
            printf '[%d/%d] %s ...%s, %d s\n' \
                "$step_number" "$step_count" "$step_name" "$progress" $((SECONDS - started))
            shown=$SECONDS
        fi
    done
}

# logged LOG COMMAND...: the command's output goes to the log.
logged() {
    local log=$1
    shift
    "$@" 2>&1 </dev/null | follow "$log"
}

show_log_end() {
    local log=$1
    grep -E -m 10 '(^|[^a-z])error:|^CMake Error|^FAILED:' "$log" | cut -c 1-300 >&2 || true
    printf -- '--- the last lines of %s:\n' "$log" >&2
    tail -n 40 "$log" | cut -c 1-300 >&2
    printf -- '---\n' >&2
}

broken() {
    done_step failed
    show_log_end "$1"
    fail "$2" "${3:-1}"
}

# --- Packages ---

missing_packages() {
    local installed package
    # shellcheck disable=SC2016 # the field names are dpkg-query's
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${packages[@]}" 2>/dev/null || true)
    for package in "${packages[@]}"; do
        if ! grep -qxF "$package installed" <<<"$installed"; then printf '%s\n' "$package"; fi
    done
}

ask_administrator() {
    done_step "$1"
    shift
    {
        printf 'Ask an administrator of this machine for these packages (names of Debian 12):\n\n'
        printf '  apt-get install --no-install-recommends'
        printf ' %s' "$@"
        printf '\n\nThen run this command again.\n'
    } >&2
    exit 3
}

# Sets the array `as_root` to what runs a command as root; false where nothing does.
find_root() {
    as_root=()
    if [[ $(id -u) == 0 ]]; then return 0; fi
    command -v sudo >/dev/null || return 1
    if ! sudo -n true 2>/dev/null; then
        [[ -t 0 && -t 1 ]] || return 1
        printf '\n'
        sudo -v -p 'Password for sudo, to install packages or files: ' || return 1
    fi
    as_root=(sudo -n)
}

apt() {
    logged "$log" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y \
        -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@"
}

install_packages() {
    local log=$logs/packages.log attempt
    : >"$log"
    # apt-get waits for dpkg's lock, but not for that of the package lists. A list that stays old may still do.
    for attempt in 1 2 3 4 5 6; do
        if apt update || ! grep -q 'Could not get lock' "$log"; then break; fi
        sleep $((attempt * 5))
    done
    if apt install --no-install-recommends "$@"; then return 0; fi
    if grep -qE 'Temporary failure resolving|Could not (resolve|connect)|Failed to fetch|timed out' "$log"; then
        broken "$log" "the package server cannot be reached: check the network, then run this again" 3
    elif grep -qE 'Could not get lock' "$log"; then
        broken "$log" "another program is installing packages: wait until it is done, then run this again" 3
    elif grep -qE 'Unable to locate package|has no installation candidate' "$log"; then
        broken "$log" "this system has no such package: Voorrang is built on Debian 12 (bookworm)" 3
    fi
    broken "$log" "apt-get could not install: $*" 3
}

ensure_packages() {
    local missing as_root
    begin packages
    if [[ ${VOORRANG_SKIP_PACKAGES:-} == 1 ]]; then
        done_step "not looked at"
        return
    fi
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        ask_administrator "this is not a Debian system (VOORRANG_SKIP_PACKAGES=1 passes over this step)" \
            "${packages[@]}"
    fi
    mapfile -t missing < <(missing_packages)
    if ((${#missing[@]} == 0)); then
        done_step "all there"
        return
    fi
    if ! find_root; then
        ask_administrator "${#missing[@]} missing, and neither root nor sudo to install them" "${missing[@]}"
    fi
    step_name="packages: installing ${missing[*]}"
    if ((${#missing[@]} > 4)); then step_name="packages: installing ${#missing[@]}"; fi
    install_packages "${missing[@]}"
    step_name=packages
    mapfile -t missing < <(missing_packages)
    if ((${#missing[@]} != 0)); then broken "$logs/packages.log" "still missing: ${missing[*]}" 3; fi
    done_step "installed, $((SECONDS - started)) s"
}

# --- Build ---

# A heavy file takes up to 1.5 GB to compile; free memory is what the machine has, or less in a container.
jobs() {
    local count mb limit used
    if [[ -n ${VOORRANG_JOBS:-} ]]; then
        printf '%s\n' "$VOORRANG_JOBS"
        return
    fi
    count=$(nproc)
    mb=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
    limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
    used=$(awk '$1 == "anon" { print $2 }' /sys/fs/cgroup/memory.stat 2>/dev/null || true)
    if [[ $limit != max && -n $used ]] && (((limit - used) / 1048576 < mb)); then mb=$(((limit - used) / 1048576)); fi
    if ((mb / 1500 < count)); then count=$((mb / 1500)); fi
    printf '%d\n' $((count > 0 ? count : 1))
}

cached() { sed -n "s/^$2:[A-Z]*=//p" "build/$1/CMakeCache.txt" 2>/dev/null || true; }

# Ninja sees to changed CMake files itself; a changed preset, option or place of the tree is left to us.
configure() {
    local preset=$1 werror=$2 log=$3 fresh=()
    if [[ build/$preset/build.ninja -nt CMakePresets.json && $(cached "$preset" VOORRANG_WERROR) == "$werror" &&
        $(cached "$preset" CMAKE_HOME_DIRECTORY) == "$root" ]]; then
        return 0
    fi
    if [[ $(cached "$preset" CMAKE_HOME_DIRECTORY) != "$root" ]]; then fresh=(--fresh); fi
    logged "$log" cmake --preset "$preset" "${fresh[@]}" -DVOORRANG_WERROR="$werror"
}

build() {
    local preset=$1 werror=$2 target=$3 log=$logs/$1-build.log count
    begin "build $preset"
    : >"$log"
    configure "$preset" "$werror" "$log" || broken "$log" "CMake could not configure the $preset build"
    logged "$log" cmake --build "build/$preset" --parallel "$(jobs)" --target "$target" ||
        broken "$log" "the $preset build failed"
    if grep -q '^ninja: no work to do' "$log"; then
        done_step "up to date"
    else
        count=$(grep -cE '^\[[0-9]+/[0-9]+\]' "$log" || true)
        done_step "$count steps, $((SECONDS - started)) s"
    fi
}

# --- Checks ---

# source_files PATTERN...: files known or new to git, or all below the root where there is no git, NUL after each.
source_files() {
    local file pattern names=()
    for pattern in "$@"; do names+=(-o -name "$pattern"); done
    if git rev-parse --git-dir >/dev/null 2>&1; then
        git ls-files -z --cached --others --exclude-standard -- "$@"
    else
        find . -path ./build -prune -o -type f \( "${names[@]:1}" \) -print0
    fi | while IFS= read -r -d '' file; do
        if [[ -f $file ]]; then printf '%s\0' "$file"; fi
    done
}

check_format() {
    local log=$logs/format.log files
    begin "clang-format"
    if ! clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
        done_step "passed over, version 14 is not here"
        return
    fi
    mapfile -d '' files < <(source_files '*.cpp' '*.hpp')
    if ((${#files[@]} > 0)) && ! clang-format --dry-run -Werror "${files[@]}" >"$log" 2>&1; then
        done_step failed
        # An offender is named once, with the first line that is not as it should be.
        grep -E '^[^ ]+:[0-9]+:[0-9]+: error:' "$log" | sort -t : -u -k 1,1 |
            cut -d : -f 1,2 | sed 's/^/  /' >&2 || tail "$log" >&2
        fail "these files are not formatted; clang-format -i FILE mends one"
    fi
    done_step "${#files[@]} files"
}

check_scripts() {
    local files
    begin shellcheck
    if ! command -v shellcheck >/dev/null; then
        done_step "passed over, it is not here"
        return
    fi
    mapfile -d '' files < <(source_files '*.sh')
    files+=(.ci/run)
    if ! shellcheck "${files[@]}" >"$logs/shellcheck.log" 2>&1; then
        done_step failed
        cat "$logs/shellcheck.log" >&2
        fail "shellcheck has found faults in the scripts"
    fi
    done_step "${#files[@]} files"
}

check_code() {
    local log=$logs/tidy.log files
    begin clang-tidy
    command -v clang-tidy >/dev/null || {
        done_step "not here"
        fail "lint needs clang-tidy (Debian: apt-get install clang-tidy)" 3
    }
    : >"$log"
    mapfile -d '' files < <(source_files '*.cpp')
    printf '%s\0' "${files[@]}" | grep -zv '^tests/launcher/' >"$logs/tidy.files"
    logged "$log" xargs -0 -a "$logs/tidy.files" -n 1 -P "$(jobs)" clang-tidy -p build/release --quiet || {
        done_step failed
        grep -E ': (warning|error): ' "$log" | sort -u >&2 || tail -n 40 "$log" >&2
        fail "clang-tidy has found faults; all of its output is in $log"
    }
    done_step "${#files[@]} files, $((SECONDS - started)) s"
}

test_asan() {
    local log=$logs/asan-tests.log
    begin "test asan"
    : >"$log"
    logged "$log" ctest --test-dir build/asan -LE '^(fuzz|once)$' --output-on-failure --no-tests=error --timeout 900 \
        --parallel "$(nproc)" || {
        done_step failed
        grep -vE '^ *[0-9]+/[0-9]+ Test .* Passed|^ *Start +[0-9]+: ' "$log" |
            tail -n 150 | cut -c 1-300 >&2
        fail "tests failed with the sanitizers on; all of their output is in $log"
    }
    done_step "$(grep -c ' Passed ' "$log") passed, $((SECONDS - started)) s"
}

# Feeds each reader for so many seconds, two readers at a time. What breaks one is kept below fuzz/corpus.
fuzz() {
    local seconds=$1 log=$logs/fuzz.log
    build asan OFF fuzz
    begin "fuzz, $seconds s each"
    : >"$log"
    logged "$log" env VOORRANG_FUZZ_SECONDS="$seconds" ctest --test-dir build/asan -L '^fuzz$' --verbose \
        --no-tests=error --timeout $((seconds + 300)) --parallel 2 || {
        done_step failed
        grep -E 'ERROR: |SUMMARY: |runtime error: |Test unit written|\*\*\*Failed|DEDUP' "$log" | cut -c 1-300 >&2 || true
        fail "a reader broke; the input is kept below fuzz/corpus, all of the output is in $log"
    }
    done_step "$(awk '/stat::number_of_executed_units:/ { inputs += $NF; readers++ }
        END { printf "%d readers, %d inputs", readers, inputs }' "$log"), $((SECONDS - started)) s"
}

# --- Demo: what it runs, in the order in which it is seen ---

# Shows a command as a reader would type it, then runs it.
show() {
    printf '\n$ voorrang'
    printf ' %q' "$@"
    printf '\n'
    "$binary" "$@" || fail "the demo stopped: voorrang $1 failed with code $?"
}

demo_steps() {
    local policy=workflows/alkmaar/social.vrg tender tenders=()
    for tender in workflows/demo/*.json; do
        if [[ $tender != *.bids.json ]]; then tenders+=("$tender"); fi
    done
    rm -f build/demo.db build/demo.db-wal build/demo.db-shm
    show test "$policy"
    show decide --policy "$policy" --bids workflows/demo/bergen-heiloo-groen.bids.json --log build/demo.db "${tenders[@]}"
    show log list build/demo.db
    show log show build/demo.db 4 --bid 'Banket Oost BV'
}

# --- Commands ---

demo() {
    step_count=3
    ensure_packages
    build release "${VOORRANG_WERROR:-ON}" voorrang
    begin demo
    done_step "run from this folder; \`voorrang\` is $binary"
    demo_steps
}

# CTest's summary comes last: what else there is to check is checked before it.
run_tests() {
    step_count=9
    if [[ ${VOORRANG_QUICK:-} == 1 ]]; then step_count=5; fi
    ensure_packages
    check_format
    check_scripts
    # One build by clang with the sanitizers, for the tests and for the readers that are fed; the release build by GCC
    # is the one in which a warning is an error. With it the program is tested as it is shipped; what tests parts of it
    # is compiled once, or all of this would take too long.
    local target=all which=()
    if [[ ${VOORRANG_QUICK:-} != 1 ]]; then
        build asan OFF all
        test_asan
        fuzz 10
        target=programs
        which=(-L '^program$')
    fi
    build release "${VOORRANG_WERROR:-ON}" "$target"
    begin "test release"
    done_step "CTest's output follows"
    ctest --test-dir build/release "${which[@]}" --output-on-failure --no-tests=error --timeout 900 \
        --parallel "$(nproc)" || exit 1
}

lint() {
    local log=$logs/configure.log
    step_count=3
    : >"$log"
    check_format
    check_scripts
    step_name=configure
    configure release "${VOORRANG_WERROR:-ON}" "$log" || broken "$log" "CMake could not configure the release build"
    check_code
}

# Whether a file could be made below the folder, or below the one that will hold it.
writable() {
    local folder=$1
    while [[ ! -e $folder && $folder != / ]]; do folder=$(dirname "$folder"); done
    [[ -d $folder && -w $folder ]]
}

install_files() {
    local prefix=$1 log=$logs/install.log as_root=()
    [[ $prefix == /* ]] || prefix=$here/$prefix
    step_count=3
    ensure_packages
    build release "${VOORRANG_WERROR:-ON}" shipped
    begin install
    : >"$log"
    if ! writable "${DESTDIR:-}$prefix" && ! find_root; then
        done_step failed
        fail "$prefix cannot be written to, and neither root nor sudo is at hand: choose another PREFIX" 3
    fi
    logged "$log" "${as_root[@]}" env "DESTDIR=${DESTDIR:-}" cmake --install build/release --prefix "$prefix" ||
        broken "$log" "the files could not be installed"
    # Its list of files is CMake's to write the next time too.
    if ((${#as_root[@]} > 0)); then "${as_root[@]}" chown "$(id -u):$(id -g)" build/release/install_manifest.txt; fi
    done_step "$(wc -l <build/release/install_manifest.txt) files below ${DESTDIR:-}$prefix"
}

main() {
    (($# > 0)) || wrong_use "a command is needed"
    local command=$1
    shift
    case $command in
    demo | test | lint | help | -h | --help) (($# == 0)) || wrong_use "$command takes nothing after it, not: $*" ;;
    fuzz)
        (($# <= 1)) || wrong_use "fuzz takes one number of SECONDS, not: $*"
        [[ ${1-30} =~ ^[1-9][0-9]{0,5}$ ]] || wrong_use "not a number of SECONDS: '$1'"
        ;;
    install)
        (($# <= 1)) || wrong_use "install takes one PREFIX, not: $*"
        [[ ${1-/usr/local} != "" && ${1-/usr/local} != -* ]] || wrong_use "not a PREFIX: '$1'"
        ;;
    *) wrong_use "no such command: $command" ;;
    esac
    if [[ $command == *help || $command == -h ]]; then
        usage
        return
    fi
    [[ ${VOORRANG_JOBS:-1} =~ ^[1-9][0-9]*$ ]] || wrong_use "VOORRANG_JOBS is not a number: $VOORRANG_JOBS"
    if ! mkdir -p "$logs" 2>/dev/null || [[ ! -w $logs ]]; then
        fail "cannot write to $root/build: the folder is someone else's"
    fi
    case $command in
    demo) demo ;;
    test) run_tests ;;
    lint) lint ;;
    fuzz)
        step_count=3
        ensure_packages
        fuzz "${1-30}"
        ;;
    install) install_files "${1-/usr/local}" ;;
    esac
}

main "$@"
