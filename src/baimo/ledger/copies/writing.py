"""A ledger written into an empty SQLite database, in plain SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from itertools import islice
from operator import itemgetter
from typing import Any

from baimo.ledger.copies import sql
from baimo.ledger.rows import Row, rows_of
from baimo.ledger.text import Content

_BATCH = 10_000


def fill(connection: sqlite3.Connection, content: Content) -> None:
    """Write a ledger and its questions' wording into an empty database. Raises sqlite3.Error, OSError."""
    with connection:
        create_tables(connection)
        for table, rows in rows_of(content):
            insert(connection, table, rows)
        create_indexes(connection)
        write_wording(connection)


def create_tables(connection: sqlite3.Connection) -> None:
    """The tables without their indexes."""
    for table in sql.tables().values():
        connection.execute(table.create)


def create_indexes(connection: sqlite3.Connection) -> None:
    """The indexes of filled tables: sorted once, instead of kept in order row by row."""
    for table in sql.tables().values():
        for index in table.indexes:
            connection.execute(index)


def write_wording(connection: sqlite3.Connection) -> None:
    """The questions' SQL beside the data, for `databases.Written`."""
    connection.execute("CREATE TABLE wording (question TEXT, part TEXT, text TEXT)")
    connection.executemany("INSERT INTO wording VALUES (?, ?, ?)", sql.wording())


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Write rows in batches, so that memory stays flat however many there are; columns that they lack stay empty."""
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        columns = list(batch[0])
        names = ", ".join(f'"{name}"' for name in columns)
        wording = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        connection.executemany(wording, map(itemgetter(*columns), map(_plain, batch)))


def _plain(row: Row) -> Row:
    """A row as SQLite takes it: days as ISO text, what has parts as JSON."""
    for column, as_text in _AS_TEXT:
        if row.get(column) is not None:
            row[column] = as_text(row[column])
    return row


def _as_json(parts: Any) -> str:
    return json.dumps(parts, ensure_ascii=False)


_AS_TEXT: tuple[tuple[str, Callable[[Any], str]], ...] = (
    ("body", _as_json),
    ("held_from", str),
    ("held_to", str),
    ("said_from", str),
)
