"""Rows turned into statements of the ledger: which entity is meant, whose list it is, what may be taken over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from baimo.claims import Claim, Source, table
from baimo.feeds.catalogue import Feed
from baimo.feeds.resolving import Resolver
from baimo.feeds.row import Dropped, Row
from baimo.ledger.entity import Entity
from baimo.ledger.statement import Statement, fact_id, statement_id
from baimo.values.terms import Terms

Makers = dict[str, tuple[str, ...]]  # entity: who the ledger says made it
# Said of the model itself, so taken from its maker's own list before any other.
_OF_ITSELF = ("released", "context_length", "modality", "knowledge_cutoff")


@dataclass(slots=True)
class Reading:
    """What a feed gives: statements, each once; names that mean no entity; and what was dropped, with the reason.

    `kinds` are those of the entities that were known when it was read.
    """

    source: Source
    kinds: dict[str, str] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    unresolved: Counter[str] = field(default_factory=Counter)
    dropped: list[Dropped] = field(default_factory=list)


def read(feed: Feed, resolver: Resolver, makers: Makers, entities: dict[str, Entity]) -> Reading:
    """Everything that a feed says of entities that the ledger knows. Raises BaimoError where it cannot be read."""
    reading, known = Reading(feed.source(), {entity.id: entity.kind for entity in entities.values()}), []
    for row in feed.rows():
        if isinstance(row, Dropped):
            reading.dropped.append(row)
        elif entity := resolver.model(row):
            is_dated = row.predicate != "price" or row.when
            known.append((entity, row if is_dated else replace(row, when=reading.source.date)))
        else:
            reading.unresolved[f"{row.model} ({row.list})"] += 1
    for claim in _claims(known, resolver, makers, entities):
        statement = statement_of(claim, reading.source)
        reading.statements.setdefault(statement.id, statement)
    return reading


def statement_of(claim: Claim, source: Source) -> Statement:
    """A claim as a statement of a feed."""
    return Statement(statement_id(claim, source.id), fact_id(claim), claim, source, layer="user")


def _claims(
    known: list[tuple[str, Row]], resolver: Resolver, makers: Makers, entities: dict[str, Entity]
) -> Iterator[Claim]:
    own = {(entity, row.predicate) for entity, row in known if _is_own(entity, row, resolver, makers)}
    for entity, row in known:
        claim = _claim(entity, row, resolver, makers, own)
        if claim and _is_allowed(claim, entities):
            yield claim


def _claim(entity: str, row: Row, resolver: Resolver, makers: Makers, own: set[tuple[str, str]]) -> Claim | None:
    is_own = _is_own(entity, row, resolver, makers)
    is_of_itself = row.predicate in _OF_ITSELF and not is_own
    if is_of_itself and ((entity, row.predicate) in own or not _makers_told(entity, row, resolver, makers)):
        return None
    if row.predicate == "developed_by":
        return _made_by(entity, row, resolver, makers)
    if row.predicate == "version_of":
        family = resolver.named(str(row.value))
        return Claim(entity, "version_of", object=family, note=row.note) if family and family != entity else None
    if row.predicate == "released":
        maker = next(iter(_makers_told(entity, row, resolver, makers)), None)
        return Claim(maker, "released", object=entity, when=str(row.value), note=row.note) if maker else None
    return _measure(entity, row, is_own)


def _measure(entity: str, row: Row, is_own: bool) -> Claim:
    qualifier = row.terms
    if row.predicate == "price" and not is_own:
        # Another's price is another's: with the seller in its terms it never stands for the maker's.
        seller = re.sub(r"[^a-z0-9.+-]+", "-", row.list.lower()).strip("-")
        qualifier = str(Terms.of({**dict(Terms.parse(row.terms).items), "seller": seller}))
    note = row.note if row.predicate == "price" else None
    value = row.value.normalize() if isinstance(row.value, Decimal) else row.value
    return Claim(entity, row.predicate, value=value, unit=row.unit, when=row.when, qualifier=qualifier, note=note)


def _made_by(entity: str, row: Row, resolver: Resolver, makers: Makers) -> Claim | None:
    """The maker that a row names. A list that stands under a seller's name says nothing of who made what is sold."""
    meant = resolver.organizations(str(row.value))
    agreed = [maker for maker in meant if maker in makers.get(entity, ())]
    if not agreed and (not row.maker or makers.get(entity)):
        return None
    maker = next(iter(agreed or meant), None)
    return Claim(entity, "developed_by", object=maker) if maker else None


def _is_own(entity: str, row: Row, resolver: Resolver, makers: Makers) -> bool:
    """Whether a row stands in the list of the model's own maker."""
    return bool(set(resolver.organizations(row.list)) & set(makers.get(entity, ())))


def _makers_told(entity: str, row: Row, resolver: Resolver, makers: Makers) -> list[str]:
    told = (*resolver.organizations(row.maker or ""), *resolver.organizations(row.list))
    return [maker for maker in makers.get(entity, ()) if maker in told]


def _is_allowed(claim: Claim, entities: dict[str, Entity]) -> bool:
    """Whether the predicate may be said of such a subject and object; a product has no parameters."""
    allowed = table()[claim.predicate]
    ends: Iterable[tuple[str | None, tuple[str, ...]]] = (
        (claim.subject, allowed.subject),
        (claim.object, allowed.object),
    )
    return all(entity is None or (entity in entities and entities[entity].kind in kinds) for entity, kinds in ends)
