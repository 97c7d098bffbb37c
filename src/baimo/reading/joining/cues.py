"""The cue words: by which words texts signal each predicate, however the rest of the sentence goes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from baimo.reading.rules.automaton import Automaton
from baimo.values import datafile

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")

DECOY = ("_decoys", "strong")

Signal = tuple[str, str]  # predicate (or a modifier of `_cues`), strength


# Where a cue stands, and what it may signal. A plain tuple: a page has hundreds.
Cue = tuple[int, int, tuple[Signal, ...]]


class Cues:
    """All cues, found in one pass over a folded text."""

    def __init__(self, lists: dict[str, dict[str, dict[str, list[str]]]]) -> None:
        signals: dict[str, list[Signal]] = {}
        for predicate, strengths in lists.items():
            for strength, languages in strengths.items():
                for words in languages.values():
                    for word in words:
                        signals.setdefault(word, []).append((predicate, strength))
        self._signals = [tuple(found) for found in signals.values()]
        self._automaton = Automaton([*signals], overlapping=True)

    def find(self, folded: str) -> list[Cue]:
        """The cues of a text in small letters, in order; one within another counts, but within a decoy."""
        found, signals = [], self._signals
        for index, start, end in self._automaton.find(folded, overlapping=True):
            if folded[start] in _LETTERS and start and folded[start - 1] in _LETTERS:
                continue
            if folded[end - 1] in _LETTERS and end < len(folded) and folded[end] in _LETTERS:
                continue
            found.append((start, end, signals[index]))
        found.sort(key=_longer_first)
        return [*_outside_decoys(found)]


def _outside_decoys(cues: list[Cue]) -> Iterator[Cue]:
    """Cues in order, without those that lie within a decoy: 收入 within 收入囊中 tells of no revenue."""
    end, decoy = 0, (0, 0)
    for cue in cues:
        if cue[1] > end or cue[:2] == decoy:
            yield cue
        if cue[1] > end and DECOY in cue[2]:
            end, decoy = cue[1], cue[:2]


def _longer_first(cue: Cue) -> tuple[int, int]:
    return cue[0], -cue[1]


@cache
def load() -> Cues:
    """The cues of `cues.yaml`."""
    content: dict[str, Any] = datafile.load(Path(__file__).with_name("cues.yaml"))
    modifiers = {f"_{name}": {"strong": words} for name, words in content.pop("_cues", {}).items()}
    return Cues(content | modifiers)
