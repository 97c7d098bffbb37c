"""From a file to a document."""

from __future__ import annotations

from baimo.documents.cleaning import build
from baimo.documents.document import Document


def from_text(text: str, name: str, media: str = "txt") -> Document:
    """A document of text at hand; `media` is how it is written: txt, md or html."""
    return build(text, name, media)
