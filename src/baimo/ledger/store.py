"""The questions a ledger answers, as portable SQL: each is built once and run with its parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, Select, bindparam, distinct, func, or_, select

from baimo.claims import Claim, Source
from baimo.ledger import schema
from baimo.ledger.entity import HOWS, Entity
from baimo.ledger.statement import RANKS, Statement
from baimo.values.dates import when_of
from baimo.values.names import key

_s, _source = schema.statement.c, schema.source.c
_subject, _object = schema.entity.alias("subject"), schema.entity.alias("object")
_DEPRECATED = RANKS.index("deprecated")
_AT_ONCE = 400  # ids in one query: every database takes so many parameters


class Store:
    """A database filled with one ledger. Every method is one query, safe from several threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def _rows(self, query: Select[Any], **parameters: Any) -> list[Row[Any]]:
        with self.engine.connect() as connection:
            return list(connection.execute(query, parameters))

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with that id."""
        rows = self._rows(_entity_by_id(), id=entity_id)
        return _entity(rows[0].body) if rows else None

    def entities_each(self, entity_ids: Iterable[str]) -> Iterator[Entity]:
        """The entities with those ids, in few queries."""
        for some in _portions(entity_ids):
            for row in self._rows(_entities_by_id(), ids=some):
                yield _entity(row.body)

    def entities(self, kind: str | None = None) -> list[Entity]:
        """Every entity, or those of one kind, by id."""
        given = {"kind": kind} if kind else {}
        return [_entity(row.body) for row in self._rows(_entities(kind is not None), **given)]

    def resolve(self, name: str, kinds: Iterable[str] | None = None) -> list[str]:
        """Ids of the entities that a name can mean, best first."""
        allowed = None if kinds is None else set(kinds)
        found = [row for row in self._rows(_by_name(), key=key(name)) if allowed is None or row.kind in allowed]
        found.sort(key=lambda row: (_doubt(HOWS[row.how]), row.written != name, row.how, -row.weight, row.entity))
        return list(dict.fromkeys(row.entity for row in found))

    def find(self, include_deprecated: bool = True, **given: str | None) -> list[Statement]:
        """Statements with these columns; `during` and `known_by` are EDTF. Raises ValueError for what is no EDTF."""
        parameters: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        if during := parameters.pop("during", None):
            parameters |= _named(held_after=when_of(during).first, held_before=when_of(during).last)
        if known_by := parameters.pop("known_by", None):
            parameters |= _named(said_before=when_of(known_by).last)
        if not include_deprecated:
            parameters["worst_rank"] = _DEPRECATED
        return [_statement(row) for row in self._rows(_statements(frozenset(parameters)), **parameters)]

    def find_each(self, role: str, entity_ids: Iterable[str]) -> Iterator[Statement]:
        """Every statement, deprecated ones too, in which one of them is the `subject` or the `object`; few queries."""
        for some in _portions(entity_ids):
            for row in self._rows(_statements_of_several(role), ids=some):
                yield _statement(row)

    def source(self, source_id: str) -> Source | None:
        """The source with that id."""
        rows = self._rows(_source_by_id(), id=source_id)
        return Source(**rows[0]._mapping) if rows else None

    def sources(self) -> list[Source]:
        """Every source, by id."""
        return [Source(**row._mapping) for row in self._rows(select(schema.source).order_by(_source.id))]

    def counts(self) -> dict[str, int]:
        """How many entities, sources, facts and statements there are, and how many statements each layer holds."""
        by_layer = {f"statements of {row.layer}": row.n for row in self._rows(_by_layer())}
        return {row.what: row.n for row in self._rows(_counts())} | by_layer


def _doubt(how: str) -> int:
    """A name that is right stands before a misspelling, and both before one that only its context settles."""
    return {"misspelling": 1, "context": 2}.get(how, 0)


def _portions(ids: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(ids))
    return (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))


def _named(**days_given: Any) -> dict[str, Any]:
    return {name: day for name, day in days_given.items() if day is not None}


@cache
def _conditions() -> dict[str, ColumnElement[bool]]:
    """What each parameter asks of a statement. What has no day is excluded by none."""
    columns = {name: _s[name] == bindparam(name) for name in ("id", "fact", "subject", "predicate", "object", "source")}
    return columns | {
        "held_after": or_(_s.held_to.is_(None), _s.held_to >= bindparam("held_after")),
        "held_before": or_(_s.held_from.is_(None), _s.held_from <= bindparam("held_before")),
        "said_before": or_(_s.said_from.is_(None), _s.said_from <= bindparam("said_before")),
        "worst_rank": _s.rank < bindparam("worst_rank"),
    }


@cache
def _statements(given: frozenset[str]) -> Select[Any]:
    joined = (
        schema.statement.join(schema.source, _source.id == _s.source)
        .outerjoin(_subject, _subject.c.id == _s.subject)
        .outerjoin(_object, _object.c.id == _s.object)
    )
    names = (_subject.c.name, _subject.c.kind, _object.c.name, _object.c.kind)
    query = select(*schema.statement.c, *schema.source.c, *names).select_from(joined)
    best_first = (_s.rank, _s.held_from.is_(None), _s.held_from.desc(), _s.grade, _s.id)
    return query.where(*(_conditions()[name] for name in sorted(given))).order_by(*best_first)


@cache
def _statements_of_several(role: str) -> Select[Any]:
    return _statements(frozenset()).where(_s[role].in_(bindparam("ids", expanding=True)))


@cache
def _entity_by_id() -> Select[Any]:
    return select(schema.entity.c.body).where(schema.entity.c.id == bindparam("id"))


@cache
def _entities_by_id() -> Select[Any]:
    return select(schema.entity.c.body).where(schema.entity.c.id.in_(bindparam("ids", expanding=True)))


@cache
def _entities(of_a_kind: bool) -> Select[Any]:
    query = select(schema.entity.c.body).order_by(schema.entity.c.id)
    return query.where(schema.entity.c.kind == bindparam("kind")) if of_a_kind else query


@cache
def _by_name() -> Select[Any]:
    name, entity = schema.name.c, schema.entity.c
    joined = schema.name.join(schema.entity, entity.id == name.entity)
    return (
        select(name.entity, name.written, name.how, entity.kind, entity.weight)
        .select_from(joined)
        .where(name.key == bindparam("key"))
    )


@cache
def _source_by_id() -> Select[Any]:
    return select(schema.source).where(_source.id == bindparam("id"))


@cache
def _counts() -> Any:
    from sqlalchemy import literal, union_all

    return union_all(
        select(literal("entities").label("what"), func.count().label("n")).select_from(schema.entity),
        select(literal("sources"), func.count()).select_from(schema.source),
        select(literal("facts"), func.count(distinct(_s.fact))),
        select(literal("statements"), func.count()).select_from(schema.statement),
    )


@cache
def _by_layer() -> Select[Any]:
    return select(_s.layer, func.count().label("n")).group_by(_s.layer)


def _entity(body: Any) -> Entity:
    lists = ("aliases", "misspellings", "former", "context_only")
    return Entity(**body | {name: tuple(body[name]) for name in lists})


def _statement(row: Sequence[Any]) -> Statement:
    # Positions instead of names: this runs for every statement of every verdict. The order is that of the tables.
    (sid, fact, subject, predicate, obj, value, value_to, number, unit, bound, when, modality, qualifier, note) = row[
        :14
    ]
    (quote, _, rank, _, reason, layer) = row[14:20]
    source = Source(*row[23:31])
    subject_name, subject_kind, object_name, object_kind = row[31:]
    claim = Claim(
        subject=subject,
        predicate=predicate,
        subject_name=subject_name or "",
        subject_type=subject_kind or "",
        object=obj,
        object_name=object_name,
        object_type=object_kind,
        value=value if number is None else Decimal(value),
        value_to=None if value_to is None else Decimal(value_to),
        unit=unit,
        bound=bound,
        when=when,
        modality=modality,
        qualifier=qualifier,
        note=note,
        quote=quote or "",
        source_url=source.url,
        source_title=source.title,
        source_date=source.date,
        source_kind=source.kind,
    )
    return Statement(sid, fact, claim, source, RANKS[rank], reason, layer)
