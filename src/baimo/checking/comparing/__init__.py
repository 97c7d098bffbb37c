"""How two values are compared: one comparer a file, chosen by the column `compare` of the predicate table."""

from __future__ import annotations

from collections.abc import Callable

from baimo.checking.comparing import dates, numbers, objects, texts
from baimo.checking.fits import Fit
from baimo.claims import Claim, Predicate

Comparer = Callable[[Claim, Claim, Predicate], Fit]

# `ratio` compares as a number here, with what the ledger itself holds of the ratio; judging.ratios recomputes it.
COMPARERS: dict[str, Comparer] = {
    "date": dates.compare,
    "number": numbers.compare,
    "entity": objects.compare,
    "event": objects.compare,
    "ratio": numbers.compare,
    "text": texts.compare,
}
