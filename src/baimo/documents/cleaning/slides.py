"""The titles of slides, told by their numbers: `第2页　智谱`, `3 — Northlight`, and `--- 4 ---` above `PRICES`."""

from __future__ import annotations

import re
from bisect import bisect_left

from baimo.documents.cleaning.lines import WIDEST_HEADING, Line, width
from baimo.values.expressions import expression

# The level of a heading that the number of its slide tells.
_LEVEL = 2
# How many slides there are at least where their numbers stand alone, and where they are mere numbers.
_LEAST_ALONE, _LEAST_BARE, _FIRSTS = 2, 3, (0, 1, 2)
# `■ P3 中华电信`, `第2页　智谱`: the number of a slide before its title, at most behind a sign.
_NUMBERED = expression(
    r"^[^\S\n]*(?:[^\w\s(（\[「“\"']{1,6}[^\S\n]*)?"
    r"(?:第 ?(?P<han>\d{1,2}) ?[页頁]|(?:[Pp](?:age)?\.?|Slide) ?(?P<latin>\d{1,2}))"
    r"(?:[^\S\n]*[:：|｜、.．—–-])?(?:[^\S\n]+|(?<=[:：]))(?=[^\s\d]|(?:19|20)\d\d)",
    re.MULTILINE,
)
# `Slide 4`, `--- Slide 4/12 ---`, `[第4页]` on a line of its own, over the lines of the slide.
_ALONE = expression(
    r"^[^\S\n]*[-–—=*_\[【(（<■◆▶|· ]{0,8}"
    r"(?:(?:slide|幻灯片|投影片|簡報|简报|演示) ?(?:no\. ?|第 ?)?\d{1,3}|第 ?\d{1,3} ?[页頁张張])"
    r"(?: ?[页頁张張])?(?: ?(?:/|of|共) ?\d{1,3} ?[页頁]?)?"
    r"[-–—=*_\]】)）>|· :：]{0,8}$",
    re.MULTILINE | re.IGNORECASE,
)
# `----- 4 -----`: the same without a word; `[4]`, which looks like a reference and is dropped as one.
_BARE_ALONE = expression(r"^[^\S\n]*[-–—=*_#]{1,12} ?(?P<bare>\d{1,2}) ?[-–—=*_#]{1,12}[^\S\n]*$", re.MULTILINE)
_IN_BRACKETS = expression(r"(?:\A|\n[^\S\n]*\n)[^\S\n]*[\[【] ?(?P<bare>\d{1,2}) ?[\]】][^\S\n]*$", re.MULTILINE)
# `3 — Northlight`, `3 | 北屿`, `［03］北屿`, and in a heading by its sign `3 北屿`.
_BARE = expression(
    r"^[^\S\n]*(?P<sign>#{1,6} +)?(?:[\[［【](?=\d+[\]］】]))?(?P<bare>\d{1,2})"
    r"(?: ?[—–|｜/·] ?|[\]］】] ?| - |(?(sign) |\u3000))(?=[^\W\d])",
    re.MULTILINE,
)


def find_slides(text: str, work: str, start: int, end: int, lines: list[Line]) -> None:
    """Make headings of the lines of a part of a text that the numbers of slides tell to be titles."""
    alone = list(_ALONE.finditer(work, start, end))
    if len(alone) >= _LEAST_ALONE:
        _head_below(work, lines, alone)
    _head_below(work, lines, _counted(_BARE_ALONE, work, start, end))
    for match in _counted(_IN_BRACKETS, text, start, end):
        at = bisect_left(lines, match.end(), key=lambda one: one.start)
        if at < len(lines):
            _head_line(work, lines[at])
    _head_numbered(work, start, end, lines)
    for match in _counted(_BARE, work, start, end):
        _head(work, lines, match, is_sure=bool(match["sign"]))


def _counted(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[re.Match[str]]:
    """The numbers that a pattern finds where they count up from the first by one, as slides and sections do."""
    found = list(pattern.finditer(text, start, end))
    numbers = [int(match["bare"]) for match in found]
    first = numbers[0] if numbers else -1
    is_counted = first in _FIRSTS and numbers == list(range(first, first + len(numbers)))
    return found if len(found) >= _LEAST_BARE and is_counted else []


def _head_below(work: str, lines: list[Line], found: list[re.Match[str]]) -> None:
    """Below a line that is but the number of a slide stands its title."""
    marks = [bisect_left(lines, match.end(), key=lambda one: one.end) for match in found]
    if not found or not all(_is_over(lines, at) for at in marks):
        return
    for at in marks:
        mark, title = lines[at], lines[at + 1]
        mark.form, mark.why = "number", "page number"
        title.breaks = max(title.breaks, mark.breaks)
        _head_line(work, title)


def _head_line(work: str, title: Line) -> None:
    is_short = width(work[title.body : title.end]) <= WIDEST_HEADING and work[title.end - 1] not in "。；;，:："
    if title.form == "" and is_short:
        title.form, title.rank = "heading", _LEVEL


def _is_over(lines: list[Line], at: int) -> bool:
    """Whether a line stands at the top of what follows rather than at the foot of what comes before."""
    if at + 1 >= len(lines):
        return False
    return at == 0 or lines[at].breaks > lines[at + 1].breaks or lines[at].page


def _head_numbered(work: str, start: int, end: int, lines: list[Line]) -> None:
    """A line that begins with the number of a slide is its heading, where the slide before or after it is told too."""
    found = {int(match["han"] or match["latin"]): match for match in _NUMBERED.finditer(work, start, end)}
    for number, match in found.items():
        if found.keys() & {number - 1, number + 1}:
            _head(work, lines, match)


def _head(work: str, lines: list[Line], match: re.Match[str], is_sure: bool = True) -> None:
    """Make a heading of a short line behind its number; where the number is not sure, of one that stands apart."""
    line = lines[bisect_left(lines, match.end(), key=lambda one: one.end)]
    is_short = width(work[match.end() : line.end]) <= WIDEST_HEADING and work[line.end - 1] not in "。；;，"
    is_apart = is_sure or line.breaks > 1 or line is lines[0]
    if line.form in ("", "bullet", "heading") and is_short and is_apart:
        line.rank = line.rank if line.form == "heading" else _LEVEL
        line.form, line.body = "heading", match.end()
