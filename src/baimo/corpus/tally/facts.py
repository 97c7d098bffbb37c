"""A fact as a corpus tells it: its topic, and every way of telling it with who told it first."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from baimo.checking.conflicts import clash
from baimo.claims import Claim, Verdict, table

# Ways of telling one fact that are held against each other, the most told first.
_MOST = 60


@dataclass(slots=True)
class Variant:
    """One way of telling a fact. `sources` are documents without their copies, `documents` all.

    `first` is the earliest document, `since` the date (EDTF) that it bears, `tellers` all of them, copies apart.
    `against` are the places in the fact's variants of those that cannot be true together with this one.
    """

    claim: Claim
    documents: int
    sources: int
    first: str
    since: str | None
    tellers: frozenset[str] = frozenset()
    against: list[int] = field(default_factory=list)
    verdict: Verdict | None = None


@dataclass(slots=True)
class Fact:
    """Everything that a corpus says on one topic, the most told first."""

    variants: list[Variant]

    def __post_init__(self) -> None:
        """Order the variants and hold them against each other."""
        self.variants.sort(key=lambda v: (-v.sources, v.since or "~", str(v.claim.value), v.claim.when or ""))
        for (i, one), (j, other) in combinations(enumerate(self.variants[:_MOST]), 2):
            if clash(one.claim, other.claim) and not _is_step(one, other):
                one.against.append(j)
                other.against.append(i)

    @property
    def sources(self) -> int:
        """How often it is told, copies apart; a document that tells it in two ways counts for both."""
        return sum(variant.sources for variant in self.variants)

    @property
    def disagrees(self) -> bool:
        """Whether the corpus contradicts itself on it."""
        return any(variant.against for variant in self.variants)


def _is_step(one: Variant, other: Variant) -> bool:
    """Whether two values are those of a step, from 5 to 1: a document that tells both does not slip in one."""
    return table()[one.claim.predicate].steps and bool(one.tellers & other.tellers)
