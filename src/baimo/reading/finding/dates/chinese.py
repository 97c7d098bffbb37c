"""Dates that begin with a number: 2023年 10 月, 23 年下半年, 3月16日, 2023-10-24, 2023Q3, 24 October 2023, 二〇二三年.

A number is found first; what stands after it decides which form is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain

from baimo.reading.finding.dates.relative import (
    DATA,
    PARTS,
    ZH_DAY,
    ZH_MONTH,
    ZH_PART,
    ZH_SHADE,
    ZH_THIRD,
    edtf_rest,
    small_number,
    with_rest,
)
from baimo.reading.finding.spans import DateSpan, Relative
from baimo.values import compiled
from baimo.values.dates import when_of
from baimo.values.expressions import expression
from baimo.values.numbers import parse_number
from baimo.values.patterns import alternatives

MONTHS: dict[str, int] = DATA["months"]
# The first digit must not stand inside a word or a sum of money, and something of a date must follow the last.
_NUMBER = expression(
    r"[0-9](?<![0-9a-z_=&#%$¥€+][0-9])[0-9]{0,3}+(?![0-9])"
    r"(?:(?= ?[年月日号财学会至到~—qhjfmaondrst/.-])|(?<=(?:19|20)[0-9]{2}))"
)
# After one of these a number is part of whatever stands before it: gpt-4o-2024-08-06, 1.2023, 1,234.
_JOINTS = frozenset("-/.,")
_HALF_WORDS = ("mid-", "early-", "late-", "q1-", "q2-", "q3-", "q4-")
_SMALL = "1[0-2]|0?[1-9]"
_DAYS = "[12][0-9]|3[01]|0?[1-9]"
_TO = " ?[-~—至到] ?"
_FULL_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"

Found = tuple[str, int] | None  # the EDTF and where the date ends


def _form(pattern: str) -> Callable[[str, int], re.Match[str] | None]:
    return compiled.expression(pattern).match


_YEAR = _form(" ?(?:年度?|财年|学年|会计年度)(?!代|级|龄|轻)")
_MONTHS_OF_YEAR = _form(rf" ?(?P<from>{_SMALL}){_TO}(?P<to>{_SMALL}) ?月份?")
_MONTH_AND_DAY = rf"{ZH_MONTH}(?: ?{ZH_DAY}(?:{_TO}(?P<until>{_DAYS}) ?[日号])?|{ZH_THIRD})?"
REST_OF_YEAR = _form(rf" ?的?(?:{_MONTH_AND_DAY}|{ZH_PART}|(?P<shade>{ZH_SHADE}))")
_MONTH = _form(
    r" ?月份?(?!球|亮|饼|薪|租|费|活|均|嫂|子)"
    rf"(?: ?(?P<day>{_DAYS})(?: ?[日号]?{_TO}(?P<until>{_DAYS}))? ?[日号]|{ZH_THIRD})?"
)
_MONTH_TO = _form(rf"{_TO}(?P<to>{_SMALL}) ?月份?")
_DAY = _form(r" ?日(?=[,，。、早晚凌上下午在宣发表报电讯称获召举公推晨至起止\n )]|收盘|收市|开盘|盘[中后]|$)")
# 在20号, （24号）: as people speak; not 1号店, 长征3号.
_DAY_SPOKEN = _form(
    r" ?号(?=[,，。、;；)\n]|[早晚前后起刚就又才]|凌晨|清晨|上午|中午|下午|当天|那天|左右|正式|宣布|发[布的了出]|推出"
    r"|[上放丢出][了线市来出]|开[售卖源]|公布|到|至|$)"
)
_BEFORE_SPOKEN = frozenset("(,，。、;；:：\n 在于从到至自是")
_ISO = _form(
    rf"(?P<sep>[-/.])(?P<month>{_SMALL})(?:(?P=sep)(?P<day>{_DAYS}))?(?![0-9%元万亿美倍]|[-/.][0-9a-z]|[a-su-z])"
)
_ISO_MONTHS = _form(r"[./](?P<from>0[1-9]|1[0-2])[-~—–](?P<to>0[1-9]|1[0-2])(?![0-9%.]|[-/.][0-9])")
_YEAR_TO = _form(rf" ?[-~—] ?(?P<to>{_FULL_YEAR}|[0-9]{{2}}(?![0-9a-z%.元万亿美倍]))(?: ?年)?")
_YEAR_TO_YEAR = _form(rf" ?[至到] ?(?P<to>{_FULL_YEAR}) ?年")
_CODE = _form(r" ?(?P<part>[qh][1-4])(?![0-9a-z])")
_CODE_FIRST = _form(r"(?P<code>[qh]) ?(?P<year>(?:20)?[0-9]{2})(?![0-9a-z])")
# The stop behind the whole name of a month ends a sentence: `on 26 August. By 2027 ...`, against `26 Aug. 2024`.
_WHOLE_MONTHS = "".join(f"(?<!{name})" for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
_OF_MONTH = _form(
    rf"(?:st|nd|rd|th)?(?:(?: of)? |[-/.])(?P<name>{alternatives(MONTHS)})(?![a-z])(?:{_WHOLE_MONTHS}\.)?"
    rf"(?:(?:,? |[-/.])(?P<year>{_FULL_YEAR})|(?:[-/]| ')(?P<short>[1-3][0-9])(?![0-9a-z.%/-]))?"
)
_YEAR_IN_WORDS = expression(rf"(?P<year>[一二][零〇一二三四五六七八九]{{3}})年(?:{ZH_MONTH}(?: ?{ZH_DAY})?|{ZH_PART})?")
_DAY_IN_WORDS = " ?(?P<day>[一二三四五六七八九十]{1,3}|[12][0-9]|3[01]|[1-9]) ?[日号]"
_MONTH_IN_WORDS = expression(
    rf"(?P<moon>[一二三四五六七八九十]{{1,2}})月(?:份|{_DAY_IN_WORDS}|(?![内后来余多有之前间个光色亮球饼老薪租费活均嫂子经票刊报息供度]))"
)
# 联发科Q3营收, Q2财报: in Chinese, before what companies report by the quarter.
_QUARTER_CODE = expression(
    r"q[1-4](?<![0-9a-z_.-]q[1-4]) ?(?=(?:单季|合并|整体|的|财|税后|归母){0,2}"
    r"(?:营收|净利|净损|获利|收入|利润|毛利|业绩|财报|财测|季报|资本支出|资本开支|亏损|出货|每股))"
)
_LATE_MONTHS = ("七个月", "八个月", "九个月", "十个月", "十一个月")
_ENDINGS = (
    "季",
    "季度",
    "半年",
    "季报",
    "财季",
    "9个月",
    *_LATE_MONTHS,
    *(f"前{n}{m}" for n in (4, 5, 7, 8, 9, 10, 11, *"四五七八九十", "十一") for m in ("月", "个月")),
)
_PARTS_ALONE = alternatives(word for word in PARTS if word.endswith(_ENDINGS) and word != "首季")
_PART_ALONE = expression(rf"(?<![提目此之以日])(?:{_PARTS_ALONE}|第 ?[1-4] ?季度?)(?!节|(?<=月) ?[0-9])")
# What each of them cannot do without: to look for it costs a fiftieth.
_SIGNS = (
    ("年", _YEAR_IN_WORDS),
    ("月", _MONTH_IN_WORDS),
    ("季", _PART_ALONE),
    ("半年", _PART_ALONE),
    ("个月", _PART_ALONE),
    ("前", _PART_ALONE),
    ("q", _QUARTER_CODE),
)
_BEFORE_YEAR = expression(rf"(?<![a-z])(?:{alternatives(DATA['before_year'])})[ '(]*(?:the )?(?:year )?$")
# `expects 2025 revenue of`: the year of what companies report.
_OF_YEAR = expression(
    r" (?:full-year |annual |net )?(?:revenues?|sales|earnings|results|loss|profit|capex|guidance|ebitda|capital)"
)
# Founded: 2019, **Launched:** 2023
_KEY_OF_YEAR = expression(rf"(?<![a-z])(?:{alternatives(DATA['keys_of_year'])})[* ]*[:：][* ]*$")
_AFTER_YEAR = expression(r"(?![0-9a-z%$¥€°]| ?[%×x年月]|[.,:][0-9]|[-_/][a-z0-9])")
# `MI500 series - 2027` at the end of a line, `(seed, 3 million, 2022)`.
_ENDS_IN_YEAR = expression(r"(?: [-–—|·]|[:,，、]) ?$")
_ENDS = expression(r"[ \t]*(?:\n|$|[)）\]】])")
_MORE_YEARS = expression(rf"(?: ?[、,和与及]| 以及) ?(?:{_FULL_YEAR}[、,和与及 ]*)+ ?年")
_LENGTH_AFTER = expression(rf" ?(?:{alternatives(DATA['length_after'])})")
_LENGTH_BEFORE = expression(rf"(?:{alternatives(DATA['length_before'])}) ?$")


def find_numeric(text: str, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The dates of a folded text that begin with a number, in digits or in Chinese numerals."""
    stop = len(text) if end is None else end
    for match in _NUMBER.finditer(text, start, stop):
        first, last = match.span()
        forms = _FORMS.get(text[last : last + 1] if text[last : last + 1] != " " else text[last + 1 : last + 2])
        if (forms or last - first == 4) and not _is_joined(text, first):
            yield from _dated(text, first, last, forms or (_bare_year,))
    patterns = [pattern for sign, pattern in _SIGNS if text.find(sign, start, stop) >= 0]
    for match in chain.from_iterable(pattern.finditer(text, start, stop) for pattern in dict.fromkeys(patterns)):
        yield from _span(match.start(), match.end(), _in_words(text, match))


def _is_joined(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    if before[-1:] == "-" and text[max(0, start - 6) : start].endswith(_HALF_WORDS):
        return False
    if before[-1:] == "," and not before[0].isdigit():
        return False  # Baichuan-7B,24年1月
    return before[-1:] in _JOINTS and (before[0] in _JOINTS or (before[0].isascii() and before[0].isalnum()))


def _dated(text: str, start: int, end: int, forms: tuple[Reader, ...]) -> Iterator[DateSpan]:
    """The date that begins with the number from start to end, by the first form that fits."""
    for form in forms:
        found = form(text, start, end)
        if isinstance(found, DateSpan):
            yield found
            return
        if found:
            yield from _span(start, found[1], found[0])
            return


def _span(start: int, end: int, edtf: str | None) -> Iterator[DateSpan]:
    """The span of a date that the calendar has."""
    try:
        if edtf:
            yield DateSpan(start, end, "absolute", when_of(edtf))
    except ValueError:
        return


def _year_of(digits: str) -> int:
    """2023 of 2023 and of 23; 0 of what is no year that this industry tells of."""
    number = int(digits)
    if len(digits) == 4:
        return number if 1900 <= number < 2100 else 0
    return 2000 + number if len(digits) == 2 and 10 <= number < 40 else 0


def _chinese_year(text: str, start: int, end: int) -> Found | DateSpan:
    """2023年 and what follows of it; 24 年 only where it is no length of time."""
    if end - start == _TAIWAN_DIGITS or _REPUBLIC in text[max(0, start - 3) : start]:
        return _taiwan_year(text, start, end)
    year, match = _year_of(text[start:end]), _YEAR(text, end)
    if not year or not match:
        return None
    after = match.end()
    months = _MONTHS_OF_YEAR(text, after)
    if months:
        return f"{year}-{int(months['from']):02d}/{year}-{int(months['to']):02d}", months.end()
    rest = REST_OF_YEAR(text, after)
    if rest:
        return _until(with_rest(str(year), edtf_rest(rest)), rest), rest.end()
    return (str(year), after) if end - start == 4 or not _is_length(text, start, after) else None


# 民国114年 is 2025.
TAIWAN, _TAIWAN_DIGITS, _TAIWAN_YEARS, _REPUBLIC = 1911, 3, range(90, 150), "民国"
_TAIWAN_TOLD = expression(r"1[0-4][0-9](?<![0-9]...)年 ?(?:1[0-2]|0?[1-9]) ?月|民国 ?[1-9][0-9]{1,2}")


def _taiwan_year(text: str, start: int, end: int) -> DateSpan | None:
    """民国114年, 114年5月3日, 113年: years since 1911, by their word, by a month, or in a text that counts so."""
    year, match = int(text[start:end]), _YEAR(text, end)
    before = text[max(0, start - 3) : start].rstrip(" ")
    is_told = before.endswith(_REPUBLIC)
    if match is None or not (is_told or year in _TAIWAN_YEARS):
        return None
    rest = REST_OF_YEAR(text, match.end())
    is_dated = rest is not None and rest.groupdict().get("month") is not None
    if not (is_told or is_dated or (counts_from_1911(text) and not _is_length(text, start, match.end()))):
        return None
    edtf = year_and_rest(year + TAIWAN, rest)
    begun = text.rfind(_REPUBLIC, 0, start) if is_told else start
    return next(_span(begun, rest.end() if rest else match.end(), edtf), None)


@lru_cache(maxsize=4)
def counts_from_1911(text: str) -> bool:
    """Whether a folded text counts years as Taiwan does: 114年5月, 民国114年."""
    return _TAIWAN_TOLD.search(text) is not None


def year_and_rest(year: int, rest: re.Match[str] | None) -> str:
    """The EDTF of a year, with what of it is told behind where anything is."""
    return with_rest(str(year), edtf_rest(rest)) if rest else str(year)


def _is_length(text: str, start: int, end: int) -> bool:
    """Whether `20年` is a length of time: 近20年, 20年来, 成立20年."""
    before = text[max(0, start - 6) : start].rstrip(" ")
    return bool(_LENGTH_AFTER.match(text, end) or _LENGTH_BEFORE.search(before) or before[-1:].isdigit())


def _until(edtf: str, match: re.Match[str]) -> str:
    """3月14日至16日 is an interval of days."""
    until = match.groupdict().get("until")
    return f"{edtf}/{edtf[:-2]}{int(until):02d}" if until and edtf.count("-") == 2 else edtf


def _month_of_no_year(text: str, start: int, end: int) -> Found:
    """3月16日, 10 月, 3月份, 3月14-16日: the year is told elsewhere."""
    month, match = int(text[start:end]), _MONTH(text, end)
    if not match or not 1 <= month <= 12 or text[start - 1 : start] in ("第", "满", "个"):
        return None
    day = f"-{int(match['day']):02d}" if match["day"] else ""
    return _until(f"XXXX-{month:02d}{day}", match), match.end()


def _months_of_no_year(text: str, start: int, end: int) -> Found:
    """3-6月."""
    month, match = int(text[start:end]), _MONTH_TO(text, end)
    if not match or not 1 <= month < int(match["to"]):
        return None
    return f"XXXX-{month:02d}/XXXX-{int(match['to']):02d}", match.end()


def _day_of_month(text: str, start: int, end: int) -> DateSpan | None:
    """16日 alone is a day of the month that is told elsewhere."""
    day, match = int(text[start:end]), _DAY(text, end)
    if not match or not 1 <= day <= 31 or text[start - 1 : start] in ("月", "第"):
        return None
    return DateSpan(start, match.end(), "relative", None, Relative("month", 0, rest=f"-{day:02d}"))


def _day_as_spoken(text: str, start: int, end: int) -> DateSpan | None:
    """在20号, （24号）: a day of the month that is told elsewhere, as people say it."""
    day, match = int(text[start:end]), _DAY_SPOKEN(text, end)
    if not match or not 1 <= day <= 31 or (start and text[start - 1] not in _BEFORE_SPOKEN):
        return None
    return DateSpan(start, match.end(), "relative", None, Relative("month", 0, rest=f"-{day:02d}"))


def _iso(text: str, start: int, end: int) -> Found:
    """2023-10-24, 2023/10/24, 2023.10, 2025.05-06; 2024.1 alone is a version."""
    year, match = _year_of(text[start:end]), _ISO(text, end)
    months = _ISO_MONTHS(text, end) if year and end - start == 4 else None
    if months and months["from"] < months["to"]:
        return f"{year}-{months['from']}/{year}-{months['to']}", months.end()
    if not match or end - start != 4 or not year:
        return None
    if (
        not match["day"]
        and (match["sep"] == "/" or len(match["month"]) == 1)
        and not _is_listed(text, start, match.end())
    ):
        return None
    day = f"-{int(match['day']):02d}" if match["day"] else ""
    return f"{year}-{int(match['month']):02d}{day}", match.end()


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether a doubtful date stands as dates do: first on its line or in brackets, and nothing of a word after it."""
    before = text[max(0, start - 6) : start].rpartition("\n")[2].strip(" -*·•◦([|")
    return not before and not text[end : end + 1].isalnum()


def _years(text: str, start: int, end: int) -> Found:
    """2021-2023, 2021至2023年, 2023-24."""
    year, match = _year_of(text[start:end]), _YEAR_TO(text, end) or _YEAR_TO_YEAR(text, end)
    if not match or end - start != 4 or not year:
        return None
    to = int(match["to"]) if len(match["to"]) == 4 else year // 100 * 100 + int(match["to"])
    return (f"{year}/{to}", match.end()) if year < to <= year + 40 else None


def _coded(text: str, start: int, end: int) -> Found:
    """2023Q3, 24H1."""
    year, match = _year_of(text[start:end]), _CODE(text, end)
    part = match and PARTS.get(match["part"])
    return (f"{year}{part}", match.end()) if match and year and part else None


_MONTH_BEHIND = _form(
    rf"[ ./-](?P<name>{alternatives(MONTHS)})(?![a-z0-9])(?! (?:be|have|has|see|bring|not|also|well)\b)\.?"
    r"(?: (?P<day>[12][0-9]|3[01]|0?[1-9])(?![0-9%.,:a-z]|[ ]?[a-z]))?"
)


def _month_behind(text: str, start: int, end: int) -> Found:
    """2023 Apr, 2024-Nov, 2025 March 3: as registers and logs write a month."""
    year, match = _year_of(text[start:end]) if end - start == 4 else 0, _MONTH_BEHIND(text, end)
    if not match or not 0 < year < _LAST_BARE or not _is_listed(text, start, match.end()):
        return None
    day = f"-{int(match['day']):02d}" if match["day"] else ""
    return f"{year}-{MONTHS[match['name']]:02d}{day}", match.end()


def _coded_first(text: str, start: int, end: int) -> Found:
    """3Q23, 1H 2024."""
    match = _CODE_FIRST(text, end)
    part = match and PARTS.get(match["code"] + text[start:end])
    year = match and _year_of(match["year"])
    return (f"{year}{part}", match.end()) if match and year and part else None


def _english_day(text: str, start: int, end: int) -> Found:
    """24 October 2023, 6th of August."""
    day, match = int(text[start:end]), _OF_MONTH(text, end)
    if not match or not 1 <= day <= 31:
        return None
    year = match["year"] or (f"20{match['short']}" if match["short"] else "XXXX")
    return f"{year}-{MONTHS[match['name']]:02d}-{day:02d}", match.end()


# 2025 上半年, without its 年.
_PART_BEHIND = expression(rf" ?{ZH_PART}")
# Bare numbers from here on are lengths and sizes (2048), seldom years.
_LAST_BARE = 2041


def _bare_year(text: str, start: int, end: int) -> Found:
    """2023 after in, since, early and so on, in brackets, before a colon on its line, or in a list that ends in 年."""
    year = _year_of(text[start:end]) if end - start == 4 else 0
    if not 0 < year < _LAST_BARE or not _AFTER_YEAR.match(text, end):
        return None
    if part := _PART_BEHIND.match(text, end):
        return with_rest(str(year), edtf_rest(part)), part.end()
    before, after = text[max(0, start - 20) : start], text[end : end + 2].strip(" ")[:1]
    told = (
        _BEFORE_YEAR.search(before)
        or _KEY_OF_YEAR.search(before)
        or _OF_YEAR.match(text, end)
        or (before[-1:] == "(" and after == ")")
        or _MORE_YEARS.match(text, end)
        or (_ENDS.match(text, end) and _ENDS_IN_YEAR.search(before))
    )
    return (str(year), end) if told or (after in ("：", ":") and _is_listed(text, start, end)) else None


Reader = Callable[[str, int, int], "Found | DateSpan"]
# Which forms are tried, by the character after the number; after any other a year can only be bare.
_FORMS: dict[str, tuple[Reader, ...]] = {
    "年": (_chinese_year,),
    "财": (_chinese_year,),
    "会": (_chinese_year,),
    "学": (_chinese_year,),
    "月": (_month_of_no_year,),
    "日": (_day_of_month,),
    "号": (_day_as_spoken,),
    "-": (_month_behind, _english_day, _iso, _years, _months_of_no_year, _bare_year),
    "~": (_years, _months_of_no_year),
    "—": (_years, _months_of_no_year),
    "至": (_years, _months_of_no_year),
    "到": (_years, _months_of_no_year),
    "/": (_english_day, _iso),
    ".": (_english_day, _iso, _bare_year),
    **dict.fromkeys("qh", (_coded, _coded_first, _bare_year)),
    **dict.fromkeys("jfmaondrst", (_month_behind, _english_day, _bare_year)),
}


def _in_words(text: str, match: re.Match[str]) -> str | None:
    """Dates in Chinese numerals, and parts of a year that is told elsewhere."""
    if not _may_start(text, match.start()):
        return None
    groups = match.groupdict()
    if groups.get("year"):
        return with_rest(str(parse_number(match["year"])), edtf_rest(match))
    if groups.get("moon"):
        day = f"-{small_number(match['day']):02d}" if match["day"] else ""
        return f"XXXX-{small_number(match['moon']):02d}{day}"
    return with_rest("XXXX", PARTS[match[0].replace(" ", "")])


def _may_start(text: str, start: int) -> bool:
    """Whether no other numeral runs into this one: 二十三月 is none."""
    return text[start - 1 : start] not in set("零〇一二三四五六七八九十百千第上每前后个元块刀0123456789")
