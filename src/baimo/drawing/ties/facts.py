"""What joins two houses: facts with their time, what they cost as a step, and how many sites tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING
from urllib.parse import quote

from baimo.asking.clocks import is_closed_state
from baimo.asking.relating.relations import rules
from baimo.asking.relating.steps import says_less
from baimo.claims import Claim, table
from baimo.claims.source import GRADES
from baimo.drawing.population.evidence import Evidence, began, month_of, site
from baimo.values.dates import when_of

if TYPE_CHECKING:
    from baimo.ledger import Ledger, Statement

_WEAK = GRADES.index("mirror")
Triple = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing told that joins two entities, or two told of one person.

    `since` and `until` are months; `until` is the last of a state that is over. `cost` is that of `baimo path`.
    """

    claims: tuple[Claim, ...]
    id: str
    cost: float
    sites: frozenset[str]
    since: str | None
    until: str | None = None
    is_denied: bool = False

    @property
    def claim(self) -> Claim:
        """The claim that its link opens."""
        return self.claims[0]

    @property
    def href(self) -> str:
        """The address of the claim on the page of its subject."""
        return f"/e/{quote(self.claim.subject, safe='')}#f-{self.id}"

    def holds(self, month: str) -> bool:
        """Whether it had begun by a month and was not over."""
        return (self.since is None or self.since <= month) and (self.until is None or self.until >= month)

    @property
    def order(self) -> tuple[float, int, str]:
        """The most telling first."""
        return self.cost, -len(self.sites), self.id


class Facts:
    """The facts of a ledger that join entities, each once."""

    def __init__(self, ledger: Ledger, evidence: Evidence) -> None:
        """Nothing is read before it is asked for."""
        self._ledger, self._evidence = ledger, evidence

    def of(self, statements: Iterable[Statement]) -> list[Fact]:
        """Statements put together: what says less of the same lends its sites to what says more."""
        groups: dict[Triple, dict[str, list[Statement]]] = defaultdict(dict)
        for said in statements:
            groups[_triple(said.claim)].setdefault(said.fact, []).append(said)
        return [fact for found in groups.values() for fact in _without_repeats(map(self._fact, found.values()))]

    def _fact(self, told: list[Statement]) -> Fact:
        claim = told[0].claim
        is_weak = all(GRADES.index(said.source.grade) >= _WEAK for said in told)
        sites = frozenset(map(site, told))
        is_denied = _triple(claim) in self._denied
        cost = rules().step_cost(claim.predicate, claim.modality, claim.when is not None, is_weak, len(sites))
        cost += rules().step["denied"] if is_denied else 0.0
        since = began(told[0]) or self._beginning(claim) or min(filter(None, map(month_of, told)), default=None)
        return Fact((claim,), told[0].fact, cost, sites, since, _until(claim), is_denied)

    def _beginning(self, claim: Claim) -> str | None:
        """The month in which what it is about began, where the claim has no time of its own."""
        dated_by = rules().relations[claim.predicate].dated_by
        if not dated_by:
            return None
        of = (claim.subject if dated_by["of"] == "subject" else claim.object) or ""
        is_dated = table()[dated_by["predicate"]].value == "date"
        told = (self._evidence.about if is_dated else self._evidence.naming).get(of, ())
        months = [month for said in told if said.claim.predicate == dated_by["predicate"] and (month := began(said))]
        return min(months, default=None)

    @cached_property
    def _denied(self) -> frozenset[Triple]:
        """What somebody denies: it is told as such, and counts for less."""
        joining = [one for one, told in self._evidence.about.items() if any(said.claim.object for said in told)]
        told = self._ledger.about_each(joining).values()
        return frozenset(_triple(said.claim) for found in told for said in found if _denies(said))


def _denies(said: Statement) -> bool:
    return said.claim.modality == "negated" and bool(said.claim.object) and said.rank != "deprecated"


def _triple(claim: Claim) -> Triple:
    return claim.subject, claim.predicate, claim.object


def _until(claim: Claim) -> str | None:
    if not is_closed_state(claim.predicate, claim.when):
        return None
    last = when_of(claim.when or "").last
    return f"{last.year:04}-{last.month:02}" if last else None


def _without_repeats(facts: Iterable[Fact]) -> list[Fact]:
    kept = sorted(facts, key=lambda fact: fact.order)
    for one, other in combinations(list(kept), 2):
        if one not in kept or other not in kept:
            continue
        lesser, fuller = (one, other) if says_less(one.claim, other.claim) else (other, one)
        if says_less(lesser.claim, fuller.claim):
            kept.remove(lesser)
            kept[kept.index(fuller)] = replace(fuller, sites=fuller.sites | lesser.sites)
    return sorted(kept, key=lambda fact: fact.order)


def without_implied(facts: list[Fact]) -> list[Fact]:
    """Without what an earlier one implies of the same two: who released it developed it."""
    kept: list[Fact] = []
    for fact in facts:
        implied_by = {name.lstrip("~") for name in table()[fact.claim.predicate].implied_by}
        ends = {fact.claim.subject, fact.claim.object}
        same = {one.claim.predicate for one in kept if {one.claim.subject, one.claim.object} == ends}
        if not implied_by & same:
            kept.append(fact)
    return kept
