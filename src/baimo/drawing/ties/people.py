"""How persons join houses: whoever worked in one and founded, led or joined another next is a tie between the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from baimo.drawing.population.evidence import Evidence, began
from baimo.drawing.ties.facts import Fact, Facts
from baimo.drawing.ties.types import through_people
from baimo.values.dates import when_of

if TYPE_CHECKING:
    from baimo.ledger import Statement

# Where a stint stands in a life: one of which no beginning is told but an end, or nothing, came before those with one.
_BEFORE, _DATED, _NOW = range(3)
At = tuple[int, str]


class Stint(NamedTuple):
    """What a person is or was to a house, and where in a life it stands."""

    at: At
    house: str
    fact: Fact


def person_facts(facts: Facts, evidence: Evidence) -> Iterator[tuple[str, str, Fact]]:
    """The earlier house, the one that came next, and the two claims on the person as one fact."""
    for _, told in sorted(_of_each_person(evidence).items()):
        yield from _moves(_life(facts.of(told), evidence))


def _of_each_person(evidence: Evidence) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for told in evidence.about.values():
        for said in told:
            if said.claim.predicate in through_people():
                for end in (said.claim.subject, said.claim.object):
                    if end in evidence.entities and evidence.entities[end].kind == "person":
                        found[end].append(said)
    return found


def _life(facts: list[Fact], evidence: Evidence) -> list[Stint]:
    """Stints in order; the surest of those that a person has at one time in one house."""
    houses: dict[str, list[Stint]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.order):
        house = (fact.claim.object if fact.claim.predicate == "works_for" else fact.claim.subject) or ""
        houses[house].append(Stint(_at(fact, house, evidence), house, fact))
    return sorted((stint for found in houses.values() for stint in _placed(found)), key=lambda stint: stint[:2])


def _placed(stints: list[Stint]) -> list[Stint]:
    """Those in a house that stand somewhere in time, where any does: a founder's undated post is not an earlier one."""
    dated = [stint for stint in stints if stint.at[0] == _DATED and not _is_seen(stint)]
    chosen = dated or stints[:1]
    return list({stint.at: stint for stint in reversed(chosen)}.values())


def _is_seen(stint: Stint) -> bool:
    """Whether its date is only one on which somebody was seen to lead: no beginning."""
    claim = stint.fact.claim
    return claim.predicate == "led_by" and "/" not in (claim.when or "/")


def _at(fact: Fact, house: str, evidence: Evidence) -> At:
    when, predicate = fact.claim.when, fact.claim.predicate
    period = when_of(when) if when else None
    if period and period.first:
        return _DATED, period.first.isoformat()[:7]
    if period and period.last:
        return _BEFORE, period.last.isoformat()[:7]
    if predicate == "founded_by":
        told = (began(said) for said in evidence.about.get(house, ()) if said.claim.predicate == "founded_on")
        return _DATED, min(filter(None, told), default="~")
    return (_NOW, "") if predicate == "led_by" else (_BEFORE, "")


def _moves(life: list[Stint]) -> Iterator[tuple[str, str, Fact]]:
    """From each time of a life to the next one: nobody moves between two houses of one time."""
    times: dict[At, list[Stint]] = defaultdict(list)
    for stint in life:
        times[stint.at].append(stint)
    for before, after in pairwise(times.values()):
        for one in before:
            for other in after:
                if one.house != other.house:
                    yield one.house, other.house, _joined(one.fact, other.fact)


def _joined(first: Fact, then: Fact) -> Fact:
    """Two claims on one person, linked to the one that stands on the person's own page."""
    lead, other = (first, then) if first.claim.predicate == "works_for" else (then, first)
    sinces = [month for month in (first.since, then.since) if month]
    return Fact(
        (lead.claim, other.claim),
        lead.id,
        first.cost + then.cost,
        first.sites | then.sites,
        max(sinces, default=None),
        is_denied=first.is_denied or then.is_denied,
    )
