"""Words as values: the same words agree, and so does a part of a list; other words say nothing."""

from __future__ import annotations

import re

from baimo.checking.fits import Fit
from baimo.claims import Claim, Predicate
from baimo.values.names import key

_MARKS = re.compile(r"[,;/、，；]|\band\b|和|与|及")


def compare(claimed: Claim, held: Claim, _row: Predicate) -> Fit:
    """`text,image` agrees with a ledger that holds `image`; an object agrees with the same object."""
    if claimed.object or held.object:
        return Fit.AGREES if claimed.object == held.object else Fit.ALIEN
    mine, theirs = _parts(claimed), _parts(held)
    if not mine or not theirs:
        return Fit.AGREES if claimed.value is None else Fit.ALIEN
    return Fit.AGREES if mine & theirs else Fit.ALIEN


def _parts(claim: Claim) -> set[str]:
    text = "" if claim.value is None else str(claim.value)
    return {folded for part in _MARKS.split(text) if (folded := key(part))}
