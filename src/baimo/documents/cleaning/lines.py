"""The lines of a text, each with the mark it begins with: a bullet, a number, a heading sign, the bar of a table."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile
from baimo.values.expressions import expression

FOLDER = Path(__file__).parent
Forms = dict[int, tuple[str, int]]

_LINE = expression(r"\S(?:.*\S)?")
_LINE_OF_PAGE = expression(r"\S(?:[^\n\f]*\S)?")
# Line ends before a line that begins a stretch of its own: nothing is joined across so many.
APART = 99
_DEEP = expression(r"\d+")
# A heading by its number is at most so wide, in columns.
WIDEST_HEADING = 64


@dataclass(slots=True)
class Line:
    """A line without the blanks around it, in offsets of the text; what it says begins at `body`, behind its mark.

    `breaks` counts the line ends since the line before. `form` is what its mark makes of it: bullet, heading, quote,
    row, rule, fence, number (digits alone) or nothing; `rank` is how deep. `why` is set where the line is noise. A
    `whole` line is known to be a paragraph, so no line is joined to it. `page` tells that a page begins with it.
    """

    start: int
    end: int
    body: int
    breaks: int
    form: str = ""
    rank: int = 0
    why: str = ""
    whole: bool = False
    page: bool = False


@cache
def knowledge() -> dict[str, Any]:
    """The content of marks.yaml."""
    table: dict[str, Any] = datafile.load(FOLDER / "marks.yaml")
    return table


def width(text: str) -> int:
    """How many columns a text takes: two for a Chinese character, one for a Latin one."""
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) >> 1


def scan(work: str, start: int, end: int, forms: Forms | None = None) -> list[Line]:
    """The lines of a part of a text; `forms` tells the kind and level of lines that a file format knows, by offset."""
    lines: list[Line] = []
    deep: list[Line] = []
    firsts, ranks, before = _firsts(), _marks()[1], start
    has_pages = work.find("\f", start, end) >= 0
    for match in (_LINE_OF_PAGE if has_pages else _LINE).finditer(work, start, end):
        a, b = match.span()
        line = Line(a, b, a, 1 if a - before == 1 else work.count("\n", before, a) or 1)
        if firsts[work[a]]:
            if work[a] in ranks and work[a + 1 : a + 2] == " " and b > a + 3 and work[a + 2].isalpha():
                # by far the most marks are of this kind
                line.form, line.rank, line.body = "bullet", ranks[work[a]], a + 2
            elif _read_mark(work, line) == "deep" and line.form:
                deep.append(line)
        lines.append(line)
        before = b
    _keep_sequences(work, deep)
    if forms:
        _apply(forms, lines)
    if has_pages:
        _find_pages(work, lines)
    return lines


def _apply(forms: Forms, lines: list[Line]) -> None:
    """What a file format knows of its lines goes before what their marks seem to say."""
    for line in lines:
        kind, level = forms.get(line.start, ("", 0))
        line.whole = True
        if kind == "noise":
            line.why = "page footer"
        elif kind in ("heading", "bullet", "row"):
            # a bullet of a file format may carry its number or sign in the text as well
            line.body = line.body if kind == line.form != "row" else line.start
            line.form, line.rank = kind, 6 if kind == "bullet" else level
        elif not line.form:
            line.rank = level


def _find_pages(work: str, lines: list[Line]) -> None:
    before = 0
    for line in lines:
        line.page = work.find("\f", before, line.start) >= 0
        before = line.end


class _Firsts(dict[str, bool]):
    """Whether a line that begins with a character may begin with a mark; decided once a character."""

    def __missing__(self, char: str) -> bool:
        # private-use characters are the bullets of symbol fonts; pictographs often stand in for bullets
        self[char] = unicodedata.category(char) in ("So", "Co")
        return self[char]


@cache
def _firsts() -> _Firsts:
    marks = knowledge()
    signs = "".join([*marks["bullets"].values(), *marks["spaced_bullets"].values()])
    begins = signs + "#>|=_~`0123456789０１２３４５６７８９一二三四五六七八九十第（([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮pP"
    return _Firsts(dict.fromkeys(begins, True))


@cache
def _marks() -> tuple[re.Pattern[str], dict[str, int]]:
    """The pattern of all marks, and the rank of every bullet sign."""
    table = knowledge()
    ranks = {
        sign: int(rank) for key in ("bullets", "spaced_bullets") for rank, signs in table[key].items() for sign in signs
    }
    solid = re.escape("".join(table["bullets"].values()))
    spaced = re.escape("".join(table["spaced_bullets"].values()))
    return expression(_PATTERN.replace("SOLID", solid).replace("SPACED", spaced), re.VERBOSE), ranks


_PATTERN = r"""
  (?P<page>   第\s*\d{1,4}\s*[页頁]\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁]$
            | [-–—·]?\s*(?:[Pp]age|[Pp]\.?|第)?\s*(?!(?:19|20)\d\d\b)\d{1,4}\s*[页頁]?
              (?:\s*(?:/|／|of)\s*[共第]?\s*\d{1,4}\s*[页頁]?)?\s*[-–—·]?$ )
| (?P<rule>   (?:[-*_=~—–·•.]\s*){3,}$ )
| (?P<fence>  ```|~~~ )
| (?P<head>   \#{1,6}(?:\s+|(?<=\#\#)(?=[^\s\#]))(?=\S) )
| (?P<quote>  (?:>\s?)+ )
| (?P<row>    \| )
| (?P<bullet> (?:[SOLID]\ufe0f?|[SPACED](?=\s|$)|[\ue000-\uf8ff])\s*(?:\[[ xX]\]\s+)?
              (?:(?:\d{1,2}(?:、(?!\d)|[.．)）]\s)|[①-⑳])\s*(?=\S))? )
| (?P<chapter>第\s*[一二三四五六七八九十百零〇\d]{1,4}\s*
              (?:章|节|節|部分|篇|讲|講|课|課|编|單元|单元)\s*[：:、.．]?\s* )
| (?P<han>    [一二三四五六七八九十]{1,3}\s*[、．.]\s*(?=\S) )
| (?P<paren>  [（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]\s*(?=\S) )
| (?P<deep>   \d{1,2}(?:\.\d{1,2}){1,3}(?:\.?\s+|、|(?=[\u4e00-\u9fff]))
              (?!\s*(?:[%亿億万萬千百倍元美年月日个個款家篇项秒小天]|[TGMK]B?\b|[xX×]\b))(?=\S) )
| (?P<one>    (?!01\.AI\b)[\d０-９]{1,2}(?:[、．]|[.](?!\d)|[)）])\s*(?=\S) )
| (?P<circle> [①-⑳]\s* )
| (?P<sign>   \S\ufe0f?\s+(?=\S) )
"""


def _keep_sequences(work: str, lines: list[Line]) -> None:
    """`3.5` begins a section only where 3.4 or 3.6 does too; alone it is the version of a model, or a value."""
    numbers = [tuple(map(int, _DEEP.findall(work, line.start, line.body))) for line in lines]
    seen = set(numbers)
    for line, number in zip(lines, numbers, strict=True):
        *outer, last = number
        if not {(*outer, last - 1), (*outer, last + 1)} & seen:
            line.form, line.rank, line.body = "", 0, line.start


def _read_mark(work: str, line: Line) -> str:
    """Give a line the form and rank that the mark at its beginning means; which kind of mark it is."""
    pattern, ranks = _marks()
    match = pattern.match(work, line.start, line.end)
    if match is None:
        return ""
    kind, body = match.lastgroup or "", match.end()
    if kind in _SIMPLE:
        line.form, line.rank = _SIMPLE[kind], match[kind].count("#") + match[kind].count(">")
    elif kind == "bullet":
        line.form, line.rank = "bullet", ranks.get(work[line.start], 6)
    elif kind == "sign":
        if unicodedata.category(work[line.start]) != "So":
            return ""
        line.form, line.rank = "bullet", 6
    else:
        line.form, line.rank = _numbered(kind, match[0], work[body : line.end])
    line.body = body if line.form not in ("row", "rule", "number", "fence", "") else line.start
    return kind


_SIMPLE = {"page": "number", "rule": "rule", "fence": "fence", "head": "heading", "quote": "quote", "row": "row"}
_BULLET_RANK = {"chapter": 1, "han": 1, "paren": 4, "deep": 3, "one": 3, "circle": 5}


def _numbered(kind: str, mark: str, rest: str) -> tuple[str, int]:
    """Form and rank of a numbered line: a heading where it is short and no sentence, else a bullet."""
    rank = _BULLET_RANK[kind]
    if kind in ("one", "circle"):
        return "bullet", rank
    is_short = (
        width(rest) <= WIDEST_HEADING and not rest.endswith(("。", "；", ";", "！", "，", ".")) and "。" not in rest
    )
    if kind == "paren":
        is_han = not any(char.isdigit() for char in mark)
        return ("heading", 3) if is_han and is_short else ("bullet", 2 if is_han else rank)
    if not is_short:
        return ("", 0) if kind in ("deep", "chapter") else ("bullet", rank)
    if kind == "deep":
        return "heading", mark.count(".") - mark.rstrip().endswith(".") + 1
    return "heading", 1 if kind == "chapter" and "节" not in mark and "節" not in mark else 2
