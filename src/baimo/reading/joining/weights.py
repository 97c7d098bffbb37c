"""The weights of signs, learnt from documents with gold: `weights.json`, made by `python -m tools.joining`."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Row = dict[str, float]
PATH = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of signs: `what` for each predicate, `what_all` for every one; of subjects likewise.

    `least` is the probability below which nothing is joined, of a predicate or, under the empty name, of all.
    """

    what: dict[str, Row]
    what_all: Row
    who: dict[str, Row]
    who_all: Row
    least: Row

    def chance(self, predicate: str, words: list[str], cues: list[str]) -> float:
        """The probability that what stands here is part of a claim of the predicate."""
        return probability(self.logit(predicate, words, cues)) if predicate in self.what else 0.0

    def logit(self, predicate: str, words: list[str], cues: list[str]) -> float:
        """The logarithm of the odds of that; the least there is for a predicate without weights."""
        row, shared = self.what.get(predicate), self.what_all
        if row is None:
            return -MOST
        # sums of maps stay in C: most of the reader's arithmetic is this
        total = shared.get("", 0.0) + row.get("", 0.0) + sum(map(shared.get, cues, _NOUGHT))
        return total + sum(map(row.get, words + cues, _NOUGHT))

    def worth(self, predicate: str, signs: list[str]) -> float:
        """How well a subject fits; only differences between the candidates of one claim mean anything."""
        row = self.who.get(predicate, _EMPTY)
        return sum(map(self.who_all.get, signs, _NOUGHT)) + sum(map(row.get, signs, _NOUGHT))

    def needed(self, predicate: str) -> float:
        """The probability from which on a claim of a predicate is told."""
        return self.least.get(predicate, self.least.get("", 1.0))


MOST = 30.0


def logit_of(share: float) -> float:
    """The logarithm of the odds of a probability."""
    return max(min(math.log(share / (1 - share)), MOST), -MOST) if 0 < share < 1 else math.copysign(MOST, share - 0.5)


def probability(logit: float) -> float:
    """The probability of which this is the logarithm of the odds."""
    return 1 / (1 + math.exp(-max(min(logit, MOST), -MOST)))


_NOUGHT = itertools.repeat(0.0)
_EMPTY: Row = {}
# Joins nothing.
NONE = Weights({}, {}, {}, {}, {"": 1.0})


@cache
def load() -> Weights:
    """The weights that come with the program."""
    return Weights(**json.loads(PATH.read_text(encoding="utf-8")))
