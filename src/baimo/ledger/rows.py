"""Entities, sources, statements and judgements as rows of the ledger's tables, for whichever database takes them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from baimo.claims import Claim, Source, table
from baimo.claims.source import GRADES
from baimo.ledger.entity import HOWS, Entity
from baimo.ledger.identity import Judgement
from baimo.ledger.statement import RANKS, Statement, value_text
from baimo.ledger.text import Content
from baimo.values.dates import when_of
from baimo.values.names import key

Row = dict[str, Any]

_OF_ENTITY = tuple(field.name for field in fields(Entity))
_OF_SOURCE = tuple(field.name for field in fields(Source))


def rows_of(content: Content) -> Iterator[tuple[str, Iterable[Row]]]:
    """The rows of every table, by its name."""
    weights = Counter(statement.claim.subject for statement in content.statements.values())
    weights.update(s.claim.object for s in content.statements.values() if s.claim.object)
    entities = sorted(content.entities.values(), key=lambda entity: (-weights[entity.id], entity.id))
    former = former_ids(content.moved)
    yield "entity", (entity_row(e, weights[e.id]) for e in entities)
    yield "name", (row for e in entities for row in name_rows(e, former[e.id]))
    yield "source", map(source_row, content.sources.values())
    yield "statement", map(statement_row, content.statements.values())
    yield "moved", moved_rows(content.moved)
    yield "judgement", map(judgement_row, content.judgements)


def former_ids(moved: dict[str, str]) -> defaultdict[str, list[str]]:
    """The ids that entities had before others were judged to be the same, by the id of now."""
    former: defaultdict[str, list[str]] = defaultdict(list)
    for old, new in sorted(moved.items()):
        former[new].append(old)
    return former


def entity_row(entity: Entity, weight: int = 0) -> Row:
    """An entity as a row."""
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name(),
        "body": {part: getattr(entity, part) for part in _OF_ENTITY},
        "weight": weight,
    }


def source_row(source: Source) -> Row:
    """A source as a row."""
    return {part: getattr(source, part) for part in _OF_SOURCE}


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


def moved_rows(moved: dict[str, str]) -> Iterator[Row]:
    """A row for each id that a judgement changed."""
    return ({"old": old, "new": new} for old, new in sorted(moved.items()))


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
