"""Findings that were looked at and are right as they stand: kept beside the layer, with the reason, never hidden."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baimo.ledger.detecting.finding import rules

NAME = "audited.yaml"
_KEYS = ("rule", "finding", "about", "reason")


@dataclass(frozen=True, slots=True)
class Audited:
    """One entry: the rule, the key of its finding, the entities it is about, and why the facts are right."""

    rule: str
    finding: str
    about: tuple[str, ...]
    reason: str
    index: int


def audited(content: Any) -> tuple[list[Audited], list[tuple[int, str, str]]]:
    """The entries of a file, and what is wrong with the others: index, message, repair."""
    if content is None:
        return [], []
    if not isinstance(content, list):
        return [], [(0, "no list", "begin each entry with `- rule: ...`")]
    held: list[Audited] = []
    wrong: list[tuple[int, str, str]] = []
    for index, row in enumerate(content):
        missing = [key for key in _KEYS if not isinstance(row, dict) or not row.get(key)]
        if missing:
            repair = f"an entry has the keys {', '.join(_KEYS)}; `baimo validate --format jsonl` tells rule and finding"
            wrong.append((index, f"an entry without {', '.join(missing)}", repair))
        elif row["rule"] not in rules() or not isinstance(row["about"], list):
            wrong.append(
                (index, f"no rule {row['rule']!r}, or `about` is no list", "`baimo validate --rules` lists them")
            )
        else:
            about = tuple(map(str, row["about"]))
            held.append(Audited(row["rule"], str(row["finding"]), about, str(row["reason"]), index))
    return held, wrong


def path_of(root: Path) -> Path:
    """Where the acknowledgements of a layer lie."""
    return root / NAME
