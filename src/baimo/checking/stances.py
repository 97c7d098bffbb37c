"""Stances: opinions and predictions are kept apart from facts, and a negation turns a verdict round."""

from __future__ import annotations

from baimo.checking.case import Case
from baimo.checking.clock import Timing
from baimo.checking.ruling import Ruling
from baimo.claims import Claim, Predicate, Verdict, table

_APART = {"opinion": "uncheckable-opinion", "predicted": "uncheckable-prediction"}


def apart_from_facts(claim: Claim) -> Ruling | None:
    """The ruling on what no ledger can decide: opinions, predictions, descriptions, and what names nothing."""
    row = table().get(claim.predicate)
    code = _APART.get(claim.modality)
    if code is None and row and row.compare == "none":
        code = "uncheckable-kind"
    if code is None and is_vague(claim) and not (row and _says_that_it_is(claim, row)):
        code = "uncheckable-vague"
    return Ruling(Verdict.UNCHECKABLE, code) if code else None


def is_vague(claim: Claim) -> bool:
    """Whether it names neither an object nor a value."""
    return claim.object is None and claim.value is None and not claim.object_text


def _says_that_it_is(claim: Claim, row: Predicate) -> bool:
    """Whether a claim without object and value still says something: restricted, or raised money that year."""
    return row.compare in ("entity", "event") or (
        row.compare == "number" and bool(row.units) and claim.when is not None
    )


def spared(claim: Claim, ruling: Ruling) -> Ruling:
    """Unknown instead of contradicted for a claim that weights joined: it may be misread, for no rule reads it."""
    if not claim.is_joined or ruling.verdict is not Verdict.CONTRADICTED:
        return ruling
    return Ruling(Verdict.UNKNOWN, "unknown-joined", ruling.deciding, ruling.against, ruling.words)


def turned(ruling: Ruling, case: Case) -> Ruling:
    """The ruling on a negated claim, from that on the claim without its negation."""
    if ruling.verdict is Verdict.CONTRADICTED:
        return Ruling(Verdict.SUPPORTED, "supported-not-so", ruling.deciding, ruling.against, ruling.words)
    if ruling.verdict is not Verdict.SUPPORTED:
        return ruling
    if _came_later(ruling, case):
        return Ruling(Verdict.OUTDATED, "outdated-so", ruling.deciding, ruling.against, ruling.words)
    if case.when is None and case.said is None:
        return Ruling(Verdict.UNKNOWN, "unknown-when", ruling.deciding, ruling.against, ruling.words)
    return Ruling(Verdict.CONTRADICTED, "contradicted-so", ruling.deciding, ruling.against, ruling.words)


def _came_later(ruling: Ruling, case: Case) -> bool:
    """Whether a denial without a date was made before the thing came about."""
    best = ruling.best
    if case.when is not None or best is None or best.when is None or case.said is None:
        return best is not None and best.timing is Timing.AFTER
    return best.when.start > case.said.start
