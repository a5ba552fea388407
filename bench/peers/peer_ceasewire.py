"""Ours, everything on: seven nodes, mutual TLS, every act sealed and signed, the tree, every fsync, four witnesses.

`ceasewire bench peers` puts the system through what harness.py puts the others through; this reads its figures. The
message is the same length; its stream is another member's, fully verified; every receipt is held against a verified copy
of the record. Rates count what has a receipt, sealing and signing included, beside the witnesses' four nodes."""

import json
import os
import subprocess
import sys

SECONDS = os.environ.get("SECONDS_EACH", "4")
BINARY = os.environ["CEASEWIRE"]


def main():
    command = [BINARY, "bench", "peers", "--json", "--seconds", SECONDS, "--dir", os.environ["PEERS"]]
    report = json.loads(subprocess.check_output(command))
    rows = {(row["what"], row["n"], row["of"]): row["value"] for row in report["rows"]}
    of_any = {(what, of): value for (what, _, of), value in rows.items()}

    def times(what, ours):
        return {f"{what}_p{p}_ms": round(of_any[ours, f"p{p}"], 2) for p in (50, 95, 99)}

    def rate(senders):
        late = rows["rate-signing", senders, "receipt p99"]
        per_s = round(rows["rate-signing", senders, ""], 1)
        return {"senders": senders, "per_s": per_s, "lost": int(rows["rate-signing", senders, "lost"]), "ack_p99_ms": round(late, 2)}

    def memory(what):
        return {"rss_mb": round(of_any[what, "sequencer"], 1), "pss_mb": round(of_any[what, "sequencer pss"], 1)}

    up, down = of_any["line-offer", "up"], of_any["line-offer", "down"]
    line = {"sender_up": up, "sender_down": down + of_any["line-stream", "sender down"], "receiver_up": 0}
    line["receiver_down"] = of_any["line-stream", "receiver down"]
    return {
        "peer": "Ceasewire",
        "version": f"ceasewire {report['machine']['version']}",
        "notes": "TLS, signatures, seals, tree, fsync and four witnesses on; memory is the sequencer's node",
        "idle": memory("memory"),
        "after": memory("memory-after"),
        "latency": {**times("stream", "stream"), **times("ack", "queued")},
        "line": {key: round(value) for key, value in line.items()},
        "rates": [rate(senders) for senders in (1, 8, 64)],
        "start_s": [round(of_any["first-answer", ""], 3)],
    }


json.dump(main(), sys.stdout)
