"""Against which of the times told before another is told: 同日, 去年同期, the same quarter of 2024."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from baimo.reading.finding.dates.spells import PART_OF
from baimo.reading.finding.spans import DateSpan, Relative
from baimo.reading.timing.foretold import ROSE_FROM
from baimo.values.dates import When, parsed
from baimo.values.expressions import expression

_YEARS = ("year", "anniversary")
_PARTS = ("quarter", "period", PART_OF)
_UNTIL = expression(r"(?:截至|截止到?|截止至|as of|as at|at the end of) ?$")
# News tells of a day so long before its own.
_FRESH = timedelta(7)
_CLAUSE, _STOP = 90, expression(r"[.!?] ")
_EARLIER = expression(r"earlier|ago|before|prior|previous|前")


class Told(NamedTuple):
    """The last time told, day, and part of a year; whether the first of them stands in this sentence, in this block.

    `spoken` is the day of speaking.
    """

    last: When | None
    day: When | None
    part: When | None
    is_here: bool
    is_near: bool
    spoken: When | None = None


def anchors(relative: Relative, told: Told) -> Iterator[When]:
    """The times that another may be told against, the likeliest first."""
    is_day = told.last is not None and told.last.precision == "day"
    order: tuple[When | None, ...] = (told.last, told.day)
    if relative.unit in _PARTS and (relative.offset == 0 or not told.is_here or is_day):
        order = (told.part, told.last)
        if _is_of_another_year(relative, told):
            order = (told.last, told.part)
    elif relative.unit == "period" and told.last and told.part and told.last.precision == told.part.precision:
        order = (told.part, told.last)  # 第3季营收…，较第2季增加、比去年同期…: against the third
    elif relative.unit in ("day", "week") and not told.is_near:
        # 同日: of no month and no year that another paragraph told
        is_fresh = is_day or _is_just_before(told.day, told.spoken)
        order = (told.day if is_fresh else told.spoken, told.day, told.last)
    yield from (when for when in order if when is not None)


def _is_of_another_year(relative: Relative, told: Told) -> bool:
    """Whether a whole year was told since a part of another: 一季度..., 2024年全年亏损4.5亿元；上年同期亏损8.5亿元."""
    last, part = told.last, told.part
    if relative.unit != "period" or last is None or part is None or last.precision != "year":
        return False
    return str(last)[:4] != str(part)[:4]


def _is_just_before(day: When | None, spoken: When | None) -> bool:
    """Whether a day is that of which news tells: 8月19日, in a text of the day after."""
    if day is None or spoken is None or spoken.precision != "day" or day.first is None or spoken.first is None:
        return False
    return timedelta(0) <= spoken.first - day.first <= _FRESH


def is_until(text: str, span: DateSpan) -> bool:
    """Whether a day is but that up to which something was counted: 截至9月30日; nothing happened 当日."""
    return _UNTIL.search(text[max(0, span.start - 14) : span.start].lower()) is not None


_FULL_STOP = expression(r"[。！？\n]")


def goes_on(text: str, at: int) -> bool:
    """Whether a clause goes on with the days of a month that its sentence has told: 5月6日，...；15日，..."""
    said = _FULL_STOP.split(text[max(0, at - _CLAUSE) : at])[-1]
    return "月" in said and ("；" in said or ";" in said)


def year_before(relative: Relative, until: When | None) -> str | None:
    """上年同期 of what was counted up to a day: that day of the year before."""
    if until is None or relative.unit != "period" or relative.offset != -1:
        return None
    told = f"{int(str(until)[:4]) - 1:04d}{str(until)[4:]}"
    return told if parsed(told) else None


def is_from(text: str, span: DateSpan) -> bool:
    """Whether a time is that of the value from which another rose: up from $1.2 billion in the second quarter."""
    before = text[max(0, span.start - _CLAUSE) : span.start]
    return ROSE_FROM.search(_STOP.split(before)[-1]) is not None


def same_part(span: DateSpan, text: str, part: When | None, year: str) -> str:
    """`a year earlier` of a sum: the same quarter of that year, where the text tells of a quarter of the next."""
    relative = span.relative
    is_year = relative is not None and relative.unit in _YEARS and relative.offset == -1 and not relative.rest
    if part is None or not is_year or not _EARLIER.search(text[span.start : span.end].lower()):
        return year
    told = "/".join(f"{int(one[:4]) - 1:04d}{one[4:]}" for one in str(part).split("/"))
    return told if told[:4] == year else year
