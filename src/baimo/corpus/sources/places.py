"""A place holds documents: a file that is one, or a stretch of a file that holds many."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePath

# How a file that holds many documents ends. What ends otherwise is one document.
HOLDERS = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "rows",
    ".tsv": "rows",
    ".parquet": "table",
    ".zip": "archive",
}


@dataclass(frozen=True, slots=True)
class Place:
    """`count` documents from the one numbered `first` (from 0) of a file; `path` may be an address (s3://...).

    `kind` is how the file holds them: one, lines, rows, table or archive. `why` says why nothing can be read here.
    """

    path: str
    kind: str = "one"
    first: int = 0
    count: int = 1
    why: str = ""


def is_remote(path: str) -> bool:
    """Whether a path is an address that only the engine can open."""
    return "://" in path


def is_packed(path: str) -> bool:
    """Whether a file is packed with gzip."""
    return path.lower().endswith(".gz")


def kind_of(path: str) -> str:
    """How a file holds documents, told by how its name ends, `.gz` apart."""
    inner = path[:-3] if is_packed(path) else path
    return HOLDERS.get(PurePath(inner).suffix.lower(), "one")


def printed(path: str) -> str:
    """A path as text that any program can write: bytes that are no UTF-8 stand as `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace") if not is_remote(path) else path
