"""What the encoder sees in a document: it looks only at windows that are asked for, and remembers the last few."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

import numpy as np

from baimo.reading.encoding.encoder import Encoder, Floats
from baimo.reading.encoding.pieces import Pieces
from baimo.reading.encoding.windows import Windows

Place = tuple[int, int]
# A thing of the text: where it starts and ends, and the sign of its kind.
Thing = tuple[int, int, str]
OUTSIDE, NOBODY = 0, 1
# What is remembered: a table or an aside may be read some windows later than where it stands.
_WINDOWS, _THINGS = 16, 2000


class Sight:
    """A document as the encoder sees it; `things` are its names, dates and quantities."""

    def __init__(self, encoder: Encoder, text: str, things: Iterable[Thing]) -> None:
        self._encoder = encoder
        pieces = encoder.vocabulary.cut(text)
        self._windows = Windows(text, pieces)
        self._signs = signs_of(pieces, things, encoder.shape.signs)
        self._seen: dict[int, Floats] = {}
        self._fits: dict[Place, Floats] = {}

    def fits(self, start: int, end: int, name: str) -> float:
        """How well the thing that stands here fits a place of claims, as a logit; 0 for a place that was not learnt."""
        number = self._encoder.shape.names.get(name)
        return float(self._all(start, end)[number]) if number is not None else 0.0

    def _all(self, start: int, end: int) -> Floats:
        if (start, end) not in self._fits:
            _forget(self._fits, _THINGS)
            self._fits[start, end] = self._encoder.places(self._state(*self._windows.of(start, end)))
        return self._fits[start, end]

    def likeliest(self, start: int, end: int, least: float) -> list[tuple[str, float]]:
        """The places of claims that the thing which stands here fits at least so well, each with its logit."""
        fits = self._all(start, end)
        return [(self._encoder.names[number], float(fits[number])) for number in np.flatnonzero(fits >= least)]

    def others(self, start: int, end: int, name: str, whoms: list[Place | None]) -> Floats:
        """How well each of those named fits as the other part of a claim; None is nobody. 0 if it was not learnt."""
        if name not in self._encoder.shape.names:
            return np.zeros(len(whoms), np.float32)
        number, low, high = self._windows.of(start, end)
        asked = self._encoder.asked(self._state(number, low, high), name)
        return self._offered(number, whoms) @ asked

    def _offered(self, number: int, whoms: list[Place | None]) -> Floats:
        rows = []
        for whom in whoms:
            within = self._within(number, whom) if whom is not None else None
            if within is not None:
                rows.append(self._encoder.offered(self._state(number, *within)))
            else:
                rows.append(self._encoder.absent[NOBODY if whom is None else OUTSIDE])
        return np.stack(rows)

    def _within(self, number: int, whom: Place) -> tuple[int, int] | None:
        return self._windows.within(number, *whom)

    def _state(self, number: int, low: int, high: int) -> Floats:
        if number not in self._seen:
            _forget(self._seen, _WINDOWS)
            window = self._windows.all[number]
            ids = self._windows.pieces.ids[window.first : window.end]
            self._seen[number] = self._encoder.states(ids, self._signs[window.first : window.end])
        return np.asarray(self._seen[number][low:high].mean(0))


def _forget(seen: dict[Any, Floats], most: int) -> None:
    """Makes room: a text is read from its start to its end, and may be long."""
    while len(seen) >= most:
        del seen[next(iter(seen))]


def signs_of(pieces: Pieces, things: Iterable[Thing], known: dict[str, int]) -> list[int]:
    """The number of the sign that each piece of a text is part of; 0 is none."""
    found = [0] * len(pieces.ids)
    for start, end, sign in things:
        low, high = bisect_right(pieces.ends, start), bisect_left(pieces.starts, end)
        found[low:high] = [known.get(sign, 0)] * (high - low)
    return found
