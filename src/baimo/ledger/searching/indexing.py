"""The index written: what a search looks up, in a file beside the compiled copy, when somebody first searches.

Names lie in the order of how much the ledger says of their entities, so that what is found first is the best. The text
itself is in the ledger's own tables already; the index (FTS5 without content, columns or places) holds tokens alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from baimo.claims import table
from baimo.ledger.searching import grams, pinyin, texts
from baimo.values.quantities import Quantity, format_quantity

_BATCH = 10_000
_SCHEMA = f"""
CREATE VIRTUAL TABLE search_name USING fts5
  (tokens, content='', columnsize=0, detail=none, tokenize="{grams.TOKENIZER}");
CREATE TABLE search_sound (id INTEGER PRIMARY KEY, reading TEXT NOT NULL, heads TEXT NOT NULL, name INTEGER NOT NULL);
CREATE VIRTUAL TABLE search_sound_token USING fts5
  (tokens, content='', columnsize=0, detail=none, tokenize="{grams.TOKENIZER}");
CREATE TABLE search_homophones (reading TEXT PRIMARY KEY, characters TEXT NOT NULL);
CREATE VIRTUAL TABLE search_statement USING fts5
  (tokens, content='', columnsize=0, detail=none, tokenize="ascii");
CREATE VIRTUAL TABLE search_source USING fts5
  (tokens, content='', columnsize=0, detail=none, tokenize="ascii");
"""
_TOKENS = ("search_name", "search_sound_token", "search_statement", "search_source")


def write_index(connection: sqlite3.Connection) -> None:
    """Index a ledger: in its own file, or in one to which it is attached; memory stays flat. Raises sqlite3.Error."""
    with connection:
        connection.executescript(_SCHEMA)
        _write_names(connection)
        _insert(connection, "INSERT INTO search_homophones VALUES (?, ?)", pinyin.homophones().items())
        _insert(connection, _into("search_statement"), _statements(connection))
        _insert(connection, _into("search_source"), _sources(connection))
        for name in _TOKENS:
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
        connection.execute("CREATE INDEX search_sound_reading ON search_sound (reading)")
        connection.execute("CREATE TABLE search_whole (written INTEGER)")  # the last: with it the index is complete


def _into(name: str) -> str:
    return f"INSERT INTO {name} (rowid, tokens) VALUES (?, ?)"


def _insert(connection: sqlite3.Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        connection.executemany(statement, batch)


def _write_names(connection: sqlite3.Connection) -> None:
    names = connection.execute(
        "SELECT name.id, name.written, name.entity, entity.kind FROM name JOIN entity ON entity.id = name.entity"
        " ORDER BY name.id"
    )
    sounds = _Sounds()
    while batch := names.fetchmany(_BATCH):
        rows = [(name, " ".join(grams.tokens(grams.heads(written)))) for name, written, _, _ in batch]
        connection.executemany(_into("search_name"), rows)
        heard = [sound for row in batch for sound in sounds.of(*row)]
        connection.executemany("INSERT INTO search_sound VALUES (?, ?, ?, ?)", heard)
        tokens = ((sound, " ".join(grams.tokens(heads.split("\n")))) for sound, _, heads, _ in heard)
        connection.executemany(_into("search_sound_token"), tokens)


class _Sounds:
    """Numbers the ways in which names sound; what two names of one entity share comes once."""

    def __init__(self) -> None:
        self._count = 0
        self._entity = ""
        self._heard: set[str] = set()

    def of(self, name: int, written: str, entity: str, kind: str) -> Iterator[tuple[int, str, str, int]]:
        """Rows of `search_sound` for a name; the names of an entity come together."""
        if entity != self._entity:
            self._entity, self._heard = entity, set()
        for heads in pinyin.sounds(written, kind):
            if heads[0] not in self._heard:
                self._heard.add(heads[0])
                self._count += 1
                yield self._count, heads[0], "\n".join(heads), name


def _statements(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    names = _names_of(connection)
    rows = connection.execute(
        'SELECT rowid, subject, predicate, object, value, value_to, number, unit, "when", qualifier, note, quote'
        " FROM statement"
    )
    for row, subject, predicate, *rest in rows:
        obj, value, value_to, number, unit, when, qualifier, note, quote = rest
        said = _in_words(value, value_to, unit) if number is not None else ""
        text = "\n".join(part for part in (value, said, when, qualifier, note, quote) if part)
        named = (names(subject), _labels(predicate), names(obj) if obj else "")
        yield row, " ".join((*named, *texts.words(text)))


def _names_of(connection: sqlite3.Connection) -> Callable[[str], str]:
    @lru_cache(maxsize=20_000)
    def names(entity: str) -> str:
        row = connection.execute("SELECT body FROM entity WHERE id = ?", (entity,)).fetchone()
        return " ".join(texts.words("\n".join(json.loads(row[0])["names"].values()) if row else entity))

    return names


@cache
def _labels(predicate: str) -> str:
    row = table().get(predicate)
    return " ".join(texts.words("\n".join(row.labels.values()) if row else predicate))


def _in_words(value: str, value_to: str | None, unit: str | None) -> str:
    upper = Decimal(value_to) if value_to is not None else None
    quantity = Quantity(Decimal(value), unit or "number", "exact", upper)
    return "\n".join(format_quantity(quantity, lang) for lang in ("zh", "en"))


def _sources(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    for row, title, publisher in connection.execute("SELECT rowid, title, publisher FROM source"):
        yield row, " ".join(texts.words(f"{title}\n{publisher}"))
