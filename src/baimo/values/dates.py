"""Dates as EDTF: what a text can say of a time, as the span of days it may mean."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Relation = Literal["same", "within", "coarser", "near", "apart"]
Precision = Literal["day", "month", "quarter", "half", "year", "interval", "unknown-year"]

# Days before the first and after the last that `date` can hold stand for an open end.
_OPEN_START, _OPEN_END = 0, date.max.toordinal() + 1
# How many days an approximate date (`2023~`) reaches beyond its own, on either side.
_SLACK = {"day": 3, "month": 15, "quarter": 45, "half": 60, "year": 183}


@dataclass(frozen=True, slots=True)
class When:
    """A time in EDTF: `2023-03-16`, `2023-03`, `2023`, `2023-41`, `2023-35`, `2023~`, `a/b`, `a/..`, `XXXX-05-22`.

    It is known by the first and the last day that it may mean; both are None where it is open or its year unknown.
    """

    edtf: str
    precision: Precision
    approximate: bool
    start: int
    end: int

    @classmethod
    def parse(cls, text: str) -> When:
        """A time from its EDTF. Raises ValueError that names what was written."""
        return _interval(text) if "/" in text else _single(text)

    def __str__(self) -> str:
        return self.edtf

    @property
    def first(self) -> date | None:
        """The first day it may mean; None where that is open."""
        return date.fromordinal(self.start) if self.start > _OPEN_START else None

    @property
    def last(self) -> date | None:
        """The last day it may mean, inclusive; None where that is open."""
        return date.fromordinal(self.end) if self.end < _OPEN_END else None

    def covers(self, other: When) -> bool:
        """Whether every day of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: When, tolerance_days: int = 0) -> bool:
        """Whether the two share a day, or lie no more than so many days apart."""
        return self.start - tolerance_days <= other.end and other.start - tolerance_days <= self.end

    def relation(self, held: When, tolerance_days: int = 0) -> Relation:
        """How a claimed time stands to a held one; see the function of this name."""
        return relation(self, held, tolerance_days)

    def is_compatible(self, held: When, tolerance_days: int = 0) -> bool:
        """Whether both can be true of one event: 2023 and 2023-03-16 can, 2023-03 and 2023-04-10 cannot."""
        return relation(self, held, tolerance_days) != "apart"

    def in_year(self, year: int) -> When:
        """This time with its unknown year settled; any other time is returned as it is."""
        return when_of(self.edtf.replace("XXXX", f"{year:04d}")) if self.precision == "unknown-year" else self


@lru_cache(maxsize=65536)
def when_of(text: str) -> When:
    """`When.parse`, remembered: a ledger says the same few thousand times over and over."""
    return When.parse(text)


@lru_cache(maxsize=65536)
def parsed(edtf: str | None) -> When | None:
    """EDTF as a time that can be placed; None for none, for what is no EDTF and for a day without a year."""
    try:
        when = when_of(edtf) if edtf else None
    except ValueError:
        return None
    return None if when is None or when.precision == "unknown-year" else when


def relation(claimed: When, held: When, tolerance_days: int = 0) -> Relation:
    """`same` days, claimed `within` held, claimed `coarser` than held and around it, `near`, or `apart`.

    `near` is a partial overlap, or a gap of no more than the tolerance: a day's difference of time zones.
    """
    if "unknown-year" in (claimed.precision, held.precision):
        return _relation_by_season(claimed, held, tolerance_days)
    if (claimed.start, claimed.end) == (held.start, held.end):
        return "same"
    claimed, held = _widened(claimed), _widened(held)
    if held.covers(claimed):
        return "within"
    if claimed.covers(held):
        return "coarser"
    return "near" if claimed.overlaps(held, tolerance_days) else "apart"


def _relation_by_season(claimed: When, held: When, tolerance_days: int) -> Relation:
    """A time without a year is put into the years of the other: 5 May may be any 5 May."""
    if claimed.precision == held.precision:
        return relation(claimed.in_year(2024), held.in_year(2024), tolerance_days)
    dated = held if claimed.precision == "unknown-year" else claimed
    if dated.first is None or dated.last is None or dated.last.year > dated.first.year + 1:
        return "near"
    years = {dated.first.year, dated.last.year}
    found = {relation(claimed.in_year(year), held.in_year(year), tolerance_days) for year in years}
    best = min(found, key=("same", "within", "coarser", "near", "apart").index)
    if best in ("near", "apart"):
        return best
    return "coarser" if dated is held else "within"


def _widened(when: When) -> When:
    if not when.approximate:
        return when
    slack = _SLACK.get(when.precision, 0)
    start, end = max(when.start - slack, _OPEN_START), min(when.end + slack, _OPEN_END)
    return When(when.edtf, when.precision, True, start, end)


_SINGLE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?([~?%])?", re.ASCII)
_QUARTERS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
_PARTS = _QUARTERS | {40: (1, 6), 41: (7, 6)}
_A_LEAP_YEAR = 2024


def _single(text: str) -> When:
    match = _SINGLE.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no date in EDTF: write 2023, 2023-03, 2023-03-16, 2023-41 or an interval a/b")
    year, part, day, mark = match.groups()
    try:
        precision, first, last = _extent(_A_LEAP_YEAR if year == "XXXX" else int(year), int(part or 0), int(day or 0))
    except ValueError as error:
        raise ValueError(f"{text!r} is no date: {error}") from None
    if year != "XXXX":
        return When(text, precision, bool(mark), first.toordinal(), last.toordinal())
    if not part:
        raise ValueError(f"{text!r} is no date: without a year it needs a month")
    return When(text, "unknown-year", bool(mark), _OPEN_START, _OPEN_END)


def _extent(year: int, part: int, day: int) -> tuple[Precision, date, date]:
    if day:
        exact = date(year, part, day)
        return "day", exact, exact
    if part in _PARTS:
        month, length = _PARTS[part]
        return ("half" if length == 6 else "quarter"), date(year, month, 1), _end_of_month(year, month + length - 1)
    if part:
        return "month", date(year, part, 1), _end_of_month(year, part)
    return "year", date(year, 1, 1), date(year, 12, 31)


def _end_of_month(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def _interval(text: str) -> When:
    """`a/b`; `..` and an empty side are open."""
    one, _, other = text.partition("/")
    if "/" in other:
        raise ValueError(f"{text!r} is no interval: write a/b with one stroke")
    sides = [None if side in ("", "..") else _single(side) for side in (one, other)]
    start, end = sides
    if start is None and end is None:
        raise ValueError(f"{text!r} is no interval: one side must be a date")
    if any(side and side.precision == "unknown-year" for side in sides):
        return When(text, "unknown-year", False, _OPEN_START, _OPEN_END)
    first = start.start if start else _OPEN_START
    last = end.end if end else _OPEN_END
    if first > last:
        raise ValueError(f"{text!r} is no interval: it ends before it starts")
    return When(text, "interval", any(side and side.approximate for side in sides), first, last)
