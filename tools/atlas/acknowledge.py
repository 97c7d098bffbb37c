"""Say of findings that were looked at that the facts are right, in the layer's audited.yaml.

usage: python -m tools.atlas.acknowledge [--prune] [--layer FOLDER] [FILE.tsv]

A line of the table is the key of a finding (`baimo validate` prints it) and the reason, with a tab between; `-` is
standard input. What the finding says, its rule and whom it is about are filled in. `--prune` removes stale entries.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tools.atlas.amend import _alone

from baimo.ledger.detecting.audited import path_of
from baimo.ledger.layers import ATLAS
from baimo.ledger.validating import Problem, examine
from baimo.values import datafile

HEAD = """\
# Findings of the named rules (`baimo validate --rules`) that were looked at and stay, each with the reason: the facts
# are right as they stand, or nobody can tell yet. `baimo validate --all` shows them. The key of a finding changes when
# what it speaks of does; `baimo validate` tells entries that speak of nothing any more.
"""
KEYS = ("rule", "finding", "about", "says", "reason")


def acknowledge(reasons: dict[str, str], layer: Path = ATLAS, prune: bool = False) -> list[str]:
    """Add entries for these keys of findings; returns the keys that are no finding. Raises OSError."""
    with _alone():
        problems = {problem.finding: problem for problem in examine(layer, layer).problems if problem.finding}
        held = _held(layer)
        stale = {key for key, problem in problems.items() if problem.rule == "stale-acknowledgement"}
        if prune:
            held = [entry for entry in held if entry["finding"] not in stale]
        found = {key: problems[key] for key in reasons if key in problems and key not in stale}
        held += [_entry(problem, reasons[key]) for key, problem in found.items()]
        held.sort(key=lambda entry: (entry["rule"], entry["about"], entry["says"]))
        text = HEAD + "".join(map(_text, held))
        datafile.write_atomically(path_of(layer), text.encode())
    return [key for key in reasons if key not in found]


def _held(layer: Path) -> list[dict[str, Any]]:
    path = path_of(layer)
    return list(datafile.parse(path.read_text(encoding="utf-8")) or []) if path.exists() else []


def _entry(problem: Problem, reason: str) -> dict[str, Any]:
    about = list(problem.entities)
    return {
        "rule": problem.rule,
        "finding": problem.finding,
        "about": about,
        "says": problem.message,
        "reason": reason,
    }


def _text(entry: dict[str, Any]) -> str:
    """An entry in YAML; a text in JSON's quotes is one in YAML's too."""
    lines = []
    for key in KEYS:
        value = entry.get(key, "")
        written = json.dumps(value, ensure_ascii=False) if key in ("about", "says", "reason") else value
        lines.append(f"{key}: {written}")
    return "- " + "\n  ".join(lines) + "\n"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?")
    parser.add_argument("--layer", type=Path, default=ATLAS)
    parser.add_argument("--prune", action="store_true", help="remove entries whose finding is no longer there")
    chosen = parser.parse_args()
    text = sys.stdin.read() if chosen.file == "-" else Path(chosen.file).read_text("utf-8") if chosen.file else ""
    rows = (line.split("\t", 1) for line in text.splitlines() if line.strip())
    unknown = acknowledge({key.strip(): reason.strip() for key, reason in rows}, chosen.layer, chosen.prune)
    if unknown:
        sys.exit(f"acknowledge: no finding has the key {', '.join(unknown)}")


if __name__ == "__main__":
    main()
