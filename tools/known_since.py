"""Writes since when the things of the atlas are out, by which the reader tells how old a text is at most.

usage: python tools/known_since.py
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from baimo.workspace import Workspace

OUT = Path("src/baimo/reading/timing/known_since.yaml")
FIRST = "2022-11"
HEAD = """\
# Since which month the things are out that texts name: what names them is no older. Written by tools/known_since.py
# from the atlas.
"""
_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])(?!\d)")


def months() -> dict[str, list[str]]:
    """The ids of what came out, by the month in which it first did."""
    first: dict[str, str] = {}
    for statement in Workspace(home=Path("/nonexistent")).ledger.statements_of("atlas"):
        claim, is_kept = statement.claim, statement.rank != "deprecated"
        told = _MONTH.match(str(claim.when or ""))
        is_out = is_kept and claim.modality == "asserted" and claim.predicate in ("released", "open_sourced")
        if is_out and told and claim.object:
            first[claim.object] = min(first.get(claim.object, told[0]), told[0])
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing, month in sorted(first.items()):
        if month >= FIRST:
            found[month].append(thing)
    return dict(sorted(found.items()))


def main() -> None:
    """Writes the file."""
    lines = [f"{month}: [{', '.join(things)}]" for month, things in months().items()]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
