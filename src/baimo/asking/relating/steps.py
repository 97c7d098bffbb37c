"""A step of a path with the statements that tell it, date it and dispute it."""

from __future__ import annotations

from dataclasses import dataclass

from baimo.asking.relating.graph import Graph, Told
from baimo.asking.relating.relations import rules
from baimo.claims import Claim, table
from baimo.ledger import Ledger, Statement
from baimo.values.dates import when_of

# Time zones put one event on two days.
_A_DAY = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story, from one entity to the next.

    `told` are the facts that tell it, the most telling first, each as its sources' statements; `began` tells when its
    subject or object began, where the first fact has no date; `disputed` are statements that deny it or date it
    otherwise.
    """

    origin: str
    target: str
    told: tuple[tuple[Statement, ...], ...]
    began: tuple[Statement, ...] = ()
    disputed: tuple[Statement, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim of the fact that tells it best."""
        return self.told[0][0].claim


def step_of(graph: Graph, origin: str, target: str, is_end: bool = True) -> Step:
    """The step from one entity to one it is tied to; `is_end` where it is the first or last of a path."""
    facts = graph.ties(origin)[target].facts
    walked = [fact for fact in facts if graph.walks(fact.predicate, is_end)]
    told = tuple(graph.statements(fact) for fact in _saying_more(walked))
    claim = told[0][0].claim
    began = () if claim.when else _beginning(graph.ledger, claim)
    disputed = _disputes(graph.ledger, claim)
    otherwise = {statement.fact for statement in disputed}
    others = tuple(fact for fact in _without_repeats(told)[1:] if fact[0].fact not in otherwise)
    return Step(origin, target, told[:1] + others, began, tuple(disputed))


def _saying_more(facts: list[Told]) -> list[Told]:
    """The facts without those that an earlier one implies: who released it developed it."""
    kept: list[Told] = []
    for fact in facts:
        implied_by = {name.lstrip("~") for name in table()[fact.predicate].implied_by}
        if not implied_by & {earlier.predicate for earlier in kept}:
            kept.append(fact)
    return kept


def _without_repeats(told: tuple[tuple[Statement, ...], ...]) -> tuple[tuple[Statement, ...], ...]:
    """Without facts that say less of the same: no time, or a coarser one, and nothing else that is new."""
    claims = [fact[0].claim for fact in told]
    lesser = {
        i
        for i, one in enumerate(claims)
        for j, other in enumerate(claims)
        if i != j and says_less(one, other) and not (i < j and says_less(other, one))
    }
    return tuple(fact for i, fact in enumerate(told) if i == 0 or i not in lesser)


def says_less(one: Claim, other: Claim) -> bool:
    """Whether one claim says the same as another or less: no time or a coarser one, no value."""
    if (one.subject, one.predicate, one.qualifier) != (other.subject, other.predicate, other.qualifier):
        return False
    if one.value is not None and one.value != other.value:
        return False
    return not one.when or bool(other.when and when_of(one.when).covers(when_of(other.when)))


def _beginning(ledger: Ledger, claim: Claim) -> tuple[Statement, ...]:
    """The fact that dates what a relation without a time made: the founding or the first release of one of the two."""
    dated_by = rules().relations[claim.predicate].dated_by
    if not dated_by:
        return ()
    predicate, of = dated_by["predicate"], claim.subject if dated_by["of"] == "subject" else claim.object
    is_dated = table()[predicate].value == "date"
    told = ledger.find(of, predicate) if is_dated else ledger.find(predicate=predicate, object=of)
    found = [s for s in told if beginning_of(s) and s.claim.modality in ("asserted", "reported")]
    first = min(found, key=lambda s: (s.rank != "preferred", when_of(beginning_of(s)).end, s.id), default=None)
    return tuple(s for s in found if first and s.fact == first.fact)


def beginning_of(statement: Statement) -> str:
    """The date (EDTF) that a founding, an issue or a release tells; empty where it tells none."""
    claim = statement.claim
    return claim.when or "" if claim.object else str(claim.value or "")


def _disputes(ledger: Ledger, claim: Claim) -> list[Statement]:
    """What denies a relation or, where it can have happened only once, dates it otherwise."""
    row = table()[claim.predicate]
    others = ledger.find(subject=claim.subject, predicate=claim.predicate, object=claim.object)
    return [s for s in others if s.claim.modality == "negated" or (not row.repeats and _is_apart(claim, s.claim))]


def _is_apart(one: Claim, other: Claim) -> bool:
    if not one.when or not other.when or table()[one.predicate].when != "event":
        return False
    if one.qualifier != other.qualifier or other.modality != "asserted":
        return False
    return not when_of(one.when).is_compatible(when_of(other.when), _A_DAY)
