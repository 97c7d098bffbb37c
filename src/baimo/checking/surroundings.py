"""What stands around a claim in its document: its sentence, its passage, and what else is named there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from baimo.claims import Claim
from baimo.documents import Document

# Characters of a block, before and behind a claim, that are still its passage.
_REACH = 300
_END = re.compile(r"[。！？!?；;\n]|\.(?=\s)")

Span = tuple[int, int]


class Surroundings:
    """A document with all its claims; looked at only where a verdict asks what stands around one of them.

    Offsets count code points of the document's text.
    """

    def __init__(self, document: Document | None = None, claims: Sequence[Claim] = ()) -> None:
        self._document = document
        self._claims = claims

    def passage(self, claim: Claim) -> str:
        """The block around a claim, cut to what is near it; the quote where the claim has no place."""
        start, end = self._passage(claim)
        return self._document.text[start:end] if self._document and end > start else claim.quote

    def sentence(self, claim: Claim) -> str:
        """The sentence around a claim."""
        start, end = self._passage(claim)
        if self._document is None or end <= start:
            return claim.quote
        text = self._document.text
        first = max((match.end() for match in _END.finditer(text, start, claim.start)), default=start)
        last = _END.search(text, claim.end, end)
        return text[first : last.start() if last else end]

    def claims(self, claim: Claim) -> list[Claim]:
        """The claims of the same passage, itself among them."""
        start, end = self._passage(claim)
        places = self._places
        near = places[bisect_left(places, (start, -1)) : bisect_right(places, (end, -1))] if end > start else []
        return [self._claims[index] for _, index in near]

    @cached_property
    def _places(self) -> list[Span]:
        return sorted((claim.start, index) for index, claim in enumerate(self._claims) if claim.start >= 0)

    def _passage(self, claim: Claim) -> Span:
        document = self._document
        if document is None or claim.start < 0 or claim.end > len(document.text):
            return (0, 0)
        at, _ = document.offsets.to_clean(claim.start, claim.end)
        index = document.block_at(at)
        if index < 0:
            return (claim.start, claim.end)
        start, end = document.offsets.to_text(document.blocks[index].start, document.blocks[index].end)
        return max(start, claim.start - _REACH), min(max(end, claim.end), claim.end + _REACH)
