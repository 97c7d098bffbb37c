"""Leniency: what differs from the record and is no fault all the same. Beginnings take months, laws have stages,
several builds go by one name."""

from __future__ import annotations

from decimal import Decimal

from baimo.checking.case import Case
from baimo.checking.clock import HALF_A_YEAR, gap, length
from baimo.checking.comparing.numbers import quantity
from baimo.checking.fits import Fit, Held, Kin
from baimo.checking.ruling import Ruling, best_first, supported
from baimo.checking.weighing import Weight, is_witnessed_twice, weight
from baimo.claims import Claim, Verdict
from baimo.values import units
from baimo.values.dates import When, parsed

_MONTH = 31


def softened(case: Case, ruling: Ruling) -> Ruling:
    """The contradiction, or what it comes to where the thing had stages, took months, or is built in several ways."""
    claimed = day_of(case.claim)
    if claimed is None:
        return _among_variants(case) or ruling
    if case.row.drawn_out:
        return _over_months(case, ruling, claimed)
    return _at_a_stage(case, claimed) or ruling


def speaks_of_something_beside(case: Case) -> bool:
    """Whether the sentence speaks of a part of the thing, a later stage or another measure of it."""
    sentence = case.around.sentence(case.claim).casefold() if case.row.beside else ""
    return any(word.casefold() in sentence for word in case.row.beside)


def day_of(claim: Claim) -> When | None:
    """The date that is the value of a claim."""
    return parsed(claim.value) if isinstance(claim.value, str) else None


def _over_months(case: Case, ruling: Ruling, claimed: When) -> Ruling:
    """A date of what takes months is wrong if it lies half a year off; by two witnesses, as far off as the row says.

    What lies between two dates of the record is no further off than they are from each other.
    """
    dated = [(held, when) for held in ruling.deciding if (when := day_of(held.claim))]
    trusted = [(held, when) for held, when in dated if weight([held]) >= Weight.STRONG] or dated
    distance = min((gap(claimed, when) for _, when in trusted), default=0)
    if distance > HALF_A_YEAR:
        return ruling
    if around := _either_side(case, claimed):
        return Ruling(Verdict.DISPUTED, "disputed-among", *around)
    if within := _months_around(case, claimed):
        return Ruling(Verdict.DISPUTED, "disputed", within, ruling.deciding)
    is_near = length(claimed) > _MONTH or distance < case.row.drawn_out
    if is_near or not is_witnessed_twice([held for held, _ in trusted]):
        return Ruling(Verdict.UNKNOWN, "unknown-drawn-out", ruling.deciding, ruling.against)
    return ruling


def _months_around(case: Case, claimed: When) -> list[Held]:
    """Well witnessed months of the record that hold the claimed day: they cannot confirm it, and do not exclude it."""
    months = [
        held
        for held in case.held
        if held.is_own
        and held.fit is Fit.COARSE
        and (day := day_of(held.claim))
        and length(claimed) < length(day) <= _MONTH
    ]
    return best_first(months) if is_witnessed_twice(months) else []


def _either_side(case: Case, claimed: When) -> tuple[list[Held], list[Held]] | None:
    """The dates of the record before and after the claimed one, where there are both; a year alone is no date."""
    dates = [(held, when) for held in case.held if held.is_own and (when := day_of(held.claim))]
    before = [held for held, when in dates if length(when) <= _MONTH and when.end < claimed.start]
    after = [held for held, when in dates if length(when) <= _MONTH and when.start > claimed.end]
    return (best_first(before), best_first(after)) if before and after else None


def _at_a_stage(case: Case, claimed: When) -> Ruling | None:
    """A law that comes into force in stages: a part may have the date of a later one, and any later date is open."""
    stages = [held for held in case.held if held.is_own and held.fit is Fit.ALIEN and held.claim.qualifier]
    later = [held for held in case.held if held.differs and (day := day_of(held.claim)) and day.start > claimed.end]
    if not stages or later:
        return None
    agree = [held for held in stages if (day := day_of(held.claim)) and gap(claimed, day) <= 1]
    if not speaks_of_something_beside(case):
        # the act as a whole, by its words: no support then, and no contradiction, for a word may have been lost
        agree = []
    return (
        supported(agree, "supported-stage") if agree else Ruling(Verdict.UNKNOWN, "unknown-beside", best_first(stages))
    )


def _among_variants(case: Case) -> Ruling | None:
    """A value between those that things of the name have, or as near to one as honest sources lie."""
    mine = quantity(case.claim)
    known = [
        (value, held)
        for held in case.held
        if held.kin in (Kin.SELF, Kin.MEMBER)
        and held.fit in (Fit.DIFFERS, Fit.OPEN)
        and (value := _in_unit(held.claim, case.claim.unit)) is not None
    ]
    if mine is None or not any(held.kin is Kin.MEMBER for _, held in known):
        return None
    low, high = min(known, key=lambda one: one[0]), max(known, key=lambda one: one[0])
    is_near = any(held.fit is Fit.OPEN for _, held in known)
    if not is_near and not low[0] <= mine.value <= high[0]:
        return None
    return Ruling(Verdict.UNKNOWN, "unknown-variant", [low[1]], [high[1]])


def _in_unit(claim: Claim, unit: str | None) -> Decimal | None:
    held = quantity(claim)
    return units.convert(held.value, held.unit, unit or "") if held else None
