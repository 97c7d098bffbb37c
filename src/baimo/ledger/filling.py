"""A ledger in memory written into the tables of any database that SQLAlchemy speaks to."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from baimo.ledger import schema
from baimo.ledger.rows import Row, rows_of
from baimo.ledger.text import Content

BATCH = 10_000


def fill(connection: Connection, content: Content) -> None:
    """Create the tables and write everything; the caller commits."""
    tables = schema.metadata.sorted_tables
    for made in tables:
        connection.execute(CreateTable(made))
    for name, rows in rows_of(content):
        _insert(connection, schema.metadata.tables[name], rows)
    # Sorted once, instead of kept in order row by row.
    for index in (index for made in tables for index in made.indexes):
        connection.execute(CreateIndex(index))


def _insert(connection: Connection, into: Table, rows: Iterable[Row]) -> None:
    """Write rows in batches, so that memory stays flat however many there are."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        connection.execute(into.insert(), batch)
