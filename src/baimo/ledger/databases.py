"""Two ways to put the ledger's questions to a database: as SQL that was written out, or through SQLAlchemy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sqlalchemy import Engine

Rows = list[tuple[Any, ...]]


class Database(Protocol):
    """Answers questions by the names that `wording.py` gives them and their conditions."""

    def rows(self, question: str, given: dict[str, Any] | None = None) -> Rows:
        """The rows that meet every condition given, in the question's order."""

    def rows_for_each(
        self, question: str, name: str, values: Iterable[str], given: dict[str, Any] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """The rows for each value of one condition; rows of one value come together or in the question's order.

        `given` are conditions that all of them meet.
        """


class Written:
    """A compiled copy in SQLite, which holds the questions' SQL beside its data: no SQLAlchemy is loaded to ask it."""

    def __init__(
        self, connection: sqlite3.Connection, searched: Callable[[], sqlite3.Connection] | None = None
    ) -> None:
        """`searched` gives a connection to the same ledger with its search index."""
        self._connection = connection
        self._searched = searched or (lambda: searched_in_memory(connection))
        self._texts: dict[tuple[str, ...], str] = {}
        self._parts: dict[str, dict[str, str]] = {}
        for question, part, text in connection.execute("SELECT question, part, text FROM wording"):
            self._parts.setdefault(question, {})[part] = text
        if not self._parts:
            raise sqlite3.DatabaseError("a copy without wording")

    @property
    def connection(self) -> sqlite3.Connection:
        """The copy itself, to be copied."""
        return self._connection

    def searched(self) -> sqlite3.Connection:
        """The copy with its search index, which SQLite alone can be asked; the first to search waits for it."""
        return self._searched()

    def rows(self, question: str, given: dict[str, Any] | None = None) -> Rows:
        """The rows that meet every condition given, in the question's order."""
        values = {name: day.isoformat() if isinstance(day, date) else day for name, day in (given or {}).items()}
        wording = (question, *values)
        if wording not in self._texts:
            self._texts[wording] = self._text(question, tuple(values))
        return self._connection.execute(self._texts[wording], values).fetchall()

    def rows_for_each(
        self, question: str, name: str, values: Iterable[str], given: dict[str, Any] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """The rows for each value of one condition, value by value: within a process a question costs little."""
        for value in values:
            yield from self.rows(question, {name: value} | (given or {}))

    def _text(self, question: str, conditions: tuple[str, ...]) -> str:
        parts = self._parts[question]
        where = " AND ".join(f"({parts[name]})" for name in conditions)
        order = parts["order"]
        return parts["query"] + (f"\nWHERE {where}" if where else "") + (f"\nORDER BY {order}" if order else "")


def searched_in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The same ledger with its search index, where no file holds it."""
    from baimo.ledger.searching.indexing import write_index

    clone = sqlite3.connect(":memory:", check_same_thread=False)
    connection.backup(clone)
    write_index(clone)
    return clone


def _plain(value: Any) -> Any:
    """A day as the ISO text that a compiled copy gives."""
    return value.isoformat() if isinstance(value, date) else value


class Portable:
    """Any database that SQLAlchemy speaks to, filled by `filling.fill`."""

    _AT_ONCE = 400  # values in one question: every database takes so many parameters

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def rows(self, question: str, given: dict[str, Any] | None = None) -> Rows:
        """The rows that meet every condition given, in the question's order."""
        from baimo.ledger.wording import questions

        with self._engine.connect() as connection:
            rows = connection.execute(questions()[question].under(given or {}), given or {})
            return [tuple(map(_plain, row)) for row in rows]

    def rows_for_each(
        self, question: str, name: str, values: Iterable[str], given: dict[str, Any] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """The rows for each value of one condition, many values at once: to ask a server costs a journey."""
        from baimo.ledger.wording import questions

        wanted, given = list(values), given or {}
        query = questions()[question].for_each(name, given)
        with self._engine.connect() as connection:
            for start in range(0, len(wanted), self._AT_ONCE):
                some = wanted[start : start + self._AT_ONCE]
                yield from map(tuple, connection.execute(query, {name: some} | given))
