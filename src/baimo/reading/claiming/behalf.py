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
    if not people:
        return told
    for predicate in _HEADS:
        heads = [
            one for one in told if one.predicate == predicate and one.object in people and one.modality != "negated"
        ]
        for person in people:
            houses = {one.subject: one for one in heads if one.object == person}
            if len(houses) != 1:
                continue
            house = next(iter(houses.values()))
            for one in told:
                if one.subject == person and _is_on_behalf(one):
                    one.subject, one.subject_name = house.subject, house.subject_name
                    one.subject_type = house.subject_type
    return told


def _is_on_behalf(claim: Claim) -> bool:
    return claim.subject_type == "person" and claim.predicate in _BRINGS_OUT and claim.object_type in _GOODS
