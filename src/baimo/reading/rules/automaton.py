"""Words found in one pass over a text, by an automaton that is built beside the rest of a start."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Found = Callable[..., list[tuple[int, int, int]]]


class Automaton:
    """Finds patterns: `find(text)` gives (pattern, start, end) of the longest at each place, in order.

    Forty thousand names take a fifth of a start to build, and need no lock of Python's: a second core does it
    meanwhile. `overlapping` is for those that shall be found within each other too: `find(text, overlapping=True)`.
    """

    find: Found

    def __init__(self, patterns: Sequence[str], overlapping: bool = False) -> None:
        self._asked = (patterns, overlapping)
        self._built: AhoCorasick | None = None
        self._builder = threading.Thread(target=self._build, daemon=True)
        try:
            self._builder.start()
        except RuntimeError:  # no thread to be had: built when first used
            return

    def _build(self) -> None:
        patterns, overlapping = self._asked
        kind = MatchKind.Standard if overlapping else MatchKind.LeftmostLongest
        self._built = AhoCorasick(patterns, matchkind=kind, implementation=Implementation.ContiguousNFA)

    def __getattr__(self, name: str) -> Any:
        # Asked once: from then on `find` is the automaton's own.
        if name != "find":
            raise AttributeError(name)
        if self._builder.ident is not None:
            self._builder.join()
        if self._built is None:  # in a process that forked meanwhile, or for an error, which shows here
            self._build()
        assert self._built is not None
        self.find = self._built.find_matches_as_indexes
        return self.find
