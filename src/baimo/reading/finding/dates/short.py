"""Dates of bare numbers, whose order only the whole list of them tells: 24.05.13, 5/13/24, 113/05/13, 20240513.

They stand first on their lines. Of the orders in which each of them is a day, the one holds in which they follow one
another as the entries of a chronicle do; years are told by their last two digits, in Taiwan by those since 1911.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from baimo.reading.finding.spans import DateSpan
from baimo.values.dates import When, parsed
from baimo.values.expressions import expression

_SIGNS = r"[ \t*_·•#>(\[【|（-]{0,6}'?"
_THREE = expression(
    rf"(?:^|\n){_SIGNS}(?P<date>(?P<one>[0-9]{{1,3}})(?P<sep>[./-])(?P<two>[0-9]{{1,2}})(?P=sep)(?P<three>[0-9]{{2}}))"
    r"(?![0-9a-z%]|[./-][0-9a-z])"
)
_COMPACT = expression(
    r"2(?<![0-9a-z_./:#-]2)(?P<date>0[0-4][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9a-z_/]|[.:-][0-9a-z])"
)
_YEARS, _SINCE_1911 = range(15, 40), range(100, 130)
_TAIWAN = 1911
# A single such line is rather a version or a ratio.
_FEWEST = 2
_ORDERS = ("ymd", "mdy", "dmy")


def find_short(text: str, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The days of a folded text that are told by three bare numbers."""
    stop = len(text) if end is None else end
    for match in _COMPACT.finditer(text, start, stop):
        digits = match[0]
        if when := parsed(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"):
            yield DateSpan(*match.span(), "absolute", when)
    found = [*_THREE.finditer(text, start, stop)]
    if len(found) >= _FEWEST:
        yield from _listed(found)


def _listed(found: list[re.Match[str]]) -> Iterator[DateSpan]:
    """The days in the order of numbers for which most speaks; those that are none in it are left out."""
    read = {order: [_day(match, order) for match in found] for order in _ORDERS}
    best = max(_ORDERS, key=lambda order: _fit(read[order]))
    whens = read[best]
    if sum(when is not None for when in whens) * 2 <= len(found):
        return
    for match, when in zip(found, whens, strict=True):
        if when is not None:
            yield DateSpan(*match.span("date"), "absolute", when)


def _day(match: re.Match[str], order: str) -> When | None:
    """The day that three numbers are in an order; None where they are none."""
    told = dict(zip(order, (match["one"], match["two"], match["three"]), strict=True))
    year = int(told["y"])
    if year in _SINCE_1911:
        year += _TAIWAN
    elif year in _YEARS and len(told["y"]) == 2:
        year += 2000
    else:
        return None
    return parsed(f"{year}-{int(told['m']):02d}-{int(told['d']):02d}")


def _fit(whens: list[When | None]) -> tuple[int, int]:
    """How many are days, and how many follow in the way that most of them follow one another."""
    days = [when.start for when in whens if when is not None]
    steps = [later - earlier for earlier, later in pairwise(days)]
    return len(days), max(sum(step >= 0 for step in steps), sum(step <= 0 for step in steps))
