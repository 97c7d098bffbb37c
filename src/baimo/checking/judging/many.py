"""What may have many values: rounds, feats, scores. Another value says nothing; only a denial or time contradicts."""

from __future__ import annotations

from baimo.checking.case import Case
from baimo.checking.clock import Timing
from baimo.checking.fits import Held
from baimo.checking.judging.silence import nothing_said
from baimo.checking.ruling import Ruling, best_first, by_balance
from baimo.checking.weighing import Balance, weigh
from baimo.claims import Verdict


def judge(case: Case, clock: int) -> Ruling:
    """A value that agrees and fits in time supports."""
    agree = [held for held in case.speaking() if _is_of_the_time(case, held, clock)]
    denials = case.denying()
    balance = weigh(agree, denials)
    if balance is not Balance.SILENT:
        return by_balance(balance, agree, denials, "contradicted-denied")
    if birth := case.is_before_its_time():
        later = best_first(case.speaking())
        return Ruling(
            Verdict.CONTRADICTED, "contradicted-unborn", best_first(birth.held) + later, {"birth": birth.when}
        )
    return nothing_said(case)


def _is_of_the_time(case: Case, held: Held, clock: int) -> bool:
    if case.when is None:
        return held.when is None or held.when.start <= clock
    return held.fits_in_time or held.timing is Timing.UNTIMED
