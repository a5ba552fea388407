"""Fuzzes the API of a running node by its own description: `python fuzz.py CEASEWIRE [SECONDS]`.

A demonstration is played and stays up. First every format of the rulebook is said: its example by a member that may send
it, and then spoiled field by field; each schema is held to what the node takes. Then Schemathesis asks NORTH's node for
everything that its description names, well and badly formed, with and without a token. How many acts were taken of each
kind is counted in both (see hooks.py). Needs what requirements.txt pins.
"""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import jsonschema_rs

HERE = pathlib.Path(__file__).resolve().parent
SCOPES = ["read", "send:place-opened", "drafts", "confirm", "watch", "alarms", "items"]
MEMBERS = ["NORTH", "CHAIR", "MON"]  # a party, the supervisor, a monitor: between them they may send everything


def main() -> int:
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    seconds = sys.argv[2] if len(sys.argv) > 2 else "100"
    with tempfile.TemporaryDirectory(prefix="api-") as kept:
        folder = f"{kept}/demo"
        demo = subprocess.Popen([binary, "demo", "--dir", folder], stdout=subprocess.PIPE, text=True)
        try:
            nodes = {member: Node(binary, folder, member, at) for member, at in ports(demo).items() if member in MEMBERS}
            every_format(nodes)
            return fuzz(nodes["NORTH"], seconds, kept)
        finally:
            demo.send_signal(signal.SIGTERM)
            demo.stdout.read()
            demo.wait()


def ports(demo: subprocess.Popen) -> dict:
    """The ports of the desks, once the demonstration has given the last of its links."""
    found = {}
    for line in demo.stdout:
        link = re.match(r"\s+([A-Z0-9]+)\s+http://localhost:(\d+)/enter/", line)
        if link:
            found[link[1]] = int(link[2])
        if len(found) == 7:
            return found
    raise SystemExit("the demonstration ended before it gave its links")


class Node:
    """One member's node, with a token that may say whatever one officer may say."""

    def __init__(self, binary: str, folder: str, member: str, at: int) -> None:
        self.member, self.url = member, f"http://127.0.0.1:{at}/api/v1"
        own = [binary, "--node", f"{folder}/{member.lower()}"]
        self.desk = [*own, "desk", "token", "add"]
        # An act names a file that was handed in at its author's node before.
        note = pathlib.Path(folder) / "note.txt"
        note.write_text("Post 4, looking north.")
        kept = subprocess.run([*own, "--json", "item", "hand-in", note], check=True, capture_output=True, text=True)
        self.file = json.loads(kept.stdout)["hash"]
        self.token = self.issue("reader", ["read"])
        book = self.ask("GET", "/rulebook")[1]
        self.formats = book["formats"]
        grave = {f["name"] for f in self.formats if f["grave"]}
        said = [f"send:{what}" for what in [f["name"] for f in self.formats] + book["kernel"] if what not in grave]
        # NORTH's releasing officer, so that `confirm` opens something as well.
        self.token = self.issue("fuzzer", SCOPES + said, f"{member} 1")

    def issue(self, name: str, scopes: list, officer: str = "Fuzzer") -> str:
        words = [word for scope in scopes for word in ("--scope", scope)]
        made = subprocess.run([*self.desk, name, "--officer", officer, *words], check=True, capture_output=True, text=True)
        return made.stdout.strip()

    def ask(self, method: str, path: str, body=None) -> tuple:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url + path, data, headers, method=method)) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as answer:
            if answer.code == 429:
                time.sleep(int(answer.headers["Retry-After"]))
                return self.ask(method, path, body)
            return answer.code, json.load(answer)


# What speaks of a text, or of a commitment of one's own, is refused where the act that it names is none: an example cannot
# know which number that has in this record.
REFERS = {"text-unknown", "claim-not-own"}


def every_format(nodes: dict) -> None:
    """Every format's example is taken from somebody who may send it; without a field that it needs, or with one that it
    does not have, it is refused by the name of that field."""
    taken, refused, kinds = 0, 0, 0
    last = nodes["NORTH"].ask("GET", "/record?limit=1")[1]["items"][0]["index"]
    for format in nodes["NORTH"].formats:
        what, kinds = format["name"], kinds + 1
        # An example may speak of an act that this record does not have.
        fields = {name: text.replace("48213", str(last)) for name, text in format["example"].items()}
        files = [name for name, text in fields.items() if re.fullmatch("[0-9a-f]{64}", text)]
        fields.update((name, nodes["NORTH"].file) for name in files)
        act = {"what": what, "fields": fields, "lang": "en", "emergency": "rescue" if format["lead_s"] else None}
        schema = nodes["NORTH"].ask("GET", f"/formats/{what}")[1]
        judge = jsonschema_rs.validator_for(schema)
        answers = {}
        for member, node in nodes.items():
            opened = opened_for(node, nodes, format) if format["step"] else None
            asked = act if opened is None else {**act, "case": opened}
            asked = {**asked, "fields": {**fields, **{name: node.file for name in files}}}
            judge.validate(asked)
            answers[member] = node.ask("POST", "/acts", {**asked, "dry": True})
            if answers[member][0] == 200 and not format["grave"]:
                answers[member] = node.ask("POST", "/acts", asked)
            if answers[member][0] in (200, 201):
                taken += 1
        codes = {refusal["code"] for status, answer in answers.values() if status > 299 for refusal in answer["refusals"]}
        # Grave acts go by a draft and two officers, never by one token.
        wanted = {"api-scope"} if format["grave"] else set()
        if not any(status in (200, 201) for status, _ in answers.values()) and not (format["grave"] and codes >= wanted):
            if not format["step"] and not codes & REFERS:
                raise SystemExit(f"{what}: nobody may say its own example: {codes}")
        for field in format["fields"]:
            if field["required"] and not format["step"]:
                less = {name: text for name, text in fields.items() if name != field["name"]}
                refused += spoiled(nodes["NORTH"], judge, what, {**act, "fields": less}, field["name"])
        more = {**act, "fields": {**fields, "no-such-field": "x"}}
        refused += spoiled(nodes["NORTH"], judge, what, more, "no-such-field")
    print(f"{kinds} formats: {taken} acts taken as their examples say, {refused} spoiled ones refused", flush=True)


def opened_for(node: Node, nodes: dict, format: dict):
    """A case that an act of this format may belong to, by its number, if there is one."""
    for case in node.ask("GET", "/cases?all=true&limit=200")[1]["items"]:
        status, answer = node.ask("GET", f"/cases/{case['index']}/ways")
        if status == 200 and format["name"] in answer["ways"]:
            return str(case["index"])
    return "1"


def spoiled(node: Node, judge, what: str, act: dict, field: str) -> int:
    """That neither the schema nor the node takes this, and that the node names the field."""
    if judge.is_valid(act):
        raise SystemExit(f"{what}: the schema takes it without {field}")
    status, answer = node.ask("POST", "/acts", {**act, "dry": True})
    named = [refusal["field"] for refusal in answer.get("refusals", [])]
    if status not in (403, 422) or (status == 422 and field not in named):
        raise SystemExit(f"{what} spoiled in {field}: {status} {answer}")
    return 1


def fuzz(node: Node, seconds: str, kept: str) -> int:
    st = [
        str(pathlib.Path(sys.executable).parent / "st"),
        "--config-file", str(HERE / "schemathesis.toml"),
        "run", f"{node.url}/openapi.json",
        "--header", f"Authorization: Bearer {node.token}",
        "--checks", "all", "--max-time", seconds,
    ]
    # It keeps what it learns in the folder that it is called in.
    examples = {format["name"]: format["example"] for format in node.formats}
    environment = {**os.environ, "NO_COLOR": "1", "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE),
                   "FUZZ_COUNTED": f"{kept}/counted.json", "FUZZ_EXAMPLES": json.dumps(examples)}
    done = subprocess.run(st, cwd=kept, env=environment)
    return done.returncode or told(f"{kept}/counted.json")


def told(path: str) -> int:
    """What Schemathesis sent, by kind of act: told, not judged. That acts of every kind are taken is seen before it."""
    counted = json.loads(pathlib.Path(path).read_text())
    taken = {what: by.get("200", 0) + by.get("201", 0) for what, by in counted.items()}
    sent = sum(sum(by.values()) for by in counted.values())
    print(f"{sent} acts sent by the fuzzer, {sum(taken.values())} of them taken, of {sum(1 for n in taken.values() if n)} kinds")
    for what in sorted(counted):
        print(f"  {what}: " + ", ".join(f"{status} {n}" for status, n in sorted(counted[what].items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
