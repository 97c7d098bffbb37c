"""Stances: opinions and predictions are kept apart from facts, and a negation turns a verdict round."""

from __future__ import annotations

from baimo.checking.case import Case
from baimo.checking.clock import Timing
from baimo.checking.ruling import Ruling
from baimo.claims import Claim, Verdict, table

_APART = {"opinion": "uncheckable-opinion", "predicted": "uncheckable-prediction"}


def apart_from_facts(claim: Claim) -> Ruling | None:
    """The ruling on what no ledger can decide: opinions, predictions, descriptions, and what names nothing."""
    row = table().get(claim.predicate)
    code = _APART.get(claim.modality)
    if code is None and row and row.compare == "none":
        code = "uncheckable-kind"
    if code is None and claim.object is None and claim.value is None and not claim.object_text:
        code = "uncheckable-vague"
    return Ruling(Verdict.UNCHECKABLE, code) if code else None


def turned(ruling: Ruling, case: Case) -> Ruling:
    """The ruling on a negated claim, from that on the claim without its negation."""
    if ruling.verdict is Verdict.CONTRADICTED:
        return Ruling(Verdict.SUPPORTED, "supported-not-so", ruling.deciding, ruling.words)
    if ruling.verdict is not Verdict.SUPPORTED:
        return ruling
    if _came_later(ruling, case):
        return Ruling(Verdict.OUTDATED, "outdated-so", ruling.deciding, ruling.words)
    if case.when is None and case.said is None:
        return Ruling(Verdict.UNKNOWN, "unknown-when", ruling.deciding, ruling.words)
    return Ruling(Verdict.CONTRADICTED, "contradicted-so", ruling.deciding, ruling.words)


def _came_later(ruling: Ruling, case: Case) -> bool:
    """Whether a denial without a date was made before the thing came about."""
    best = ruling.best
    if case.when is not None or best is None or best.when is None or case.said is None:
        return best is not None and best.timing is Timing.AFTER
    return best.when.start > case.said.start
