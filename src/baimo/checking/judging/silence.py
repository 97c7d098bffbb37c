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
        ("unknown-other", _other_values(case)),
        ("unknown-deprecated", [h for h in case.set_aside if h.agrees]),
    ):
        if side:
            return Ruling(Verdict.UNKNOWN, code, best_first(side))
    known = case.shelf.entity(case.claim.subject) is not None
    return Ruling(Verdict.UNKNOWN, "unknown-silent" if known else "unknown-subject")


def _other_values(case: Case) -> list[Held]:
    """What else is held of the subject, those in the claimed unit where there are such; of deeds, nothing."""
    if case.row.compare == "event":
        return []
    others = [h for h in case.held if h.is_own and h.fit in (Fit.ALIEN, Fit.DIFFERS, Fit.EXCLUDED) and not h.denies]
    return [held for held in others if held.claim.unit == case.claim.unit] or others
