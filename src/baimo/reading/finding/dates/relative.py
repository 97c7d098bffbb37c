"""Times told against another: 同年, 去年3月, last quarter, two years ago, on Tuesday; and what they come to."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from baimo.reading.finding.spans import DateSpan, Relative
from baimo.values import datafile
from baimo.values.dates import When
from baimo.values.expressions import expression
from baimo.values.numbers import parse_number
from baimo.values.patterns import alternatives

DATA: dict[str, Any] = datafile.load(Path(__file__).parent / "dates.yaml")
# The first months of a year, but those that make a half or three quarters of it: 前十个月, first ten months.
_OF_FIRST = {
    2: ("两", "two"),
    4: ("四", "four"),
    5: ("五", "five"),
    7: ("七", "seven"),
    8: ("八", "eight"),
    10: ("十", "ten"),
    11: ("十一", "eleven"),
    9: ("九", "nine"),
}
_FIRST_MONTHS: dict[str, str] = {
    word: f"-01/-{count:02d}"
    for count, (chinese, english) in _OF_FIRST.items()
    for word in (
        *(f"{lead}{number}个月" for lead in "前首头" for number in (chinese, str(count))),
        *(f"{lead}{number}月" for lead in "前首" for number in (chinese, str(count))),
        *(f"first {number} months" for number in (english, str(count))),
    )
}
PARTS: dict[str, str] = DATA["parts"] | _FIRST_MONTHS

ZH_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月份?"
ZH_DAY = r"(?P<day>[12][0-9]|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]) ?[日号]"

# Third of a month: 5月上旬, 5月底; a word that only begins so goes on (底层, 初创).
ZH_THIRD = "(?:[上中下]旬|底(?![层部座盘气])|初(?![创始期步级次衷])|末(?![端期]))"


# The 中 of 2023年中 is the middle of the year, that of 2023年中国 is not.
ZH_SHADE = rf"(?!中[国心文东间美欧科信])(?:{alternatives(DATA['shades'])})"
ZH_PART = (
    rf"(?P<part>{alternatives(word for word in PARTS if not re.match('[a-z]+ |[1-4][snr]', word))}|第 ?[1-4] ?季度?)"
)


def _words() -> dict[str, Relative]:
    return {
        word: Relative(unit, int(offset), against == "told", either=against == "either")
        for unit, sides in DATA["relative"].items()
        for against, offsets in sides.items()
        for offset, words in offsets.items()
        for word in words
    }


WORDS = _words()
COMPARED = tuple(DATA["compared"])
# 较去年同期的14亿元增长, 较去年同期净亏损20亿元减少: the time of the value behind it.
OF_VALUE = expression(
    "的?(?:(?:经调整)?(?:净?亏损|收入|营收|营业收入|总收入|净利润|利润|研发开支|研发投入)(?:净?额|总额)?)?"
    r"(?:约|近|逾|超过?|[为的])?(?:人民币|rmb ?|hk\$|us\$|\$|港元|美元)?[0-9]"
)
_NOT_AFTER: dict[str, str] = DATA["not_after"]
_NOT_BEFORE: dict[str, str] = DATA["not_before"]
_NOT_BEHIND: dict[str, list[str]] = DATA["not_behind"]
# Chinese and English words are searched apart: each pattern then stops at few first letters.
# `in the quarter to June` tells its months.
_GOES_ON = expression(r" (?:that )?(?:ended|ending|to|through|until) | of (?:19|20|')[0-9]")
_WORD = [re.compile(f"(?:{alternatives(w for w in WORDS if w.isascii() == latin)})") for latin in (False, True)]
_WEEKDAY = expression(rf"(?:{alternatives(DATA['weekdays'])})(?![a-z])")
# `Tuesday of this week`; what came on Thursday, one says on Friday, came on Thursday: `last Thursday` is a week before.
_OF_WEEK = expression(r" (?:of )?(this|last|next) week\b")
_WEEKS = {"last": -1, "this": 0, "next": 1}
_AGO = expression(
    r"前(?![后进沿景期所往台])|后(?![续端期台门方面世])"
    r"|ago\b|earlier\b|later\b|on(?=[,.;:)])|after that\b|before that\b"
)
_COUNTED = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|an?"
_COUNT = rf"(?:[0-9]{{1,2}}|十[一二八]|[一二两三四五六七八九十半]|(?<![a-z])(?:{_COUNTED})(?= ))"
_AGO_ZH = expression(rf"(?P<n>{_COUNT}) ?(?P<unit>年|个月|周|个星期|星期|个礼拜|天)(?:以|之)?$")
_AGO_EN = expression(rf"(?:just |only |about |some )?(?P<n>{_COUNT}) (?P<unit>year|month|week|day)s? $")
_HALF_YEAR = 6
_LATER, _EARLIER = frozenset(("后", "later", "on", "after that")), frozenset(("earlier", "before that"))
# 四月达到900万，十二个月前为150万: against what was told, not against the day of speaking.
_WAS = expression("(?:仅|只|尚)?为")
_UNITS = {"年": "year", "个月": "month", "天": "day"} | dict.fromkeys(("周", "个星期", "星期", "个礼拜"), "week")
_REST = {
    "year": expression(rf" ?的?(?:{ZH_MONTH}(?: ?{ZH_DAY}|{ZH_THIRD})?|{ZH_PART}|{ZH_SHADE})"),
    "month": expression(rf" ?的?{ZH_DAY}|[初底末中](?![国心])|[上中下]旬"),
}
_WEEK_DAY_OF = expression("(?:的|星期|周)?([一二三四五六日天])(?![个家款些起定样直致般种次行本期周年月前后内])")


# 昨宣布, 今推出: in headlines and in Hong Kong one character is a day, before what somebody does.
_DAY_ALONE = expression(
    r"(?:昨(?![天日晚夜晨])|今(?<![至如迄当现古于而从到]今)(?![天日晚晨早年后次春夏秋冬季]))"
    r"(?=(?:早|晨|晚|凌晨|午)?(?:正式|共同|携手|联手|再度?|又|首度|首次|同步|对外)?"
    rf"(?:{alternatives(DATA['deeds_of_a_day'])}))"
)
_DAYS_ALONE = {"昨": Relative("day", -1), "今": Relative("day", 0)}


def find_relative(text: str, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The relative times of a folded text, family by family."""
    stop = len(text) if end is None else end
    for match in chain.from_iterable(pattern.finditer(text, start, stop) for pattern in _WORD):
        if _stands_alone(text, match):
            yield _with_rest(text, match.start(), match.end(), WORDS[match[0]])
    for match in _DAY_ALONE.finditer(text, start, stop):
        yield _span(*match.span(), _DAYS_ALONE[match[0]])
    for match in _WEEKDAY.finditer(text, start, stop):
        yield from _weekday(text, match)
    for match in _AGO.finditer(text, start, stop):
        yield from _ago(text, match)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the word is no part of another (共同年, 说明年, lasts) and nothing is but compared with it (较去年)."""
    word, after = match[0], text[match.end() : match.end() + 1]
    before = text[max(0, match.start() - 2) : match.start()]
    before = (before if word[0].isascii() else before.rstrip(" "))[-1:]
    is_compared = WORDS[word].offset < 0 and text.endswith(COMPARED, max(0, match.start() - 10), match.start())
    if is_compared and not OF_VALUE.match(text, match.end()):
        return False
    if WORDS[word].unit in ("quarter", "year") and _GOES_ON.match(text, match.end()):
        return False
    if word[0].isascii():
        is_other = text.endswith(tuple(_NOT_BEHIND.get(word, ())), 0, match.start())
        return not (is_other or before.isalnum() or "a" <= after <= "z")
    return not ((before and before in _NOT_AFTER.get(word, "")) or (after and after in _NOT_BEFORE.get(word, "")))


def _with_rest(text: str, start: int, end: int, relative: Relative) -> DateSpan:
    """The span with what stands after the word: 去年3月, 今年第三季度, 上月15日, 本周三."""
    if relative.unit == "week" and (match := _WEEK_DAY_OF.match(text, end)):
        day = "一二三四五六日".find(match[1].replace("天", "日"))
        return _span(start, match.end(), Relative("weekday", day, relative.told, week=relative.offset))
    pattern = _REST.get(relative.unit)
    match = pattern.match(text, end) if pattern else None
    if not match:
        return _span(start, end, relative)
    return _span(start, match.end(), relative._replace(rest=edtf_rest(match)))


def _span(start: int, end: int, relative: Relative) -> DateSpan:
    return DateSpan(start, end, "relative", None, relative)


def edtf_rest(match: re.Match[str]) -> str:
    """What EDTF writes after the year for the groups `month`, `day` and `part` of a match; empty for a mere shade."""
    groups = match.groupdict()
    if groups.get("part"):
        return PARTS[groups["part"].replace(" ", "")]
    return "".join(f"-{small_number(groups[name]):02d}" for name in ("month", "day") if groups.get(name))


def with_rest(year: str, rest: str) -> str:
    """A year and its part: 2023 and -41 are 2023-41; 2023 and -01/-09 are 2023-01/2023-09."""
    return "/".join(f"{year}{part}" for part in rest.split("/"))


@cache
def small_number(text: str) -> int:
    """A month or a day in digits or in Chinese numerals."""
    number = parse_number(text)
    return int(number) if number is not None else 0


def _weekday(text: str, match: re.Match[str]) -> Iterator[DateSpan]:
    """`on Tuesday`, 周二, 上周二, last Monday, `Tuesday of this week`; not the newspaper 周一见, nor every Monday."""
    start, word = match.start(), match[0]
    before = text[max(0, start - 6) : start]
    if (before[-1:].isalnum() and word[0].isascii()) or before.endswith(("每", "上", "下", "本", "这", "every ")):
        return
    told = _OF_WEEK.match(text, match.end())
    end = told.end() if told else match.end()
    week = _WEEKS[told[1]] if told else next((_WEEKS[said] for said in _WEEKS if before.endswith(f"{said} ")), None)
    yield _span(start, end, Relative("weekday", int(DATA["weekdays"][word]), week=week))


def _ago(text: str, last: re.Match[str]) -> Iterator[DateSpan]:
    """`three years ago`, `two years on`, 两个月前, 一天后, 半年后; not 第3天前 nor 前三年前."""
    low = max(0, last.start() - 14)
    match = (_AGO_EN if last[0].isascii() else _AGO_ZH).search(text[low : last.start()])
    if not match:
        return
    start = low + match.start()
    before = text[start - 1 : start] if start else ""
    if (before.isalnum() and before not in "在于自从约早了") or text[max(0, start - 6) : start].endswith(COMPARED):
        return
    unit = _UNITS.get(match["unit"], match["unit"])
    count = 1 if match["n"] in ("a", "an") else small_number(match["n"])
    if match["n"] == "半":
        unit, count = "month", _HALF_YEAR
        if match["unit"] != "年":
            return
    is_later = last[0] in _LATER
    is_told = is_later or last[0] in _EARLIER or (last[0] == "前" and _WAS.match(text, last.end()) is not None)
    yield _span(start, last.end(), Relative(unit, count if is_later else -count, told=is_told))


def resolve_relative(relative: Relative, anchor: When) -> str | None:
    """The EDTF of a relative time against the time it is told against; None where that is too coarse to tell."""
    day = anchor.last if anchor.first is None or relative.told else anchor.first
    if day is None:
        return None
    exact, monthly = anchor.precision == "day", anchor.precision in ("day", "month")
    match relative.unit:
        case "year":
            return with_rest(f"{day.year + relative.offset:04d}", relative.rest)
        case "anniversary":
            month = f"-{day.month:02d}" if anchor.precision == "month" else ""
            return f"{day.year + relative.offset:04d}{month}"
        case "month":
            return _month(day, relative) if monthly else _coarse(relative, f"{day.year:04d}")
        case "quarter":
            return _quarter(day, relative) if anchor.precision != "year" else _coarse(relative, f"{day.year:04d}")
        case "named-month":
            return _named_month(day, relative)
        case "period":
            return _period(anchor, relative.offset)
        case "part-of":
            return _period(anchor, relative.offset - day.year) or f"{relative.offset:04d}"
        case "recent":
            return _recent(day) if exact else _year_month(day) if monthly else f"{day.year:04d}"
    return _by_days(day, relative) if exact else _days_of(anchor, relative)


def _days_of(anchor: When, relative: Relative) -> str | None:
    """Some days, or weeks, off what has no day: in its month where they are few, or on the same day."""
    if _is_soon(relative, anchor):
        return str(anchor)
    return _coarse(relative, str(anchor)) if relative.unit == "day" else None


def _is_soon(relative: Relative, anchor: When) -> bool:
    """Whether it is a few days, or a week or two, behind what happened in a month: as likely in the same."""
    days = relative.offset * {"day": 1, "week": 7}.get(relative.unit, 0)
    return anchor.precision == "month" and relative.told and 0 < days <= _SOON and not relative.rest


# Two weeks later.
_SOON = 15


def _coarse(relative: Relative, known: str) -> str | None:
    """The same month as some time in 2023 is in 2023; the month before it need not be."""
    return known if relative.offset == 0 and not relative.rest else None


def _year_month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


# What happened 近日 happened about a week ago at most.
_RECENT = 7


def _recent(day: date) -> str:
    """A few days before a day: the month of it, unless that has just begun."""
    return _year_month(day) if day.day > _RECENT else f"{_year_month(day)}~"


def _month(day: date, relative: Relative) -> str | None:
    """A month so many off, or a day of it; None for a 29th that a February has not."""
    year, month = divmod(day.year * 12 + day.month - 1 + relative.offset, 12)
    is_day = _DAY_OF_MONTH.fullmatch(relative.rest)
    if is_day and int(relative.rest[1:]) > monthrange(year, month + 1)[1]:
        return None
    return f"{year:04d}-{month + 1:02d}{relative.rest}"


_DAY_OF_MONTH = expression(r"-\d\d")


def _named_month(day: date, relative: Relative) -> str:
    """`last March` said in May is of this year, said in February of the last."""
    passed = int(relative.rest[1:]) < day.month
    year = day.year + (relative.offset if passed == (relative.offset > 0) else 0)
    return f"{year:04d}{relative.rest}"


def _period(anchor: When, offset: int) -> str | None:
    """The same part of another year: the first half of 2023 for that of 2024; a single day is no period."""
    if anchor.precision == "day" or anchor.first is None or anchor.last is None:
        return None
    return "/".join(f"{int(part[:4]) + offset:04d}{part[4:]}" for part in str(anchor).split("/"))


def _quarter(day: date, relative: Relative) -> str:
    quarters = day.year * 4 + (day.month - 1) // 3 + relative.offset
    return f"{quarters // 4:04d}-{quarters % 4 + 33}"


def _by_days(day: date, relative: Relative) -> str:
    """Days, weeks and weekdays from an exact day; a week is an interval from Monday to Sunday."""
    if relative.unit == "day":
        return str(day + timedelta(relative.offset))
    monday = day - timedelta(day.weekday())
    if relative.unit == "week":
        first = monday + timedelta(7 * relative.offset)
        return f"{first}/{first + timedelta(6)}"
    if relative.week is not None:
        return str(monday + timedelta(7 * relative.week + relative.offset))
    return str(day - timedelta((day.weekday() - relative.offset) % 7))
