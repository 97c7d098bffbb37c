"""Passages to the clean text, its offset map and its blocks."""

from __future__ import annotations

from bisect import bisect_left

from baimo.documents.cleaning.passages import Drop, Passage
from baimo.documents.document import Block
from baimo.documents.offsets import OffsetMap

KINDS = {"row": "table-row"}


class Assembler:
    """Puts the clean text of one text together, run by run; what follows in the text as well stays one run."""

    def __init__(self, text: str, drops: list[Drop]) -> None:
        """For one text, without what is dropped inside its lines; drops are in order."""
        self.text = text
        self.drops = drops
        self.drop_starts = [drop.start for drop in drops]
        self.next_drop = 0
        self.offsets = OffsetMap()
        self.parts: list[str] = []
        self.size = 0
        # the run under way: where it began in the clean text, and its stretch of the text
        self.run_at = self.run_start = self.run_end = 0

    def keep(self, start: int, end: int) -> None:
        """Go on with a stretch of the text as it stands."""
        if start >= end:
            return
        if start != self.run_end:
            self._close(start)
        self.run_end = end
        self.size += end - start

    def put(self, literal: str, start: int, end: int) -> None:
        """Go on with a literal; it stands for a stretch of the text, or is a separator where that is empty."""
        self._close(end)
        self.parts.append(literal)
        if end > start:
            self.offsets.add(self.size, self.size + len(literal), start, end)
        self.size += len(literal)
        self.run_at = self.size

    def _close(self, start: int) -> None:
        """End the run under way; the next begins at a place of the text."""
        if self.run_end > self.run_start:
            self.parts.append(self.text[self.run_start : self.run_end])
            self.offsets.add(self.run_at, self.size, self.run_start, self.run_end)
        self.run_at, self.run_start, self.run_end = self.size, start, start

    def passage(self, passage: Passage) -> tuple[int, int]:
        """Go on with a passage on a line of its own; its stretch of the clean text, without its mark."""
        if self.size:
            self._break()
        pieces = passage.pieces
        keep = self._keep_clear if self._has_drops(passage.start, pieces[-1][1]) else self.keep
        if passage.start < pieces[0][0]:
            keep(passage.start, pieces[0][0])
        start = self.size
        for a, b, literal in pieces:
            if literal is None:
                keep(a, b)
            else:
                self.put(literal, a, b)
        return start, self.size

    def _has_drops(self, start: int, end: int) -> bool:
        """Whether anything is dropped in a stretch; stretches are asked for in order."""
        while self.next_drop < len(self.drop_starts) and self.drop_starts[self.next_drop] < start:
            self.next_drop += 1
        return self.next_drop < len(self.drop_starts) and self.drop_starts[self.next_drop] < end

    def _break(self) -> None:
        end = self.run_end
        if self.text[end : end + 1] == "\n":
            self.run_end = end + 1
            self.size += 1
        else:
            self.put("\n", end, end)

    def _keep_clear(self, start: int, end: int) -> None:
        """Keep a stretch without the drops in it."""
        index = bisect_left(self.drop_starts, start)
        while index < len(self.drops) and self.drop_starts[index] < end:
            drop = self.drops[index]
            self.keep(start, drop.start)
            if drop.literal is not None:
                self.put(drop.literal, drop.start, drop.end)
            start = max(start, drop.end)
            index += 1
        self.keep(start, end)

    def finish(self) -> tuple[str, OffsetMap]:
        """The clean text and its map."""
        self._close(self.run_end)
        return "".join(self.parts), self.offsets


def block_of(passage: Passage, start: int, end: int) -> Block:
    """The block of a passage that stands at a stretch of the clean text."""
    kind = KINDS.get(passage.kind, passage.kind)
    return Block(start, end, kind, author=passage.author, date=passage.date)
