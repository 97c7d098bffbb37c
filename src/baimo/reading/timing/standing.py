"""Where the dates of a sentence stand, and what kind of time they tell."""

from __future__ import annotations

from itertools import pairwise

from baimo.documents import Block
from baimo.reading.finding.dates.spells import PART_OF
from baimo.reading.finding.spans import DateSpan
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression


def is_compared(span: DateSpan) -> bool:
    """Whether a time is the same part of another year, with which one is compared."""
    relative = span.relative
    return relative is not None and (relative.unit == PART_OF or (relative.unit == "period" and relative.offset < 0))


# It had revenue of $60 million in 2024 and raised $90 million in May.
_AND = expression(r"\b(?:and|but)\b (?!20[0-9]{2})|[,;] ")


def is_of_sum(text: str, year: int, span: DateSpan) -> bool:
    """Whether a year that a clause before tells, at a place, is but that of its sum, and not of the date behind it."""
    return text[span.end - 1].isascii() and _AND.search(text, year, span.start) is not None


def positions(sentence: Sentence) -> list[int]:
    """Where the dates of a sentence stand."""
    chars, high = sentence.chars, sentence.high
    found, at = [], chars.find(symbols.DATE, sentence.low, high)
    while at >= 0:
        found.append(at)
        at = chars.find(symbols.DATE, at + 1, high)
    return found


def opens(sentence: Sentence, at: int, fillers: str) -> bool:
    """Whether a date opens its sentence, at most a word before it."""
    before = sentence.chars[sentence.low : at]
    return not before.strip(fillers + symbols.COMMA + symbols.COLON)


# So much may stand beside a date in its cell: what else a cell says of a time is no date of its row.
_BESIDE = 8


def fills_cell(block: Block, span: DateSpan) -> bool:
    """Whether a date is what a cell of a row says, and not a time of which one tells."""
    cell = next((cell for cell in block.cells if cell[0] <= span.start < cell[1]), None)
    return cell is not None and cell[1] - cell[0] - (span.end - span.start) <= _BESIDE


_APART = expression(r"\s*(?:[|/·,，、]|vs\.?)?\s*")


def are_columns(text: str, sentence: Sentence, found: list[int]) -> bool:
    """Whether the dates of a line stand one right behind the other: names of columns, which date nothing below."""
    spans = [sentence.tokens[at] for at in found]
    return len(spans) > 1 and all(_APART.fullmatch(text, one[1], other[0]) for one, other in pairwise(spans))
