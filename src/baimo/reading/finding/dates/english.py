"""English dates that begin with a word: October 24, 2023, Q3 2024, the third quarter of 2024, FY2025, last March."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.reading.finding.dates.relative import DATA, PARTS, WORDS, with_rest
from baimo.reading.finding.spans import DateSpan, Relative
from baimo.values.dates import when_of
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

MONTHS: dict[str, int] = DATA["months"]
# Apr '23 is a year too, by its last two digits.
_YEAR = "(?P<year>(?:19|20)[0-9]{2}|'[0-4][0-9])(?![0-9a-z%])"
_TO_YEAR = "(?:,? (?:of )?|-(?=[12][0-9]{3})|(?='))"
_DAY = "(?P<day>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9%]|[.,][0-9]|:[0-9]| ?(?:percent|million|billion))"
_LAST_YEARS = alternatives(word for word, relative in WORDS.items() if relative.unit == "year" and word.isascii())
_UNTIL = r" ?(?:-|to|through|and) ?(?P<until>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9%]|[.,][0-9])"
_MONTH = expression(
    rf"(?:{alternatives(MONTHS)})(?![a-z])(?:\.(?= ?(?:'?[0-9]{{2}}|[12][0-9]{{3}}|[0-3]?[0-9])\b))?"
    rf"(?: (?:the )?{_DAY}(?:{_UNTIL})?(?:,? ?{_YEAR})?|{_TO_YEAR}{_YEAR.replace('year', 'year2')})?"
    rf"(?:,? (?:of )?(?P<relative>{_LAST_YEARS})(?![a-z]))?"
)
_OWN_YEAR = (
    rf"(?:(?:its |our )?(?:fiscal |calendar |financial )?(?:year |fy ?)?{_YEAR}|(?P<relative>{_LAST_YEARS})(?![a-z]))"
)
_SPOKEN = {word.replace(" ", gap): word for word in PARTS if word.isascii() for gap in (" ", "-")}
_QUARTER = expression(
    rf"(?:{alternatives(_SPOKEN)})(?![a-z0-9])(?P<part>)"
    rf"(?:(?:,? (?:of )?(?:the )?|(?='))(?:{_OWN_YEAR}))?"
)
_FISCAL = expression(rf"fy ?'?(?:{_YEAR}|(?P<short>[0-9]{{2}})(?![0-9a-z%.]))")
_SHADES = "early|mid|late|spring|summer|autumn|fall|winter|in|since|by|until|end"
_SHORT_YEAR = expression(rf"(?:{_SHADES})(?: of|-)? ?'(?P<short>[1-3][0-9])(?![0-9a-z%'])")
_THE_DAY = expression(
    r"on the (?P<day>[12][0-9]|3[01]|[1-9])(?:st|nd|rd|th)(?![a-z-])(?! (?:floor|anniversary|"
    r"generation|day|place|time|version|century|birthday|edition|round|attempt|try|amendment|grade|avenue|street|largest|most))"
)
_BEFORE_MONTH = expression(rf"(?<![a-z])(?P<word>{alternatives(DATA['before_month'])})[ -]?(?:the )?$")
# Months that are also words or names need more than a preposition: `may`, `march on`, `in mar`.
_WORDS_TOO = frozenset(("may", "march", "mar", "jan", "dec", "sep", "jun"))
_TOLD_OF = expression(
    r"[,.;:)\n，。；：、]|$| (?:the|and|to|or|when|as|with|for|by|at|after|that|but|of|on|its|it|through|until)\b"
)
# `the September quarter` is the one that ends with it.
_OF_QUARTER = expression(r" quarter(?![a-z])")
# `the six months ended June 30, 2025`: how many months a span has that ends with a month.
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SPANS = {"quarter": 3, "half": 6}
_SPANS |= {word: count for count, spoken in enumerate(_NUMBERS, 2) for word in (spoken, str(count))}
_COUNTS = "|".join(sorted(_SPANS, key=len, reverse=True))
_ENDED = expression(
    rf"(?:(?P<quarter>quarter|half)|(?P<count>{_COUNTS})[ -]months?(?: period)?|(?P<year>year))"
    r" (?:that )?(?P<ended>ended|ending|to|through|until) (?:on |in )?$"
)
# Q3 alone is also a car; it is a quarter after one of these, or before one of those.
_BEFORE_PART = expression(
    r"(?<![a-z])(?:in|for|during|of|the|since|by|from|fiscal|full-year|last|this|next|through) $"
    r"|(?:收入|营收|利润|亏损|开支|出货|今年|去年) ?$"
)
_REPORTED = "revenue|earnings|results|profit|sales|report|net|guidance|outlook|call|deliveries|fiscal"
_AFTER_PART = expression(
    r" ?(?:营收|财报|收入|净|亏|利润|业绩|季|零售|销|出货|交付|毛利|资本|研发|订单|份额|环比|同比|末|新增|用户|月活"
    rf"|支出|开支|实现|录得|{_REPORTED})"
)


# 2024 May 13
_YEAR_FIRST = expression(r"(?<![0-9a-z.,/$-])(?P<year>(?:19|20)[0-9]{2}),? $")


def find_english(text: str, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The dates of a folded text that begin with an English word."""
    stop = len(text) if end is None else end
    for pattern, read in _FORMS:
        for match in pattern.finditer(text, start, stop):
            before = text[match.start() - 1 : match.start()]
            if not (before.isascii() and before.isalnum()) and before not in ("_", "/", "'"):
                yield from read(text, match)


def _month(text: str, match: re.Match[str]) -> Iterator[DateSpan]:
    """October 24, 2023; October 2023; October 24; March this year; in October."""
    name = match[0][: _name_length(match[0])]
    month = f"-{MONTHS[name]:02d}"
    day = f"-{int(match['day']):02d}" if match["day"] else ""
    year = _whole(match["year"] or match["year2"])
    if match["relative"] and not year:
        relative = WORDS[match["relative"]]._replace(rest=month + day)
        yield DateSpan(match.start(), match.end(), "relative", None, relative)
    elif (ended := _ended(text, match.start(), MONTHS[name])) is not None:
        rest = ended[1] if year or ended[1] else month  # the year to June of an unknown year
        yield from _absolute(match.start() - ended[0], match.end(), with_rest(year or "XXXX", rest))
    elif day and not year and (first := _YEAR_FIRST.search(text, max(0, match.start() - 7), match.start())):
        yield from _absolute(first.start("year"), match.end(), f"{first['year']}{month}{day}")
    elif year or day:
        edtf = f"{year or 'XXXX'}{month}{day}"
        until = f"/{edtf[:-2]}{int(match['until']):02d}" if match["until"] and day else ""
        yield from _absolute(match.start(), match.end(), edtf + until)
    else:
        yield from _month_alone(text, match, name, month)


def _whole(year: str | None) -> str | None:
    """2023 of '23."""
    return year and year.replace("'", "20")


def _ended(text: str, start: int, month: int) -> tuple[int, str] | None:
    """Of a span that ends with a month: how far before it its words begin, and what part of the year it is."""
    before = text[max(0, start - 40) : start]
    ended = _ENDED.search(before)
    if ended is None:
        return None
    # `the year to June`, but not `from one year to June`
    if ended["year"] and not ended["ended"].startswith("end") and not before.endswith("the ", 0, ended.start()):
        return None
    months = 12 if ended["year"] else _SPANS[ended["quarter"] or ended["count"]]
    parts = {3: _quarter_to(month), 6: "-40" if month == 6 else "-41", 9: "-01/-09", 12: ""}
    is_of_year = month % 3 == 0 and (months != 9 or month == 9) and (months != 6 or month in (6, 12))
    if months in (3, 12) or (is_of_year and months in parts):
        return len(ended[0]), parts[months]
    return (len(ended[0]), f"-{month - months + 1:02d}/-{month:02d}") if months <= month else None


def _quarter_to(month: int) -> str:
    """The quarter of the year in which most of the three months to one lie: those to October in the third."""
    return f"-{33 + max(0, month - 2) // 3}"


def with_months(text: str, span: DateSpan) -> DateSpan:
    """A day that ends a span, as the British write it: the quarter ended 31 August 2025."""
    told = str(span.when)
    if span.when is None or not _WHOLE_DAY.fullmatch(told) or not text[span.end - 1].isascii():
        return span
    ended = _ended(text, span.start, int(told[5:7])) if text[span.start].isdigit() else None
    if ended is None or not ended[1]:
        return span
    return span._replace(start=span.start - ended[0], when=when_of(with_rest(told[:4], ended[1])))


_WHOLE_DAY = expression(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}")


def _name_length(text: str) -> int:
    return next((place for place, mark in enumerate(text) if not "a" <= mark <= "z"), len(text))


def _month_alone(text: str, match: re.Match[str], name: str, month: str) -> Iterator[DateSpan]:
    if quarter := _OF_QUARTER.match(text, match.start() + len(name)):
        yield from _absolute(match.start(), quarter.end(), with_rest("XXXX", _quarter_to(MONTHS[name])))
        return
    if told := _TOLD_MONTH.search(text, max(0, match.start() - _TOLD_LONG), match.start()):
        relative = Relative(*_OF_TOLD[told["word"]], told=True, rest=month)
        yield DateSpan(match.start() - len(told[0]), match.start() + len(name), "relative", None, relative)
        return
    if _TO_MONTH.match(text, match.end()):
        yield from _absolute(match.start(), match.start() + len(name), f"XXXX{month}")
        return
    before = _BEFORE_MONTH.search(text[max(0, match.start() - 14) : match.start()])
    if not before or (name in _WORDS_TOO - {"may"} and not _TOLD_OF.match(text, match.end())):
        return
    offset = {"last": -1, "next": 1}.get(before["word"])
    if offset:
        yield _relative_month(text, match, month, offset)
    else:
        yield from _absolute(match.start(), match.start() + len(name), f"XXXX{month}")


# January to March 2025, Jan-Mar 2025
_TO_MONTH = expression(rf" ?(?:-|–|to|through|until) ?(?:{alternatives(MONTHS)})\.? (?:19|20)[0-9]{{2}}(?![0-9])")
# That October is of the year told last, the following February behind the time told last.
_TOLD_MONTH = expression(r"\b(?P<word>that(?: same)?|the (?:following|next)) $")
_TOLD_LONG = len("the following ")
_OF_TOLD = {
    "that": ("year", 0),
    "that same": ("year", 0),
    "the following": ("named-month", 1),
    "the next": ("named-month", 1),
}


def _relative_month(text: str, match: re.Match[str], month: str, offset: int) -> DateSpan:
    """`last March` is the one before the time of speaking: of that year or of the year before."""
    start = text.rindex("last" if offset < 0 else "next", 0, match.start())
    return DateSpan(start, match.end(), "relative", None, Relative("named-month", offset, rest=month))


def _quarter(text: str, match: re.Match[str]) -> Iterator[DateSpan]:
    """The third quarter of 2024, Q3 2024, the first half of last year; in the third quarter."""
    start, end = match.span()
    spoken = match[0][: match.start("part") - start]
    part = PARTS[_SPOKEN[spoken]]
    if match["year"]:
        yield from _absolute(start, end, with_rest(_whole(match["year"]) or "", part))
    elif match["relative"]:
        yield DateSpan(start, end, "relative", None, WORDS[match["relative"]]._replace(rest=part))
    elif len(spoken) > 2 or _BEFORE_PART.search(text[max(0, start - 12) : start]) or _AFTER_PART.match(text, end):
        yield from _absolute(start, end, with_rest("XXXX", part))


def _the_day(text: str, match: re.Match[str]) -> Iterator[DateSpan]:
    """`On the 22nd,` is a day of the month that is told elsewhere."""
    relative = Relative("month", 0, rest=f"-{int(match['day']):02d}")
    yield DateSpan(match.start("day"), match.end("day") + 2, "relative", None, relative)


def _fiscal(text: str, match: re.Match[str]) -> Iterator[DateSpan]:
    """FY2025, FY25: a company's own year, told as the year of its name."""
    yield from _absolute(match.start(), match.end(), _whole(match["year"]) or f"20{match['short']}")


def _short_year(text: str, match: re.Match[str]) -> Iterator[DateSpan]:
    """Early '25, the summer of '24."""
    yield from _absolute(match.start(), match.end(), f"20{match['short']}")


_FORMS = (
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_FISCAL, _fiscal),
    (_SHORT_YEAR, _short_year),
    (_THE_DAY, _the_day),
)


def _absolute(start: int, end: int, edtf: str) -> Iterator[DateSpan]:
    """The span of a date that the calendar has."""
    try:
        yield DateSpan(start, end, "absolute", when_of(edtf))
    except ValueError:
        return
