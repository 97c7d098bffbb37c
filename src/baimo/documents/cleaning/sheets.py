"""Sheets whose labels and values stand on lines of their own, as pages leave them that are but their text.

`Context window` above `200K`, `Release date` above `June 2024`: such a pair is a row of two cells.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from baimo.documents.cleaning.lines import Line
from baimo.documents.cleaning.separated import merge_rows
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold

# So many known labels one below the other make a sheet; how long its values are.
_FEWEST, _LONGEST = 3, 90
_BRACKETS = expression(r"\s*[（(\[][^）)\]]*[）)\]]\s*|[：:*]+$")
_SENTENCE = expression(r"[。！？；]|[a-z]{3}[.!?](?:\s|$)")
_SAYS_NOTHING = frozenset("-–—")


def mark_sheets(work: str, lines: list[Line]) -> None:
    """Make rows of the labels of sheets with their values."""
    labels = [at for at, line in enumerate(lines) if _is_label(work, line)]
    if len(labels) < _FEWEST:
        return
    known, at = frozenset(labels), 0
    while at < len(lines):
        pairs = _pairs(work, lines, at, known) if at in known else []
        if sum(first in known for first in pairs) >= _FEWEST:
            for first in pairs:
                merge_rows(lines, [first, first + 1])
            at = pairs[-1]
        at += 1


def _pairs(work: str, lines: list[Line], at: int, known: frozenset[int]) -> list[int]:
    """The labels from one on with a value each below them; one that is not known stands between two that are."""
    found: list[int] = []
    while at + 1 < len(lines) and at + 1 not in known and _is_value(work, lines[at + 1]):
        if at not in known and not (at + 2 in known and _is_value(work, lines[at])):
            break
        found.append(at)
        at += 2
    while found and found[-1] not in known:
        found.pop()
    return found


def _is_label(work: str, line: Line) -> bool:
    return _is_plain(line) and _bare(work[line.start : line.end]) in _labels()


def _is_value(work: str, line: Line) -> bool:
    said = work[line.start : line.end]
    if said in _SAYS_NOTHING:
        return not line.why
    return _is_plain(line) and len(said) <= _LONGEST and _SENTENCE.search(said) is None


def _is_plain(line: Line) -> bool:
    return not (line.form or line.why or line.whole) and line.end - line.start <= _LONGEST


def _bare(said: str) -> str:
    return _BRACKETS.sub("", fold(said)).strip()


@cache
def _labels() -> frozenset[str]:
    words = datafile.load(Path(__file__).with_name("sheets.yaml"))["labels"]
    return frozenset(fold(str(word)) for word in words)
