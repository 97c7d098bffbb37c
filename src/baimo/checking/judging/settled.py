"""What is settled once: a founding date, the memory of a chip. Time plays no part, so the sides are weighed at once."""

from __future__ import annotations

from baimo.checking.camps import camps_of
from baimo.checking.case import Case
from baimo.checking.clock import NEWS_LAG, gap, parsed
from baimo.checking.fits import Fit, Held
from baimo.checking.judging.silence import nothing_said
from baimo.checking.ruling import Ruling, by_balance
from baimo.checking.weighing import Balance, is_corroborated, rivals_of, weigh


def judge(case: Case, _clock: int) -> Ruling:
    """Weigh those that agree with those that differ; a ledger less precise than the claim speaks if nobody differs."""
    agree = [held for held in case.speaking() if held.fit is not Fit.COARSE]
    coarse = [held for held in case.speaking() if held.fit is Fit.COARSE]
    differ = camps_of(case, rivals_of(agree, _certain(case, case.differing())) + case.denying())
    speaking = agree or ([] if differ else coarse)
    balance = weigh(speaking, differ)
    if balance is Balance.SILENT:
        return nothing_said(case)
    return by_balance(balance, speaking, differ, "contradicted-value")


def _certain(case: Case, differ: list[Held]) -> list[Held]:
    """Without those a few days off that stand alone: they may bear the day of the article."""
    claimed = parsed(case.claim.value if isinstance(case.claim.value, str) else None)
    if claimed is None:
        return differ
    held_days = {id(held): parsed(str(held.claim.value)) for held in differ}
    close = [held for held in differ if (day := held_days[id(held)]) and gap(claimed, day) <= NEWS_LAG]
    return differ if is_corroborated(close) else [held for held in differ if held not in close]
