"""Dates as values: precision counts, and a day's difference is none."""

from __future__ import annotations

from baimo.checking.clock import Timing, timing
from baimo.checking.fits import Fit
from baimo.claims import Claim, Predicate
from baimo.values.dates import parsed

_FITS = {
    Timing.SAME: Fit.AGREES,
    Timing.AROUND: Fit.COARSE,
    Timing.NEAR: Fit.NEAR,
    Timing.BEFORE: Fit.DIFFERS,
    Timing.AFTER: Fit.DIFFERS,
    Timing.UNTIMED: Fit.ALIEN,
}


def compare(claimed: Claim, held: Claim, _row: Predicate) -> Fit:
    """2023 agrees with 2023-03-16 and 2023-03 differs from 2023-04-10.

    A ledger that says 2023 agrees with 2023-03 as far as it goes.
    """
    mine, theirs = parsed(_text(claimed)), parsed(_text(held))
    found = timing(mine, theirs)
    if found is Timing.AROUND and str(mine) == str(theirs):
        return Fit.AGREES
    return _FITS[found]


def _text(claim: Claim) -> str | None:
    return claim.value if isinstance(claim.value, str) else None
