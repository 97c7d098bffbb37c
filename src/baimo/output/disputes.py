"""What sources disagree about: each disputed matter with all its sides, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.asking.topics import Fact, Topic, exclude, topics
from baimo.checking.weighing import independent
from baimo.output.entity_text import said, statement_json
from baimo.output.phrases import Names, label
from baimo.output.wording import Words
from baimo.values import datafile

if TYPE_CHECKING:
    from baimo.ledger import Statement

TABLE = Path(__file__).with_name("disputes.yaml")


@dataclass(frozen=True, slots=True)
class Side:
    """One answer: facts that can be true together, the best told first."""

    facts: tuple[Fact, ...]

    @property
    def statements(self) -> list[Statement]:
        """Everybody who says so."""
        return [statement for fact in self.facts for statement in fact.statements]

    @property
    def voices(self) -> int:
        """How many speak for themselves: pages of one publisher, or of one host, are one voice."""
        return independent(statement.source for statement in self.statements)

    @property
    def is_firsthand(self) -> bool:
        """Whether somebody says so who must know."""
        return any(statement.source.grade == "official" for statement in self.statements)

    @property
    def since(self) -> str | None:
        """When it was first said, as far as pages bear dates."""
        return min((s.source.date for s in self.statements if s.source.date), default=None)

    @property
    def strength(self) -> float:
        """What counts for a side."""
        rule = _rule()
        return log2(1 + self.voices) * float(rule["voices"]) + float(rule["firsthand"]) * self.is_firsthand


@dataclass(frozen=True, slots=True)
class Matter:
    """One question to which sources give answers that exclude each other, the strongest side first."""

    sides: tuple[Side, ...]

    @property
    def held(self) -> Fact | None:
        """The fact that the ledger prefers, where somebody decided."""
        return next((fact for side in self.sides for fact in side.facts if fact.rank == "preferred"), None)


@dataclass(frozen=True, slots=True)
class Dispute:
    """All that is disputed of one subject under one predicate, what was given up besides, and how much it weighs."""

    subject: str
    kind: str
    predicate: str
    matters: tuple[Matter, ...]
    given_up: tuple[Fact, ...]
    weight: float

    @property
    def sides(self) -> int:
        """How many answers there are to all of its questions."""
        return sum(len(matter.sides) for matter in self.matters)


@cache
def _rule() -> dict[str, Any]:
    rule: dict[str, Any] = datafile.load(TABLE)
    return rule


def rule_in(lang: str) -> str:
    """How disputes are weighed, in words."""
    return str(_rule()["told"][lang])


def disputes(about: Iterable[list[Statement]]) -> list[Dispute]:
    """The disputes in statements, given as one list for each subject; the weightiest first."""
    found = [dispute for statements in about for dispute in _of_subject(statements)]
    return sorted(found, key=lambda one: (-one.weight, one.subject, one.predicate))


def _of_subject(statements: list[Statement]) -> Iterator[Dispute]:
    for topic in topics(statements):
        if topic.rivals:
            yield _dispute(topic, len(statements))


def _dispute(topic: Topic, fame: int) -> Dispute:
    matters = tuple(_matters([fact for fact in topic.facts if fact.statements[0].fact in topic.rivals]))
    claim = topic.facts[0].claim
    dissent = max(matter.sides[1].strength for matter in matters)
    weight = dissent + float(_rule()["fame"]) * log2(1 + fame)
    return Dispute(
        claim.subject, claim.subject_type, topic.predicate, matters, tuple(topic.deprecated), round(weight, 2)
    )


def _matters(rivals: list[Fact]) -> Iterator[Matter]:
    """Facts that exclude each other, directly or by another that excludes both, are one matter."""
    left = list(rivals)
    while left:
        inside, edge = [], [left.pop(0)]
        while edge:
            fact = edge.pop()
            inside.append(fact)
            near = [other for other in left if exclude(fact, other)]
            left = [other for other in left if other not in near]
            edge += near
        yield Matter(_sides(inside))


def _sides(facts: list[Fact]) -> tuple[Side, ...]:
    """Facts that can be true together stand on one side."""
    sides: list[list[Fact]] = []
    for fact in sorted(facts, key=_by_trust):
        side = next((side for side in sides if not any(exclude(fact, other) for other in side)), None)
        if side is None:
            sides.append([fact])
        else:
            side.append(fact)
    made = [Side(tuple(side)) for side in sides]
    return tuple(sorted(made, key=lambda side: (side.facts[0].rank != "preferred", -side.strength)))


def _by_trust(fact: Fact) -> tuple[bool, int, str]:
    return fact.rank != "preferred", -independent(s.source for s in fact.statements), fact.statements[0].fact


def dispute_json(dispute: Dispute, names: Names, say: Words) -> dict[str, Any]:
    """A dispute with every statement on every side."""
    claim = dispute.matters[0].sides[0].facts[0].claim
    return {
        "subject": dispute.subject,
        "name": names.subject(claim),
        "kind": dispute.kind,
        "predicate": dispute.predicate,
        "label": label(claim, say.lang),
        "weight": dispute.weight,
        "matters": [_matter_json(matter, names, say) for matter in dispute.matters],
        "given_up": [statement_json(statement) for fact in dispute.given_up for statement in fact.statements],
    }


def _matter_json(matter: Matter, names: Names, say: Words) -> dict[str, Any]:
    held = matter.held
    return {
        "held": held.statements[0].fact if held else None,
        "reason": held.reason if held else None,
        "sides": [_side_json(side, names, say) for side in matter.sides],
    }


def _side_json(side: Side, names: Names, say: Words) -> dict[str, Any]:
    return {
        "says": say.join([said(fact, names, say) for fact in side.facts]),
        "voices": side.voices,
        "sources": len({statement.source.id for statement in side.statements}),
        "firsthand": side.is_firsthand,
        "since": side.since,
        "statements": [statement_json(statement) for statement in side.statements],
    }
