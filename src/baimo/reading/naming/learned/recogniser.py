"""New names in Chinese by weighed signs: 由李学龙领衔, 京东物流、安得智联, 关于澄心医科."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from baimo.reading.naming.known.homophones import Homophones
from baimo.reading.naming.learned import spans
from baimo.reading.naming.learned.signs import Place, first_signs, other_signs
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

WEIGHTS = Path(__file__).with_name("weights.yaml")
# How sure it must be that a stretch is a name: a false one hides known ones and makes false claims.
_LEAST = {"person": 0.6, "organization": 0.65, "plain": 0.7}
# What is weighed by itself, since it stands out by other signs: houses that no ending tells.
_KIND = {"plain": "organization"}
_RANK, _SURER = 5, (2, 3)
_SOUNDS = 2


def stretches(place: Place) -> tuple[tuple[str, Iterator[list[spans.Span]]], ...]:
    """The stretches of a text that may be names, by their kind."""
    return (
        ("person", spans.persons(place.folded, place.reach)),
        (
            "organization",
            spans.houses(place.folded, place.ends),
        ),
        ("plain", spans.plain(place.folded, place.ends, place.reach)),
    )


def kind_of(sort: str) -> str:
    """The kind of the names of a sort that is weighed."""
    return _KIND.get(sort, sort)


class Recogniser:
    """Weighs stretches of a text with the weights of the data file."""

    def __init__(self, gazetteer: Gazetteer, homophones: Homophones | None = None) -> None:
        self._known = gazetteer.by_key
        self._homophones = homophones or gazetteer.homophones
        rows: dict[str, dict[str, int]] = datafile.load(WEIGHTS)
        self._weights = {kind: {sign: weight / 100 for sign, weight in of.items()} for kind, of in rows.items()}
        self._least = {kind: math.log(least / (1 - least)) for kind, least in _LEAST.items()}

    def find(self, text: str, folded: str, finds: list[Token]) -> list[Token]:
        """The names of a text, given folded too and with all that is known to stand in it."""
        if text.isascii():
            return []
        place = Place.of(folded, finds)
        told: list[tuple[float, int, int, str]] = []
        for sort, groups in stretches(place):
            weights, least, kind = self._weights.get(sort, {}), self._least[sort], kind_of(sort)
            if not weights:
                continue
            for group in groups:
                sums = [(_weigh(place, start, end, weights), start, end) for start, end in group]
                best = max(sums)
                if best[0] > least and not place.cuts_name(best[1], best[2], sort):
                    told.append((*best, kind))
        if not told:
            return []
        apart = _apart(told, _covered(finds))
        return [self._token(text, *each) for each in apart if not self._is_known(text[each[0] : each[1]])]

    def _is_known(self, name: str) -> bool:
        """Whether a name is a known one, or sounds like one: the longer ones alone are linked by their sound."""
        return key(name) in self._known or (len(name) > _SOUNDS and self._homophones.of(name) is not None)

    def _token(self, text: str, start: int, end: int, kind: str) -> Token:
        return start, end, symbols.KIND[kind], provisional(text[start:end], kind, "weighed"), _RANK


def _weigh(place: Place, start: int, end: int, weights: dict[str, float]) -> float:
    """The weight of a stretch; far below all where its first signs rule it out."""
    get = weights.get
    first = get("bias", 0.0) + sum(map(get, first_signs(place, start, end), _NOUGHT))
    if first < get("cut", -_RULED_OUT):
        return first - _RULED_OUT
    return first + sum(map(get, other_signs(place, start, end), _NOUGHT))


_RULED_OUT = 100.0
_NOUGHT = itertools.repeat(0.0)


def _covered(finds: list[Token]) -> set[int]:
    """Where something stands that surer signs have told, a date or a quantity."""
    surer = (token for token in finds if token[4] in _SURER or token[4] >= _RANK)
    return {at for start, end, *_ in surer for at in range(start, end)}


def _apart(told: list[tuple[float, int, int, str]], covered: set[int]) -> list[tuple[int, int, str]]:
    """Of stretches that overlap the surest, in order."""
    chosen: list[tuple[int, int, str]] = []
    for _, start, end, kind in sorted(told, key=lambda each: (-each[0], each[1])):
        if covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            chosen.append((start, end, kind))
    return sorted(chosen)
