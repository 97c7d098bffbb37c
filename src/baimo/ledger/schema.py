"""The tables: one row a statement, each beside the days between which it held and the day it can have been said.

Portable SQL only; days are computed when a row is written, so that both clocks are plain comparisons.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Float, Index, Integer, MetaData, SmallInteger, String, Table, Text

metadata = MetaData()

entity = Table(
    "entity",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("name", Text, nullable=False),
    # The entity as it is written: names, aliases, ... are read together or not at all.
    Column("body", JSON, nullable=False),
    # How much the ledger says of it; of two entities with one name the better known comes first.
    Column("weight", Integer, nullable=False),
)

name = Table(
    "name",
    metadata,
    # In the order of their entities' weight, so that a search meets the best known first.
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("written", Text, nullable=False),
    Column("how", SmallInteger, nullable=False),
    Column("entity", String, nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("id", String, primary_key=True),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("date", String),
    Column("grade", String, nullable=False),
    Column("note", Text),
)

statement = Table(
    "statement",
    metadata,
    Column("id", String, primary_key=True),
    Column("fact", String, nullable=False, index=True),
    Column("subject", String, nullable=False),
    Column("predicate", String, nullable=False),
    Column("object", String),
    # The exact value is text; `number` is the same as a float, for SQL to compare, and tells numbers from words.
    Column("value", Text),
    Column("value_to", Text),
    Column("number", Float(53)),
    Column("unit", String),
    Column("bound", String, nullable=False),
    Column("when", String),
    Column("modality", String, nullable=False),
    Column("qualifier", String),
    Column("note", Text),
    Column("quote", Text),
    Column("source", String, nullable=False, index=True),
    # Order of standing, best first: by rank, then by the grade of the source.
    Column("rank", SmallInteger, nullable=False),
    Column("grade", SmallInteger, nullable=False),
    Column("reason", Text),
    Column("layer", String, nullable=False),
    # The first and last day on which it can have held, and the first on which it can have been said; null is unknown.
    Column("held_from", Date),
    Column("held_to", Date),
    Column("said_from", Date),
    # The entity's id in the text, where a judgement brought the statement to another.
    Column("origin", String),
    Index("statement_subject_predicate", "subject", "predicate"),
    # Both columns: a database without statistics would look up ten thousand acquisitions to find those of one company.
    Index("statement_object_predicate", "object", "predicate"),
    Index("statement_predicate", "predicate"),
)

# Ids that a judgement changed, of entities, statements and facts: old addresses lead to what they are now.
moved = Table("moved", metadata, Column("old", String, primary_key=True), Column("new", String, nullable=False))

judgement = Table(
    "judgement",
    metadata,
    Column("a", String, nullable=False, index=True),
    Column("b", String, nullable=False, index=True),
    Column("body", JSON, nullable=False),
)
