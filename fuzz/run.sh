#!/usr/bin/env bash
# run.sh PROGRAM CORPUS SEEDS...: runs a libFuzzer program for VOORRANG_FUZZ_SECONDS (default: none, its corpus alone).
# What crashes it, hangs it or eats memory is kept in CORPUS, from where every ordinary build replays it. Texts that
# only reach new code stay beside the program, and are where the next run begins.
set -euo pipefail

program=$1
corpus=$2
grown=$program.corpus
mkdir -p "$grown"
seconds=${VOORRANG_FUZZ_SECONDS:-0}
if ((seconds > 0)); then options=(-max_total_time="$seconds"); else options=(-runs=0); fi
# Of a grammar's many thousand branches libFuzzer's weighing of rare ones takes most of the time: four times as many
# inputs go through without it.
options+=(
    -entropic=0 -timeout=10 -rss_limit_mb=2048 -max_len=20000
    -artifact_prefix="$corpus/" -print_final_stats=1 -verbosity=1
)
dictionary=${corpus%/corpus/*}/${corpus##*/}.dict
if [[ -f $dictionary ]]; then options+=(-dict="$dictionary"); fi
export ASAN_OPTIONS=${ASAN_OPTIONS-detect_leaks=0} UBSAN_OPTIONS=${UBSAN_OPTIONS-print_stacktrace=1}
exec "$program" "${options[@]}" "$grown" "${@:2}"
