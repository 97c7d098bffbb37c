"""Dates in a text, in Chinese and English, absolute or told against another, each at its exact place.

The text is folded (`values.names.fold`): small letters, half width, simplified characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.reading.finding.dates.bracketed import find_bracketed
from baimo.reading.finding.dates.chinese import find_numeric
from baimo.reading.finding.dates.english import find_english, with_months
from baimo.reading.finding.dates.listed import find_listed
from baimo.reading.finding.dates.relative import DATA, find_relative, resolve_relative
from baimo.reading.finding.dates.short import find_short
from baimo.reading.finding.dates.spells import find_spells
from baimo.reading.finding.dates.spoken import find_spoken
from baimo.reading.finding.spans import DateSpan, Relative
from baimo.values.dates import When, parsed, when_of
from baimo.values.expressions import expression

__all__ = ["DateSpan", "Relative", "find_dates", "resolve", "without_links"]

_LINK = expression(r"""(?:https?://|www\.)[^\s"'<>()\u0080-\uffff]*""")
_RANGE = frozenset(DATA["range"])
_AND = frozenset(DATA["range_after_between"])
_WIDEST_GAP = 9


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateSpan]:
    """The dates of a folded text, or of its part from start to end, in order and without overlaps.

    Of two that overlap the earlier, then the longer stays. A range (从2021年到2023年) is one date with an interval.
    """
    text = without_links(text)
    finders = (
        *(find_numeric, find_english, find_relative, find_listed),
        *(find_short, find_bracketed, find_spells, find_spoken),
    )
    spans = [_with_weekday(text, with_months(text, span)) for find in finders for span in find(text, start, end)]
    spans.sort(key=lambda span: (span.start, -span.end))
    return _joined(text, _without_overlaps(spans))


def resolve(span: DateSpan, anchor: When | None) -> str | None:
    """The EDTF of a date, against the time it is told against: 同年 against the date before it, 去年 against the text.

    A date with a year of its own needs no anchor; one without (3月16日) takes the anchor's year, or stays XXXX-03-16.
    None where a relative date has no anchor, or one too coarse.
    """
    if span.when is None:
        told = resolve_relative(span.relative, anchor) if span.relative and anchor else None
        return told if parsed(told) else None  # 去年2月29日 of a common year is no day
    year = anchor and (anchor.first or anchor.last)
    try:
        return str(span.when.in_year(year.year) if year else span.when)
    except ValueError:  # 29 February of a common year
        return str(span.when)


def without_links(text: str) -> str:
    """The text with its web addresses blanked, of the same length: what looks like a date or a number there is none."""
    return _LINK.sub(_blank, text) if "://" in text or "www." in text else text


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


_DAY_LONG = len("2024-05-13")
_DAY_OF_WEEK = expression(
    r"(?<![a-z])(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"\.?,? (?:the )?$"
)
_DAY_OF_WEEK_BEHIND = expression(
    r" ?[(\[]? ?(?:周|星期|礼拜)[一二三四五六日天](?![个家款些期])[)\]]?"
    r"|,? ?\(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?(?![a-z'])"
)


def _with_weekday(text: str, span: DateSpan) -> DateSpan:
    """A day with that of the week beside it: Mon 13 May 2024, 5月13日（星期一）."""
    if span.when is None or len(str(span.when)) != _DAY_LONG:
        return span
    before = _DAY_OF_WEEK.search(text, max(0, span.start - 15), span.start)
    after = _DAY_OF_WEEK_BEHIND.match(text, span.end)
    if before is None and after is None:
        return span
    return span._replace(start=before.start() if before else span.start, end=after.end() if after else span.end)


def _without_overlaps(spans: list[DateSpan]) -> Iterator[DateSpan]:
    done = -1
    for span in spans:
        if span.start >= done:
            done = span.end
            yield span


def _joined(text: str, spans: Iterator[DateSpan]) -> list[DateSpan]:
    """Two dates with 至, 到, to or a dash between them are one; so are a day of the week and its number in brackets."""
    joined: list[DateSpan] = []
    for span in spans:
        forms = (_range, _of_weekday, _of_year) if joined else ()
        if range_ := next(filter(None, (form(text, joined[-1], span) for form in forms)), None):
            joined[-1] = range_
        else:
            joined.append(span)
    return joined


def _range(text: str, one: DateSpan, other: DateSpan) -> DateSpan | None:
    if one.when is None or other.when is None or other.start - one.end > _WIDEST_GAP:
        return None
    gap = text[one.end : other.start].strip(" ")
    if gap not in _RANGE and not (gap in _AND and text[max(0, one.start - 8) : one.start].rstrip().endswith("between")):
        return None
    when = _interval(one.when, other.when)
    return DateSpan(one.start, other.end, "absolute", when) if when else None


def _of_year(text: str, one: DateSpan, other: DateSpan) -> DateSpan | None:
    """1 January this year, 15 March of last year, the third quarter of twenty twenty-four."""
    relative = other.relative
    if relative is None:
        return _of_spoken_year(text, one, other)
    is_year = relative.unit == "year" and not (relative.rest or relative.told or relative.either)
    if not is_year or text[one.end : other.start] not in _OF_YEAR:
        return None
    told = _YEARLESS.fullmatch(str(one.when)) if one.when is not None and text[other.start].isascii() else None
    return DateSpan(one.start, other.end, "relative", None, relative._replace(rest=told[1])) if told else None


def _of_spoken_year(text: str, one: DateSpan, other: DateSpan) -> DateSpan | None:
    """A part of a year before that year in words."""
    of, year = str(one.when), str(other.when)
    is_told = of.startswith("XXXX-") and len(year) == len("2024") and "a" <= text[other.start] <= "z"
    if not is_told or text[one.end : other.start] not in _OF_YEAR:
        return None
    try:
        return DateSpan(one.start, other.end, "absolute", when_of(of.replace("XXXX", year)))
    except ValueError:  # 29 February of a common year
        return None


_YEARLESS, _OF_YEAR = expression(r"XXXX(-[0-9]{2}(?:-[0-9]{2})?)"), frozenset((" ", " of ", ", "))
# The text between the two.
_WITHIN = frozenset("(（")
_CLOSES = tuple(")）")


def _of_weekday(text: str, one: DateSpan, other: DateSpan) -> DateSpan | None:
    """周三（7日）, 周二（8/5）: the day by its number is the surer one."""
    is_day = other.relative.rest[:1] == "-" if other.relative else len(str(other.when)) == _DAY_LONG
    if one.relative is None or one.relative.unit != "weekday" or not is_day:
        return None
    if text[one.end : other.start].strip(" ") not in _WITHIN:
        return None
    return other._replace(start=one.start, end=other.end + text.startswith(_CLOSES, other.end))


def _interval(one: When, other: When) -> When | None:
    """From one to the other, the year told once: 2023年3月至6月, March to June 2024. None where it ends too early."""
    if "interval" in (one.precision, other.precision) or "/" in str(one) + str(other):
        return None
    try:
        if other.first:
            one = one.in_year(other.first.year)
        elif one.first:
            other = other.in_year(one.first.year)
        # the half of a year does not go on from that year
        return None if one.first and one.covers(other) else when_of(f"{one}/{other}")
    except ValueError:
        return None
