"""Judgements applied to a ledger in memory: entities joined, statements under the kept id, old ids kept as the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from baimo.claims import table
from baimo.ledger.entity import Entity
from baimo.ledger.identity.judgement import Judgement
from baimo.ledger.identity.settling import Quarrel, Settled, kept_of
from baimo.ledger.statement import Statement, fact_id, statement_id


@dataclass(slots=True)
class Applied:
    """Entities and statements after judgement; `moved` leads from ids of entities, statements and facts to today's."""

    entities: dict[str, Entity]
    statements: dict[str, Statement]
    moved: dict[str, str] = field(default_factory=dict)
    quarrels: list[Quarrel] = field(default_factory=list)


def apply(settled: Settled, entities: dict[str, Entity], statements: dict[str, Statement]) -> Applied:
    """The same ledger with every judgement that holds; what is given stays as it is. Where none does, it comes back."""
    if not settled.groups and not settled.moved:
        return Applied(entities, statements)
    # What a user adds must not change under which id the atlas is shown.
    weights = Counter(said.claim.subject for said in statements.values() if said.layer == "atlas")
    done = Applied({}, {})
    done.moved |= {
        old: first for first, *rest in (kept_of(g, entities, weights) for g in settled.groups) for old in rest
    }
    done.entities = _joined(entities, done.moved, weights)
    _place(list(_rewritten(settled, statements, done)), statements, done)
    return done


def _joined(entities: dict[str, Entity], moved: dict[str, str], weights: Counter[str]) -> dict[str, Entity]:
    joined = {entity_id: entity for entity_id, entity in entities.items() if entity_id not in moved}
    for kept in sorted(set(moved.values())):
        group = kept_of([kept, *(old for old, new in moved.items() if new == kept)], entities, weights)
        for old in group[1:]:
            joined[kept] = joined[kept].under(entities[old])
    return joined


def _rewritten(settled: Settled, statements: dict[str, Statement], done: Applied) -> Iterable[Statement]:
    """Every statement in its order, with the ids that it has now."""
    wanted = dict(settled.moved)
    for statement in statements.values():
        merged = _renamed(statement, done.moved)
        row = wanted.pop(statement.id, None) or wanted.pop(merged.id, None)
        yield _taken(merged, row, done) if row else merged
    for identity, row in wanted.items():
        done.quarrels.append(Quarrel(row, f"no statement has the id {identity!r}", "correct the id, or remove it"))


def _renamed(statement: Statement, moved: dict[str, str]) -> Statement:
    claim = statement.claim
    subject, obj = moved.get(claim.subject, claim.subject), moved.get(claim.object or "", claim.object)
    if subject == claim.subject and obj == claim.object:
        return statement
    origin = claim.subject if subject != claim.subject else claim.object
    return _with(statement, subject, obj, origin)


def _with(statement: Statement, subject: str, obj: str | None, origin: str | None) -> Statement:
    claim = replace(statement.claim, subject=subject, object=obj)
    identity = statement_id(claim, statement.source.id)
    return replace(statement, id=identity, fact=fact_id(claim), claim=claim, origin=statement.origin or origin)


def _taken(statement: Statement, row: Judgement, done: Applied) -> Statement:
    """A statement of the first taken to be of the second, where the predicate can be said of it."""
    claim = statement.claim
    one, other = done.moved.get(row.a, row.a), done.moved.get(row.b, row.b)
    allowed, kind = table()[claim.predicate], done.entities[other].kind
    if claim.subject == one and kind in allowed.subject:
        return _with(statement, other, claim.object, row.a)
    if claim.subject != one and claim.object == one and kind in allowed.object:
        return _with(statement, claim.subject, other, row.a)
    said = f"{claim.predicate!r} of a {kind}" if one in (claim.subject, claim.object) else f"anything of {row.a!r}"
    done.quarrels.append(Quarrel(row, f"statement {statement.id!r} cannot say {said}", "remove it from the row"))
    return statement


def _place(rewritten: list[Statement], before: dict[str, Statement], done: Applied) -> None:
    """Statements by their ids of now; of those that have become one, the one that a layer's rule prefers."""
    groups: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for old, statement in zip(before, rewritten, strict=True):
        # Of itself nothing is part or version: what two ids said of each other, one id does not say.
        if statement.claim.object != statement.claim.subject or statement is before[old]:
            groups[statement.id].append((old, statement))
    for identity, group in groups.items():
        done.statements[identity] = min(group, key=_standing)[1]
    facts = {statement.fact for statement in done.statements.values()}
    for group in groups.values():
        for old, statement in group:
            if old != statement.id:
                done.moved[old] = statement.id
            if before[old].fact not in facts:
                done.moved[before[old].fact] = statement.fact


def _standing(held: tuple[str, Statement]) -> tuple[bool, bool, bool, bool, str]:
    # As where two layers say the same: a rank is a judgement and the upper layer's stands, else the atlas's statement.
    old, statement = held
    ranked = statement.rank != "normal"
    return (
        not (ranked and statement.layer == "user"),
        not ranked,
        statement.layer != "atlas",
        bool(statement.origin),
        old,
    )
