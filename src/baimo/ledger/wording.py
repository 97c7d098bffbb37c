"""The questions a ledger is asked, in SQLAlchemy: what is selected, under which conditions, in which order.

`written` gives the same as SQL for SQLite, in parts. They are kept in every compiled copy, so that a process that only
asks puts them together and has no need of SQLAlchemy, whose import takes longer than a thousand answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, distinct, func, or_, select
from sqlalchemy.dialects import sqlite

from baimo.ledger import schema


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its conditions left open; a condition is named as its parameter."""

    query: Any
    conditions: dict[str, ColumnElement[bool]] = field(default_factory=dict)
    order: tuple[Any, ...] = ()
    columns: dict[str, ColumnElement[Any]] = field(default_factory=dict)

    def under(self, given: Iterable[str]) -> Select[Any]:
        """The query under these conditions, each with one parameter."""
        conditions = [self.conditions[name] for name in sorted(given)]
        query = self.query.where(*conditions) if conditions else self.query
        ordered: Select[Any] = query.order_by(*self.order) if self.order else query
        return ordered

    def for_each(self, name: str, given: Iterable[str] = ()) -> Select[Any]:
        """The query for several values of one column at once, the parameter being a list, under further conditions."""
        query: Select[Any] = self.query.where(*(self.conditions[condition] for condition in given))
        return query.where(self.columns[name].in_(bindparam(name, expanding=True))).order_by(*self.order)


@cache
def questions() -> dict[str, Question]:
    """Every question by its name."""
    entity, source = schema.entity.c, schema.source.c
    return {
        "statements": _statements(),
        "entities": _of_columns(select(entity.body), {"id": entity.id, "kind": entity.kind}, (entity.id,)),
        "names": _names(),
        "relations": _relations(),
        "sources": _of_columns(select(schema.source), {"id": source.id}, (source.id,)),
        "moved": Question(select(schema.moved), order=(schema.moved.c.old,)),
        "judgements": _judgements(),
        "counts": Question(_counts()),
        "layers": Question(select(schema.statement.c.layer, func.count()).group_by(schema.statement.c.layer)),
    }


def written() -> list[tuple[str, str, str]]:
    """Every question as SQL for SQLite: (question, part, text), the parts being `query`, `order` and each condition."""
    rows = []
    for name, question in questions().items():
        parts = {"query": question.query} | question.conditions
        rows += [(name, part, _text(expression)) for part, expression in parts.items()]
        rows.append((name, "order", ", ".join(_text(expression) for expression in question.order)))
    return rows


def _text(expression: Any) -> str:
    return str(expression.compile(dialect=sqlite.dialect(paramstyle="named")))


def _of_columns(query: Any, columns: Mapping[str, ColumnElement[Any]], order: tuple[Any, ...]) -> Question:
    return Question(query, {name: column == bindparam(name) for name, column in columns.items()}, order, dict(columns))


def _statements() -> Question:
    """Statements with their source and the names of who they are about, best first."""
    said, source = schema.statement.c, schema.source.c
    subject, object_ = schema.entity.alias("subject"), schema.entity.alias("object")
    joined = (
        schema.statement.join(schema.source, source.id == said.source)
        .outerjoin(subject, subject.c.id == said.subject)
        .outerjoin(object_, object_.c.id == said.object)
    )
    names = (subject.c.name, subject.c.kind, object_.c.name, object_.c.kind)
    columns = {name: said[name] for name in ("id", "fact", "subject", "predicate", "object", "source", "layer")}
    best_first = (said.rank, said.held_from.is_(None), said.held_from.desc(), said.grade, said.id)
    question = _of_columns(select(*said, *source, *names).select_from(joined), columns, best_first)
    question.conditions.update(_clocks())
    return question


def _relations() -> Question:
    """Statements that relate two entities, in few columns: a search for a path reads thousands of them."""
    said, subject, object_ = schema.statement.c, schema.entity.alias("subject"), schema.entity.alias("object")
    joined = schema.statement.join(subject, subject.c.id == said.subject).join(object_, object_.c.id == said.object)
    columns = ("fact", "subject", "predicate", "object", "when", "modality", "rank", "grade", "source")
    ends = (subject.c.kind, subject.c.weight, object_.c.kind, object_.c.weight)
    query = select(*(said[name] for name in columns), said.held_from, said.held_to, said.said_from, *ends)
    given = {name: said[name] for name in ("subject", "object")}
    return _of_columns(query.select_from(joined), given, ())


def _clocks() -> dict[str, ColumnElement[bool]]:
    """What has no day is excluded by none."""
    said = schema.statement.c
    return {
        "held_after": or_(said.held_to.is_(None), said.held_to >= bindparam("held_after")),
        "held_before": or_(said.held_from.is_(None), said.held_from <= bindparam("held_before")),
        "said_before": or_(said.said_from.is_(None), said.said_from <= bindparam("said_before")),
        "worst_rank": said.rank < bindparam("worst_rank"),
    }


def _names() -> Question:
    name, entity = schema.name.c, schema.entity.c
    joined = schema.name.join(schema.entity, entity.id == name.entity)
    query = select(name.entity, name.written, name.how, entity.kind, entity.weight).select_from(joined)
    return _of_columns(query, {"key": name.key}, ())


def _judgements() -> Question:
    row = schema.judgement.c
    entity: Any = bindparam("entity")
    return Question(select(row.body), {"entity": or_(row.a == entity, row.b == entity)}, (row.a, row.b))


def _counts() -> Any:
    """One row: entities, sources, facts, statements."""
    tables = (schema.entity, schema.source, schema.statement)
    entities, sources, statements = (select(func.count()).select_from(table).scalar_subquery() for table in tables)
    facts = select(func.count(distinct(schema.statement.c.fact))).scalar_subquery()
    return select(entities, sources, facts, statements)
