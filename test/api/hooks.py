"""What the fuzzer does beside what the description says: it counts the acts that were taken, and has real acts of every
format among those that are made up, which hardly ever get past the first rule."""

import atexit
import collections
import itertools
import json
import os
import pathlib
import re

import schemathesis

EXAMPLES = json.loads(os.environ["FUZZ_EXAMPLES"])
COUNTED = pathlib.Path(os.environ["FUZZ_COUNTED"])
counted = collections.defaultdict(collections.Counter)
turns = itertools.count()


@schemathesis.hook
def map_body(context, body):
    """Of three bodies for `/acts` one stays as it was made, and two become acts of the next format in turn: one as its
    example says, which somebody may send, and one with a field of it spoiled by what was made."""
    if context.operation is None or context.operation.path != "/acts" or not isinstance(body, dict):
        return body
    turn = next(turns)
    if turn % 3 == 0:
        return body
    what = sorted(EXAMPLES)[turn // 3 % len(EXAMPLES)]
    fields = dict(EXAMPLES[what])
    if turn % 3 == 2:
        fields[sorted(fields)[turn % len(fields)]] = json.dumps(body)[:60]
    return {"what": what, "fields": fields, "lang": "en", "dry": bool(turn % 2)}


@schemathesis.hook
def after_call(context, case, response):
    if case.operation.path == "/acts" and case.operation.method.lower() == "post":
        what = case.body.get("what") if isinstance(case.body, dict) else None
        kind = what if isinstance(what, str) and (what in EXAMPLES or re.fullmatch("[a-z-]{3,20}", what)) else "(no act)"
        counted[kind][str(response.status_code)] += 1


@atexit.register
def keep():
    COUNTED.write_text(json.dumps(counted))
