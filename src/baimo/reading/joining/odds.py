"""How likely it is that a thing is part of a claim, and whose: what weights and the encoder say, weighed together."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from baimo.reading.encoding.encoder import Encoder
from baimo.reading.encoding.sight import Place, Sight, Thing
from baimo.reading.joining.weights import Row, Weights, logit_of, probability
from baimo.values import datafile

# The name of the least probability that is told of what no cue speaks of.
UNSPOKEN = "unspoken"


@dataclass(frozen=True, slots=True)
class Blend:
    """What each side counts, of `what` a thing is part of and `who` it is of; the rest is told in `blend.yaml`."""

    what: Row
    who: Row
    glance: float
    least: Row
    doubt: float
    known: int
    whose: Row
    unspoken: Row


@cache
def load() -> Blend:
    """The blend that was fitted with the encoder."""
    return Blend(**datafile.load(Path(__file__).with_name("blend.yaml")))


class Odds:
    """What is thought of the things of one document after another; without an encoder by weights alone."""

    def __init__(self, weights: Weights, encoder: Encoder | None) -> None:
        self.weights, self._encoder, self._blend = weights, encoder, load()
        self._document: tuple[str, Iterable[Thing]] = "", ()
        self._seen: Sight | None = None

    def enter(self, text: str, things: Iterable[Thing]) -> None:
        """A new document begins: its clean text, and what stands in it."""
        self._document, self._seen = (text, things), None

    @property
    def sees(self) -> bool:
        """Whether there is an encoder, which has seen what rules told as well."""
        return self._encoder is not None

    @property
    def _sight(self) -> Sight | None:
        """The document as the encoder sees it, which does not look before it is asked."""
        if self._seen is None and self._encoder is not None:
            self._seen = Sight(self._encoder, *self._document)
        return self._seen

    def chance(self, name: str, words: list[str], cues: list[str], at: Place) -> float:
        """The probability that what stands at a place of the text is part of a claim."""
        logit = self.weights.logit(name, words, cues)
        if logit < self._blend.glance or (sight := self._sight) is None:
            return probability(logit)
        of = self._blend.what
        return probability(of["bias"] + of["weights"] * logit + of["encoder"] * sight.fits(*at, name))

    def unspoken(self, at: Place) -> dict[str, float]:
        """The likelier ones of all places of claims for what stands here, by the encoder alone: no cue speaks of it."""
        if (sight := self._sight) is None:
            return {}
        of, needed = self._blend.unspoken, self.needed(UNSPOKEN)
        least = (logit_of(needed) - of["bias"]) / of["encoder"]
        return {name: probability(of["bias"] + of["encoder"] * fit) for name, fit in sight.likeliest(*at, least)}

    def shares(self, name: str, signs: list[list[str]], at: Place, whoms: list[Place | None]) -> list[float]:
        """The probability of each candidate that it is the other part of a claim, by its signs and its place."""
        worths = [self.weights.worth(name, of) for of in signs]
        if (sight := self._sight) is not None:
            of, seen = self._blend.who, sight.others(*at, name, whoms)
            worths = [of["weights"] * worth + of["encoder"] * float(s) for worth, s in zip(worths, seen, strict=True)]
        best = max(worths)
        shares = [math.exp(worth - best) for worth in worths]
        return [share / sum(shares) for share in shares]

    def doubts(self, name: str, at: Place) -> bool:
        """Whether the encoder is sure that what a rule took for part of a claim is none."""
        return self.knows(name) and (sight := self._sight) is not None and sight.fits(*at, name) < self._blend.doubt

    def knows(self, name: str) -> bool:
        """Whether the encoder learnt a place from claims enough to say something of what rules told."""
        return self._encoder is not None and self._encoder.shape.learnt.get(name, 0) >= self._blend.known

    def needed(self, name: str) -> float:
        """The probability from which on a claim is told."""
        if self._encoder is None:
            return self.weights.needed(name)
        return self._blend.least.get(name, self._blend.least[""])
