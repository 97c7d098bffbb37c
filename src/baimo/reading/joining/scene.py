"""What is looked at when a value or a name is joined: the units of its sentence, the cues in it, the heading above."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from baimo.claims import Predicate
from baimo.reading.joining.course import Course
from baimo.reading.joining.cues import Cue
from baimo.reading.joining.units import Unit, Units
from baimo.reading.naming.mentions import Token

# Words farther away than this say nothing of an anchor, nor do names and cues beyond the second: a sentence without
# stops may be endless.
REACH, FAR = 40, 150


@dataclass(slots=True)
class Placed:
    """A cue as units: it covers `units[low:high]`."""

    low: int
    high: int
    strength: str


@dataclass(slots=True)
class Scene:
    """A sentence made ready for joining. `placed` holds its cues by predicate; `heading` words of the lines above.

    `before` are the predicates of which the sentence before spoke, `able` those that need no cue here, `told` those
    that rules told here, `course` what they told before.
    """

    units: Units
    placed: dict[str, list[Placed]]
    heading: tuple[str, ...]
    headed: frozenset[str]
    block: str
    before: frozenset[str]
    able: frozenset[str]
    told: frozenset[str]
    course: Course
    # What was asked of the sentence: the places of claims that a kind of unit could be, whom the context supplies.
    spoken_of: dict[str, list[Any]] = field(default_factory=dict)
    answers: dict[tuple[int, tuple[str, ...]], Token | None] = field(default_factory=dict)

    def speaks(self, predicate: Predicate) -> bool:
        """Whether a cue of a predicate stands in the sentence, before or above it, or it needs none."""
        one = predicate.id
        return one in self.placed or one in self.headed or one in self.before or one in self.able

    def near(self, predicate: str, at: int) -> list[Placed]:
        """The cues of a predicate that stand not too far from a unit."""
        cues = self.placed.get(predicate, [])
        if len(cues) < _FEW:
            return cues
        low = bisect_left(cues, at - FAR, key=_low)
        return cues[low : bisect_right(cues, at + FAR, key=_low)]

    def typed(self, at: int) -> list[int]:
        """The units that stand for things seen, not too far from one of them."""
        typed = self.units.typed
        return typed[bisect_left(typed, at - FAR) : bisect_right(typed, at + FAR)]

    @property
    def all(self) -> list[Unit]:
        """The units."""
        return self.units.all


_FEW = 20


def _low(cue: Placed) -> int:
    return cue.low


def place(units: Units, cues: list[Cue], starts_of_cues: list[int]) -> dict[str, list[Placed]]:
    """The cues that stand in a sentence, by predicate; `cues` are those of the whole text, in order."""
    found: dict[str, list[Placed]] = {}
    if not units.all:
        return found
    starts = [unit.start for unit in units.all]
    end = units.sentence.tokens[units.sentence.high - 1][1]
    for cue in cues[bisect_left(starts_of_cues, starts[0]) : bisect_left(starts_of_cues, end)]:
        low = bisect_right(starts, cue[0]) - 1
        high = max(bisect_left(starts, cue[1]), low + 1)
        if any(unit.is_typed for unit in units.all[low:high]):
            continue  # a word within a name says nothing
        for predicate, strength in cue[2]:
            found.setdefault(predicate, []).append(Placed(low, high, strength))
    return found
