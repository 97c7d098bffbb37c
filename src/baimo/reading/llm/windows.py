"""A long document in windows that a model takes in at once: whole blocks where they fit, else whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baimo.documents import Document

# Characters of the clean text. Small models lose the thread in more, and what is cut off is lost with its window.
LARGEST = 2400
_END = re.compile(r"[。！？!?；;](?:[”’」』）)]*)|\.(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the clean text, with the headings that it stands under."""

    start: int
    end: int
    text: str
    under: str


def windows(document: Document, largest: int = LARGEST) -> list[Window]:
    """The windows of a document, in order and without overlap; together they hold every block."""
    found: list[Window] = []
    for start, end in _stretches(document, largest):
        text = document.clean[start:end]
        if text.strip():
            found.append(Window(start, end, text, _under(document, start)))
    return found


def _stretches(document: Document, largest: int) -> Iterator[tuple[int, int]]:
    start = end = 0
    for block in document.blocks:
        if block.end - start > largest and end > start:
            yield start, end
            start = end
        while block.end - start > largest:
            cut = _cut(document.clean, start, start + largest)
            yield start, cut
            start = cut
        end = max(end, block.end)
    if end > start:
        yield start, end


def _cut(text: str, start: int, most: int) -> int:
    """Where to cut a block that is too long: behind its last whole sentence, else in the middle of one."""
    ends = [match.end() for match in _END.finditer(text, start, most)]
    return ends[-1] if ends and ends[-1] > start else most


def _under(document: Document, start: int) -> str:
    """The title and the headings above a place, outermost first."""
    at = document.block_at(start)
    above = [document.block_text(i) for i in reversed(document.ancestors(at))] if at >= 0 else []
    title = [document.title] if document.title and document.title not in above else []
    return " / ".join(" ".join(part.split())[:120] for part in (*title, *above))
