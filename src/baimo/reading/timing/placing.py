"""Dates that leave something out, put into a year or a month that is told elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta

from baimo.reading.finding.dates.relative import resolve_relative
from baimo.reading.finding.spans import DateSpan, Relative
from baimo.reading.timing import years
from baimo.values.dates import When, when_of

# A date begins a block with so many signs before it.
LEAD = 2
# So far ahead of the day of speaking a day by its number is still of this month.
_SOON_IN_MONTH = timedelta(14)


def without_year(span: DateSpan) -> str | None:
    """今年7月11日 of a text that does not tell its year: a day of some year."""
    relative = span.relative
    if relative is None or relative.unit != "year" or not relative.rest or "/" in relative.rest:
        return None
    return f"XXXX{relative.rest}"


def of_month(relative: Relative, anchor: When | None) -> str | None:
    """A day by its number in the month of a time that tells one."""
    return resolve_relative(relative, anchor) if anchor and anchor.precision in ("day", "month") else None


def in_spoken_month(relative: Relative, now: When | None) -> str | None:
    """In the month of speaking, or the one before where it would lie too far ahead."""
    told = of_month(relative, now)
    if told is None or now is None or now.precision != "day" or now.last is None:
        return told
    if first(told) <= str(now.last + _SOON_IN_MONTH):
        return told
    return of_month(relative._replace(offset=-1), now)


def put(span: DateSpan, anchor: When | None) -> str | None:
    """A date without its year in that of a time; None where there is none."""
    day = anchor and (anchor.first or anchor.last)
    return years.in_year(span, day.year) if day else None


# From October to January the year has turned.
_TURNED, _EXACT = 9, (len("2024-11"), len("2024-11-20"))


def in_order(span: DateSpan, before: When | None, now: When | None) -> str | None:
    """A date in the year of the one before it, or the next: passed last December and promulgated on 21 January."""
    this = put(span, before)
    has_month = before is not None and before.precision in ("day", "month") and span.relative is None
    if this is None or before is None or before.first is None or now is None or not has_month:
        return this
    later = years.in_year(span, before.first.year + 1)
    has_turned = len(this) in _EXACT and before.first.month - int(first(this)[5:7]) >= _TURNED
    return later if later and has_turned and first(later) <= str(now.last) else this


def at(told: str | None, weight: float) -> tuple[years.Candidate, ...]:
    """The candidate of a time with its weight; none where there is no time."""
    return (years.Candidate(told, weight),) if told else ()


def begins(at: int, starts: list[int]) -> bool:
    """Whether a block begins at a place, at most a bracket before it."""
    before = bisect_right(starts, at) - 1
    return before >= 0 and at - starts[before] <= LEAD


def is_exact(span: DateSpan) -> bool:
    """Whether a date tells more than a year or a stretch of time."""
    return span.when is not None and span.when.precision not in ("year", "interval")


def first(told: str) -> str:
    """The first day of a time, to be compared as text: a quarter's number is no month."""
    return str(when_of(told).first)
