"""The names that a reader saw in a document, known and new, whether or not a claim holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baimo.documents import Document
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.known.senses import is_outside
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols


@dataclass(frozen=True, slots=True)
class Seen:
    """A name at its place; `kinds` are what it may be, none where its form leaves that to what is said of it."""

    start: int
    end: int
    text: str
    id: str
    kinds: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether no list knows it."""
        return is_outside(self.id)


def seen(document: Document, tokens: list[Token]) -> Iterator[Seen]:
    """Every name in order; a few Han characters that may be no name at all are left out."""
    for start, end, char, senses, _ in tokens:
        if char == symbols.HAN or type(senses) is not tuple or not senses or type(senses[0]) is not Sense:
            continue
        told = [sense.kind or sense.likely for sense in senses]
        a, b = document.offsets.to_text(start, end)
        yield Seen(a, b, document.text[a:b], senses[0].id, tuple(dict.fromkeys(kind for kind in told if kind)))
