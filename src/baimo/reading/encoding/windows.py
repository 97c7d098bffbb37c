"""A text in windows: stretches of pieces that the encoder sees at once, each with some of what stands before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from baimo.reading.encoding.pieces import Pieces

# How many pieces a window has of its own at most, and of what stands before.
OWN, BEFORE = 190, 64
_ENDS = frozenset("。！？!?\n.")


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` are its own, those from `first` on are seen."""

    first: int
    start: int
    end: int


class Windows:
    """The windows of a text that was cut into pieces."""

    def __init__(self, text: str, pieces: Pieces) -> None:
        self.pieces = pieces
        self.all = list(_windows(text, pieces))
        self._starts = [window.start for window in self.all]

    def of(self, start: int, end: int) -> tuple[int, int, int]:
        """The number of the window that a place of the text stands in, and its first piece there and the one behind."""
        low, high = self._pieces_at(start, end)
        number = bisect_right(self._starts, low) - 1
        window = self.all[number]
        return number, low - window.first, min(high, window.end) - window.first

    def within(self, number: int, start: int, end: int) -> tuple[int, int] | None:
        """The first piece and the one behind of a place, in a window; None where that does not see it whole."""
        window, (low, high) = self.all[number], self._pieces_at(start, end)
        return (low - window.first, high - window.first) if window.first <= low and high <= window.end else None

    def _pieces_at(self, start: int, end: int) -> tuple[int, int]:
        """The first piece of a place of the text, and the one behind; at least one."""
        low = min(bisect_right(self.pieces.ends, start), len(self.pieces.ids) - 1)
        return low, max(bisect_left(self.pieces.starts, end), low + 1)


def _windows(text: str, pieces: Pieces) -> list[Window]:
    found, start, size = [], 0, len(pieces.ids)
    while start < size:
        end = min(size, start + OWN)
        if end < size:
            end = next((at for at in range(end, start + OWN // 2, -1) if _ends(text, pieces, at - 1)), end)
        found.append(Window(max(0, start - BEFORE), start, end))
        start = end
    return found


def _ends(text: str, pieces: Pieces, at: int) -> bool:
    """Whether a sentence or line ends with a piece."""
    return not _ENDS.isdisjoint(text[pieces.starts[at] : pieces.ends[at]])
