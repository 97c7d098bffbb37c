"""Cells of two values: `16 / 8` under `Heads (Q / KV)`, told in the order in which their head names two things."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from baimo.reading.finding.quantities import find_quantities
from baimo.reading.finding.spans import QuantitySpan
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold

FILE = Path(__file__).with_name("columns.yaml")
_BLANKS = expression(r"[\s*_`]+")
_STROKE = expression(r"\d[a-z]? ?(?P<stroke>[/|]) ?\d")
_BRACKETS = str.maketrans("（）", "()")


def named(head: str) -> tuple[str, str] | None:
    """The two predicates that a folded head names, None where it names one thing."""
    return _heads().get(_close(head))


def values(cell: str, start: int) -> list[QuantitySpan]:
    """The two values of a folded cell that stands at `start`, none where it has one, or more than two."""
    strokes = list(_STROKE.finditer(cell))
    if len(strokes) != 1:
        return []
    at = strokes[0].start("stroke")
    found = [
        (find_quantities(half)[:1], place) for half, place in ((cell[:at], start), (cell[at + 1 :], start + at + 1))
    ]
    if not all(one for one, _ in found):
        return []
    return [
        one._replace(start=one.start + place, end=one.end + place, number=one.number + place) for (one,), place in found
    ]


def is_pair(cell: str) -> bool:
    """Whether a folded cell has several values with strokes between them."""
    return _STROKE.search(cell) is not None


def _close(head: str) -> str:
    return _BLANKS.sub("", head.translate(_BRACKETS))


@cache
def _heads() -> dict[str, tuple[str, str]]:
    rows: dict[str, dict[str, list[str]]] = datafile.load(FILE)["pairs"]
    return {
        _close(fold(head)): (first, second)
        for first, seconds in rows.items()
        for second, heads in seconds.items()
        for head in heads
    }
