"""Short lines, and the heading under which one stands, without its number: `## 3. Our customers`, 第2页 智谱."""

from __future__ import annotations

import re

from baimo.documents import Block, Document
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression
from baimo.values.names import fold

# So far into a line it still opens: behind its mark.
_OPENING = 2

_NUMBERED = expression(
    r"^(?:第? ?\d+ ?页|slide \d+|p\.? ?\d+|\d+[./、)]|[一二三四五六七八九十]+、)[ :：.-]*|\s*(?:page|p\.) ?\d+$",
    re.IGNORECASE,
)


def heading(document: Document, block: int) -> str | None:
    """What the nearest heading above a block says; None where it has none."""
    blocks = document.blocks
    above = next((at for at in document.ancestors(block) if blocks[at].kind in ("heading", "title")), None)
    if above is None:
        return None
    return _NUMBERED.sub("", document.clean[blocks[above].start : blocks[above].end].strip(" #*:：")).strip(" :：-")


def is_above(document: Document, block: int, pattern: re.Pattern[str]) -> bool:
    """Whether the nearest heading above a block, folded, says what a pattern seeks."""
    said = heading(document, block)
    return said is not None and pattern.search(fold(said)) is not None


def is_line(block: Block, sentence: Sentence, longest: int, *kinds: str) -> bool:
    """Whether a sentence is of a short bullet or paragraph, or of a block of another of these kinds."""
    return (
        block.kind in ("bullet", "paragraph", *kinds) and block.end - block.start <= longest and not sentence.is_aside
    )


def opens(block: Block, sentence: Sentence) -> bool:
    """Whether a sentence is the first of its line."""
    return sentence.tokens[sentence.low][0] <= block.start + _OPENING
