"""Office files are zip archives: what one declares is looked at before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile

from baimo.values.errors import BaimoError

# No document needs more; a bomb does.
MOST_PARTS = 20_000
MOST_BYTES = 1_000_000_000
MOST_TEXT = 200_000_000
HIGHEST_RATIO = 200
# Small parts may well be compressed that much: empty slides, repeated styles.
HARMLESS = 2_000_000


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive of a file. Raises BaimoError where it is broken, or declares more than a document can hold."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise BaimoError(f"{name}: the file is cut off or damaged; save or download it again") from None
    if any(part.flag_bits & 1 for part in parts):
        raise BaimoError(f"{name}: the file is encrypted; open it with its password and save it without one")
    if _is_bomb(parts, len(data)):
        raise BaimoError(f"{name}: unpacks to far more than a document holds (a zip bomb?); it was not opened")
    return archive


def _is_bomb(parts: list[zipfile.ZipInfo], size: int) -> bool:
    total = sum(part.file_size for part in parts)
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    # parts that share their bytes declare more than the file has
    packed = sum(part.compress_size for part in parts)
    return (
        len(parts) > MOST_PARTS
        or total > MOST_BYTES
        or text > MOST_TEXT
        or packed > size
        or any(part.file_size > HARMLESS and part.file_size > HIGHEST_RATIO * part.compress_size for part in parts)
    )


def media_of(archive: zipfile.ZipFile) -> str:
    """What an archive is: docx, pptx, or empty for anything else."""
    names = set(archive.namelist())
    if any(name.startswith("word/document") for name in names):
        return "docx"
    return "pptx" if any(name.startswith("ppt/presentation") for name in names) else ""
