"""The two-way map between a document's own text and the clean text made of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field


@dataclass(slots=True)
class OffsetMap:
    """Runs of the clean text, each with the run of the text that it stands for, both ascending and without overlap.

    A run is kept as it was written (both lengths equal) or replaced whole (`&amp;` by `&`). What lies between two
    runs of the clean text is a separator that the cleaning put there; between two runs of the text, what it dropped.
    """

    clean_starts: list[int] = field(default_factory=list)
    clean_ends: list[int] = field(default_factory=list)
    text_starts: list[int] = field(default_factory=list)
    text_ends: list[int] = field(default_factory=list)

    def add(self, clean_start: int, clean_end: int, text_start: int, text_end: int) -> None:
        """Append a run; it must lie behind all others."""
        self.clean_starts.append(clean_start)
        self.clean_ends.append(clean_end)
        self.text_starts.append(text_start)
        self.text_ends.append(text_end)

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """The shortest span of the text that says what clean[start:end] says; empty where that is a separator only."""
        return _carry(start, end, self.clean_starts, self.clean_ends, self.text_starts, self.text_ends)

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """The shortest span of the clean text that keeps what was kept of text[start:end]; empty where nothing was."""
        return _carry(start, end, self.text_starts, self.text_ends, self.clean_starts, self.clean_ends)


def _carry(
    start: int, end: int, starts: list[int], ends: list[int], to_starts: list[int], to_ends: list[int]
) -> tuple[int, int]:
    """A span carried from one side to the other: from the first run it touches to the last."""
    first = bisect_right(ends, start)
    last = bisect_left(starts, end) - 1
    if first > last:
        nearest = to_starts[first] if first < len(starts) else (to_ends[-1] if to_ends else 0)
        return nearest, nearest
    return (
        _within(max(start, starts[first]), first, starts, ends, to_starts, to_ends, opening=True),
        _within(min(end, ends[last]), last, starts, ends, to_starts, to_ends, opening=False),
    )


def _within(
    at: int, run: int, starts: list[int], ends: list[int], to_starts: list[int], to_ends: list[int], opening: bool
) -> int:
    """A border inside a run: counted along where the run was kept, moved to its edge where it was replaced."""
    if ends[run] - starts[run] == to_ends[run] - to_starts[run]:
        return to_starts[run] + at - starts[run]
    return to_starts[run] if opening else to_ends[run]
