"""Who issued a rule did so on the day on which it was issued, wherever the text tells that day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from baimo.claims import Claim
from baimo.values.expressions import expression


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


# 现将《…办法》印发给你们, 《…办法》已经…审议通过，现予公布; below it who signs, and the day on a line of its own.
_SENT = expression(
    r"(?:[现現](?:将|將|把)|^)?《(?P<title>[^》\n]{4,80})》[^《。\n]{0,180}?"
    r"(?:(?:印[发發]|[发發]布|[发發]佈|公布|公佈)[给給]你[们們]|[现現]予(?:公布|公佈|[发發]布|[发發]佈|印[发發]))[^\n]{0,60}\n"
    r"(?:[^\n。，]{0,60}\n){0,16}?[^\S\n]*"
    r"(?P<day>(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)[^\S\n]*(?=\n|$)",
    re.MULTILINE,
)
_NUMBERS, _TELLS = expression(r"\d+"), expression(r"\d ?月|\d{4}-\d|年底|年初")
# The day on which a meeting passed what is sent out on another is not that of its issue.
_PASSED = expression("[审審][议議]通[过過]")


def date_by_signature(claims: list[Claim], text: str) -> None:
    """Dates a rule by the day below the notice that sends it out, where no words of its own tell the day."""
    days: dict[str, tuple[str, tuple[int, int]]] = {}
    for match in _SENT.finditer(text) if "现" in text or "現" in text else ():
        year, month, day = map(int, _NUMBERS.findall(match["day"]))
        days[match["title"]] = f"{year:04d}-{month:02d}-{day:02d}", match.span("day")
    known: set[str] = set()
    for claim in list(claims) if days else ():
        signed = days.get(claim.subject_name) or days.get(claim.subject_text or "")
        is_told = _TELLS.search(claim.quote) is not None and _PASSED.search(claim.quote) is None
        if signed is None or claim.predicate not in ("issued_on", "issued_by") or is_told:
            continue
        if claim.predicate == "issued_by":
            claim.when = signed[0]
        elif claim.subject in known:
            claims.remove(claim)
        else:
            claim.value, claim.also_at, known = signed[0], (*claim.also_at, signed[1]), known | {claim.subject}
