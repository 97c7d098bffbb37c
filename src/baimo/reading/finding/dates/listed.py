"""Dates whose form tells only where they stand: first on a line or in brackets, in the order that the text shows.

`14.03.2023`, `3/25/2024` and `9/2024` anywhere; `3/25:`, `3.14`, `23.08`, `Mar` and `Q2:` where they head a line of
a list of dates. What their year is tells a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from baimo.reading.finding.dates.relative import DATA, PARTS, with_rest
from baimo.reading.finding.spans import DateSpan
from baimo.values.dates import when_of
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

MONTHS: dict[str, int] = DATA["months"]
_FULL = expression(
    r"(?P<one>[0-9](?<![0-9a-z./$-][0-9])[0-9]?)(?P<sep>[-./])(?:(?P<two>[0-9]{1,2})(?P=sep))?"
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9a-z/%-]|\.[0-9])"
)
# First on its line, at most a sign of a list before it; behind it a colon, a dash, a gap, or nothing.
_SIGNS = r"[ \t*_·•(\[【|（-]{0,6}"
_ENDS = r"(?:[ \t]?[)\]】）*_]{0,3}(?:[ \t]?(?:[:：—–|\n]|-{1,2} |$)|[ \t]{2})|[)\]】）][ \t])"
_PAIR = r"(?P<one>[0-9]{1,2})(?P<sep>[./])(?P<two>[0-9]{1,2})"
_HEAD = (
    rf"{_SIGNS}(?:(?P<date>(?P<name>{alternatives(MONTHS)})(?![a-z])\.?|(?P<part>[qh][1-4])(?![0-9a-z]))(?={_ENDS})"
    rf"|(?P<pair>{_PAIR})(?![0-9a-z%./]|[-~–][0-9]|[万亿元倍%])(?P<ends>(?=[ \t]?[)\]】）]?[ \t]?[:：—–|]))?)"
)
_FIRST, _LINE = expression(_HEAD), expression(rf"\n{_HEAD}")
_IN_BRACKETS = expression(rf"[\[【（(](?P<pair>{_PAIR})[\]】）)]")
# Q1: what ...? is a question.
_ASKS = expression(r"[^\n]{0,60}[?？]")
# 25/04/03 first on its line, 24/6/17 anywhere: in Chinese the year stands first.
_SHORT_FULL = expression(
    rf"(?:\n{_SIGNS}(?P<date>(?P<year>[1-3][0-9])(?P<sep>[./-])(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>[0-3][0-9]))"
    r"|(?P<date2>2(?<![0-9a-z./$¥€-]2)(?P<year2>[0-9])/(?P<month2>1[0-2]|0?[1-9])/(?P<day2>[12][0-9]|3[01]|0?[1-9])))"
    r"(?![0-9a-z./%-]| ?[元万亿美倍])"
)
# 24/05/ first on its line, 至24/9, （24/6）: a month of a year of two digits.
_SHORT_MONTH = expression(
    rf"(?:\n{_SIGNS}(?P<date>2[0-9]/(?:0[1-9]|1[0-2]))/?(?=[ \t]|$)"
    r"|(?:截至|截止|至|到|自|从|[（(]) ?(?P<date2>2[0-9]/(?:1[0-2]|0?[1-9]))(?=[ \t]?(?:[）)，,、；;。\n]|$)))"
)
# | 07-04 | in rows, 07-04 first on lines: the day of an entry.
_CELL_DAY = expression(rf"\n\|?{_SIGNS}(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])(?=[ \t:：|)）\]】])")
# 2012 张三创办X, `| 2016 | Ross founds X |`, `2019 – Seed round`: a year alone opens line after line, in their order.
_YEAR_HEAD = expression(
    rf"(?:^|\n)\|?{_SIGNS}(?P<day>(?:[0-3]?[0-9] )?(?:{alternatives(MONTHS)})\.? (?:[0-3]?[0-9],? )?)?"
    r"(?P<year>(?:19[89]|20[0-3])[0-9])(?:(?=[-./年])|"
    r"(?P<bare>(?=[ \t]?[)\]】）]|[ \t]?[*_]{0,2}[ \t]?[|:：·—–]|[.,，、][ \t]|[ \t]+[^0-9 \t%年])))"
)
# `February The company is founded`, `June. First product`: so does a month, where a heading tells the year.
_MONTH_HEAD = expression(
    rf"(?:^|\n){_SIGNS}(?P<name>{alternatives(MONTHS)})(?![a-z])(?=[.,]?[ \t]+(?!of |and |to |or )[^0-9 \t])"
)
_HAN = expression("[\u4e00-\u9fff]")
# So many lines that begin with a pair of numbers, one of them no number of a section, are a list of dates.
_FEWEST, _FEWEST_SLASHED = 3, 2
_LAST_MONTH, _FIRST_YEAR, _LAST_YEAR = 12, 15, 40


def find_listed(text: str, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The dates of a folded text that their place or the order of the whole text tells."""
    stop = len(text) if end is None else end
    first = _FIRST.match(text, start, stop) if not start or text[start - 1] == "\n" else None
    pairs: list[re.Match[str]] = []
    for match in chain([first] if first else [], _LINE.finditer(text, start, stop)):
        if match["pair"]:
            pairs.append(match)
        elif not (match["part"] and _ASKS.match(text, match.end("date"))):
            rest = f"-{MONTHS[match['name']]:02d}" if match["name"] else PARTS.get(match["part"], "")
            yield from _span(*match.span("date"), with_rest("XXXX", rest) if rest else None)
    if _HAN.search(text, start, stop):
        yield from _shortened(text, start, stop)
    yield from _opening(text, start, stop)
    cells = [*_CELL_DAY.finditer(text, start, stop)]
    for match in cells if len(cells) >= _FEWEST_SLASHED else ():
        yield from _span(match.start("month"), match.end("day"), f"XXXX-{match['month']}-{match['day']}")
    full = [match for match in _FULL.finditer(text, start, stop) if match["two"] or _is_month(match)]
    if full or pairs:
        yield from _ordered(text, full, pairs)
    for match in _IN_BRACKETS.finditer(text, start, stop):
        if match["sep"] == "/" or match[0][0] in "[【":
            yield from _pair(match, False)


def _opening(text: str, start: int, stop: int) -> Iterator[DateSpan]:
    """The bare years, and the bare months, that open one line after another."""
    for run in _runs(list(_YEAR_HEAD.finditer(text, start, stop))):
        for match in run if len(run) >= _FEWEST and run[0]["year"] != run[-1]["year"] else ():
            yield from _span(
                *match.span("year"), match["year"] if match["bare"] is not None and not match["day"] else None
            )
    months = list(_MONTH_HEAD.finditer(text, start, stop))
    if len(months) >= _FEWEST and len({match["name"] for match in months}) > 1:
        for match in months:
            yield from _span(*match.span("name"), f"XXXX-{MONTHS[match['name']]:02d}")


def _runs(heads: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The lines whose years only rise, or only fall: a text may hold several lists."""
    run: list[re.Match[str]] = []
    way = 0
    for head in heads:
        step = int(head["year"]) - int(run[-1]["year"]) if run else 0
        if step * way < 0:
            yield run
            run, way, step = [], 0, 0
        run.append(head)
        way = way or step
    yield run


def _shortened(text: str, start: int, stop: int) -> Iterator[DateSpan]:
    """Dates of a Chinese text that begin with a year of two digits: 25/04/03, （24/6）."""
    for match in _SHORT_FULL.finditer(text, start, stop):
        if match["date"]:
            yield from _span(*match.span("date"), f"20{match['year']}-{match['month']}-{match['day']}")
        else:
            month, day = int(match["month2"]), int(match["day2"])
            yield from _span(*match.span("date2"), f"202{match['year2']}-{month:02d}-{day:02d}")
    for match in _SHORT_MONTH.finditer(text, start, stop):
        name = "date" if match["date"] else "date2"
        year, month_ = match[name].split("/")
        yield from _span(*match.span(name), f"20{year}-{int(month_):02d}")


def _is_month(match: re.Match[str]) -> bool:
    """9/2024, 09.2024; 3.2024 is a version."""
    return match["sep"] == "/" or (match["sep"] == "." and len(match["one"]) > 1)


def _ordered(text: str, full: list[re.Match[str]], pairs: list[re.Match[str]]) -> Iterator[DateSpan]:
    """Dates in the order, month or day first, of which the text leaves no doubt somewhere."""
    slashed = [pair for pair in pairs if pair["sep"] == "/"]
    slashed = slashed if len(slashed) >= _FEWEST_SLASHED else [pair for pair in slashed if pair["ends"] is not None]
    dotted = [pair for pair in pairs if pair["sep"] == "."]
    dotted = dotted if _are_dates(dotted) else []
    shown = [*full, *slashed, *(pair for pair in dotted if not _is_year_first(pair))]
    is_day_first = _is_day_first(text, [match for match in shown if match["two"]])
    for match in full:
        one, two = match["one"], match["two"]
        month, day = (two, f"-{int(one):02d}") if is_day_first and two else (one, f"-{int(two):02d}" if two else "")
        yield from _span(match.start(), match.end(), f"{match['year']}-{int(month):02d}{day}")
    for match in [*slashed, *dotted]:
        yield from _pair(match, is_day_first)


def _is_day_first(text: str, shown: list[re.Match[str]]) -> bool:
    """Whether the day stands first: one of the numbers is no month; else as the sign between them has it."""
    if any(int(match["two"]) > _LAST_MONTH for match in shown):
        return False
    if any(int(match["one"]) > _LAST_MONTH for match in shown):
        return True
    return any(match["sep"] == "." for match in shown) and not _HAN.search(text)


def _are_dates(pairs: list[re.Match[str]]) -> bool:
    """Whether lines that begin with 3.14 are entries of a list of dates and not numbered sections."""
    sure = [pair for pair in pairs if "0" in (pair["one"][0], pair["two"][0]) or int(pair["two"]) > _LAST_MONTH]
    return len(pairs) >= _FEWEST and len(sure) * 3 >= len(pairs) and all(_is_day(pair) for pair in pairs)


def _is_day(pair: re.Match[str]) -> bool:
    one, two = sorted((int(pair["one"]), int(pair["two"])))
    return _is_year_first(pair) or (0 < one <= _LAST_MONTH and two <= 31)


def _is_year_first(pair: re.Match[str]) -> bool:
    """23.08 is a month of 2023, where both have two digits."""
    is_year = _FIRST_YEAR <= int(pair["one"]) < _LAST_YEAR and pair["sep"] == "."
    return is_year and len(pair["two"]) == 2 and 0 < int(pair["two"]) <= _LAST_MONTH


def _pair(pair: re.Match[str], is_day_first: bool) -> Iterator[DateSpan]:
    one, two = int(pair["one"]), int(pair["two"])
    if _is_year_first(pair) and not is_day_first:
        yield from _span(*pair.span("pair"), f"20{one:02d}-{two:02d}")
        return
    month, day = (two, one) if is_day_first else (one, two)
    yield from _span(*pair.span("pair"), f"XXXX-{month:02d}-{day:02d}")


def _span(start: int, end: int, edtf: str | None) -> Iterable[DateSpan]:
    """The span of a date that the calendar has."""
    try:
        return (DateSpan(start, end, "absolute", when_of(edtf)),) if edtf else ()
    except ValueError:
        return ()
