"""Years that date the lines of a chronicle: `2023` on a line of its own, `1998  Founded in Tampere`."""

from __future__ import annotations

import re

from baimo.documents import Document
from baimo.reading.finding.dates.dates import find_dates
from baimo.reading.naming.mentions import Token
from baimo.reading.naming.new import forms
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

_YEAR_ALONE = expression(r"\W{0,4}((?:19|20)[0-9]{2})\W{0,4}")
_SHORT_LINE = 12
# `1998  Founded in Tampere`: behind the year a line tells what happened; so many such lines make a chronicle.
_YEAR_OPENS = expression(
    r"[-*• ]*((?:19|20)[0-9]{2})[ \t\u3000]+(?=[a-z\u4e00-\u9fff“\"])(?!年|(?:was|is|will|to|and|has|saw|marks|may)\b)"
)
_CHRONICLE = 3
# `2026E：190亿元`: a year whose number is an estimate.
ESTIMATED = expression(
    r"[^\w\n]{0,4}((?:19|20)[0-9]{2})年? ?[（(]?[efEF][)）]?(?=[ \t]*(?:[:：|｜—–(（-]|$)| +[$€£¥\d])", re.MULTILINE
)


def years_alone(document: Document, folded: str) -> list[Token]:
    """`2023` on a line of its own, or as a heading, is the year of what stands below it."""
    found = _years_that_open(document, folded)
    for block in document.blocks:
        if not block.cells and (year := ESTIMATED.match(folded, block.start, block.end)):
            found.append(_token(year, year.end()))
        year = _YEAR_ALONE.fullmatch(folded, block.start, block.end) if block.end - block.start <= _SHORT_LINE else None
        if year and not block.cells:
            found.append(_token(year))
    return found


def _token(year: re.Match[str], end: int = 0) -> Token:
    start, end = year.start(1), end or year.end(1)
    span = find_dates(f"{year[1]}年")[0]._replace(start=start, end=end)
    return start, end, symbols.DATE, span, forms.DATE


def _years_that_open(document: Document, folded: str) -> list[Token]:
    """`1998  Founded in Tampere` in lines one after another, each with a year not before the last: a chronicle's."""
    lines = [block for block in document.blocks if not block.cells]
    opened = [year for block in lines if (year := _YEAR_OPENS.match(folded, block.start, block.end))]
    years = [int(year[1]) for year in opened]
    if len(years) < _CHRONICLE or years not in (sorted(years), sorted(years, reverse=True)):
        return []
    return [_token(year) for year in opened]
