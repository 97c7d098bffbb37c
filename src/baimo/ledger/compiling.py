"""Text compiled to a database and a list of names, kept by the fingerprint of the text and of the code that did it.

The copies are written beside and moved into place, so processes that compile at once do the same work twice and
nobody sees a part. Where the cache folder cannot be written the database is built in memory.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from baimo.claims.predicates import FOLDER
from baimo.ledger.databases import Written
from baimo.ledger.layers import Layer, fingerprint, layers
from baimo.ledger.parsing import parse_layers
from baimo.ledger.store import Store
from baimo.ledger.text import Content, content_of
from baimo.values import datafile
from baimo.values.collector import without_collecting

if TYPE_CHECKING:
    from sqlalchemy import Engine

# Code and data that decide what is compiled: a change in them makes every copy stale.
_HERE = Path(__file__).parent
_FOLDERS = (_HERE, _HERE / "identity", _HERE / "searching", Path(datafile.__file__).parent, FOLDER)
_MAKERS = sorted(path for folder in _FOLDERS for path in folder.glob("*.*"))

_BUILDING = ".building-"
_ABANDONED_AFTER = 3600  # seconds: no compilation takes that long
_KEPT = 8
_MAPPED = 1 << 30  # bytes of a copy that are read as memory, without a call to the system for each page


def compiled(atlas: Path | None = None, home: Path | None = None) -> Compiled:
    """What the text of these folders compiles to, from copies where they are fresh."""
    stack = layers(atlas, home)
    files = [file for layer in stack for file in layer.files()]
    return Compiled(stack, fingerprint(files, datafile.fingerprint(_MAKERS)))


class Compiled:
    """The products of one state of the text, each made or loaded when first asked for."""

    def __init__(self, stack: tuple[Layer, ...], mark: str) -> None:
        self._stack = stack
        self._file = datafile.cache_folder() / "ledger" / mark
        self._own = fingerprint(stack[1].files())

    def renewed(self) -> Compiled:
        """The same where nobody changed the user's layer meanwhile, else what the text compiles to now.

        Cheap: only the files of that layer are listed, for the atlas below changes with the program.
        """
        atlas, own = self._stack
        return self if fingerprint(own.files()) == self._own else compiled(atlas.root, own.root)

    @cached_property
    def content(self) -> Content:
        """Everything in memory."""
        with without_collecting():
            return content_of(parse_layers(self._stack))

    @cached_property
    def _summary(self) -> tuple[list[tuple[str, str, str, str]], list[str]]:
        copy = self._file.with_suffix(".json")
        try:
            held = json.loads(copy.read_bytes())
            return [tuple(name) for name in held["names"]], held["problems"]
        except (OSError, ValueError, KeyError, TypeError):
            names, problems = self.content.names(), self.content.problems
            text = json.dumps({"names": names, "problems": problems}, ensure_ascii=False)
            datafile.write_atomically(copy, text.encode(), quietly=True)
            return names, problems

    @property
    def names(self) -> list[tuple[str, str, str, str]]:
        """Every spelling: as written, entity id, kind, how."""
        return self._summary[0]

    @property
    def problems(self) -> list[str]:
        """A line for each file or row that was left out."""
        return self._summary[1]

    def store(self) -> Store:
        """The database, opened; compiled first where there is none or it is damaged."""
        copy = self._file.with_suffix(".sqlite")
        database = _opened(copy)
        if database is None:
            with suppress(OSError, sqlite3.Error), without_collecting():  # a folder or a disk that takes no file
                _build(copy, self.content)
            database = _opened(copy) or _in_memory(self.content)
        return Store(database)


def _opened(path: Path) -> Written | None:
    """A copy, ready to be asked; None where there is none or it is damaged."""
    # A copy never changes once it has its name, so no locks are needed, and a read-only folder is no obstacle.
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        return Written(connection)
    except sqlite3.Error:
        return None


# Nobody sees the file before it is complete: a journal would only guard what is thrown away anyhow. Ids come in no
# order, so pages of their index are wanted again and again; a quarter of a gigabyte, taken only as needed, holds them.
BUILDING = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;"


def _build(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_BUILDING)
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as connection:
            connection.executescript(BUILDING)
            fill_sqlite(connection, content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _in_memory(content: Content) -> Written:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill_sqlite(connection, content)
    return Written(connection)


def fill_sqlite(connection: sqlite3.Connection, content: Content) -> None:
    """Write a ledger, its questions' wording and its search index into an empty SQLite database.

    Raises sqlite3.Error, OSError.
    """
    from sqlalchemy.exc import DBAPIError

    from baimo.ledger.filling import fill
    from baimo.ledger.searching.indexing import write_index

    try:
        with engine_over(connection).begin() as transaction:
            fill(transaction, content)
    except DBAPIError as error:
        raise sqlite3.DatabaseError(str(error.orig)) from error
    write_wording(connection)
    write_index(connection)


def write_wording(connection: sqlite3.Connection) -> None:
    """Write the questions' SQL beside the data, for `databases.Written`."""
    from baimo.ledger.wording import written

    with connection:
        connection.execute("CREATE TABLE wording (question TEXT, part TEXT, text TEXT)")
        connection.executemany("INSERT INTO wording VALUES (?, ?, ?)", written())


def engine_over(connection: sqlite3.Connection) -> Engine:
    """SQLAlchemy over one connection that is open already."""
    from sqlalchemy import StaticPool, create_engine

    return create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, pool_reset_on_return=None)


def _sweep(folder: Path) -> None:
    """Keep the copies of the last few states: a ledger that is open keeps reading its own, deleted or not."""
    old = [path for kind in ("sqlite", "json") for path in sorted(folder.glob(f"[0-9a-f]*.{kind}"), key=_age)[_KEPT:]]
    left = [path for path in folder.glob(f"{_BUILDING}*") if _age(path) > _ABANDONED_AFTER]
    for path in [*old, *left]:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:  # another process has swept it
        return float("inf")
