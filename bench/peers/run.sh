#!/bin/bash
# One round of the comparison, or several: NATS, the hand-built chain, Synapse and ours, one after the other, again and
# again, so that whatever else the machine does meets all of them. Results go to $PEERS/results, one file a run;
# `table.py` makes medians of all that are there.
#
#   PEERS=~/peers bench/peers/run.sh                 three rounds of all four, about 9 minutes
#   PEERS=~/peers ROUNDS=1 bench/peers/run.sh nats ceasewire
#
# CEASEWIRE names the binary, by default target/release/ceasewire of this tree. SECONDS_EACH is the length of a window.
set -euo pipefail
: "${PEERS:?set PEERS to the folder that install.sh was given}"
here="$(cd "$(dirname "$0")" && pwd)"
export PEERS SECONDS_EACH="${SECONDS_EACH:-4}" PYTHONPATH="$here"
export CEASEWIRE="${CEASEWIRE:-$here/../../target/release/ceasewire}"
peers=("$@")
[ ${#peers[@]} -gt 0 ] || peers=(nats chain synapse ceasewire)
mkdir -p "$PEERS/results"
for round in $(seq "${ROUNDS:-3}"); do
    for peer in "${peers[@]}"; do
        echo "round $round  $peer  load $(cut -d' ' -f1 /proc/loadavg)" >&2
        out="$PEERS/results/$peer-$(date +%s).json"
        if ! timeout -s INT 180 "$PEERS/load/bin/python" "$here/peer_$peer.py" > "$out.part" 2> "$PEERS/$peer.log"; then
            echo "  failed: $(tail -1 "$PEERS/$peer.log")" >&2
            rm -f "$out.part"
            continue
        fi
        mv "$out.part" "$out"
    done
done
"$PEERS/load/bin/python" "$here/table.py"
