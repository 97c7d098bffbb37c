"""What is asked of a ledger, and the rows that answer turned into entities, sources and statements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from baimo.claims import Claim, Source
from baimo.ledger.databases import Database, Written
from baimo.ledger.entity import HOWS, Entity
from baimo.ledger.identity import Judgement
from baimo.ledger.searching import Search
from baimo.ledger.statement import RANKS, Relation, Statement
from baimo.values.dates import when_of
from baimo.values.errors import BaimoError
from baimo.values.names import key

_DEPRECATED = RANKS.index("deprecated")


class Store:
    """A database filled with one ledger. Safe from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with that id."""
        found = self._database.rows("entities", {"id": self.now(entity_id)})
        return next((_entity(body) for (body,) in found), None)

    def entities_each(self, entity_ids: Iterable[str]) -> Iterator[Entity]:
        """The entities with those ids."""
        rows = self._database.rows_for_each("entities", "id", sorted(set(map(self.now, entity_ids))))
        return (_entity(body) for (body,) in rows)

    def entities(self, kind: str | None = None) -> list[Entity]:
        """Every entity, or those of one kind, by id."""
        rows = self._database.rows("entities", {"kind": kind} if kind else {})
        return [_entity(body) for (body,) in rows]

    def resolve(self, name: str, kinds: Iterable[str] | None = None) -> list[str]:
        """Ids of the entities that a name can mean, best first."""
        allowed = None if kinds is None else set(kinds)
        found = [
            (_doubt(HOWS[how]), written != name, how, -weight, entity)
            for entity, written, how, kind, weight in self._database.rows("names", {"key": key(name)})
            if allowed is None or kind in allowed
        ]
        return list(dict.fromkeys(entity for *_, entity in sorted(found)))

    def find(self, include_deprecated: bool = True, **given: str | None) -> list[Statement]:
        """Statements with these columns; `during` and `known_by` are EDTF. Raises ValueError for what is no EDTF."""
        conditions: dict[str, Any] = {name: self.now(value) for name, value in given.items() if value is not None}
        if during := conditions.pop("during", None):
            conditions |= _named(held_after=when_of(during).first, held_before=when_of(during).last)
        if known_by := conditions.pop("known_by", None):
            conditions |= _named(said_before=when_of(known_by).last)
        if not include_deprecated:
            conditions["worst_rank"] = _DEPRECATED
        return [_statement(row) for row in self._database.rows("statements", conditions)]

    def find_each(self, role: str, entity_ids: Iterable[str], predicate: str | None = None) -> Iterator[Statement]:
        """Every statement, deprecated ones too, in which one of them is the `subject` or the `object`."""
        wanted = sorted(set(map(self.now, entity_ids)))
        given = {} if predicate is None else {"predicate": predicate}
        return map(_statement, self._database.rows_for_each("statements", role, wanted, given))

    def relations(self, entity_id: str) -> list[Relation]:
        """Every statement, deprecated ones too, that relates the entity to another known one, either way round."""
        asked = ({role: self.now(entity_id)} for role in ("subject", "object"))
        return [Relation._make(row) for given in asked for row in self._database.rows("relations", given)]

    @cached_property
    def search(self) -> Search:
        """The search of a compiled copy. Raises BaimoError for a database that has no index."""
        if not isinstance(self._database, Written):
            raise BaimoError("this database has no search index; search in a compiled copy")
        return Search(self._database.searched(), lambda identity: next(iter(self.find(id=identity)), None))

    @cached_property
    def _moved(self) -> dict[str, str]:
        return dict(self._database.rows("moved"))

    def now(self, identity: str) -> str:
        """The id that an entity, a statement or a fact bears now, where a judgement changed it."""
        return self._moved.get(identity, identity)

    def judgements(self, entity_id: str | None = None) -> list[Judgement]:
        """Every judgement, or those that name an entity under any of its ids."""
        if entity_id is None:
            return [_judgement(body) for (body,) in self._database.rows("judgements")]
        ids = [self.now(entity_id), *(old for old, new in self._moved.items() if new == self.now(entity_id))]
        rows = (row for one in ids for row in self._database.rows("judgements", {"entity": one}))
        return list(dict.fromkeys(_judgement(body) for (body,) in rows))

    def source(self, source_id: str) -> Source | None:
        """The source with that id."""
        return next((Source(*row) for row in self._database.rows("sources", {"id": source_id})), None)

    def sources(self) -> list[Source]:
        """Every source, by id."""
        return [Source(*row) for row in self._database.rows("sources")]

    def counts(self) -> dict[str, int]:
        """How many entities, sources, facts and statements there are, and how many statements each layer holds."""
        (numbers,) = self._database.rows("counts")
        counts = dict(zip(("entities", "sources", "facts", "statements"), numbers, strict=True))
        return counts | {f"statements of {layer}": number for layer, number in self._database.rows("layers")}


def _doubt(how: str) -> int:
    """A name that is right stands before a misspelling, and both before one that only its context settles."""
    return {"misspelling": 1, "context": 2}.get(how, 0)


def _named(**days_given: Any) -> dict[str, Any]:
    return {name: day for name, day in days_given.items() if day is not None}


def _entity(body: Any) -> Entity:
    lists = ("aliases", "misspellings", "former", "context_only")
    row = json.loads(body) if isinstance(body, str) else body
    return Entity(**row | {name: tuple(row[name]) for name in lists})


def _judgement(body: Any) -> Judgement:
    row = json.loads(body) if isinstance(body, str) else body
    return Judgement(**row | {"statements": tuple(row["statements"])})


def _statement(row: Sequence[Any]) -> Statement:
    # Positions instead of names: this runs for every statement of every verdict. The order is that of the tables.
    (sid, fact, subject, predicate, obj, value, value_to, number, unit, bound, when, modality, qualifier, note) = row[
        :14
    ]
    (quote, _, rank, _, reason, layer) = row[14:20]
    source = Source(*row[24:32])
    subject_name, subject_kind, object_name, object_kind = row[32:]
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
    return Statement(sid, fact, claim, source, RANKS[rank], reason, layer, row[23])
