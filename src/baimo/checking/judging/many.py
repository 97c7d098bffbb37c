"""What may have many values: rounds, feats, scores. Another value says nothing; only a denial or time contradicts."""

from __future__ import annotations

from typing import Any

from baimo.checking.births import Birth
from baimo.checking.camps import camps_of
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
    denials = camps_of(case, case.denying())
    balance = weigh(agree, denials)
    if balance is not Balance.SILENT:
        return by_balance(balance, agree, denials, "contradicted-denied")
    if birth := case.is_before_its_time():
        return unborn(case, birth)
    return nothing_said(case)


def unborn(case: Case, birth: Birth) -> Ruling:
    """The claim is of a time before its subject existed; what agrees with it later stands on the other side."""
    later = best_first(case.speaking())
    words: dict[str, Any] = {"birth": birth.when}
    if later and later[0].claim.subject != case.claim.subject:
        words["other"] = later[0].claim.subject
    return Ruling(Verdict.CONTRADICTED, "contradicted-unborn", best_first(birth.held), later, words)


def _is_of_the_time(case: Case, held: Held, clock: int) -> bool:
    if case.when is None:
        return held.when is None or held.when.start <= case.horizon(clock)
    return held.fits_in_time or held.timing is Timing.UNTIMED
