#!/usr/bin/env bash
# Runs every fuzz target, or those that are named, for so many seconds each, two at a time; a finding stops it and says
# how to repeat it.
#
#   fuzz/run.sh SECONDS [TARGET ..]        in CI with 20 seconds, in a campaign with 600
#
# The committed corpora are only read. What a run learns is kept beside its build, and the next run begins with it.
# FUZZ_JOBS says how many run at a time.
set -euo pipefail

usage() { echo "usage: fuzz/run.sh SECONDS [TARGET ..]" >&2; exit 2; }
seconds=${1:-}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || usage
shift

cd "$(dirname "${BASH_SOURCE[0]}")"
export PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
host=$(rustc -vV | sed -n 's/^host: //p')
target_dir=${FUZZ_TARGET_DIR:-${CARGO_TARGET_DIR:-$PWD/target}}
# Coverage that libFuzzer reads, by flags that the stable toolchain knows; without a sanitizer, because our crates forbid
# unsafe code: panics and overflows are what there is to find. Naming the host keeps build scripts out of it.
flags="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
flags+=" -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing"
# Not --locked: a library that a crate of ours has gained since only adds its line to the lock file here.
RUSTFLAGS=$flags CARGO_TARGET_DIR=$target_dir cargo build --release --target "$host"

targets=("$@")
((${#targets[@]})) || mapfile -t targets < <(sed -n 's/^path = "fuzz_targets\/\(.*\)\.rs"/\1/p' Cargo.toml)

# One target for its seconds, then one line about it.
one() {
    local target=$1 program=$target_dir/$host/release/$1 log=$target_dir/$1.log
    local learned=$target_dir/corpus/$1 found=artifacts/$1
    mkdir -p "$learned" "$found"
    # 64 MB for one allocation and 10 s for one input: nothing that is read here may take more.
    if ! "$program" -max_total_time="$seconds" -timeout=10 -malloc_limit_mb=64 -rss_limit_mb=2048 -max_len=32768 \
        -dict=words.dict -artifact_prefix="$found/" -print_final_stats=1 "$learned" "corpus/$target" >"$log" 2>&1; then
        # What happened, and where in our own files it did.
        grep -aE -A1 "panicked|ERROR:" "$log" | head -12 || tail -20 "$log"
        grep -aoE "(core|edge|face|fuzz_targets)/[A-Za-z_/]+[.]rs:[0-9]+" "$log" | uniq | head -8 || true
        local input
        input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -1)
        echo "FOUND by $target: fuzz/$input"
        echo "repeat:  cd fuzz && $program $input"
        echo "shrink:  cd fuzz && $program -minimize_crash=1 -runs=100000 $input"
        return 1
    fi
    local runs edges
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    printf '%-9s %10d runs  %7d a second  %6d edges\n' "$target" "$runs" "$((runs / seconds))" "$edges"
}

going=0
failed=0
for target in "${targets[@]}"; do
    if ((going >= ${FUZZ_JOBS:-2})); then
        wait -n || failed=1
        going=$((going - 1))
    fi
    ((failed)) && break
    one "$target" &
    going=$((going + 1))
done
while ((going > 0)); do
    wait -n || failed=1
    going=$((going - 1))
done
exit $failed
