"""Measures: monthly or daily users, FP8 or BF16. Different ones are never compared."""

from __future__ import annotations

from baimo.claims import Claim, Predicate


def same_measure(claimed: Claim, held: Claim, row: Predicate) -> bool:
    """Whether both may measure the same: a measure that the text leaves open may be any."""
    mine = said_measure(claimed, row)
    return mine is None or mine == (held.qualifier or row.default_qualifier or mine)


def is_named(claimed: Claim, held: Claim, row: Predicate) -> bool:
    """Whether it is certain that both measure the same, so that a difference contradicts."""
    if not row.qualifiers:
        return claimed.qualifier == held.qualifier
    mine = said_measure(claimed, row)
    return mine is not None and mine == (held.qualifier or row.default_qualifier)


def said_measure(claim: Claim, row: Predicate) -> str | None:
    """The measure that the text itself names; the row's default, put in by the reader, is none that was said."""
    if not row.qualifiers or claim.qualifier is None or claim.qualifier != row.default_qualifier or not claim.quote:
        return claim.qualifier
    quote = claim.quote.casefold()
    return (
        claim.qualifier if any(word.casefold() in quote for word in row.qualifiers.get(claim.qualifier, [])) else None
    )
