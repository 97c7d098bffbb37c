"""Relations and words: who leads, what runs on what, which licence. Another is silence, unless there can be but one."""

from __future__ import annotations

from baimo.checking.camps import camps_of
from baimo.checking.case import Case
from baimo.checking.clock import Timing
from baimo.checking.fits import Held
from baimo.checking.judging.silence import nothing_said
from baimo.checking.ruling import Ruling, best_first, by_balance
from baimo.checking.weighing import Balance, Weight, weigh, weight
from baimo.claims import Verdict
from baimo.values.dates import When


def judge(case: Case, clock: int) -> Ruling:
    """A relation that held at the time supports; one that had ended by then is outdated."""
    begun = [held for held in case.speaking() if _has_begun(case, held, clock)]
    ended = [] if _says_it_is_over(case) else [held for held in begun if _has_ended(case, held, clock)]
    agree = [held for held in begun if held not in ended]
    denials = case.denying()
    differ = camps_of(case, _others(case) + denials)
    balance = weigh(agree, differ)
    if balance is not Balance.SILENT:
        return by_balance(balance, agree, differ, "contradicted-denied" if denials else "contradicted-value")
    if weight(ended) >= Weight.STRONG:
        return Ruling(Verdict.OUTDATED, "outdated-ended", best_first(ended))
    return nothing_said(case)


def _says_it_is_over(case: Case) -> bool:
    """Whether the text itself speaks of a former chief or a former post."""
    return any(word in case.claim.quote for word in case.row.ended)


def _others(case: Case) -> list[Held]:
    """Those that name another where there can be but one, and one that has nothing to do with it."""
    named = case.claim.object or ""
    return [
        held for held in case.differing() if held.claim.object and not case.shelf.are_bound(named, held.claim.object)
    ]


def _has_begun(case: Case, held: Held, clock: int) -> bool:
    if held.when is None or held.timing is Timing.UNTIMED:
        return held.when is None or held.when.start <= clock
    return held.timing is not Timing.AFTER


def _has_ended(case: Case, held: Held, clock: int) -> bool:
    """Whether the ledger says until when it held, and that was before the time in question."""
    when = held.when
    if when is None or case.row.when != "state" or not _is_closed(when):
        return False
    return when.end < (case.when.start if case.when else clock)


def _is_closed(when: When) -> bool:
    return when.precision == "interval" and when.last is not None
