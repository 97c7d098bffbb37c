"""What is settled once: a founding date, the memory of a chip. Time plays no part, so the sides are weighed at once."""

from __future__ import annotations

from baimo.checking.camps import camps_of, without_uncertain_dates
from baimo.checking.case import Case
from baimo.checking.fits import Fit, Kin
from baimo.checking.judging.leniency import day_of, softened
from baimo.checking.judging.silence import nothing_said
from baimo.checking.ruling import Ruling, by_balance, supported
from baimo.checking.weighing import Balance, Camps, rivals_of, weigh
from baimo.claims import Verdict


def judge(case: Case, _clock: int) -> Ruling:
    """Weigh those that agree with those that differ; a ledger less precise than the claim speaks if nobody differs."""
    agree = [held for held in case.speaking() if held.fit is not Fit.COARSE]
    if any(held.kin is Kin.MEMBER for held in agree):
        # the versions of a family differ: what one of them has, the family has
        return supported(agree)
    coarse = [held for held in case.speaking() if held.fit is Fit.COARSE]
    camps = camps_of(case, rivals_of(agree, case.differing()) + case.denying())
    differ = camps if agree else _certain(case, camps)
    speaking = agree or ([] if differ else coarse)
    balance = weigh(speaking, differ)
    if balance is Balance.SILENT:
        return nothing_said(case)
    ruling = by_balance(balance, speaking, differ, "contradicted-value", case.row.estimated)
    return softened(case, ruling) if ruling.verdict is Verdict.CONTRADICTED else ruling


def _certain(case: Case, camps: Camps) -> Camps:
    claimed = day_of(case.claim)
    return camps if claimed is None else without_uncertain_dates(camps, claimed, lambda held: day_of(held.claim))
