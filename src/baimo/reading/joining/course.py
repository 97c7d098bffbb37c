"""How a text goes on: what the sentence before spoke of, and what rules have told so far. Texts go on in kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

_NONE: frozenset[str] = frozenset()
# Of a predicate told longer ago only how often it was counts.
_LATELY, _OFTEN = 2, 3


@dataclass(slots=True)
class Course:
    """`cues` are the predicates of which the sentence read last spoke, `told` how often and when each was told."""

    block: int = -1
    cues: frozenset[str] = _NONE
    told: dict[str, tuple[int, int]] = field(default_factory=dict)
    number: int = 0

    def before(self, block: int) -> frozenset[str]:
        """Of what that was told the sentence before spoke, if it stood in this block or right above it.

        What was never told is hardly ever told in a sentence that has no word for it.
        """
        return self.cues & self.told.keys() if 0 <= block - self.block <= 1 else _NONE

    def go_on(self, block: int, cues: frozenset[str], told: Iterable[str]) -> None:
        """A sentence was read."""
        self.block, self.cues = block, cues
        self.number += 1
        for one in told:
            self.told[one] = self.told.get(one, (0, 0))[0] + 1, self.number

    def signs(self, predicate: str, here: Collection[str]) -> list[str]:
        """Whether rules told a predicate in this sentence (`here` are those they did), right before, ever."""
        if predicate not in here and predicate not in self.told:
            return ["t:never"]
        count, last = self.told.get(predicate, (0, -_LATELY))
        signs = [f"t:ever{min(count, _OFTEN)}"]
        if predicate in here:
            signs.append("t:here")
        elif self.number - last < _LATELY:
            signs.append(f"t:last{self.number - last + 1}")
        return signs


def beside(here: Collection[str]) -> list[str]:
    """What else rules told in a sentence."""
    return [f"o:{name}" for name in sorted(here)] or ["o:none"]
