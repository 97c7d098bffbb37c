"""Brackets and insertions that tell when: (SC23, November 13, 2023); `..., the company said on Tuesday, ...`."""

from __future__ import annotations

from baimo.reading.finding.spans import DateSpan
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.timing.labels import is_announced

_SHORT, _LONG = 40, 80


def spans_of(asides: list[list[Token]]) -> list[tuple[int, int, DateSpan]]:
    """Of words in brackets that hold one date, few others and no sum: where they begin and end, and the date."""
    found: list[tuple[int, int, DateSpan]] = []
    for tokens in asides:
        dates = [token for token in tokens if token[2] == symbols.DATE]
        if len(dates) == 1 and tokens[-1][1] - tokens[0][0] <= _SHORT:
            found.append((tokens[0][0], tokens[-1][1], dates[0][3]))
    return sorted(found)


def said_in(asides: list[list[Token]], text: str) -> list[tuple[int, int, DateSpan]]:
    """The same of insertions that tell who said so, and when."""
    found: list[tuple[int, int, DateSpan]] = []
    for tokens in asides:
        dates = [token for token in tokens if token[2] == symbols.DATE]
        start, end = tokens[0][0], tokens[-1][1]
        if len(dates) == 1 and end - start <= _LONG and is_announced(text[start:end]):
            found.append((start, end, dates[0][3]))
    return sorted(found)
