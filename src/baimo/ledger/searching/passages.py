"""Statements found by their words, and by the words of their sources' titles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from baimo.ledger.searching import texts
from baimo.ledger.searching.found import Passage
from baimo.ledger.statement import Statement
from baimo.values.names import fold

# As many as are put in order by standing: a word that thousands hold is no help to anybody.
_COMPARED = 300
_A_SOURCE = 3  # statements of one source whose title matched

_BY_WORDS = (
    f"SELECT s.id FROM (SELECT rowid FROM search_statement WHERE search_statement MATCH ? LIMIT {_COMPARED}) AS found"
    " JOIN statement AS s ON s.rowid = found.rowid ORDER BY s.rank, s.grade, s.said_from DESC, s.id"
)
_BY_TITLE = (
    "SELECT s.id, s.source"
    f" FROM (SELECT rowid FROM search_source WHERE search_source MATCH ? LIMIT {_COMPARED}) AS found"
    " JOIN source ON source.rowid = found.rowid JOIN statement AS s ON s.source = source.id"
    " ORDER BY s.rank, s.grade, s.said_from DESC, s.id"
)


class Passages:
    """The statements of one compiled copy; `statement` fetches one by its id."""

    def __init__(self, connection: sqlite3.Connection, statement: Callable[[str], Statement | None]) -> None:
        """Nothing is read before the first question."""
        self._connection, self._statement = connection, statement

    def find(self, text: str, limit: int) -> list[Passage]:
        """Statements with every word of a query, best first: rank, grade of the source, then the newest."""
        runs = texts.wanted(text)
        if not runs or limit <= 0:
            return []
        match = texts.match(runs)
        found: dict[str, Passage] = {}
        for (identity,) in self._connection.execute(_BY_WORDS, (match,)):
            if len(found) < limit and (passage := self._passage(identity, runs)):
                found[identity] = passage
        for identity in self._by_title(match):
            if len(found) < limit and identity not in found and (statement := self._statement(identity)):
                found[identity] = Passage(statement, "title")
        return list(found.values())

    def _by_title(self, match: str) -> list[str]:
        counts: dict[str, int] = {}
        found = []
        for identity, source in self._connection.execute(_BY_TITLE, (match,)):
            counts[source] = counts.get(source, 0) + 1
            if counts[source] <= _A_SOURCE:
                found.append(identity)
        return found

    def _passage(self, identity: str, runs: list[str]) -> Passage | None:
        statement = self._statement(identity)
        if statement is None:
            return None
        claim = statement.claim
        fields = {"value": str(claim.value or ""), "note": claim.note or "", "quote": claim.quote}
        where = next((name for name, held in fields.items() if all(run in fold(held) for run in runs)), "claim")
        return Passage(statement, where)
