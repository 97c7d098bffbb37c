"""Slips of descent: a thing that is its own ancestor, and models that nobody is said to have made."""

from __future__ import annotations

from collections.abc import Iterator

from baimo.ledger.detecting.evidence import Evidence
from baimo.ledger.detecting.facts import Fact
from baimo.ledger.detecting.finding import Finding


def cycles(evidence: Evidence) -> Iterator[Finding]:
    """Relations of descent that lead back to where they set out."""
    for relation, parents in evidence.parents.items():
        done: set[str] = set()
        for start in parents:
            yield from _cycle(relation, start, parents, done)


def _cycle(relation: str, start: str, parents: dict[str, list[tuple[str, Fact]]], done: set[str]) -> Iterator[Finding]:
    """Walk up from one id; what was walked once is not walked again."""
    stack: list[tuple[str, Fact | None, int]] = [(start, None, 0)]
    path: list[tuple[str, Fact | None]] = []
    while stack:
        entity, by, depth = stack.pop()
        del path[depth:]
        ids = [held for held, _ in path]
        if entity in ids:
            ring = [fact for _, fact in path[ids.index(entity) + 1 :] if fact] + ([by] if by else [])
            names = " → ".join([*ids[ids.index(entity) :], entity])
            yield Finding("cycle", f"{relation} leads back to its beginning: {names}", tuple(ring))
        elif entity not in done:
            path.append((entity, by))
            done.add(entity)
            stack += [(parent, fact, depth + 1) for parent, fact in parents.get(entity, ())]


def without_maker(evidence: Evidence) -> Iterator[Finding]:
    """Models of which neither they nor their family have a maker."""
    for entity, held in evidence.named.items():
        if held[0].kind == "model" and not _has_maker(evidence, entity):
            yield Finding("model-without-maker", f"nobody is said to have made {entity}", entities=(entity,))


def _has_maker(evidence: Evidence, entity: str) -> bool:
    seen, todo = set[str](), [entity]
    while todo:
        current = todo.pop()
        if evidence.makers.get(current):
            return True
        seen.add(current)
        todo += [parent for parent, _ in evidence.parents["version_of"].get(current, ()) if parent not in seen]
    return False
