"""Regions: China and abroad, by where an organization is said to sit."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from baimo.values import datafile

if TYPE_CHECKING:
    from baimo.drawing.population.evidence import Evidence

REGIONS = ("china", "abroad")


@cache
def _china() -> frozenset[str]:
    rows = datafile.load(Path(__file__).with_name("regions.yaml"))["china"]["places"]
    return frozenset(place for row in rows for place in ([row] if isinstance(row, str) else row))


def region_name(region: str, lang: str) -> str:
    """A region in words."""
    return str(datafile.load(Path(__file__).with_name("regions.yaml"))[region]["labels"][lang])


def region_of(evidence: Evidence, organization: str) -> str | None:
    """`china` or `abroad`, by the first seat that the ledger tells; by the group's where it has none; else None."""
    seen: set[str] = set()
    while organization not in seen:
        seen.add(organization)
        seats = [
            said.claim.object for said in evidence.about.get(organization, ()) if said.claim.predicate == "located_in"
        ]
        if seats:
            return "china" if seats[0] in _china() else "abroad"
        groups = [
            said.claim.object for said in evidence.about.get(organization, ()) if said.claim.predicate == "part_of"
        ]
        if not groups or not groups[0]:
            return None
        organization = groups[0]
    return None
