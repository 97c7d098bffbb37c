"""Text compiled to a database and a list of names, kept by the fingerprint of the text and of the code that did it.

The copies are written beside and moved into place, so processes that compile at once do the same work twice and
nobody sees a part. Where the cache folder cannot be written the database is built in memory.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.ledger.layers import Layer, fingerprint, layers
from baimo.ledger.parsing import parse_layers
from baimo.ledger.text import Content, content_of
from baimo.values import datafile

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from baimo.ledger.store import Store

# Code and data that decide what is compiled: a change in them makes every copy stale.
_MAKERS = sorted([*Path(__file__).parent.glob("*.py"), *Path(datafile.__file__).parent.glob("*.*")])


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

    @cached_property
    def content(self) -> Content:
        """Everything in memory."""
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
        from baimo.ledger.store import Store

        copy = self._file.with_suffix(".sqlite")
        if not _is_whole(copy):
            try:
                _build(copy, self.content)
            except OSError:
                return Store(_in_memory(self.content))
        return Store(_engine(lambda: _read_only(copy)))


def _is_whole(path: Path) -> bool:
    try:
        connection = _read_only(path)
        try:
            connection.execute("SELECT count(*) FROM entity").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return False
    return True


def _read_only(path: Path) -> sqlite3.Connection:
    # A copy never changes once it has its name, so no locks are needed, and a read-only folder is no obstacle.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _build(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".building-")
    os.close(handle)
    try:
        _fill(_engine(lambda: _unsafe_but_fast(name)), content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _unsafe_but_fast(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False)
    # Nobody sees the file before it is complete: a journal would only guard what is thrown away anyhow.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _in_memory(content: Content) -> Engine:
    engine = _engine(lambda: sqlite3.connect(":memory:", check_same_thread=False), single=True)
    _fill(engine, content, keep=True)
    return engine


def _fill(engine: Engine, content: Content, keep: bool = False) -> None:
    from baimo.ledger.filling import fill

    with engine.begin() as connection:
        fill(connection, content)
    if not keep:
        engine.dispose()


def _engine(connect: Any, single: bool = False) -> Engine:
    from sqlalchemy import QueuePool, StaticPool, create_engine

    return create_engine("sqlite://", creator=connect, poolclass=StaticPool if single else QueuePool)
