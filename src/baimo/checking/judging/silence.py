"""Silence: what to tell a reader when the ledger cannot tell. It is never contradiction."""

from __future__ import annotations

from baimo.checking.case import Case
from baimo.checking.clock import Timing, gap
from baimo.checking.fits import Fit, Held
from baimo.checking.ruling import Ruling, best_first
from baimo.claims import Verdict


def nothing_said(case: Case) -> Ruling:
    """Unknown, with what the ledger holds nearest to the claim, so that a reader can look on."""
    for code, side in (
        ("unknown-when", case.speaking()),
        ("unknown-close", [h for h in _with(case, Fit.OPEN) if h.fits_in_time or h.timing is Timing.UNTIMED]),
        ("unknown-former", [h for h in _with(case, Fit.DIFFERS) if h.fits_in_time and case.row.steps]),
        ("unknown-measure", _with(case, Fit.UNSURE)),
        ("unknown-time", _of_another_time(case)),
        ("unknown-measure" if _is_measured(case) else "unknown-other", _others(case)),
        ("unknown-deprecated", [h for h in case.set_aside if h.agrees]),
    ):
        if side:
            return Ruling(Verdict.UNKNOWN, code, _nearest_first(case, side))
    known = case.shelf.entity(case.claim.subject) is not None
    return Ruling(Verdict.UNKNOWN, "unknown-silent" if known else "unknown-subject")


def _with(case: Case, *fits: Fit) -> list[Held]:
    return [held for held in case.held if held.is_own and held.fit in fits and not held.denies]


def _of_another_time(case: Case) -> list[Held]:
    is_sum = case.row.when == "period"
    return [held for held in _with(case, Fit.DIFFERS, Fit.OPEN) if held.when and (is_sum or not held.fits_in_time)]


def _others(case: Case) -> list[Held]:
    """What else is held of the subject, in the claimed unit where there is such; other deeds are beside the point."""
    if case.row.compare == "event":
        return []
    others = _with(case, Fit.ALIEN, Fit.DIFFERS, Fit.EXCLUDED)
    return [held for held in others if held.claim.unit == case.claim.unit] or others


def _is_measured(case: Case) -> bool:
    """Whether the value is one of those that other units, currencies and measures keep from being compared."""
    return case.row.compare == "number" and case.row.cardinality != "many"


def _nearest_first(case: Case, side: list[Held]) -> list[Held]:
    if case.when is None:
        return best_first(side)
    when = case.when
    return sorted(best_first(side), key=lambda held: gap(when, held.when) if held.when else 0)
