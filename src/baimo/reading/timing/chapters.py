"""Lines that date the lines below them without being headings: ◆ 2024年, a day on its own line, the first of an entry.

A chapter is a block that tells when what stands below it happened, up to the next one or the next heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from baimo.documents import Document
from baimo.reading.finding.spans import DateSpan
from baimo.reading.timing.labels import is_founding
from baimo.values.expressions import expression

_HEADS = ("heading", "title")
_LONGEST = 48
_CHAPTER = expression(
    r"\W{0,6}(?:(?:[0-9]|[一二三四五六七八九十]{1,2})[.、)） ]\s*)?(?:(?:in|year|the year|part|chapter)\s+)?"
    r"(?P<year>(?:19|20)[0-9]{2})\s*年?\W{0,4}(?:(?<=\W)[^0-9$€£¥。！？.!?]{2,36})?\W{0,4}",
    re.IGNORECASE,
)
# 2023年：百模大战, a line of its own among others like it, with prose below.
_LABELLED = expression(
    r"\W{0,6}(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[（(][一二三四五六七八九十]{1,2}[）)])[.、)） ]\s*)?"
    r"(?P<year>(?:19|20)[0-9]{2})\s*年?\s*(?:[:：|]|——|[—–] |- )\s*[^\n。！？；;!?]{2,60}"
)
_LABELS = 3
# An entry begins so near to its date; beside it a line that is but a date has so few signs.
_NEAR, _FEW = 6, 8
# So many lines make a chronicle: that are but a date, or that begin with one.
_ALONE, _BEGUN = 2, 4
# 苹果在6月10日发布X is no entry of that day.
_LEAD = expression(r"\W*(?:[0-9]{1,2}[.、)） ]+)?(?:(?:in|on|early|late|mid)[ -])?", re.IGNORECASE)
_DAY = expression(r"[0-9X]{4}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?~?")
_BARE = expression(r"(?<![0-9a-zA-Z.,/$€£¥#-])20[12][0-9](?![0-9a-zA-Z%/]|[.,-][0-9a-zA-Z])")
_OF_START = attrgetter("start")


class Chapter(NamedTuple):
    """A block that dates those below it: its year, or None where its own date tells; whether it is nothing else.

    What stands behind the last of a series is dated no further than what stood between two of it.
    """

    block: int
    year: str | None
    is_alone: bool
    reach: int = 1 << 20


def chapters(document: Document, dates: list[DateSpan]) -> list[Chapter]:
    """The blocks of a document that date those below them."""
    found = {one.block: one for one in (*_labelled(document), *_years(document, dates))}
    begun = [one for one in _begun(document, dates) if one.block not in found]
    alone = [one for one in begun if one.is_alone]
    begun = [one for one in begun if document.blocks[one.block].kind not in _HEADS]
    if len(begun) >= _BEGUN:
        found |= {one.block: one for one in begun}
    elif len(alone) >= _ALONE:
        found |= {one.block: one for one in alone if document.blocks[one.block].kind not in _HEADS}
    return [found[block] for block in sorted(found)]


def _years(document: Document, dates: list[DateSpan]) -> list[Chapter]:
    """The blocks that tell a year below which a line begins with a date without one."""
    starts = [span.start for span in dates if _lacks_year(span)]
    found: list[Chapter] = []
    for at, (block, below) in enumerate(pairwise(document.blocks)):
        if block.cells or block.end - block.start > _LONGEST:
            continue
        match = _CHAPTER.fullmatch(document.clean, block.start, block.end)
        if match and bisect_right(starts, below.start + _NEAR) > bisect_left(starts, below.start):
            found.append(Chapter(at, match["year"], True))
    return found


def _labelled(document: Document) -> list[Chapter]:
    """The short lines that are labelled by one year after another, each over prose of its own."""
    blocks = document.blocks
    told = (
        (at, _LABELLED.fullmatch(document.clean, block.start, block.end))
        for at, block in enumerate(blocks)
        if not block.cells and block.end - block.start <= 2 * _LONGEST
    )
    labels = [(at, match["year"]) for at, match in told if match]
    years = [year for _, year in labels]
    if len(set(years)) < _LABELS or years not in (sorted(years), sorted(years, reverse=True)):
        return []
    gaps = [after - before for (before, _), (after, _) in pairwise(labels)]
    if min(gaps) == 1:
        return []
    reach = max(gaps)
    return [Chapter(at, year, True, reach) for at, year in labels]


def _begun(document: Document, dates: list[DateSpan]) -> list[Chapter]:
    """The blocks that begin with a date."""
    found: list[Chapter] = []
    for at, block in enumerate(document.blocks):
        first = bisect_left(dates, block.start, key=_OF_START)
        if block.cells or first == len(dates):
            continue
        span = dates[first]
        # 零一万物：2023年5月成立，...: what a card tells of its house is no entry
        is_of_card = block.head is not None and span.start >= block.head[1]
        if is_of_card or is_founding(document.clean, span.start, span.end):
            continue
        lead = document.clean[block.start : span.start]
        if len(lead) <= _NEAR and span.end <= block.end and _is_day(span) and _LEAD.fullmatch(lead):
            rest = block.end - block.start - (span.end - span.start)
            found.append(Chapter(at, None, rest <= _FEW))
    return found


def headings(document: Document, dates: list[DateSpan]) -> dict[int, str]:
    """The years that stand bare in headings without a date: Model releases, 2024; 募資排行 2025（截至12/20）."""
    found: dict[int, str] = {}
    for at, block in enumerate(document.blocks):
        if block.kind not in _HEADS or block.end - block.start > 2 * _LONGEST:
            continue
        first = bisect_left(dates, block.start, key=_OF_START)
        years = {match[0] for match in _BARE.finditer(document.clean, block.start, block.end)}
        dated = first < len(dates) and dates[first].start < block.end
        if len(years) == 1 and (not dated or "截" in document.clean[block.start : block.end]):
            found[at] = years.pop()
    return found


def _is_day(span: DateSpan) -> bool:
    """Whether a date tells its month at least: entries of a chronicle do, what a report tells of a year is none."""
    return span.when is not None and _DAY.fullmatch(str(span.when)) is not None


def _lacks_year(span: DateSpan) -> bool:
    if span.when is not None:
        return span.when.precision == "unknown-year"
    return span.relative is not None and span.relative.either


def chapter_of(document: Document, found: list[Chapter], block: int) -> Chapter | None:
    """The chapter in which a block stands; a heading that is no deeper one ends it."""
    before = bisect_right(found, block, key=lambda one: one.block) - 1
    if before < 0:
        return None
    chapter = found[before]
    if block - chapter.block >= chapter.reach:
        return None
    # what follows the last entry need not be of it
    if not chapter.is_alone and (chapter.block == block or before + 1 == len(found)):
        return None
    own, other = document.blocks[chapter.block], document.blocks[block]
    if not chapter.is_alone and (other.parent not in (own.parent, chapter.block) or other.head is not None):
        return None
    deepest = own.level if own.kind in _HEADS else 0
    later = (one for one in document.blocks[chapter.block + 1 : block + 1] if one.kind in _HEADS)
    return None if any(not deepest or one.level <= deepest for one in later) else chapter
