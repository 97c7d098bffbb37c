"""Whom the encoder takes what a rule told to be of: everyone who could be, each with a probability."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from baimo.reading.naming.mentions import Token


@dataclass(frozen=True, slots=True)
class Likely:
    """The candidates for the subject of a match, None for nobody, and the probability of each, in the same order.

    `keys` gives what tells the entities of a token apart.
    """

    tokens: list[Token | None]
    shares: list[float]
    keys: Callable[[Token], frozenset[str]]

    def best(self) -> tuple[Token | None, float]:
        """The likeliest, and how likely; None where that is nobody."""
        share, at = max((share, -at) for at, share in enumerate(self.shares))
        return self.tokens[-at], share

    def share(self, token: Token) -> float:
        """How likely it is the one that a token stands for; 0 for one who was no candidate."""
        keys, pairs = self.keys(token), zip(self.tokens, self.shares, strict=True)
        return sum(share for one, share in pairs if one is not None and self._is_same(one, token, keys))

    def _is_same(self, one: Token, other: Token, keys: frozenset[str]) -> bool:
        return one[:2] == other[:2] or not keys.isdisjoint(self.keys(one))
