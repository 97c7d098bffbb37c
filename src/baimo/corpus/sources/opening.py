"""The bytes of a file, wherever it lies, unpacked where it is packed, and never more of them than was allowed."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import IO, BinaryIO, cast

from baimo.corpus.sources.places import is_packed, is_remote
from baimo.values.errors import BaimoError


def open_binary(path: str) -> BinaryIO:
    """A stream of the content of a file; what is packed with gzip is unpacked. Raises OSError."""
    if is_remote(path):
        raw = _remote(path)
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if is_packed(path) else raw
    return cast(BinaryIO, gzip.open(path)) if is_packed(path) else Path(path).open("rb")


def _remote(address: str) -> BinaryIO:
    from baimo.corpus.engine import daft

    try:
        return cast(BinaryIO, daft().open_file(address, "rb"))
    except Exception as error:
        raise OSError(str(error)) from error


def read_whole(stream: IO[bytes], called: str, largest: int) -> bytes:
    """All of a stream. Raises BaimoError where it holds more than `largest` bytes: a bomb unpacks no further."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise BaimoError(f"{called}: {too_large(largest)}")
    return data


def too_large(largest: int) -> str:
    """What is said of a document over the limit."""
    return f"larger than {largest >> 20} MB; split it, or allow more with --largest"
