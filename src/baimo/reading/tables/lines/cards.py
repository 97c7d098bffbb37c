"""Cards: lines with a key that stand together and speak of one thing, of one time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from baimo.claims import Claim, table
from baimo.documents import Block, Document
from baimo.reading.finding.dates.dates import find_dates
from baimo.reading.finding.spans import DateSpan
from baimo.reading.tables.heads import Heads
from baimo.values.names import fold

# A line of a card is no longer, and a card has no more of them.
_LONGEST, _MOST = 120, 30
_SURE = 0.9


@dataclass(slots=True)
class Cards:
    """The dates of the cards of one document."""

    document: Document
    heads: Heads
    _dates: dict[int, DateSpan | None] = field(default_factory=dict)

    def date(self, claim: Claim, block: int, resolve: Callable[[DateSpan], str | None]) -> Claim:
        """A claim with the date of its card, where nothing else dates it: 金额：3亿美元, and below it 时间：2023年."""
        predicate = table()[claim.predicate]
        if claim.when is None and predicate.when in ("event", "state") and predicate.value != "date" and block >= 0:
            span = self.day(block)
            when = resolve(span) if span is not None else None
            if when is not None and when[0] != "X":
                claim.when, claim.confidence = when, round(min(claim.confidence, _SURE), 2)
        return claim

    def day(self, block: int) -> DateSpan | None:
        """The one time that the lines with a key around a block tell."""
        if block not in self._dates:
            first, last = self._extent(block)
            found = [span for at in range(first, last + 1) if (span := self._told(self.document.blocks[at]))]
            self._dates.update(dict.fromkeys(range(first, last + 1), found[0] if len(found) == 1 else None))
        return self._dates[block]

    def _extent(self, block: int) -> tuple[int, int]:
        """The lines with a key around a block, back to one that names what they are about."""
        blocks, first, last = self.document.blocks, block, block
        while first > 0 and block - first < _MOST and self._is_line(blocks[first - 1]) and not self._names(first):
            first -= 1
        while last + 1 < len(blocks) and last - block < _MOST and self._is_line(blocks[last + 1]):
            if self._names(last + 1):
                break
            last += 1
        return first, last

    @staticmethod
    def _is_line(block: Block) -> bool:
        return block.head is not None and block.end - block.start <= _LONGEST

    def _names(self, block: int) -> bool:
        head = self._head(self.document.blocks[block])
        return bool(head) and self.heads.kind(head) is not None

    def _head(self, block: Block) -> str:
        return self.document.clean[slice(*block.head)] if block.head else ""

    def _told(self, block: Block) -> DateSpan | None:
        """The date behind the key for a time."""
        head = self._head(block)
        if block.head is None or not self.heads.says("times", head) or self.heads.column(head) is not None:
            return None
        found = find_dates(fold(self.document.clean[block.head[1] : block.end]))
        if len(found) != 1:
            return None
        at = block.head[1]
        return found[0]._replace(start=found[0].start + at, end=found[0].end + at)
