"""Fuzzes the API of a running node by its own description: `python fuzz.py CEASEWIRE [SECONDS]`.

A demonstration is played and stays up; the fuzzer asks NORTH's node for everything that its description names, well and
badly formed, with and without a token. Needs what requirements.txt pins.
"""

import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SCOPES = ["read", "send:ntf-flight", "send:opened", "send:inc-query", "send:cancel"]


def main() -> int:
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    seconds = sys.argv[2] if len(sys.argv) > 2 else "100"
    with tempfile.TemporaryDirectory(prefix="api-") as kept:
        folder = f"{kept}/demo"
        demo = subprocess.Popen([binary, "demo", "--dir", folder], stdout=subprocess.PIPE, text=True)
        try:
            return fuzz(binary, folder, port(demo), seconds, kept)
        finally:
            demo.send_signal(signal.SIGTERM)
            demo.stdout.read()
            demo.wait()


def port(demo: subprocess.Popen) -> int:
    """The port of NORTH's desk, once the demonstration has given the last of its links."""
    found = {}
    for line in demo.stdout:
        link = re.match(r"\s+([A-Z0-9]+)\s+http://localhost:(\d+)/enter/", line)
        if link:
            found[link[1]] = int(link[2])
        if len(found) == 7:
            return found["NORTH"]
    raise SystemExit("the demonstration ended before it gave its links")


def fuzz(binary: str, folder: str, at: int, seconds: str, kept: str) -> int:
    scopes = [word for scope in SCOPES for word in ("--scope", scope)]
    made = [binary, "--node", f"{folder}/north", "desk", "token", "add", "fuzzer", "--officer", "Fuzzer", *scopes]
    token = subprocess.run(made, check=True, capture_output=True, text=True).stdout.strip()
    st = [
        str(pathlib.Path(sys.executable).parent / "st"),
        "--config-file", str(HERE / "schemathesis.toml"),
        "run", f"http://127.0.0.1:{at}/api/v1/openapi.json",
        "--header", f"Authorization: Bearer {token}",
        "--checks", "all", "--max-time", seconds,
    ]
    # It keeps what it learns in the folder that it is called in.
    done = subprocess.run(st, cwd=kept, env={**os.environ, "NO_COLOR": "1"})
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
