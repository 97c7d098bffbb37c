"""From a file of any kind to a document. Whatever is wrong with it is said in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from baimo.documents.cleaning.cleaning import build
from baimo.documents.document import Document
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from baimo.documents.formats.extracts import Extract

    Extractor = tuple[str, Callable[[bytes, str], Extract]]

LARGEST = 512 * 1024 * 1024
# Pictures and fonts may make a deck large; so much text is no document, and would take gigabytes and many minutes.
LARGEST_TEXT = 64 * 1024 * 1024
_HTML = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")
_BY_NAME = {
    ".md": "md",
    ".markdown": "md",
    ".mdown": "md",
    ".qmd": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".csv": "csv",
    ".tsv": "csv",
}
# How files begin that hold no text for us, and what to do with them.
_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "an RTF document; save it as docx"),
    (b"\x89PNG", "a picture; run text recognition (OCR) over it first"),
    (b"\xff\xd8\xff", "a picture; run text recognition (OCR) over it first"),
    (b"GIF8", "a picture; run text recognition (OCR) over it first"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"Rar!", "a compressed file; unpack it first"),
    (b"%!PS", "a PostScript file; save it as PDF"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = {".doc": "docx", ".ppt": "pptx", ".xls": "docx", ".dot": "docx", ".pps": "pptx"}


def load(path: str | Path, *, name: str | None = None) -> Document:
    """A document from a file, or from standard input where the path is `-`.

    Its name is the file's, without the folder, unless another is given. Raises BaimoError.
    """
    if str(path) == "-":
        return from_bytes(sys.stdin.buffer.read(), name or "-")
    document = from_bytes(_read(Path(path)), name or PurePath(path).name, str(path))
    document.path = str(path)
    return document


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BaimoError(f"{path}: a folder; to read all in it, give -o claims.parquet, else name files")
        if path.stat().st_size > LARGEST:
            raise BaimoError(f"{path}: larger than {LARGEST >> 20} MB; split it")
        return path.read_bytes()
    except FileNotFoundError:
        raise BaimoError(f"{path}: no such file") from None
    except PermissionError:
        raise BaimoError(f"{path}: may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        raise BaimoError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from None


def from_text(text: str, name: str, media: str = "txt") -> Document:
    """A document of text at hand; `media` is how it is written: txt, md, html or csv."""
    return build(text, name, media if media in ("md", "html", "csv") else "txt")


def from_bytes(data: bytes, name: str, path: str = "") -> Document:
    """A document of the content of a file; its kind is told by how it begins, then by its name. Raises BaimoError.

    `path` is what messages call the file, its name where nothing is given.
    """
    called = path or name
    if not data or data.isspace():
        raise BaimoError(f"{called}: empty; there is nothing to read")
    extractor = _extractor(data, called)
    document = _from_extract(*extractor, data, name, called) if extractor else _from_plain(data, name, called)
    if not document.text.strip():
        raise BaimoError(f"{called}: holds no text; there is nothing to read")
    return document


def _from_plain(data: bytes, name: str, called: str) -> Document:
    from baimo.documents.formats.decoding import decode

    _refuse_strangers(data, called)
    if len(data) > LARGEST_TEXT:
        raise BaimoError(f"{called}: {len(data) >> 20} MB of text; split it, or make it records of a corpus")
    return build(decode(data, called), name, _written_as(data, name))


def _written_as(data: bytes, name: str) -> str:
    """How a text is written: as its name says, else as it begins."""
    media = _BY_NAME.get(PurePath(name).suffix.lower(), "txt")
    begins = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if media == "txt" and begins.startswith(_HTML) and b"<html" in data[:4000].lower() else media


def _refuse_strangers(data: bytes, called: str) -> None:
    for begins, what in _STRANGERS:
        if data.startswith(begins):
            raise BaimoError(f"{called}: {what}")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise BaimoError(f"{called}: encrypted; open it with its password and save it without one")
        wanted = _OFFICE.get(PurePath(called).suffix.lower(), "docx or pptx")
        raise BaimoError(f"{called}: a file of an old version of Office; save it as {wanted}")


def _extractor(data: bytes, called: str) -> Extractor | None:
    """The kind of a file that is no plain text, and what gets its text out; None for one that is. Raises BaimoError."""
    if b"%PDF-" in data[:1024]:
        from baimo.documents.formats.pdf import extract_pdf

        return "pdf", extract_pdf
    return _office(data, called) if data.startswith((b"PK\x03\x04", b"PK\x05\x06")) else None


def _office(data: bytes, called: str) -> Extractor:
    from baimo.documents.formats.archives import media_of, open_archive

    media = media_of(open_archive(data, called))
    if media == "pptx":
        from baimo.documents.formats.slides import extract_pptx

        return media, extract_pptx
    if media == "docx":
        from baimo.documents.formats.word import extract_docx

        return media, extract_docx
    raise BaimoError(f"{called}: an archive that is neither docx nor pptx; unpack it and name the files in it")


def _from_extract(
    media: str, extract: Callable[[bytes, str], Extract], data: bytes, name: str, called: str
) -> Document:
    """A document of what a format gives: the date on its face goes before the day the file was made."""
    found = extract(data, called)
    document = build(found.text, name, media, found.forms)
    document.date = document.date or found.date
    document.title = found.title or document.title
    return document
