"""The places of claims: what a name, a quantity or a date could be part of, and who the other part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from baimo.claims import Predicate, table
from baimo.reading.claiming.measuring import allowed
from baimo.reading.finding.spans import QuantitySpan


@dataclass(frozen=True, slots=True)
class Place:
    """What an anchor may be of a claim: its part, and the kinds of the other part. `name` is what weights go by."""

    predicate: Predicate
    part: str
    name: str
    kinds: frozenset[str]


def places_of(able: Collection[str]) -> dict[str, list[Place]]:
    """The places of claims by what could stand there: a kind of name, a quantity, a date.

    Only those that there are weights for; where there are none at all, every one.
    """
    return {kind: [p for p in of if not able or p.name in able] for kind, of in every_place().items()}


@cache
def every_place() -> dict[str, list[Place]]:
    """The places of claims by what could stand there, whether there are weights for them or not."""
    found: dict[str, list[Place]] = {"date": [], "quantity": []}
    for predicate in table().values():
        subjects = frozenset(predicate.joinable)
        for kind in predicate.object:
            found.setdefault(kind, []).append(Place(predicate, "object", predicate.id, subjects))
        for kind in predicate.subject if predicate.object else ():
            objects = frozenset(predicate.object)
            found.setdefault(kind, []).append(Place(predicate, "subject", f"{predicate.id}<", objects))
        if predicate.value == "date":
            found["date"].append(Place(predicate, "value", predicate.id, subjects))
        elif predicate.value in ("quantity", "any") and not predicate.object:
            found["quantity"].append(Place(predicate, "value", predicate.id, subjects))
    return found


@cache
def by_part() -> dict[tuple[str, str], Place]:
    """The places of claims by predicate and part."""
    return {(one.predicate.id, one.part): one for of in every_place().values() for one in of}


def takes(one: Place, what: QuantitySpan) -> bool:
    """Whether a quantity is of what a place of claims holds."""
    units = one.predicate.units
    # a bare number may be what the predicate counts; a rate always says of what
    return allowed(one.predicate, what.unit) or (what.unit == "" and len(units) == 1 and units[0] != "rate")
