"""What confidence a claim carries: the share of the claims as sure as it that were right, as measured on fixtures."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from baimo.claims import Claim
from baimo.reading.naming.known.senses import is_outside
from baimo.values import datafile

Knots = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """The share of right claims by their sureness: of entities that a list knows, and where a name is new."""

    known: Knots
    new: Knots

    def __post_init__(self) -> None:
        for knots in (self.known, self.new):
            if not knots or any(low[0] >= high[0] or low[1] > high[1] for low, high in pairwise(knots)):
                raise ValueError(f"sureness must rise from knot to knot, and the share never fall: {knots}")

    def of(self, claim: Claim) -> float:
        """The confidence of a claim whose sureness is the product of where its parts came from."""
        knots = self.new if is_new(claim.subject, claim.object) else self.known
        return round(between(knots, claim.confidence), 2)


def is_new(subject: str, thing: str | None) -> bool:
    """Whether a claim tells of an entity that no list knows."""
    return is_outside(subject) or (thing is not None and is_outside(thing))


def between(knots: Knots, sureness: float) -> float:
    """The share at a sureness: straight lines from knot to knot, level before the first and behind the last."""
    above = bisect_right(knots, (sureness, 1.0))
    if above == 0 or above == len(knots):
        return knots[max(above - 1, 0)][1]
    (low, least), (high, most) = knots[above - 1], knots[above]
    return least + (most - least) * (sureness - low) / (high - low)


# The sureness itself: for measuring.
AS_IT_IS = Calibration(((0.0, 0.0), (1.0, 1.0)), ((0.0, 0.0), (1.0, 1.0)))


@cache
def load() -> Calibration:
    """The calibration that was fitted to the fixtures."""
    found = datafile.load(Path(__file__).with_name("confidence.yaml"))
    return Calibration(*(tuple((float(x), float(y)) for x, y in found[name]) for name in ("known", "new")))
