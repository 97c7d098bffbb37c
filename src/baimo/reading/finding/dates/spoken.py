"""English dates as they are spoken and then written down: twenty twenty-four, March fourteenth, June of twenty ten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.reading.finding.dates.relative import DATA, WORDS
from baimo.reading.finding.spans import DateSpan
from baimo.values.dates import when_of
from baimo.values.expressions import expression
from baimo.values.numbers import EN_WORDS
from baimo.values.patterns import alternatives

_MONTHS: dict[str, int] = DATA["months"]
_NUMBERS = {word: int(value) for word, value in EN_WORDS.items() if value == int(value) and len(word) > len("an")}
_ONES = {word: n for word, n in _NUMBERS.items() if 1 <= n <= 9}
_TEENS = {word: n for word, n in _NUMBERS.items() if 10 <= n <= 19}
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
_DAYS = {word: n for n, word in enumerate(_ORDINALS.split(), 1)} | {"thirtieth": 30, "thirty-first": 31}
_DAYS |= {f"twenty{gap}{word}": 20 + n for n, word in enumerate(_ORDINALS.split()[:9], 1) for gap in "- "}
_CARDINALS = _ONES | _TEENS | {"twenty": 20, "thirty": 30, "thirty-one": 31}
_CARDINALS |= {f"twenty-{word}": 20 + n for word, n in _ONES.items()}

_ONE, _TEEN = alternatives(_ONES), alternatives(_TEENS)
# No number goes on behind it, and nothing is counted with it: twenty twenty-minute talks.
_ENDS = r"(?![a-z-])(?! (?:hundred|thousand|million|billion|trillion|percent|point)\b)"
_YEAR = (
    rf"(?:twenty[ -](?P<of20>oh[ -](?:{_ONE})|{_TEEN}|(?:twenty|thirty)(?:[ -](?:{_ONE}))?)"
    rf"|nineteen[ -](?P<of19>(?:eighty|ninety)(?:[ -](?:{_ONE}))?)"
    rf"|two[ -]thousand(?: and)? (?P<of2000>{_ONE}|{_TEEN}|twenty(?:[ -](?:{_ONE}))?)){_ENDS}"
)
_LAST_YEARS = alternatives(word for word, relative in WORDS.items() if relative.unit == "year" and word.isascii())
_MONTH = (
    rf"(?P<month>{alternatives(_MONTHS)})(?: the)?"
    rf"(?: (?P<day>{alternatives(_DAYS)})(?![a-z-])"
    rf"| (?P<plain>{alternatives(_CARDINALS)})(?=[,.;)]|$| (?:this|last|next|of)\b))?"
)
_SPOKEN = expression(
    rf"{_MONTH}(?:,? (?:of )?(?:{_YEAR}|(?P<digits>20[0-9]{{2}})(?![0-9])|(?P<relative>{_LAST_YEARS})(?![a-z])))?|"
    + _YEAR.replace("(?P<of", "(?P<only")
)
# two thousand nineteen may count something; behind these it is a year.
_OF_TIME = expression(
    r"\b(?:in|of|since|until|by|from|before|after|during|for|early|mid|late|summer|fall|year|to)[ -]$"
)
_LONG = alternatives(month for month in _MONTHS if len(month) > 3 or month == "may")
_QUICK = expression(
    rf"(?:twenty|nineteen|two)[ -](?:thousand|{_TEEN}|oh|twenty|thirty|eighty|ninety)"
    rf"|(?:{_LONG})(?: the)? [a-z]+(?:th|st|nd|rd)\b"
)
# `It may first ask`, `they march second`: words as much as months.
_WORDS_TOO = frozenset(("may", "march", "mar"))
_ON = expression(r"(?:\b(?:on|by|of|since|until|from|in|to|and) |[,.;:(] |\n|[^\x00-\x7f]|^)$")
_BASES = {"20": 2000, "19": 1900, "2000": 2000}


def find_spoken(text: str, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The dates of a folded text whose years or days are words."""
    stop = len(text) if end is None else end
    if _QUICK.search(text, start, stop) is None:
        return
    for match in _SPOKEN.finditer(text, start, stop):
        before = text[match.start() - 1 : match.start()]
        is_within = (before.isascii() and before.isalnum()) or before in ("-", "_", "'")
        if not is_within and (span := _span(text, match)) is not None:
            yield span


def _span(text: str, match: re.Match[str]) -> DateSpan | None:
    year = _year(match)
    if match["month"] is None:
        is_year = match["only2000"] is None or _OF_TIME.search(text, max(0, match.start() - 9), match.start())
        return DateSpan(*match.span(), "absolute", when_of(str(year))) if is_year else None
    day = _DAYS.get(match["day"] or "") or _CARDINALS.get(match["plain"] or "")
    is_month = match["month"] not in _WORDS_TOO or _ON.search(text, max(0, match.start() - 6), match.start())
    if (year is None and day is None) or not (year or match["digits"] or match["relative"] or is_month):
        return None  # the month alone others read
    rest = f"-{_MONTHS[match['month']]:02d}" + (f"-{day:02d}" if day else "")
    if match["relative"]:
        return DateSpan(*match.span(), "relative", None, WORDS[match["relative"]]._replace(rest=rest))
    try:
        return DateSpan(*match.span(), "absolute", when_of(f"{year or match['digits'] or 'XXXX'}{rest}"))
    except ValueError:  # the thirty-first of June
        return None


def _year(match: re.Match[str]) -> int | None:
    """The year that words tell, behind a month or alone."""
    told = ((base, match[f"{place}{base}"]) for place in ("of", "only") for base in _BASES)
    return next((_BASES[base] + _small(words) for base, words in told if words), None)


def _small(words: str) -> int:
    """24 of twenty-four, 5 of oh five."""
    said = words.replace("-", " ").split()
    return sum(_NUMBERS.get(word, 0) for word in said)
