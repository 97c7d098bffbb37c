"""Who brings out a thing on a stage does so for a house: 雷军发布了小米17, where the text tells whom he leads."""

from __future__ import annotations

from collections.abc import Iterable

from baimo.claims import Claim

_BRINGS_OUT = frozenset({"released", "open_sourced", "discontinued"})
_GOODS = frozenset({"model", "product", "chip", "vehicle", "dataset"})
_HEADS = ("led_by", "founded_by")


def speak_for(claims: Iterable[Claim]) -> list[Claim]:
    """The same claims, where a person brings out goods told of the one house that the text says is led by him."""
    told = list(claims)
    people = {one.subject for one in told if _is_on_behalf(one)}
    houses = {person: house for person in people if (house := _house(told, person)) is not None}
    for one in told:
        if one.subject in houses and _is_on_behalf(one):
            house = houses[one.subject]
            one.subject, one.subject_name, one.subject_type = house.subject, house.subject_name, house.subject_type
    return told


def _house(told: list[Claim], person: str) -> Claim | None:
    """A claim of the one house that a person is told to lead, or else to have founded."""
    for predicate in _HEADS:
        heads = (one for one in told if one.predicate == predicate and one.object == person)
        houses = {one.subject: one for one in heads if one.modality != "negated"}
        if len(houses) == 1:
            return next(iter(houses.values()))
    return None


def _is_on_behalf(claim: Claim) -> bool:
    return claim.subject_type == "person" and claim.predicate in _BRINGS_OUT and claim.object_type in _GOODS
