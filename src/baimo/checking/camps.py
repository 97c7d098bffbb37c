"""Camps: those who differ from a claim, grouped by what they say instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from baimo.checking.case import Case
from baimo.checking.clock import NEWS_LAG, STAGES, Timing, gap, timing
from baimo.checking.comparing import COMPARERS
from baimo.checking.fits import AGREEING, Fit, Held
from baimo.checking.weighing import Camps, Weight, is_corroborated, is_witnessed_twice, weight
from baimo.values.dates import When


def camps_of(case: Case, side: Iterable[Held]) -> Camps:
    """The side as camps, the weightiest first. Who denies the claim stands with anybody who differs."""
    camps: Camps = []
    for held in side:
        camp = next((camp for camp in camps if _say_the_same(case, camp[0], held)), None)
        if camp is None:
            camps.append([held])
        else:
            camp.append(held)
    return sorted(camps, key=weight, reverse=True)


def _say_the_same(case: Case, one: Held, other: Held) -> bool:
    if one.denies or other.denies:
        return True
    if case.row.compare == "event":
        return timing(one.when, other.when) not in (Timing.BEFORE, Timing.AFTER)
    compare = COMPARERS[case.row.compare]
    fits = (compare(one.claim, other.claim, case.row), compare(other.claim, one.claim, case.row))
    return any(fit in AGREEING or fit in (Fit.OPEN, Fit.UNSURE) for fit in fits)


def without_uncertain_dates(camps: Camps, claimed: When, day_of: Callable[[Held], When | None]) -> Camps:
    """The camps, unless too little speaks against a date for how near the others lie to it.

    What is days away needs two witnesses, what is months away one who was there or two, what is further away one.
    """
    trusted = [held for camp in camps if weight(camp) >= Weight.STRONG for held in camp]
    days = [day for held in trusted if (day := day_of(held))]
    distance = min((gap(claimed, day) for day in days), default=STAGES + 1)
    is_enough = is_witnessed_twice if distance <= NEWS_LAG else is_corroborated
    return camps if distance > STAGES or is_enough(trusted) else []
