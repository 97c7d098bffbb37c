"""Ties between the houses of the map: claims between any of theirs, rolled up to the tiles that speak for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baimo.drawing.population.evidence import Evidence
from baimo.drawing.population.tiles import Population, owner_of
from baimo.drawing.ties.edges import Homes, focus_edges
from baimo.drawing.ties.facts import Fact, Facts, without_implied
from baimo.drawing.ties.people import person_facts
from baimo.drawing.ties.story import path_edges
from baimo.drawing.ties.types import joinings, most_facts, types

if TYPE_CHECKING:
    from baimo.asking.relating import Step
    from baimo.ledger import Ledger

PEOPLE = "people"
Ends = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """All of one type that leads from one house to another, the most telling first; `more` are not listed."""

    tail: str
    head: str
    type: str
    facts: tuple[Fact, ...]
    more: int = 0

    def other(self, owner: str) -> str:
        """The house at the other end."""
        return self.head if owner == self.tail else self.tail

    @property
    def order(self) -> tuple[float, int, str, str, str]:
        """The most telling first, of those the best told."""
        sites = len({one for fact in self.facts for one in fact.sites})
        return self.facts[0].cost, -sites, self.tail, self.head, self.type

    @property
    def since(self) -> str | None:
        """The month of the first of its facts."""
        return min((fact.since for fact in self.facts if fact.since), default=None)

    def at(self, month: str) -> Tie | None:
        """What of it held in a month."""
        held = tuple(fact for fact in self.facts if fact.holds(month))
        return Tie(self.tail, self.head, self.type, held, self.more) if held else None


class Ties:
    """The ties of a map, by house."""

    def __init__(self, found: list[Tie], evidence: Evidence) -> None:
        """`found` in any order."""
        self.all = sorted(found, key=lambda tie: tie.order)
        self.evidence = evidence
        self._of: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.all:
            self._of[tie.tail].append(tie)
            self._of[tie.head].append(tie)

    def of(self, owner: str, month: str | None = None) -> list[Tie]:
        """The ties of a house, the most telling first; with a month those that held then."""
        found = self._of.get(owner, [])
        return [held for tie in found if (held := tie.at(month))] if month else list(found)

    def near(self, owner: str, month: str | None = None) -> list[str]:
        """The houses tied to one, the closest first."""
        return list(dict.fromkeys(tie.other(owner) for tie in self.of(owner, month)))

    def edges(self, homes: Homes, focus: str, lang: str, month: str | None = None) -> str:
        """The ties of a house as SVG over the tiles of `Base.homes()`; with a month those that held then."""
        return focus_edges(self.of(focus, month), focus, homes, self.evidence.entities, lang)

    def path(self, steps: Sequence[Step], homes: Homes, lang: str) -> str:
        """A story as SVG over the tiles of `Base.homes()`: its steps with their numbers."""
        return path_edges(steps, homes, self.evidence, lang)

    def between(self, one: str, other: str) -> list[Tie]:
        """What ties two houses."""
        return [tie for tie in self._of.get(one, ()) if tie.other(one) == other]


def ties(ledger: Ledger, evidence: Evidence, population: Population) -> Ties:
    """The ties between the tiles of a population."""
    facts = Facts(ledger, evidence)
    owners = {tile.owner for tile in population.tiles}
    groups: dict[Ends, list[Fact]] = defaultdict(list)
    for ends, fact in _told(facts, evidence, owners):
        groups[ends].append(fact)
    return Ties([_tie(ends, found) for ends, found in groups.items()], evidence)


def _tie(ends: Ends, found: list[Fact]) -> Tie:
    facts = without_implied(sorted(found, key=lambda fact: fact.order))
    return Tie(*ends, tuple(facts[: most_facts()]), max(0, len(facts) - most_facts()))


def _told(facts: Facts, evidence: Evidence, owners: Collection[str]) -> Iterator[tuple[Ends, Fact]]:
    between = [
        said
        for told in evidence.about.values()
        for said in told
        if _joins(evidence, said.claim.subject, said.claim.predicate, said.claim.object, owners)
    ]
    for fact in facts.of(between):
        yield _ends(fact, evidence), fact
    for one, other, fact in person_facts(facts, evidence):
        tail, head = owner_of(evidence, one), owner_of(evidence, other)
        if tail != head and tail in owners and head in owners:
            yield (tail, head, PEOPLE), fact


def _joins(evidence: Evidence, subject: str, predicate: str, other: str | None, owners: Collection[str]) -> bool:
    joining = joinings().get(predicate)
    if not other or joining is None or not joining.is_on_map:
        return False
    one, two = owner_of(evidence, subject), owner_of(evidence, other)
    return one != two and one in owners and two in owners


def _ends(fact: Fact, evidence: Evidence) -> Ends:
    """Where its edge begins and ends, and its type; without a direction the ends stand in order."""
    claim = fact.claim
    joining = joinings()[claim.predicate]
    ends = claim.subject, claim.object or ""
    tail, head = (owner_of(evidence, end) for end in (ends if joining.is_from_subject else ends[::-1]))
    if not types()[joining.type].is_directed and tail > head:
        tail, head = head, tail
    return tail, head, joining.type
