"""Who issued a rule did so on the day on which it was issued, wherever the text tells that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from baimo.claims import Claim


def date_issuers(claims: Iterable[Claim]) -> None:
    """Gives the issuers of a rule, where they have no time, the one day of its issue that the document tells."""
    told = [claim for claim in claims if claim.predicate in ("issued_by", "issued_on")]
    days: dict[str, set[str]] = defaultdict(set)
    for claim in told:
        if claim.predicate == "issued_on" and claim.modality == "asserted":
            days[claim.subject].add(str(claim.value))
    for claim in told:
        if claim.predicate == "issued_by" and claim.when is None and claim.modality == "asserted":
            claim.when = _one(days.get(claim.subject, set()))


def _one(days: set[str]) -> str | None:
    """The day that holds all others told, as 2025-03-07 does 2025-03; None where they differ."""
    longest = max(days, key=len, default=None)
    return longest if longest and all(longest.startswith(day) for day in days) else None
