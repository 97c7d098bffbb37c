"""From a file to a document."""

from __future__ import annotations

import sys
from pathlib import Path

from baimo.documents.cleaning import build
from baimo.documents.document import Document
from baimo.values.errors import BaimoError

MEDIA = {".txt": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}


def from_text(text: str, name: str, media: str = "txt") -> Document:
    """A document of text at hand; `media` is how it is written: txt, md or html."""
    return build(text, name, media)


# The ways in below are the least that works for UTF-8 text (added to unblock the other parts; the owner of documents replaces them).
def from_bytes(data: bytes, name: str) -> Document:
    """A document of a file's bytes."""
    try:
        return from_text(data.decode("utf-8-sig"), name, MEDIA.get(Path(name).suffix.lower(), "txt"))
    except UnicodeDecodeError as error:
        raise BaimoError(f"{name} is no UTF-8 text") from error


def load(file: str | Path, *, name: str | None = None) -> Document:
    """A file, or standard input for `-`."""
    data = sys.stdin.buffer.read() if str(file) == "-" else Path(file).read_bytes()
    return from_bytes(data, name or Path(file).name)
