"""Entities found by name: exactly, by a beginning, by a part, by words, by sound, and by a near spelling."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator

from baimo.ledger.entity import HOWS
from baimo.ledger.searching import grams, near
from baimo.ledger.searching.found import Found
from baimo.values.names import fold, key

Row = tuple[str, str]  # entity, spelling
_LONGEST = 120  # characters of a query: no name is longer

_NAME = "SELECT name.entity, name.written, name.key FROM {} JOIN name ON name.id = {} WHERE {} ORDER BY {}"
_BY_TOKENS = _NAME.format("search_name", "search_name.rowid", "search_name MATCH ?", "search_name.rowid")
_EXACT = "SELECT entity, written, how, id FROM name WHERE key = ?"
_SOUND = "SELECT name.entity, name.written, s.heads FROM {} JOIN name ON name.id = s.name WHERE {} ORDER BY s.id"
_BY_SOUND = _SOUND.format("search_sound AS s", "s.reading = ?")
_BY_SOUND_TOKENS = _SOUND.format(
    "search_sound_token AS t JOIN search_sound AS s ON s.id = t.rowid", "search_sound_token MATCH ?"
).replace("ORDER BY s.id", "ORDER BY t.rowid")
_ENTITY = "SELECT kind, body, weight FROM entity WHERE id = ?"


class Names:
    """The names of one compiled copy."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Nothing is read before the first question."""
        self._connection = connection
        self._ways: tuple[tuple[str, Callable[[str, str], Iterator[Row]]], ...] = (
            ("exact", self._exact),
            ("begins", self._begins),
            ("word", self._word),
            ("contains", self._contains),
            ("words", self._words),
            ("pinyin", self._pinyin),
            ("across", self._across),
        )

    def find(self, text: str, kinds: Collection[str] | None, limit: int) -> list[Found]:
        """Entities that a query can mean, best first: the way in which it meets a name, then the entity's weight."""
        written = text.strip()[:_LONGEST]
        wanted = key(written)
        found: dict[str, Found] = {}
        if wanted and limit > 0:
            for how, way in self._ways:
                self._take(found, how, way(wanted, written), kinds, limit)
            if not found:
                self._take(found, "near", iter(near.misspelt(self._connection, wanted)), kinds, limit)
        return list(found.values())

    def _take(
        self, found: dict[str, Found], how: str, rows: Iterator[Row], kinds: Collection[str] | None, limit: int
    ) -> None:
        if len(found) >= limit:
            return
        for entity, spelling in rows:
            if entity not in found:
                one = self._entity(entity, spelling, how)
                if kinds is None or one.kind in kinds:
                    found[entity] = one
                    if len(found) == limit:
                        return

    def _entity(self, entity: str, spelling: str, how: str) -> Found:
        kind, body, weight = self._connection.execute(_ENTITY, (entity,)).fetchone()
        row = json.loads(body)
        return Found(entity, kind, row["names"], spelling, how, row.get("category"), weight)

    def _exact(self, wanted: str, written: str) -> Iterator[Row]:
        # A right name stands before a misspelling, and the very letters before the same in another dress.
        rows = self._connection.execute(_EXACT, (wanted,)).fetchall()
        rows.sort(key=lambda row: (max(row[2] - _SURE, 0), row[1] != written, row[3]))
        return ((entity, spelling) for entity, spelling, *_ in rows)

    def _begins(self, wanted: str, _: str) -> Iterator[Row]:
        for entity, spelling, held in self._connection.execute(_BY_TOKENS, (grams.begins(grams.NAME, wanted),)):
            if held.startswith(wanted):
                yield entity, spelling

    def _word(self, wanted: str, _: str) -> Iterator[Row]:
        for entity, spelling, _held in self._connection.execute(_BY_TOKENS, (grams.begins(grams.WORD, wanted),)):
            if any(head.startswith(wanted) for head in grams.heads(spelling)):
                yield entity, spelling

    def _contains(self, wanted: str, _: str) -> Iterator[Row]:
        for entity, spelling in self._across(wanted, ""):
            if any(wanted in key(word) for word in spelling.split()):
                yield entity, spelling

    def _across(self, wanted: str, _: str) -> Iterator[Row]:
        for entity, spelling, held in self._connection.execute(_BY_TOKENS, (grams.contains(wanted),)):
            if wanted in held:
                yield entity, spelling

    def _words(self, wanted: str, written: str) -> Iterator[Row]:
        parts = [part for part in map(key, fold(written).split()) if part]
        if len(parts) > 1:
            match = " AND ".join(map(grams.contains, parts))
            for entity, spelling, held in self._connection.execute(_BY_TOKENS, (match,)):
                if all(part in held for part in parts):
                    yield entity, spelling

    def _pinyin(self, wanted: str, _: str) -> Iterator[Row]:
        if not (wanted.isascii() and any(map(str.isalpha, wanted))):
            return
        for entity, spelling, _heads in self._connection.execute(_BY_SOUND, (wanted,)):
            yield entity, spelling
        for mark in (grams.NAME, grams.WORD)[: 1 + (len(wanted) >= _SYLLABLES)]:
            for entity, spelling, heads in self._connection.execute(_BY_SOUND_TOKENS, (grams.begins(mark, wanted),)):
                if f"\n{wanted}" in f"\n{heads}":
                    yield entity, spelling


_SURE = HOWS.index("former")
_SYLLABLES = 4  # letters from which a later syllable is looked for: shorter ones begin every third name
