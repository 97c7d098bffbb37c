"""The day with which news begins that bears no date: 2024年12月23日，X宣布..., SAN FRANCISCO, Oct 23 (Wire) -.

Its year, where it leaves that out, is the first in which the day follows all that the text tells has happened, and in
which it is the weekday on which a wire says that somebody spoke.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from baimo.documents import Document
from baimo.reading.finding.spans import DateSpan
from baimo.reading.timing import years
from baimo.reading.timing.against import is_until
from baimo.reading.timing.foretold import is_told, may_lie_ahead
from baimo.reading.timing.labels import is_digest, is_founding
from baimo.reading.timing.placing import begins, is_exact
from baimo.values.dates import When, when_of
from baimo.values.expressions import expression

# A date that begins one of the first blocks.
_TOP = 4
# What may stand before the day of a report: 【本報訊】, 本报讯（记者 贺州）, 证券时报网讯, IT之家 (before 9月18日消息).
_BEFORE = expression(
    r"(?:[【\[（(][^】\])）]{1,16}[】\])）]|[\u4e00-\u9fff]{1,10}[讯訊电電])?\s*(?:[（(][^（）()]{1,24}[）)])?\s*"
)
_SOURCE, _NEWS = expression(r"\w[\w ·]{1,15}?\s*"), expression(r"[早午晚]?间?(?:消息|[讯訊电電])")
_TOWN = expression(r"(?:[A-Z][\w.’'-]*[ ,/]{1,2}){1,6}")
_WIRE = expression(r"\s*(?:\([^()]{2,30}\)\s*)?[-–—]{1,2}\s")
_LONGEST, _FEW = 40, 8
# 9月10日，在2025苍梧开发者大会上: what is held on the day bears its year.
_EVENT = expression(
    r"[，,]?\s*(?:在|于|於)\s*[“「]?(?P<year>20[12]\d)(?!年|\d)[^\d，。\n]{2,24}?(?:大[会會]|峰[会會]|[论論][坛壇]|展|[发發][布表][会會]|日上)"
)
# 8月28日电，X发布2025年中期业绩: of a part of a year a house reports in that year.
_RESULTS = expression(
    r"[^。\n]{0,40}?(?:[发發]布|公布|披露|交出|刊[发發])[^。\n]{0,10}?(?P<year>20[12]\d)\s?年\s?"
    r"(?:第?[一二三1-3]季度?|上半年|前三季度?|中期|半年度?)[^。，\n]{0,6}(?:业绩|業績|[财財]报|[财財]報|季报|季報|成绩单|成績單)"
    r"|[^.\n]{0,120}?\b(?:reported|posted|announced)\b[^.\n]{0,60}?"
    r"\b(?:first|second|third)[ -]quarter (?:of )?(?P<of>20[12]\d)\b"
)
_WITHOUT_YEAR = expression("XXXX-[0-9]{2}-[0-9]{2}")
# A year of which a report tells is over.
_REPORTED, _NEAR = (
    expression(
        "全年|年[财財]?[报報](?!道)|年度(?:报告|報告|业绩|業績|财报|財報)|业绩(?:预告|快报|公告|报告)|業績(?:預告|快報|公告|報告)"
        "|full year|annual results"
    ),
    6,
)
# A day is of the same weekday again after so many years at the most; so far from it a wire tells on which.
_YEARS, _FIRST = 4, 300
# A digest gathers the news of so many days at most.
_MONTH = 31


def opening(
    document: Document, dates: list[DateSpan], last_year: When | None, since: When | None = None
) -> When | None:
    """The day of a text that begins with one; `last_year` is the last that it speaks of, no older than `since`."""
    starts = [block.start for block in document.blocks]
    days = [span for span in dates if span.when and span.when.precision == "day"]
    # 截至2024年12月31日，现金为…: a line of a report, and no day of news
    days = [span for span in days if not is_until(document.clean, span)]
    begun = [span for span in days if begins(span.start, starts) and not _is_in_row(document, span.start, starts)]
    if begun:
        # where several blocks begin with a day they are the entries of a chronicle
        is_first = len(begun) == 1 and begun[0] is dates[0] and begins(begun[0].start, starts[:_TOP])
        return begun[0].when if is_first and not _is_outlived(document.clean, begun[0], days) else None
    if (week := _of_digest(document, dates)) is not None:
        return week
    found = _first_day(document, dates, starts)
    return _in_year(document.clean, found, dates, last_year, since) if found else None


def _is_outlived(text: str, day: DateSpan, days: list[DateSpan]) -> bool:
    """Whether a text tells of what happened months behind the day with which it begins, which is then not its own."""
    ends = when_of(str(day.when)).end + _MONTH
    return any(span.when is not None and span.when.start > ends and not may_lie_ahead(text, span) for span in days)


def _of_digest(document: Document, dates: list[DateSpan]) -> When | None:
    """The last day of the week or the month of which a digest gathers the news: 2025年10月6日至10月12日."""
    near = [span.when for span in dates if span.start < _FIRST and span.when and span.when.precision == "interval"]
    weeks = [when.last for when in near if when.last is not None and when.end - when.start <= _MONTH]
    return when_of(str(weeks[0])) if weeks and is_digest(document.clean) else None


# 是2019年第1季以来高点: what is told since then is told long after
_SINCE = expression(
    r"(?:第?[一二三四1-4]季度?)?以[来來](?:的?(?:新高|最[高低]|高[点點]|首次)|$|[^，。]{0,6}(?:新高|新低|高[点點]|低[点點]))"
)


def last_year(text: str, told: list[tuple[DateSpan, str]], since: When | None = None) -> When | None:
    """The last year of which a text speaks as one that has begun; `told` are its dates, each with its year."""
    told = [(span, year) for span, year in told if not _SINCE.match(text, span.end)]
    past = [(span, year) for span, year in told if year.isdigit() and not may_lie_ahead(text, span)]
    # What is dated to the day, the month, the quarter has happened; a year alone may be foretold (2030年市场规模).
    exact = [int(year) for span, year in past if is_exact(span)]
    latest = max(exact) + 1 if exact else None
    whole = [int(year) for span, year in past if latest is None or int(year) <= latest or is_told(text, span)]
    # a year long before large models is told of something older than the text
    born = {year for span, year in told if year.isdigit() and is_founding(text, span.start, span.end)}
    others = {int(year) for span, year in told if year not in born and year.isdigit()}
    # nor is a text of the year in which somebody began: 我们是2022年成立的，去年收入...
    whole = [year for year in whole if year >= years.weights()["first_spoken"] and year in others]
    # nor older than the things that it names
    whole += [since.first.year] if whole and since is not None and since.first is not None else []
    return when_of(f"{max(whole):04d}") if whole else None


def _is_in_row(document: Document, at: int, starts: list[int]) -> bool:
    return bool(document.blocks[bisect_right(starts, at) - 1].cells)


def _first_day(document: Document, dates: list[DateSpan], starts: list[int]) -> DateSpan | None:
    """The one day without its year with which a block begins, near the top of the text."""
    days = [span for span in dates if span.when and _WITHOUT_YEAR.fullmatch(str(span.when))]
    begun = [span for span in days if _begins(document, span, starts)]
    if not begun or bisect_right(starts, begun[0].start) > _TOP:
        return None
    is_sure = _is_wire(document.clean, begun[0]) or _is_news(document, begun[0], starts)
    # what happened before the news of the day may open a paragraph too; a chronicle tells of more, and the first first
    is_latest = len(begun) <= _FEW and all(str(span.when) <= str(begun[0].when) for span in begun)
    return begun[0] if is_sure or is_latest else None


def _is_news(document: Document, span: DateSpan, starts: list[int]) -> bool:
    """财闻社12月4日讯, IT之家9月18日消息."""
    text, start = document.clean, starts[bisect_right(starts, span.start) - 1]
    is_after = _NEWS.match(text, span.end) is not None
    return is_after and (start == span.start or _SOURCE.fullmatch(text, start, span.start) is not None)


def _begins(document: Document, span: DateSpan, starts: list[int]) -> bool:
    block = document.blocks[bisect_right(starts, span.start) - 1]
    if block.cells or span.start - block.start > _LONGEST:
        return False
    if _is_news(document, span, starts):
        return True
    text, start, end = document.clean, block.start, span.start
    is_prose = block.kind not in ("heading", "title", "bullet")
    return is_prose and (_BEFORE.fullmatch(text, start, end) is not None or _is_wire(text, span, start))


def _is_wire(text: str, span: DateSpan, start: int | None = None) -> bool:
    is_town = start is None or _TOWN.fullmatch(text, start, span.start) is not None
    return is_town and text[span.start].isascii() and _WIRE.match(text, span.end) is not None


def _in_year(
    text: str, day: DateSpan, dates: list[DateSpan], last_year: When | None, since: When | None
) -> When | None:
    """The day in the first year in which it lies behind what has happened, on the weekday of which a wire tells."""
    if year := _told_year(text, day):
        held = _put(day, year)
        return when_of(str(held)) if held else None
    past = [span.when.last for span in dates if span.when and span.when.last and _is_past(text, span)]
    past += [last_year.first] if last_year is not None and last_year.first is not None else []
    foretold = [span for span in dates if span.when and span.when.first and may_lie_ahead(text, span)]
    # a text that tells of no year may be of any, but none is older than what it names
    is_untold = not past
    past += [since.first] if (past or foretold) and since is not None and since.first is not None else []
    weekday = _weekday(text, day, dates)
    # a goal alone, 到2027年, does not tell when it was set
    near = foretold if weekday is not None else [span for span in foretold if is_exact(span)]
    ahead = [span.when.first.year for span in near if span.when and span.when.first]
    if not past and not ahead:
        return None
    begun = max(past) if past else date(min(ahead) - 1, 1, 1)
    if is_untold and past and not ahead and foretold and not _is_begun(begun, foretold):
        return None
    found = [when for year in range(begun.year, begun.year + _YEARS) if (when := _put(day, year)) and when >= begun]
    found = [when for when in found if weekday in (None, when.weekday())] or found
    # what is foretold to the day or the month is near: 将于2026年1月1日起施行, in news of 4 December
    exact = [span.when.first for span in foretold if span.when and span.when.first and is_exact(span)]
    before = [when for when in found if exact and when <= min(exact)]
    return when_of(str(before[-1] if before else found[0])) if found else None


def _told_year(text: str, day: DateSpan) -> int | None:
    """The year that bears what happened on the day: a conference of 2025, the results of its first half."""
    if event := _EVENT.match(text, day.end):
        return int(event["year"])
    results = _RESULTS.match(text, day.end)
    return int(results["year"] or results["of"]) if results else None


def _is_begun(begun: date, foretold: list[DateSpan]) -> bool:
    """Whether the year of the newest thing named is the one foretold: 预计2024年破百亿 may be said in May 2024."""
    return begun.year >= min(span.when.first.year for span in foretold if span.when and span.when.first)


def _weekday(text: str, day: DateSpan, dates: list[DateSpan]) -> int | None:
    """The first day of the week that a wire tells, on which those of whom it tells spoke."""
    if not _is_wire(text, day):
        return None
    told = (span.relative for span in dates if span.start > day.end and span.start < day.end + _FIRST)
    return next((relative.offset for relative in told if relative and relative.unit == "weekday"), None)


def _is_past(text: str, span: DateSpan) -> bool:
    """Whether a time has passed as a whole when the text speaks: what happened then, or what is reported of it."""
    if span.when is None or may_lie_ahead(text, span) or is_founding(text, span.start, span.end):
        return False
    # 截至2025年末: that year is over
    is_whole = span.when.precision in ("interval", "year") and not is_until(text, span)
    return not is_whole or _REPORTED.search(text, span.start, span.end + _NEAR) is not None


def _put(day: DateSpan, year: int) -> date | None:
    try:
        return date.fromisoformat(str(day.when).replace("XXXX", f"{year:04d}"))
    except ValueError:
        return None
