"""The truth audit of the atlas as a page: what the samples found, counted from the tables of verdicts.

    python -m tools.atlas.truth            writes docs/truth.md from docs/truth/sample-*.tsv and docs/truth/page.yaml
    python -m tools.atlas.truth --check    says whether the page is the one that the tables give

A verdict is `holds`, `mended` (something about the statement or its source was set right), `wrong` (the value was), or
`unseen` (no page that prints it could be opened again). It was seen on its own `source` or `elsewhere`.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baimo.values.datafile import load

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "docs" / "truth"
PAGE = ROOT / "docs" / "truth.md"
VERDICTS = ("holds", "mended", "wrong", "unseen")
WITNESSES = ("source", "elsewhere", "")
_LABELS = {"written": "as written, of those seen", "right": "not wrong, of those seen", "seen": "seen"}
_Z = 1.959964  # the normal quantile of an interval of 95 %


class TruthError(Exception):
    """A row of a table that says nothing countable."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One statement that was looked up again."""

    statement: str
    file: str
    says: str
    verdict: str
    by: str
    where: str
    seen: str
    changed: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of a sample with its interval of 95 % (Wilson), all three from 0 to 1."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        """Hits over all; 0 where there is nothing to count."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares that of the whole lies, by Wilson's score; 0 to 1 where nothing was drawn."""
        if not self.of:
            return 0.0, 1.0
        square = _Z * _Z
        middle = self.share + square / (2 * self.of)
        spread = _Z * math.sqrt(self.share * (1 - self.share) / self.of + square / (4 * self.of * self.of))
        whole = 1 + square / self.of
        return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.hits} of {self.of}, {self.share:.0%} ({low:.0%} to {high:.0%})"


def read(path: Path) -> list[Verdict]:
    """The verdicts of a table; raises `TruthError` for a row that is not one."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Verdict(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    for row in rows:
        _check(path, row)
    return rows


def _check(path: Path, row: Verdict) -> None:
    if row.verdict not in VERDICTS or row.by not in WITNESSES:
        raise TruthError(f"{path.name}: {row.statement}: verdict {row.verdict!r} by {row.by!r}")
    if (row.verdict == "unseen") != (row.by == ""):
        raise TruthError(f"{path.name}: {row.statement}: {row.verdict} by {row.by or 'nobody'}")


def rates(rows: Sequence[Verdict]) -> dict[str, Rate]:
    """The three rates of a sample: as written among those seen, not wrong among those seen, seen among all."""
    count = Counter(row.verdict for row in rows)
    seen = len(rows) - count["unseen"]
    return {
        "written": Rate(count["holds"], seen),
        "right": Rate(seen - count["wrong"], seen),
        "seen": Rate(seen, len(rows)),
    }


def page(samples: dict[str, list[Verdict]], words: dict[str, Any]) -> str:
    """The audit as Markdown."""
    parts = [f"# {words['title']}", "", words["method"].strip(), "", "## Rates", "", *_table(samples), ""]
    parts += [words["reading"].strip(), "", "## What was learned", ""]
    parts += [f"- {lesson}" for lesson in words["lessons"]]
    parts += ["", "## What was mended or wrong", ""]
    parts += [f"- sample {name}: {_told(row)}" for name, rows in samples.items() for row in rows if _amiss(row)]
    parts += ["", "## What was not seen", "", words["unseen"].strip(), ""]
    parts += [f"- sample {name}: {row.says}: {row.seen}" for name, rows in samples.items() for row in _unseen(rows)]
    return "\n".join(parts) + "\n"


def _table(samples: dict[str, list[Verdict]]) -> list[str]:
    sets = [*samples.values(), [row for rows in samples.values() for row in rows]]
    lines = [_line("sample", [*samples, "together"]), "| --- |" + " --- |" * len(sets)]
    lines += [_line(verdict, [sum(row.verdict == verdict for row in rows) for rows in sets]) for verdict in VERDICTS]
    lines += [_line(f"seen: {by}", [sum(row.by == by for row in rows) for rows in sets]) for by in WITNESSES if by]
    return lines + [_line(label, [rates(rows)[key] for rows in sets]) for key, label in _LABELS.items()]


def _line(label: str, cells: Sequence[object]) -> str:
    return "| " + " | ".join([label, *map(str, cells)]) + " |"


def _amiss(row: Verdict) -> bool:
    return row.verdict in ("mended", "wrong")


def _unseen(rows: Sequence[Verdict]) -> list[Verdict]:
    return [row for row in rows if row.verdict == "unseen"]


def _told(row: Verdict) -> str:
    return f"{row.says}: {row.verdict}: {row.seen}; {row.changed}"


def samples(folder: Path = TABLES) -> dict[str, list[Verdict]]:
    """Every sample of a folder by its number."""
    found = ((re.fullmatch(r"sample-(\d+)\.tsv", path.name), path) for path in sorted(folder.glob("sample-*.tsv")))
    return {match[1]: read(path) for match, path in found if match}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or compare it; 1 where it differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args(arguments).check
    text = page(samples(), load(TABLES / "page.yaml"))
    if check:
        return int(PAGE.read_text(encoding="utf-8") != text)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
