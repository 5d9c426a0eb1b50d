#!/usr/bin/env bash
# installed.sh BUILD_DIR: installs that build, moves the installed tree, and uses it from there as a user would.
set -euo pipefail

build=$(cd -P "$1" && pwd)
tests=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

DESTDIR='' cmake --install "$build" --prefix "$work/first place" >/dev/null
mv "$work/first place" "$work/moved here"
prefix="$work/moved here"

for path in bin/voorrang share/voorrang/workflows share/doc/voorrang/LICENSE include/voorrang/dsl include/voorrang/engine; do
    [[ -e $prefix/$path ]] || {
        printf 'not installed: %s\n' "$path"
        exit 1
    }
done
"$prefix/bin/voorrang" --help >/dev/null

# Libraries built with sanitizers need them at the link too, of the same compiler.
cached() { sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt"; }
cmake -S "$tests/consumer" -B "$work/consumer" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_CXX_COMPILER="$(cached CMAKE_CXX_COMPILER)" -DCMAKE_CXX_FLAGS="$(cached CMAKE_CXX_FLAGS)"
cmake --build "$work/consumer"
"$work/consumer/consumer"
