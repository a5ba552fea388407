"""Puts measured output into docs/benchmarks.md: `ceasewire bench --markdown | python3 bench/page.py system`.

The part named on the command line stands between `<!-- NAME -->` and `<!-- /NAME -->` on the page; it is replaced by what
comes in, with the commit it was measured at. Parts: system, desk, contended, peers, steps."""

import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).parent.parent / "docs/benchmarks.md"


def main(part):
    measured = sys.stdin.read().strip()
    if not measured:
        return "nothing came in; the page stays as it is"
    describe = ["git", "-C", str(PAGE.parent), "describe", "--always", "--dirty", "--exclude=*"]
    commit = subprocess.check_output(describe, text=True).strip()
    if part == "steps":
        measured = f"```text\n{measured}\n```"
    page = PAGE.read_text()
    between = re.compile(rf"(<!-- {part} -->\n).*?(<!-- /{part} -->)", re.S)
    if not between.search(page):
        return f"the page has no part {part}"
    PAGE.write_text(between.sub(lambda m: f"{m[1]}At commit `{commit}`:\n\n{measured}\n{m[2]}", page))
    return 0


sys.exit(main(sys.argv[1]))
