"""Copies as files: written beside and moved into place, opened to be asked, swept when they are old.

So processes that make one at once do the same work twice, nobody sees a part, and whoever is killed leaves a file that
nobody reads. Where no file can be written a copy is made in memory.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from baimo.ledger.databases import Written, searched_in_memory

Fill = Callable[[sqlite3.Connection], object]

KEPT = 8
LEDGER, INDEX, NAMES = ".sqlite", ".search", ".json"  # of one state of the text

_BUILDING = ".building-"
_ABANDONED_AFTER = 3600  # seconds: no compilation takes that long
_MAPPED = 1 << 30  # bytes of a copy that are read as memory, without a call to the system for each page

# Nobody sees the file before it is complete: a journal would only guard what is thrown away anyhow. Ids come in no
# order, so pages of their index are wanted again and again; a quarter of a gigabyte, taken only as needed, holds them.
BUILDING = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;"


def kept(path: Path, fill: Fill) -> Written:
    """The copy of that name, filled first where there is none or it is damaged; in memory where no file can be."""
    copy = opened(path)
    if copy is None:
        with suppress(OSError, sqlite3.Error):  # a folder or a disk that takes no file
            build(path, fill)
        copy = opened(path) or _in_memory(fill)
    return copy


def opened(path: Path) -> Written | None:
    """A copy, ready to be asked; None where there is none or it is damaged."""
    try:
        connection = _connected(path)
        return Written(connection, lambda: _searched(path, connection))
    except sqlite3.Error:
        return None


def build(path: Path, fill: Fill) -> None:
    """Make a file that only whoever fills it sees before it is whole. Raises OSError, sqlite3.Error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_BUILDING)
    os.close(handle)
    try:
        with closing(sqlite3.connect(name, uri=True)) as connection:
            connection.executescript(BUILDING)
            fill(connection)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def used(path: Path) -> None:
    """Have a file taken for a new one: what is in use is swept last, as the atlas that others are laid over."""
    with suppress(OSError):
        os.utime(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(_address(path), uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    used(path)
    return connection


def _address(path: Path) -> str:
    # A copy never changes once it has its name, so no locks are needed, and a read-only folder is no obstacle.
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


def _in_memory(fill: Fill) -> Written:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill(connection)
    return Written(connection)


def _searched(path: Path, ledger: sqlite3.Connection) -> sqlite3.Connection:
    """A copy with its search index, which is made by the first who searches."""
    from baimo.ledger.searching.indexing import write_index

    def fill(made: sqlite3.Connection) -> None:
        made.execute("ATTACH ? AS ledger", (_address(path),))
        write_index(made)

    index = path.with_suffix(INDEX)
    found = _joined(index, path)
    if found is None:
        with suppress(OSError, sqlite3.Error):
            build(index, fill)
        found = _joined(index, path) or searched_in_memory(ledger)
    return found


def _joined(index: Path, ledger: Path) -> sqlite3.Connection | None:
    try:
        connection = _connected(index)
        connection.execute("ATTACH ? AS ledger", (_address(ledger),))
        connection.execute("SELECT count(*) FROM search_whole, wording")
        return connection
    except sqlite3.Error:
        return None


def _sweep(folder: Path) -> None:
    """Keep the states that were in use last: a ledger that is open keeps reading its own copy, deleted or not."""
    kinds = (LEDGER, INDEX, NAMES)
    old = [path for kind in kinds for path in sorted(folder.glob(f"[0-9a-f]*{kind}"), key=_age)[KEPT:]]
    left = [path for path in folder.glob(f"{_BUILDING}*") if _age(path) > _ABANDONED_AFTER]
    for path in [*old, *left]:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:  # another process has swept it
        return float("inf")
