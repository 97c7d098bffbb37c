"""Who matters on the map, by the breadth of evidence: a sum of three numbers that are printed with it.

The rule: kinds of evidence + log2(1 + independent sources) + log2(1 + partners), over what can be known at a date. Not
centrality: a hub of a closed star is no key player, and degree rewards how much was written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

from baimo.drawing.population.evidence import Evidence, site

if TYPE_CHECKING:
    from baimo.ledger import Statement

# Predicates that tell of the same kind of thing count once.
KINDS = {
    "released": "released",
    "open_sourced": "open_sourced",
    "raised": "money",
    "valued_at": "money",
    "listed_on": "money",
    "market_cap": "money",
    "revenue": "money",
    "invested_in": "deal",
    "acquired": "deal",
    "users": "users",
    "price": "price",
    "applied_in": "applied_in",
    "uses_chip": "chips",
    "trained_on": "chips",
    "powers": "powers",
    "achieved": "achieved",
    "benchmark": "achieved",
    "restricted_by": "restricted_by",
}
CUT_OFF = 6.0
THIN = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How broad the evidence is: kinds of it, sites that give it, partners it names."""

    kinds: int
    sites: int
    partners: int

    @property
    def score(self) -> float:
        """The sum that ranks."""
        return self.kinds + log2(1 + self.sites) + log2(1 + self.partners)

    @property
    def is_thin(self) -> bool:
        """Fewer sites than a judgement takes: said to be thin, never to be minor."""
        return self.sites < THIN


def standing(evidence: Evidence, members: Iterable[str]) -> Standing:
    """The standing of an organization, its systems rolled up to it: `members` are its id and theirs."""
    inside = set(members)
    statements: list[Statement] = []
    for member in inside:
        statements += evidence.about.get(member, ())
        statements += (said for said in evidence.naming.get(member, ()) if said.claim.subject not in inside)
    kinds = {KINDS[said.claim.predicate] for said in statements if said.claim.predicate in KINDS}
    return Standing(len(kinds), len({site(said) for said in statements}), len(_partners(evidence, statements, inside)))


def _partners(evidence: Evidence, statements: list[Statement], inside: set[str]) -> set[str]:
    """Organizations on the other end, systems counted as their makers."""
    ends = {end for said in statements for end in (said.claim.subject, said.claim.object) if end and end not in inside}
    organizations = {evidence.maker.get(end, end) for end in ends} - inside
    return {end for end in organizations if end in evidence.entities and evidence.entities[end].kind == "organization"}
