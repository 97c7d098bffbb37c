"""Times that say their number in brackets, as papers of Taiwan do: 今（14）日, 上（4）月, 去（2024）年第四季."""

from __future__ import annotations

from collections.abc import Iterator

from baimo.reading.finding.dates.chinese import REST_OF_YEAR, TAIWAN, year_and_rest
from baimo.reading.finding.spans import DateSpan, Relative
from baimo.values.dates import parsed, when_of
from baimo.values.expressions import expression

# The number stands between two halves of one word.
_NUMBER = expression(r"[(](?<=[今昨前明后本上去下同当这该次翌][(]) ?(?P<n>[0-9]{1,4}) ?[)] ?(?P<unit>[日天晚早晨月年])")
_DAYS, _MONTHS = range(1, 32), range(1, 13)
_YEARS, _YEARS_OF_TAIWAN = range(1990, 2050), range(90, 150)


def find_bracketed(text: str, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The times of a folded text whose number stands in brackets within their word."""
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        number, begun = int(match["n"]), match.start() - 1
        if match["unit"] == "年":
            yield from _year(text, begun, match.end(), number)
        elif match["unit"] == "月":
            if number in _MONTHS:
                yield DateSpan(begun, match.end(), "absolute", when_of(f"XXXX-{number:02d}"))
        elif number in _DAYS:
            yield DateSpan(begun, match.end(), "relative", None, Relative("month", 0, rest=f"-{number:02d}"))


def _year(text: str, start: int, end: int, number: int) -> Iterator[DateSpan]:
    """今（2025）年, 去（113）年第四季."""
    year = number if number in _YEARS else number + TAIWAN if number in _YEARS_OF_TAIWAN else 0
    rest = REST_OF_YEAR(text, end)
    when = parsed(year_and_rest(year, rest)) if year else None
    if when:
        yield DateSpan(start, rest.end() if rest else end, "absolute", when)
