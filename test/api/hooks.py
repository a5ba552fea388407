"""What the fuzzer does beside what the description says: it counts the acts that were taken, and gives every other act
the places, times and references of its format's example, without which no random act would get past the first rule."""

import atexit
import collections
import json
import os
import pathlib
import re

import schemathesis

EXAMPLES = json.loads(os.environ["FUZZ_EXAMPLES"])
COUNTED = pathlib.Path(os.environ["FUZZ_COUNTED"])
counted = collections.defaultdict(collections.Counter)
# Moments, spans, coordinates, own names and numbers of acts: what the node knows and no schema can say.
KNOWN_ONLY_HERE = re.compile(r"Z|^[+-][0-9]|now|[0-9],[0-9]|^[0-9]+$|^zone:|agl|amsl|>|/")


@schemathesis.hook
def map_body(context, body):
    """Half of the well-formed acts get what only the node can know; nothing is made of an act that is no object."""
    if not isinstance(body, dict) or not isinstance(body.get("fields"), dict):
        return body
    example = EXAMPLES.get(body.get("what"))
    if example is None or len(json.dumps(body, sort_keys=True)) % 2:
        return body
    known = {name: text for name, text in example.items() if KNOWN_ONLY_HERE.search(text)}
    return {key: value for key, value in body.items() if key not in ("only", "about", "case", "to", "emergency")} | {
        "fields": {**body["fields"], **known}, "lang": "en"}


@schemathesis.hook
def after_call(context, case, response):
    if case.operation.path == "/acts" and case.operation.method.lower() == "post":
        what = case.body.get("what") if isinstance(case.body, dict) else None
        kind = what if isinstance(what, str) and (what in EXAMPLES or re.fullmatch("[a-z-]{3,20}", what)) else "(no act)"
        counted[kind][str(response.status_code)] += 1


@atexit.register
def keep():
    COUNTED.write_text(json.dumps(counted))
