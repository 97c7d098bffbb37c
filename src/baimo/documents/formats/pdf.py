"""The text layer of a PDF, page by page."""

from __future__ import annotations

import io
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from baimo.documents.formats.extracts import Extract, day, printable
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from pypdf import PdfReader

# A page with a text layer has more letters than its number.
_FEWEST_LETTERS = 4


def extract_pdf(data: bytes, name: str) -> Extract:
    """The text of a PDF. Raises BaimoError where it is broken, encrypted, or has pictures of text only."""
    # the library reports what it mends; a reader of documents has no use for that
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _open(data, name)
    found = Extract()
    pages = _texts(reader, name)
    if sum(char.isalnum() for said in pages for char in said) < _FEWEST_LETTERS * len(pages) or not pages:
        raise BaimoError(f"{name}: the PDF has no text layer, only pictures; run text recognition (OCR) over it first")
    found.parts = ["\n\f".join(printable(said) for said in pages)]
    with suppress(Exception):
        found.date = day(reader.metadata.creation_date if reader.metadata else None)
        found.title = str(reader.metadata.title).strip() or None if reader.metadata and reader.metadata.title else None
    return found


def _open(data: bytes, name: str) -> PdfReader:
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not _opens_without_password(reader):
            raise BaimoError(f"{name}: the PDF is encrypted; open it with its password and save it without one")
        len(reader.pages)
    except BaimoError:
        raise
    except Exception:
        raise BaimoError(f"{name}: the PDF is cut off or damaged; save or download it again") from None
    return reader


def _opens_without_password(reader: PdfReader) -> bool:
    """Many PDFs are encrypted with an empty password, only to forbid printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:
        return False


def _texts(reader: PdfReader, name: str) -> list[str]:
    """What each page says; a page that cannot be read says nothing, unless none can."""
    texts: list[str] = []
    broken = 0
    for page in reader.pages:
        try:
            texts.append(page.extract_text())
        except Exception:
            texts.append("")
            broken += 1
    if texts and broken == len(texts):
        raise BaimoError(f"{name}: no page of the PDF can be read; save or download it again")
    return texts
