"""Events: the same deed on the same object, then its date. First showing, opening and sale are stages of one thing."""

from __future__ import annotations

from baimo.checking.camps import camps_of, without_uncertain_dates
from baimo.checking.case import Case
from baimo.checking.clock import NEWS_LAG, Timing, gap, is_same_but_for_the_year, says_year
from baimo.checking.fits import Fit, Held, Kin
from baimo.checking.judging.silence import nothing_said
from baimo.checking.ruling import Ruling, best_first, by_balance, supported
from baimo.checking.weighing import Balance, Camps, Weight, weigh, weight
from baimo.claims import Verdict


def judge(case: Case, clock: int) -> Ruling:
    """A date of any stage that fits supports; only where none does is the claim wrong."""
    same = [held for held in case.speaking() if held.when is None or held.when.start <= case.horizon(clock)]
    if case.when is None:
        return _undated(case, same)
    fitting = [held for held in same if held.fits_in_time or _lasts(case, held)]
    if fitting:
        return _dated(case, fitting, _apart(case))
    differ = camps_of(case, _certain(case, _apart(case)) + case.denying())
    # several dates are several stages, no dispute: one that is well witnessed excludes the claim
    balance = weigh([], differ[:1])
    if balance is not Balance.AGAINST:
        return nothing_said(case)
    if not differ[0][0].denies and (_is_on_the_way(case, differ) or _is_on_sale_later(case, differ)):
        return Ruling(Verdict.UNKNOWN, "unknown-drawn-out", _nearest_first(case, differ))
    if differ[0][0].denies:
        return by_balance(balance, [], differ, "contradicted-denied")
    return Ruling(Verdict.CONTRADICTED, "contradicted-date", _nearest_first(case, differ))


def _is_on_the_way(case: Case, differ: Camps) -> bool:
    """Whether the claimed time lies within what the deed may take: a purchase is announced, and closed a year later."""
    dates = [held.when for camp in differ for held in camp if held.when]
    if not case.row.drawn_out or case.when is None:
        return False
    return any(gap(case.when, when) <= case.row.drawn_out for when in dates)


def _is_on_sale_later(case: Case, differ: Camps) -> bool:
    """Whether the claim may tell when it could be had, and the record when it was shown: chips come a year later."""
    days = (case.row.shown_before or {}).get(case.shelf.kind(case.claim.object or ""), 0)
    dates = [held.when for camp in differ for held in camp if held.when]
    is_sale_known = any(held.claim.qualifier not in (None, case.row.preliminary) for held in case.held if held.agrees)
    if not days or case.when is None or case.claim.qualifier or is_sale_known:
        return False
    return any(when.start <= case.when.start and gap(case.when, when) <= days for when in dates)


def _nearest_first(case: Case, camps: Camps) -> list[Held]:
    """The dates, the nearest first among those that are well witnessed."""
    strong = [held for camp in camps if weight(camp) >= Weight.STRONG for held in best_first(camp)]
    weak = [held for camp in camps if weight(camp) < Weight.STRONG for held in best_first(camp)]
    when = case.when
    return sorted(strong, key=lambda held: gap(when, held.when) if when and held.when else 0) + weak


def _undated(case: Case, same: list[Held]) -> Ruling:
    denials = camps_of(case, case.denying())
    balance = weigh(same, denials)
    if balance is Balance.SILENT:
        return nothing_said(case)
    return by_balance(balance, same, denials, "contradicted-denied")


def _dated(case: Case, fitting: list[Held], apart: list[Held]) -> Ruling:
    """Other dates of the same deed are other stages, unless a weak page alone stands against trusted ones."""
    denials = camps_of(case, case.denying())
    if denials:
        return by_balance(weigh(fitting, denials), fitting, denials, "contradicted-denied")
    rivals = [held for held in apart if not _is_close(case, held)]
    pro, con = weight(fitting), weight(rivals)
    if con >= Weight.STRONG > pro or con is Weight.CURATED > pro:
        return Ruling(Verdict.DISPUTED, "disputed", best_first(fitting), best_first(rivals))
    return supported(fitting, _how(fitting))


def _how(fitting: list[Held]) -> str | None:
    best = best_first(fitting)[0]
    if best.timing is Timing.BEFORE:
        return "supported-lasting"
    if best.timing is Timing.NEAR:
        return "supported-near"
    return "supported-coarse" if best.timing is Timing.AROUND and best.kin is Kin.SELF else None


def _lasts(case: Case, held: Held) -> bool:
    return case.row.lasting and held.timing in (Timing.BEFORE, Timing.UNTIMED)


def _apart(case: Case) -> list[Held]:
    """The deed itself, by this subject or its house, on this very object, at another time and a stage that matters."""
    found = [
        held
        for held in case.held
        if held.agrees and held.timing in (Timing.BEFORE, Timing.AFTER) and _is_deed(case, held)
    ]
    return [held for held in found if _excludes(case, held, found)]


def _is_deed(case: Case, held: Held) -> bool:
    # what is made is made once, by whichever company of the house; two companies may well list on one exchange
    kin = (Kin.SELF, Kin.HOUSE) if case.row.kin == "makes" else (Kin.SELF,)
    return held.fit is Fit.AGREES and held.kin in kin and held.object_kin is Kin.SELF


def _excludes(case: Case, held: Held, found: list[Held]) -> bool:
    """Whether a date excludes the claimed one.

    A claim that names no stage may mean any stage that the ledger lacks after a mere preview, and any version that came
    after the first of a family; before the first date of all, neither.
    """
    if case.row.repeats:
        return False
    is_first = all(held.when.start <= other.when.end for other in found if held.when and other.when)
    if held.timing is Timing.AFTER and is_first:
        return not case.claim.qualifier or case.claim.qualifier == held.claim.qualifier
    if case.claim.qualifier:
        return held.claim.qualifier == case.claim.qualifier
    is_series = case.shelf.is_series(case.claim.object or "")
    return (not held.claim.qualifier or held.claim.qualifier != case.row.preliminary) and not is_series


def _is_close(case: Case, held: Held) -> bool:
    return case.when is not None and held.when is not None and gap(case.when, held.when) <= NEWS_LAG


def _certain(case: Case, apart: list[Held]) -> list[Held]:
    """Without what is too uncertain to contradict: a date of the bearer of a newer name, or one page's word."""
    is_older = case.is_called_formerly(case.claim.object, case.claim.object_text)
    if case.when is None or is_older:
        return []
    if any(held.when and is_same_but_for_the_year(case.when, held.when) for held in apart) and not _says_year(case):
        # 5 月 22 日, and a year worked out from around it: the year may well be the reader's mistake
        return []
    camps = without_uncertain_dates(camps_of(case, apart), case.when, lambda held: held.when)
    return [held for camp in camps for held in camp]


def _says_year(case: Case) -> bool:
    return not case.claim.quote or (case.when is not None and says_year(case.claim.quote, case.when))
