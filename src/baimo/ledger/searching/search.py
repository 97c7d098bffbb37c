"""One compiled copy, searched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection

from baimo.ledger.searching.found import Found, Results
from baimo.ledger.searching.names import Names
from baimo.ledger.searching.passages import Passages
from baimo.ledger.statement import Statement


class Search:
    """Searches names and statements. Safe from several threads."""

    def __init__(self, connection: sqlite3.Connection, statement: Callable[[str], Statement | None]) -> None:
        """`connection` is a copy with an index; `statement` fetches one by its id."""
        self._names, self._passages = Names(connection), Passages(connection, statement)

    def entities(self, text: str, kinds: Collection[str] | None = None, limit: int = 20) -> list[Found]:
        """Entities by name, best first."""
        return self._names.find(_sound(text), kinds, limit)

    def all(self, text: str, kinds: Collection[str] | None = None, limit: int = 20) -> Results:
        """Entities by name, and statements by their words unless a kind of entity was asked for."""
        text = _sound(text)
        statements = [] if kinds is not None else self._passages.find(text, limit)
        return Results(self._names.find(text, kinds, limit), statements)


def _sound(text: str) -> str:
    """The text without what no database takes: halves of characters, control characters."""
    whole = text.encode("utf-8", "ignore").decode()
    return "".join(mark if mark >= " " and mark != "\x7f" else " " for mark in whole)
