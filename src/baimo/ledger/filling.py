"""Entities, sources and statements written into the tables of any database that SQLAlchemy speaks to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from baimo.claims import Claim, Source, table
from baimo.claims.source import GRADES
from baimo.ledger import schema
from baimo.ledger.entity import HOWS, Entity
from baimo.ledger.identity import Judgement
from baimo.ledger.statement import RANKS, Statement, value_text
from baimo.ledger.text import Content
from baimo.values.dates import when_of
from baimo.values.names import key

Row = dict[str, Any]
BATCH = 10_000


def fill(connection: Connection, content: Content) -> None:
    """Create the tables and write everything; the caller commits."""
    create_tables(connection)
    weights = Counter(statement.claim.subject for statement in content.statements.values())
    weights.update(s.claim.object for s in content.statements.values() if s.claim.object)
    entities = sorted(content.entities.values(), key=lambda entity: (-weights[entity.id], entity.id))
    insert(connection, schema.entity, (entity_row(e, weights[e.id]) for e in entities))
    former = _former_ids(content)
    insert(connection, schema.name, (row for e in entities for row in name_rows(e, former[e.id])))
    insert(connection, schema.source, (asdict(source) for source in content.sources.values()))
    insert(connection, schema.statement, (statement_row(s) for s in content.statements.values()))
    insert(connection, schema.moved, ({"old": old, "new": new} for old, new in sorted(content.moved.items())))
    insert(connection, schema.judgement, map(judgement_row, content.judgements))
    create_indexes(connection)


def create_tables(connection: Connection) -> None:
    """The tables without their indexes."""
    for made in schema.metadata.sorted_tables:
        connection.execute(CreateTable(made))


def create_indexes(connection: Connection) -> None:
    """The indexes of filled tables: sorted once, instead of kept in order row by row."""
    for made in schema.metadata.sorted_tables:
        for index in sorted(made.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))


def _former_ids(content: Content) -> defaultdict[str, list[str]]:
    """The ids that an entity had before others were judged to be the same."""
    former: defaultdict[str, list[str]] = defaultdict(list)
    for old, new in sorted(content.moved.items()):
        if new in content.entities:
            former[new].append(old)
    return former


def insert(connection: Connection, into: Table, rows: Iterable[Row]) -> None:
    """Write rows in batches, so that memory stays flat however many there are."""
    remaining = iter(rows)
    write = _plainly if connection.dialect.name == "sqlite" else _by_sqlalchemy
    while batch := list(islice(remaining, BATCH)):
        write(connection, into, batch)


def _by_sqlalchemy(connection: Connection, into: Table, batch: list[Row]) -> None:
    connection.execute(into.insert(), batch)


def _plainly(connection: Connection, into: Table, batch: list[Row]) -> None:
    """The same in a third of the time: SQLAlchemy's wording and types, without its bookkeeping for each row."""
    columns = list(batch[0])
    binds = [into.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for name in columns]
    names = ", ".join(connection.dialect.identifier_preparer.quote(name) for name in columns)
    wording = f"INSERT INTO {into.name} ({names}) VALUES ({', '.join('?' * len(columns))})"
    made = [tuple(bind(row[n]) if bind else row[n] for n, bind in zip(columns, binds, strict=True)) for row in batch]
    connection.connection.cursor().executemany(wording, made)


def entity_row(entity: Entity, weight: int = 0) -> Row:
    """An entity as a row."""
    return {"id": entity.id, "kind": entity.kind, "name": entity.name(), "body": asdict(entity), "weight": weight}


def name_rows(entity: Entity, former_ids: Iterable[str] = ()) -> Iterator[Row]:
    """A row for each spelling, under the key that equal names share; the id is a name as well, and each it had."""
    for written, how in [*entity.spellings(), *((one, "alias") for one in (entity.id, *former_ids))]:
        yield {"key": key(written), "written": written, "how": HOWS.index(how), "entity": entity.id}


def statement_row(statement: Statement) -> Row:
    """A statement as a row, with the days that the two clocks compare. Raises ValueError for a time that is no EDTF."""
    claim = statement.claim
    held = when_of(claim.when) if claim.when else None
    held_from = held.first if held else None
    return {
        "id": statement.id,
        "fact": statement.fact,
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": claim.object,
        "value": value_text(claim.value) or None,
        "value_to": value_text(claim.value_to) or None,
        "number": None if claim.value is None or isinstance(claim.value, str) else float(claim.value),
        "unit": claim.unit,
        "bound": claim.bound,
        "when": claim.when,
        "modality": claim.modality,
        "qualifier": claim.qualifier,
        "note": claim.note,
        "quote": claim.quote or None,
        "source": statement.source.id,
        "rank": RANKS.index(statement.rank),
        "grade": GRADES.index(statement.source.grade),
        "reason": statement.reason,
        "layer": statement.layer,
        "held_from": held_from,
        "held_to": held.last if held else None,
        "said_from": _said_from(claim, statement.source, held_from),
        "origin": statement.origin,
    }


def judgement_row(judgement: Judgement) -> Row:
    """A judgement as a row, to be found under either id."""
    return {"a": judgement.a, "b": judgement.b, "body": asdict(judgement)}


def _said_from(claim: Claim, source: Source, held_from: date | None) -> date | None:
    """The first day on which the source can have said it.

    A source without a date cannot have told of what had not happened yet, unless it predicted it.
    """
    if source.date:
        return when_of(source.date).first
    if claim.modality in ("predicted", "opinion"):
        return None
    if held_from is None and isinstance(claim.value, str) and table()[claim.predicate].value == "date":
        return when_of(claim.value).first
    return held_from
