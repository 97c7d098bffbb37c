"""A document's text in rows, as a page shows them: headings, bullets, paragraphs, what was dropped, and blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baimo.documents import Document

# The most characters and the most marks on one page of a long document, so that it opens at once.
PART_CHARACTERS = 40_000
PART_MARKS = 250

_BREAK = re.compile(r"\r\n|\n|\r")
# Where a line too long for one part may be cut: after a sentence, else at a space.
_CUTS = ("。", ". ", "；", "，", " ")


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of the text that stands on lines of its own; `kind` is a block's, or `gap` or `dropped`."""

    start: int
    end: int
    kind: str
    level: int = 0
    author: str | None = None
    date: str | None = None


def rows(document: Document) -> list[Row]:
    """The whole text in rows that follow each other without a gap."""
    return [part for row in _filled(document) for part in _cut(row, document.text)]


def parts(found: list[Row], marks: list[int]) -> list[list[Row]]:
    """Rows in parts small enough for a page; `marks` are the places of the claims, in order."""
    done: list[list[Row]] = [[]]
    characters = marked = passed = 0
    for row in found:
        inside = passed
        while passed < len(marks) and marks[passed] < row.end:
            passed += 1
        size, count = row.end - row.start, passed - inside
        if done[-1] and (characters + size > PART_CHARACTERS or marked + count > PART_MARKS):
            done.append([])
            characters = marked = 0
        done[-1].append(row)
        characters, marked = characters + size, marked + count
    return done


def _filled(document: Document) -> Iterator[Row]:
    """Every block with the rest of its lines, and between them whatever the reader was not given."""
    text, at = document.text, 0
    blocks = list(_blocks(document))
    for number, block in enumerate(blocks):
        if block.end <= at:
            continue
        start = _line_start(text, at, max(at, block.start))
        limit = max(block.end, blocks[number + 1].start) if number + 1 < len(blocks) else len(text)
        end = _line_end(text, block.end, limit)
        if at < start:
            yield from _between(text, at, start)
        yield replace(block, start=start, end=end)
        at = end
    if at < len(text):
        yield from _between(text, at, len(text))


def _blocks(document: Document) -> Iterator[Row]:
    found = []
    for block in document.blocks:
        start, end = document.offsets.to_text(block.start, block.end)
        if start < end:
            found.append(Row(start, end, block.kind, block.level, block.author, block.date))
    return iter(sorted(found, key=lambda row: (row.start, row.end)))


def _between(text: str, start: int, end: int) -> Iterator[Row]:
    """Lines that belong to no block: what stands there was dropped; blank lines before and after it are gaps."""
    stretch = text[start:end]
    first = _line_start(text, start, end - len(stretch.lstrip()))
    last = _line_end(text, start + len(stretch.rstrip()), end)
    if first >= last:
        yield Row(start, end, "gap")
        return
    borders = [(start, first, "gap"), (first, last, "dropped"), (last, end, "gap")]
    yield from (Row(since, until, kind) for since, until, kind in borders if since < until)


def _line_start(text: str, since: int, offset: int) -> int:
    """Where the line of an offset starts, `since` at the earliest."""
    return max(text.rfind("\n", since, offset) + 1, text.rfind("\r", since, offset) + 1, since)


def _line_end(text: str, offset: int, limit: int) -> int:
    """Past the end of the line, its break included, `limit` at the latest; just past a break is already there."""
    if offset and text[offset - 1] in "\r\n":
        return offset
    match = _BREAK.search(text, offset, limit)
    return match.end() if match else limit


def _cut(row: Row, text: str) -> Iterator[Row]:
    while row.end - row.start > PART_CHARACTERS:
        at = _cut_at(text, row.start, row.start + PART_CHARACTERS)
        yield replace(row, end=at)
        row = replace(row, start=at)
    yield row


def _cut_at(text: str, start: int, end: int) -> int:
    near = max(start, end - 400)
    places = (text.rfind(mark, near, end) + len(mark) for mark in _CUTS if mark in text[near:end])
    return next(places, end)
