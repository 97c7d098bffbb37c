"""Sums over a period: revenue, loss, a market. Only the same period can contradict."""

from __future__ import annotations

from baimo.checking.camps import camps_of
from baimo.checking.case import Case
from baimo.checking.clock import length
from baimo.checking.fits import Held
from baimo.checking.judging.silence import nothing_said
from baimo.checking.ruling import Ruling, by_balance
from baimo.checking.weighing import Balance, rivals_of, weigh

# A fiscal year may have a week more than another.
_AS_LONG = 1.1


def judge(case: Case, _clock: int) -> Ruling:
    """A sum of a period that fits supports; one of the very same period contradicts."""
    agree = [held for held in case.speaking() if _may_be_the_period(case, held)]
    differ = camps_of(
        case, rivals_of(agree, [held for held in case.differing() if _is_same_period(case, held)]) + case.denying()
    )
    balance = weigh(agree, differ)
    if balance is Balance.SILENT:
        return nothing_said(case)
    return by_balance(balance, agree, differ, "contradicted-value", case.row.estimated)


def _may_be_the_period(case: Case, held: Held) -> bool:
    """Whether it is a sum over as long a time: the loss of one year shows nothing of the loss of three."""
    if case.when is None or held.when is None:
        return True
    mine, theirs = length(case.when), length(held.when)
    # what bears a day is dated by its telling, not by its period
    is_as_long = min(mine, theirs) == 1 or max(mine, theirs) <= _AS_LONG * min(mine, theirs)
    return held.fits_in_time and is_as_long


def _is_same_period(case: Case, held: Held) -> bool:
    if case.when is None or held.when is None:
        return False
    return (case.when.start, case.when.end) == (held.when.start, held.when.end)
