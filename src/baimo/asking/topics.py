"""What is known of an entity, put in order: what says the same, what it is about, and where sources disagree."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from baimo.claims import Claim, Predicate, table
from baimo.claims.source import GRADES
from baimo.values.dates import When, when_of
from baimo.values.quantities import Quantity, compare

if TYPE_CHECKING:
    from baimo.ledger import Statement


@dataclass(slots=True)
class Fact:
    """One thing said, by one source or by many; the best source first."""

    claim: Claim
    statements: list[Statement]

    @property
    def rank(self) -> str:
        """The best rank that any source has for it."""
        ranks = {statement.rank for statement in self.statements}
        return next((rank for rank in ("preferred", "normal") if rank in ranks), "deprecated")

    @property
    def reason(self) -> str | None:
        """Why it is preferred or deprecated."""
        return next((statement.reason for statement in self.statements if statement.reason), None)


@dataclass(slots=True)
class Topic:
    """Every fact under one predicate; `rivals` are ids of facts that cannot be true together with another of them."""

    predicate: str
    facts: list[Fact] = field(default_factory=list)
    deprecated: list[Fact] = field(default_factory=list)
    rivals: set[str] = field(default_factory=set)


def topics(statements: list[Statement]) -> list[Topic]:
    """Statements of one entity by predicate, each fact once: first what it is, then what changes, then what it did."""
    found: dict[str, Topic] = {}
    for fact in _facts(statements):
        topic = found.setdefault(fact.claim.predicate, Topic(fact.claim.predicate))
        (topic.deprecated if fact.rank == "deprecated" else topic.facts).append(fact)
    for topic in found.values():
        topic.facts.sort(key=_by_time)
        topic.rivals = _rivals(topic.facts)
    return sorted(found.values(), key=_by_weight)


_CARDINALITIES = ("one", "one-at-a-time", "many")
# What may be said of more kinds than this is said of nearly everything, and tells little.
_FEW_KINDS = 4


def _by_weight(topic: Topic) -> tuple[bool, int, str]:
    """What can be said of few kinds of entity first, and of that what has one value; a strange predicate last."""
    row = table().get(topic.predicate)
    if row is None:
        return True, len(_CARDINALITIES), topic.predicate
    return len(row.subject) > _FEW_KINDS, _CARDINALITIES.index(row.cardinality), ""


def _facts(statements: list[Statement]) -> list[Fact]:
    found: dict[str, Fact] = {}
    for statement in statements:
        found.setdefault(statement.fact, Fact(statement.claim, [])).statements.append(statement)
    for fact in found.values():
        fact.statements.sort(key=_by_trust)
    return list(found.values())


def _by_trust(statement: Statement) -> tuple[int, str]:
    source = statement.source
    return GRADES.index(source.grade) if source.grade in GRADES else len(GRADES), source.date or "9"


def _by_time(fact: Fact) -> tuple[bool, str]:
    return fact.rank != "preferred", fact.claim.when or "9"


def _rivals(facts: list[Fact]) -> set[str]:
    row = table().get(facts[0].claim.predicate) if facts else None
    if row is None or len(facts) > _MANY:
        return set()
    pairs = [(a, b) for a, b in combinations(facts, 2) if _exclude(a.claim, b.claim, row)]
    return {fact.statements[0].fact for pair in pairs for fact in pair}


# Beyond so many facts under one predicate the pairs are not worth a reader's time.
_MANY = 60


def exclude(one: Fact, other: Fact) -> bool:
    """Whether two facts of one entity under one predicate cannot both be true; in doubt they can."""
    row = table().get(one.claim.predicate)
    return row is not None and row.id == other.claim.predicate and _exclude(one.claim, other.claim, row)


def _exclude(one: Claim, other: Claim, row: Predicate) -> bool:
    """Whether two claims under one predicate cannot both be true; in doubt they can."""
    if {one.modality, other.modality} & {"opinion", "predicted", "negated"}:
        return False
    if (one.qualifier or row.default_qualifier) != (other.qualifier or row.default_qualifier):
        return False
    if row.repeats or row.lasting or row.kin == "family" or one.qualifier in row.stages:
        return False  # another round, a later time, a family within a family, the next stage: both hold
    if row.compare == "event":
        return one.object == other.object and _apart(one.when, other.when)
    if row.cardinality == "many" or (row.cardinality == "one-at-a-time" and one.when != other.when):
        return False
    return _differs(one, other, row)


def _differs(one: Claim, other: Claim, row: Predicate) -> bool:
    if row.compare == "entity":
        return one.object != other.object
    if row.compare == "date":
        return _apart(str(one.value or ""), str(other.value or ""))
    if row.compare == "number" and isinstance(one.value, Decimal) and isinstance(other.value, Decimal):
        return compare(_quantity(one, one.value), _quantity(other, other.value)) == "differs"
    return False


def _quantity(claim: Claim, value: Decimal) -> Quantity:
    return Quantity(value, claim.unit or "", claim.bound, claim.value_to)


# Time zones put one event on two days.
_A_DAY = 1


def _apart(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    first, second = _when(one), _when(other)
    return first is not None and second is not None and not first.is_compatible(second, _A_DAY)


def _when(edtf: str) -> When | None:
    try:
        return when_of(edtf)
    except ValueError:
        return None
