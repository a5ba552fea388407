#!/usr/bin/env bash
# Runs every fuzz target, or one, for so many seconds each; stops at the first finding and says how to repeat it.
#
#   fuzz/run.sh SECONDS [TARGET]        in CI with few seconds, in a campaign with 600
#
# The committed corpora are only read. What a run learns is kept beside its build, and the next run begins with it.
# `card` is built only when it is named: it needs the whole binary's libraries.
set -euo pipefail

usage() { echo "usage: fuzz/run.sh SECONDS [TARGET]" >&2; exit 2; }
seconds=${1:-}
only=${2:-}
[[ $seconds =~ ^[1-9][0-9]*$ && $# -le 2 ]] || usage

cd "$(dirname "${BASH_SOURCE[0]}")"
export PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
version=0.13.2
if ! cargo fuzz --version 2>/dev/null | grep -qF "$version"; then
    cargo install --locked cargo-fuzz --version "$version"
fi

features=()
[[ $only == card ]] && features=(--features card)
# Without a sanitizer it runs on stable: our crates forbid unsafe code, so overflows and panics are what there is to find.
build=(--fuzz-dir . -s none "${features[@]}")
cargo fuzz build "${build[@]}" $only

target_dir=${CARGO_TARGET_DIR:-target}
host=$(rustc -vV | sed -n 's/^host: //p')
targets=$only
[[ -n $targets ]] || targets=$(cargo fuzz list --fuzz-dir . | grep -vx card)

for target in $targets; do
    learned=$target_dir/corpus/$target
    found=artifacts/$target
    mkdir -p "$learned" "$found"
    log=$target_dir/$target.log
    # 64 MB for one allocation and 5 s for one input: nothing that is read here may take more.
    if ! "$target_dir/$host/release/$target" -max_total_time="$seconds" -timeout=5 -malloc_limit_mb=64 -rss_limit_mb=2048 \
        -max_len=32768 -dict=words.dict -artifact_prefix="$found/" -print_final_stats=1 \
        "$learned" "corpus/$target" >"$log" 2>&1; then
        # What happened, and where in our own files it did.
        grep -aE -A1 "panicked|ERROR:" "$log" | head -12 || tail -20 "$log"
        grep -aoE "(core|edge|face|fuzz_targets)/[A-Za-z_/]+[.]rs:[0-9]+" "$log" | uniq | head -8 || true
        input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -1)
        echo "FOUND by $target: fuzz/$input"
        echo "repeat:  cd fuzz && cargo fuzz run ${build[*]} $target $input"
        echo "shrink:  cd fuzz && cargo fuzz tmin ${build[*]} $target $input"
        exit 1
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    printf '%-9s %10d runs  %7d a second  %6d edges\n' "$target" "$runs" "$((runs / seconds))" "$edges"
done
