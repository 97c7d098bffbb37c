"""A text in pieces of words, the likeliest of all ways to cut it: a unigram model (Kudo 2018, arXiv:1804.10959)."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

# What stands before the first piece of a word, and the piece for the end of a line.
HEAD, BREAK = "\u2581", "</s>"
UNKNOWN = "<unk>"
_CHUNK = re.compile(r"[^\s]+|\s+")
# A longer chunk is running Chinese, which does not come again.
_MEMORABLE = 24
# How much worse than the rarest piece a character is that no piece holds.
_PENALTY = 10.0
_PLAIN = re.compile(r"[\x21-\x7e\u4e00-\u9fff]+")


@dataclass(slots=True)
class Pieces:
    """The pieces of a text: their numbers, and where each starts and ends in it."""

    ids: array[int] = field(default_factory=lambda: array("i"))
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))

    def add(self, number: int, start: int, end: int) -> None:
        """One more piece."""
        self.ids.append(number)
        self.starts.append(start)
        self.ends.append(end)


class Vocabulary:
    """The pieces that are known, each with its score, the logarithm of how often it is used."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self._known = {piece: (number, scores[number]) for number, piece in enumerate(pieces)}
        self._longest = max(map(len, pieces), default=1)
        self._worst = min(scores, default=0.0) - _PENALTY
        self._break, self._unknown = self._known[BREAK][0], self._known[UNKNOWN][0]
        self._cuts: dict[str, list[tuple[int, int]]] = {}

    def number(self, piece: str) -> int:
        """The number of a piece that is known."""
        return self._known[piece][0]

    def cut(self, text: str) -> Pieces:
        """The pieces of a text; white space is none, but for ends of lines.

        Where a piece is only the opening of a word, it stands with the first character.
        """
        found, head = Pieces(), HEAD
        for chunk in _CHUNK.finditer(text):
            if chunk[0].isspace():
                head = HEAD
                if "\n" in chunk[0]:
                    found.add(self._break, chunk.start(), chunk.end())
            else:
                self._chunk(head, chunk[0], chunk.start(), found)
                head = ""
        return found

    def _chunk(self, head: str, chunk: str, start: int, found: Pieces) -> None:
        """Cuts what stands between white space; `head` opens a word."""
        if _PLAIN.fullmatch(chunk):
            plain, at = head + chunk, None
        else:
            plain, at = _normal(head, chunk)
        low = 0
        for number, length in self._cut(plain):
            high = low + length
            first, last = (low, high) if at is None else (at[low], at[high])
            shift = len(head) if at is None else 0
            found.add(number, start + max(first - shift, 0), start + max(last - shift, 1))
            low = high

    def _cut(self, chunk: str) -> list[tuple[int, int]]:
        known = self._cuts.get(chunk)
        if known is None:
            known = self._likeliest(chunk)
            if len(chunk) <= _MEMORABLE:
                self._cuts[chunk] = known
        return known

    def _likeliest(self, chunk: str) -> list[tuple[int, int]]:
        """The numbers and lengths of the pieces of a chunk by Viterbi's rule."""
        size, known = len(chunk), self._known
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(float("-inf"), 0, 0)] * size
        for low in range(size):
            score = best[low][0]
            if score + self._worst > best[low + 1][0]:
                best[low + 1] = (score + self._worst, self._unknown, 1)
            for high in range(low + 1, min(low + self._longest, size) + 1):
                piece = known.get(chunk[low:high])
                if piece is not None and score + piece[1] > best[high][0]:
                    best[high] = (score + piece[1], piece[0], high - low)
        found, high = [], size
        while high:
            _, number, length = best[high]
            found.append((number, length))
            high -= length
        return found[::-1]


def _normal(head: str, chunk: str) -> tuple[str, list[int]]:
    """A chunk in the form that pieces are written in (NFKC), and which character each of its own comes from."""
    plain, at = head, [0] * len(head)
    for place, char in enumerate(chunk):
        whole = unicodedata.normalize("NFKC", char).replace(" ", "")
        plain += whole
        at += [place] * len(whole)
    return plain, [*at, len(chunk)]
