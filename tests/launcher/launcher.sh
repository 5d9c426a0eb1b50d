#!/usr/bin/env bash
# Tests voorrang.sh in a copy of its own, in a path with a space, with stand-ins for the system's commands.
set -euo pipefail

source_dir=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CI DESTDIR VOORRANG_QUICK VOORRANG_JOBS VOORRANG_WERROR VOORRANG_SKIP_PACKAGES

tree="$work/a tree"
mkdir -p "$tree/workflows/demo" "$work/elsewhere"
cp "$source_dir/voorrang.sh" "$source_dir/CMakePresets.json" "$tree/"
printf '{}' >"$tree/workflows/demo/one.json"
printf '{}' >"$tree/workflows/demo/two tenders.json"

# A system that has nothing but the plainest tools, and what `stand_in` adds.
plain_tools=(awk bash cat chmod cp cut date dirname env grep head id mkdir mktemp mv nproc rm sed sleep sort tail touch tr true uname wc)
new_system() {
    rm -rf "${work:?}/bin" "$tree/build"
    mkdir "$work/bin"
    local tool
    for tool in "${plain_tools[@]}"; do ln -s "$(type -P "$tool")" "$work/bin/$tool"; done
}

stand_in() {
    rm -f "$work/bin/$1"
    printf '#!/usr/bin/env bash\n%s\n' "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

# dpkg-query that knows all packages but those named in the file $work/missing.
packages_but() {
    printf '%s\n' "$@" >"$work/missing"
    # shellcheck disable=SC2016 # the stand-in expands these
    stand_in dpkg-query 'for p in "$@"; do
        case $p in -*|*" "*) continue ;; esac
        if ! grep -qxF "$p" '"'$work/missing'"'; then echo "$p installed"; fi
    done'
}

# run ARGUMENT...: the launcher on the made system, from another folder; sets code, out and err.
run() {
    code=0
    (cd "$work/elsewhere" && PATH=$work/bin "$tree/voorrang.sh" "$@") >"$work/out" 2>"$work/err" </dev/null || code=$?
    out=$(<"$work/out")
    err=$(<"$work/err")
}

case_name=
failures=0
cases=0
begin() {
    case_name=$1
    cases=$((cases + 1))
    new_system
}
complain() {
    failures=$((failures + 1))
    printf 'FAILED %s: %s\n--- code %s, stdout:\n%s\n--- stderr:\n%s\n' "$case_name" "$1" "$code" "$out" "$err"
}
code_is() { [[ $code == "$1" ]] || complain "exit code is not $1"; }
out_has() { grep -qF -- "$1" <<<"$out" || complain "stdout lacks: $1"; }
err_has() { grep -qF -- "$1" <<<"$err" || complain "stderr lacks: $1"; }
err_lacks() { if grep -qF -- "$1" <<<"$err"; then complain "stderr has: $1"; fi; }

begin "help"
run help
code_is 0
out_has "install [PREFIX]"

begin "no command"
run
code_is 2
err_has "a command is needed"
err_has "Usage: ./voorrang.sh COMMAND"

for wrong in "deploy" "demo twice" "test all" "install a b" "install --prefix" "help me" "fuzz soon" "fuzz 0" "fuzz 1 2"; do
    begin "wrong use: $wrong"
    read -ra words <<<"$wrong"
    run "${words[@]}"
    code_is 2
    err_has "Usage: ./voorrang.sh COMMAND"
done

begin "wrong use: an empty prefix"
run install ""
code_is 2
err_has "not a PREFIX"

begin "missing packages, no root, no sudo"
packages_but ninja-build libgtest-dev
stand_in apt-get 'echo "apt-get must not run" >&2; exit 9'
stand_in id 'echo 1000'
run demo
code_is 3
err_has "  apt-get install --no-install-recommends ninja-build libgtest-dev"
err_lacks "apt-get must not run"
err_lacks "cmake"

begin "missing packages, sudo that refuses"
packages_but ccache
stand_in apt-get 'exit 9'
stand_in id 'echo 1000'
stand_in sudo 'exit 1'
run test
code_is 3
err_has "  apt-get install --no-install-recommends ccache"

begin "not Debian"
run install
code_is 3
err_has "libboost-json1.81-dev"
out_has "VOORRANG_SKIP_PACKAGES=1"

begin "no network"
packages_but ccache
stand_in id 'echo 0'
stand_in apt-get 'echo "E: Failed to fetch: Temporary failure resolving"; exit 100'
run demo
code_is 3
err_has "the package server cannot be reached"
err_has "Temporary failure resolving"

begin "not that Debian"
packages_but libboost1.81-dev
stand_in id 'echo 0'
# shellcheck disable=SC2016 # the stand-in expands these
stand_in apt-get 'case " $* " in *" install "*) echo "E: Unable to locate package libboost1.81-dev"; exit 100 ;; esac'
run demo
code_is 3
err_has "Debian 12"

begin "sudo installs what is missing"
packages_but ccache git
stand_in id 'echo 1000'
# shellcheck disable=SC2016
stand_in sudo '[[ $1 == -n ]] && shift; exec "$@"'
# shellcheck disable=SC2016
stand_in apt-get 'echo "$DEBIAN_FRONTEND $*" >>'"'$work/apt'"'
    case " $* " in *" install "*) : >'"'$work/missing'"' ;; esac'
stand_in cmake 'exit 1'
run demo
out_has "[1/3] packages: installed"
grep -qE '^noninteractive .*DPkg::Lock::Timeout=120 .*install --no-install-recommends ccache git$' "$work/apt" ||
    complain "apt-get was called otherwise: $(<"$work/apt")"

begin "a build that fails shows why"
packages_but
stand_in apt-get 'exit 9'
stand_in cmake 'echo "CMake Error: no such generator"; exit 1'
run demo
code_is 1
out_has "[1/3] packages: all there"
out_has "[2/3] build release: failed"
err_has "CMake Error: no such generator"
err_has "build/logs/release-build.log"

begin "the demo echoes what it runs"
packages_but
stand_in apt-get 'exit 9'
stand_in cmake 'mkdir -p build/release; echo "ninja: no work to do."
    printf "#!/usr/bin/env bash\necho ran \"\$#\"\n" >build/release/voorrang
    chmod +x build/release/voorrang'
run demo
code_is 0
out_has "[2/3] build release: up to date"
out_has "\$ voorrang "
out_has "ran "

if ((failures > 0)); then
    printf '%d of %d cases failed\n' "$failures" "$cases"
    exit 1
fi
printf 'all %d cases hold\n' "$cases"
