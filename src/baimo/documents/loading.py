"""From a file to a document."""

from __future__ import annotations

import re

from baimo.documents.document import Block, Document
from baimo.documents.offsets import OffsetMap

_LINE = re.compile(r"\S[^\n]*")


def from_text(text: str, name: str, media: str = "txt") -> Document:
    """A document of text at hand; `media` is how it is written: txt, md or html."""
    offsets = OffsetMap()
    if text:
        offsets.add(0, len(text), 0, len(text))
    blocks = [Block(*line.span()) for line in _LINE.finditer(text)]
    return Document(name, text, text, offsets, blocks, media=media)
