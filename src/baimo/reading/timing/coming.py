"""Days without their year whose words tell that they lie in the year beside: foretold, or what a value rose from."""

from __future__ import annotations

import re
from datetime import timedelta

from baimo.reading.finding.dates.dates import resolve
from baimo.reading.finding.spans import DateSpan
from baimo.reading.timing import years
from baimo.reading.timing.foretold import ON, ROSE_FROM, is_ahead, is_set
from baimo.reading.timing.placing import first
from baimo.values.dates import When, when_of
from baimo.values.expressions import expression

# So far ahead a day without its year may be where it is foretold (said on 5 January: 擬於1月8日).
AHEAD_OF = timedelta(183)
# What is foretold of a month without its year may be as far ahead: `by June`, said in November.
_LATER = timedelta(300)
_BY = expression(r"\b(?:by|until|will [^.;]{0,30} in) $")
_NEAR_FROM = 40


# A day so near is rather the next of its name than that of the last year: X launches Y on June 3.
_SOON, _SOON_IN_CHINESE, _NAMES_DAY = timedelta(31), timedelta(2), re.compile(r"XXXX-[0-1][0-9]-[0-3][0-9]")


# In the present tense a day lies ahead: the plan goes from $25 to $30 on December 1, the old model retires in June.
_PRESENT = expression(
    r"\b(?:goes|go|rises?|drops?|falls?|increases?|changes?|moves?|becomes?|ends?|expires?|retires?|launches|ships?"
    r"|opens|starts?|begins?|arrives?|closes|follows?|switch(?:es)?|takes?|come|comes)\b"
    r"(?:[^.;:,()]|[.,](?=\d)){0,60}\b(?:on|in|after|before|from|by) $",
    re.IGNORECASE,
)
_CLAUSE = 90


def how_far(span: DateSpan, text: str) -> timedelta:
    """How far behind the day of speaking a date without its year may lie."""
    if is_ahead(text, span) or is_set(text, span):
        return AHEAD_OF
    if _is_present(text, span):
        return AHEAD_OF
    is_day = span.when is not None and _NAMES_DAY.match(str(span.when))
    # in Chinese what lies ahead is told by a word for it (将, 拟)
    return timedelta(0) if not is_day else _SOON if text[span.end - 1].isascii() else _SOON_IN_CHINESE


def _is_present(text: str, span: DateSpan) -> bool:
    near = max(0, span.start - _CLAUSE)
    return text[span.end - 1].isascii() and _PRESENT.search(text, near, span.start) is not None


def by_words(span: DateSpan, this: str | None, now: When | None, text: str) -> str | None:
    """A time put into a year, or into the one behind or before it where the words beside it tell so."""
    this = this if is_ahead(text, span) else _not_ahead(span, this, now, text)
    return _coming(span, this, now, text)


# In which month a season begins: the chips came in the autumn, said in January.
_SEASONS = {"spring": 3, "春天": 3, "summer": 6, "夏天": 6, "autumn": 9, "fall": 9, "秋天": 9}


def _not_ahead(span: DateSpan, this: str | None, now: When | None, text: str) -> str | None:
    """`up from 300 million in December`, said in February: what something rose from is past."""
    if this and now is not None and now.first is not None and this == str(now.first.year):
        season = next((month for word, month in _SEASONS.items() if text.endswith(word, span.start, span.end)), 0)
        return str(now.first.year - 1) if season > now.first.month else this
    before = text[max(0, span.start - _NEAR_FROM) : span.start]
    if this is None or now is None or now.last is None or not ROSE_FROM.search(before) or ON.search(before):
        return this
    return resolve(span, when_of(f"{now.last.year - 1:04d}")) if first(this) > str(now.last) else this


def _coming(span: DateSpan, this: str | None, now: When | None, text: str) -> str | None:
    """預計1月8日掛牌, said on 31 December: what is foretold and would have passed is of the next year."""
    if this is None or span.when is None or now is None or now.precision != "day" or now.last is None:
        return this
    if first(this) >= str(now.first) or not (is_ahead(text, span) or _is_present(text, span)):
        return this
    later = years.in_year(span, int(this[:4]) + 1)
    limit = now.last + (_LATER if _BY.search(text, max(0, span.start - _NEAR_FROM), span.start) else AHEAD_OF)
    return later if later and str(now.first) <= first(later) <= str(limit) else this
