"""Medians of all results in $PEERS/results, as the Markdown table of docs/benchmarks.md."""

import glob
import json
import os
import statistics
import sys

ORDER = ["NATS JetStream", "hand-built chain", "Matrix Synapse", "Ceasewire"]


def read(folder):
    runs = {}
    for path in sorted(glob.glob(f"{folder}/*.json")):
        with open(path) as file:
            run = json.load(file)
        runs.setdefault(run["peer"], []).append(run)
    return runs


def figure(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def median(runs, pick):
    return figure(statistics.median(pick(run) for run in runs))


def row(peer, runs):
    def line(*keys):
        return "+".join(median(runs, lambda run, key=key: run["line"][key]) for key in keys)

    rates = " / ".join(median(runs, lambda run, n=n: run["rates"][n]["per_s"]) for n in range(3))
    lost = sum(rate["lost"] for run in runs for rate in run["rates"])
    cells = [
        peer,
        f"{median(runs, lambda r: r['latency']['stream_p50_ms'])} / {median(runs, lambda r: r['latency']['stream_p99_ms'])}",
        rates,
        median(runs, lambda r: r["rates"][2]["ack_p99_ms"]),
        str(lost),
        f"{line('sender_up', 'sender_down')}, {line('receiver_up', 'receiver_down')}",
        f"{median(runs, lambda r: r['idle']['rss_mb'])} / {median(runs, lambda r: r['after']['rss_mb'])}",
        median(runs, lambda r: statistics.median(r["start_s"])),
    ]
    return "| " + " | ".join(cells) + " |"


def main():
    runs = read(os.environ["PEERS"] + "/results")
    head = [
        "peer",
        "second client's stream p50 / p99, ms",
        "acknowledged/s at 1 / 8 / 64",
        "ack p99 at 64, ms",
        "lost",
        "bytes of one message: sender up+down, receiver up+down",
        "memory idle / after, MB",
        "start, s",
    ]
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for peer in [p for p in ORDER if p in runs]:
        print(row(peer, runs[peer]))
    print()
    for peer in [p for p in ORDER if p in runs]:
        last = runs[peer][-1]
        print(f"- **{peer}** ({last['version']}; runs: {len(runs[peer])}): {last['notes']}.")
    return 0 if runs else "there are no results yet; run run.sh first"


sys.exit(main())
