"""The times at which words of a recording were said: `[00:01:22] MARTA:`, `00:45 陆知微`. They date nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baimo.documents.cleaning.lines import APART, Line
from baimo.documents.cleaning.passages import Drop
from baimo.values.expressions import expression

RECORDED = "time of a recording"
# One such line may be an hour of the day, several are a transcript or a programme.
_LEAST = 3
# Marks of emphasis may stand between the time and the words.
_MARKS = 3
_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
_SPAN = rf"{_TIME}(?:[ \t]*(?:-->|[-–—~～至])[ \t]*{_TIME})?"
_BRACKETED = rf"[\[(（【<〔][ \t]*{_SPAN}[ \t]*[\])）】>〕]"
# `00:17Now, when we say`: extraction has lost the blank.
_GLUED = r"(?:\d{1,2}:)?\d\d:\d\d(?=[A-Za-z“\"\u4e00-\u9fff])"
# When, and then who speaks.
_OPENS = expression(
    rf"^[ \t]*(?:[*_]*{_BRACKETED}[*_]*[:：]?|{_SPAN}(?=\s|$)|{_GLUED})(?:[ \t]*(?:[-–—|｜·][ \t])?)", re.MULTILINE
)
# Who speaks, and then when: `Marta Kessler  00:45`, `陆知微（00:45）：`.
_CLOSES = expression(
    rf"^[^\n:：，。,.?？!！\d]{{2,32}}?(?P<time>[ \t]*{_BRACKETED}|[ \t]+{_SPAN})(?=[*_]*[:：]|[*_]*[ \t]*$)",
    re.MULTILINE,
)


def find_times(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of a recording tell when they were said; nowhere in a text with but one or two such times."""
    if text.count(":") < _LEAST:
        return
    found = [match.span() for match in _OPENS.finditer(text)]
    found += [match.span("time") for match in _CLOSES.finditer(text)]
    if len(found) >= _LEAST:
        yield from found


def part(lines: list[Line], drops: Sequence[Drop]) -> None:
    """Lets nothing join a line that began with such a time: another turn, or a pause."""
    ends = {drop.end for drop in drops if drop.why == RECORDED}
    for line in lines if ends else ():
        if not ends.isdisjoint(range(line.start - _MARKS, line.start + 1)):
            line.breaks = APART
