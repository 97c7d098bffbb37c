"""Words found in one pass over a text, by an automaton that is built when a text first asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Found = Callable[..., list[tuple[int, int, int]]]


class Automaton:
    """Finds patterns: `find(text)` gives (pattern, start, end) of the longest at each place, in order.

    `overlapping` is for those that shall be found within each other too: `find(text, overlapping=True)`.
    """

    find: Found

    def __init__(self, patterns: Sequence[str], overlapping: bool = False) -> None:
        self._asked = (patterns, overlapping)

    def __getattr__(self, name: str) -> Any:
        # Asked once: from then on `find` is the automaton's own.
        if name != "find":
            raise AttributeError(name)
        patterns, overlapping = self._asked
        kind = MatchKind.Standard if overlapping else MatchKind.LeftmostLongest
        built = AhoCorasick(patterns, matchkind=kind, implementation=Implementation.ContiguousNFA)
        self.find = built.find_matches_as_indexes
        return self.find
