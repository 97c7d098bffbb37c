"""Silence: what to tell a reader when the ledger cannot tell. It is never contradiction."""

from __future__ import annotations

from baimo.checking.case import Case
from baimo.checking.fits import Fit, Held
from baimo.checking.ruling import Ruling, best_first
from baimo.claims import Verdict


def nothing_said(case: Case) -> Ruling:
    """Unknown, with what the ledger holds nearest to the claim, so that a reader can look on."""
    for code, side in (
        ("unknown-when", case.speaking()),
        ("unknown-close", [h for h in case.held if h.fit is Fit.OPEN]),
        ("unknown-other", [h for h in case.held if _is_another_value(h)]),
        ("unknown-deprecated", [h for h in case.set_aside if h.agrees]),
    ):
        if side:
            return Ruling(Verdict.UNKNOWN, code, best_first(side))
    known = case.shelf.entity(case.claim.subject) is not None
    return Ruling(Verdict.UNKNOWN, "unknown-silent" if known else "unknown-subject")


def _is_another_value(held: Held) -> bool:
    return held.is_own and held.fit in (Fit.ALIEN, Fit.DIFFERS, Fit.EXCLUDED) and not held.denies
