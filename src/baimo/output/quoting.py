"""What a claim's own words look like on one line, wrapped lines and cut words joined as the reader joined them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baimo.output.printable import one_line

if TYPE_CHECKING:
    from baimo.claims import Claim
    from baimo.documents import Document

LONGEST = 160


def quote_of(document: Document, claim: Claim, longest: int = LONGEST) -> str:
    """The words of a claim as read, at most `longest` characters; empty where the claim has no place."""
    return passage(document, claim.start, claim.end, longest) if claim.start >= 0 else one_line(claim.quote)


def passage(document: Document, start: int, end: int, longest: int = LONGEST) -> str:
    """A stretch of the document's text as read, at most `longest` characters."""
    first, last = document.offsets.to_clean(start, end)
    # What was dropped from the reading is quoted as it stands.
    text = one_line(document.clean[first:last]) or one_line(document.text[start:end])
    return text if len(text) <= longest else text[: longest - 1] + "…"
