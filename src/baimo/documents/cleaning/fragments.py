"""Stretches of HTML in a text that is none: what a scraper left in a Markdown file."""

from __future__ import annotations

import re
from itertools import pairwise

from baimo.values.expressions import expression

_OUTER = "div|ul|ol|table|section|article|blockquote|dl|figure|details|main|body|html"
_BEGINS = expression(rf"^[^\S\n]*<(?:{_OUTER}|p|li|h[1-6])(?:\s[^<>]*+)?>", re.MULTILINE | re.IGNORECASE)
_TAG = expression(rf"<(/?)(?:{_OUTER})(?:\s[^<>]*+)?>", re.IGNORECASE)
_EMPTY_LINE = expression(r"\n[^\S\n]*\n")
# Behind an empty line within an element stands Markdown again, as on a page that only centres its tables.
_MARKDOWN = expression(
    r"\n[^\S\n]*(?=\n\s*(?:\|[^\n]*\|[^\S\n]*\n\s*\|[ :|-]*--|\#{1,6} |[-*+] \S|\d{1,2}\. \S|> ?\S|```"
    r"|\*\*\w|!?\[[^\n\]]*\]\())"
)
_AS_IT_STANDS = expression(r"<(?:pre|script|style|textarea)\b", re.IGNORECASE)


def find_fragments(text: str) -> list[tuple[int, int]]:
    """The stretches, from a line that begins with an outer tag to the end of the line on which all are closed.

    Where they are never closed, or hold Markdown, a stretch ends at the next empty line, as in Markdown.
    """
    if "<" not in text:
        return []
    tags = [(m.start(), m.end(), m[1] == "/") for m in _TAG.finditer(text)]
    found: list[tuple[int, int]] = []
    at = index = 0
    marked = -1
    while match := _BEGINS.search(text, at):
        while index < len(tags) and tags[index][0] < match.start():
            index += 1
        if 0 <= marked <= match.end() or marked < 0:
            mark = _MARKDOWN.search(text, match.end())
            marked = mark.start() if mark else len(text)
        is_raw = _AS_IT_STANDS.search(text, match.start(), marked) is not None
        at, index = _end(text, match.end(), tags, index, len(text) if is_raw else marked)
        found.append((match.start(), at))
    return _merge(text, found)


def _end(text: str, start: int, tags: list[tuple[int, int, bool]], index: int, last: int) -> tuple[int, int]:
    """Where a stretch ends, at the last place or before, and the index of the first tag behind it."""
    depth, line_end = 0, -1
    empty = _EMPTY_LINE.search(text, start)
    if empty and index < len(tags) and tags[index][0] > empty.start():
        # a paragraph or a heading, which holds no other element
        return empty.start(), index
    for number in range(index, len(tags)):
        begin, end, closes = tags[number]
        if 0 <= line_end <= begin:
            return line_end, number
        if begin >= last:
            return last, number
        depth += -1 if closes else 1
        line_end = text.find("\n", end) if depth <= 0 else -1
        if depth <= 0 and line_end < 0:
            return len(text), number + 1
    if line_end >= 0:
        return line_end, len(tags)
    return (empty.start() if empty else len(text)), index


def _merge(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches with nothing but white space between them are one."""
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        elif end > start:
            merged.append((start, end))
    return merged


def outside(size: int, fragments: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    """The stretches of a text between its fragments, from a place on."""
    borders = [(start, start), *(f for f in fragments if f[1] > start), (size, size)]
    return [(end, begin) for (_, end), (begin, _) in pairwise(borders) if begin > end]
