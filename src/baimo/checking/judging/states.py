"""States of which there is one at a time: a price, a valuation, a number of users. Their values make a line in time."""

from __future__ import annotations

from dataclasses import replace

from baimo.checking.births import birth_of
from baimo.checking.camps import camps_of
from baimo.checking.case import Case
from baimo.checking.clock import ANNOUNCEMENT, REPORTING, Timing, gap, length, timing
from baimo.checking.fits import Fit, Held, Kin
from baimo.checking.judging.many import unborn
from baimo.checking.judging.silence import nothing_said
from baimo.checking.ruling import Ruling, best_first, by_balance, supported
from baimo.checking.weighing import Balance, Weight, rivals_of, weigh, weight
from baimo.claims import Verdict
from baimo.values.dates import When

_MONTH = 31
_COMPARED = (Fit.AGREES, Fit.NEAR, Fit.COARSE, Fit.OPEN, Fit.DIFFERS)


def judge(case: Case, clock: int) -> Ruling:
    """Judge a dated claim at its time, an undated one at the time of who says it and then at the clock."""
    return _dated(case, case.held, case.when) if case.when else _undated(case, clock)


def _undated(case: Case, clock: int) -> Ruling:
    """What is said without a date is said of the day it is said: true then, it may be outdated at the clock."""
    seen = [held for held in case.held if held.when is None or held.when.start <= clock]
    agree = [held for held in seen if held.agrees]
    if not agree:
        return _at_the_time_of_saying(case) or nothing_said(case)
    latest = max((held.when.end for held in agree if held.when), default=None)
    newer = [held for held in seen if held.differs and held.when and latest is not None and held.when.start > latest]
    if weight(newer) >= Weight.STRONG:
        return Ruling(Verdict.OUTDATED, "outdated", _newest_first(newer), best_first(agree))
    rivals = camps_of(case, rivals_of(agree, [held for held in seen if held.differs and _is_rival(held, agree)]))
    return by_balance(weigh(agree, rivals), agree, rivals, "contradicted-value", case.row.estimated)


def _is_rival(held: Held, agree: list[Held]) -> bool:
    """Whether it says otherwise of a time of which something that agrees speaks as well."""
    if held.when is None:
        return all(other.when is None for other in agree)
    return all(other.when is not None and held.when.covers(other.when) for other in agree)


def _at_the_time_of_saying(case: Case) -> Ruling | None:
    """A value that was never held by the day of saying is wrong only if the ledger brackets that day."""
    said = case.said
    if said is None or length(said) > _MONTH:
        return None
    held = [replace(one, timing=timing(said, one.when)) for one in case.held]
    return _contradicted(case, held, said)


def _dated(case: Case, held: list[Held], when: When) -> Ruling:
    agree = [one for one in held if one.agrees and (one.fits_in_time or one.timing is Timing.UNTIMED)]
    if agree:
        told = [one for one in held if one.differs and _tells_of(one, when) and not _may_be_a_step(case, one)]
        camps = camps_of(case, rivals_of(agree, told) + case.denying())
        return by_balance(weigh(agree, camps), agree, camps, "contradicted-value", case.row.estimated)
    if carried := _carried(case, held, when):
        return supported(carried, "supported-since")
    return _superseded(held, when) or _contradicted(case, held, when) or nothing_said(case)


def _may_be_a_step(case: Case, held: Held) -> bool:
    """Whether both values may be true, one until a day and one from it: a price that was cut then."""
    return case.row.steps and held.when is not None and held.when.precision != "interval"


def _tells_of(held: Held, when: When) -> bool:
    """Whether it tells what held at the claimed time: a period that covers it, or the very day or month."""
    if held.when is None or not held.fits_in_time:
        return False
    if held.when.precision == "interval":
        return held.when.covers(when)
    return length(when) <= _MONTH and when.covers(held.when)


def _carried(case: Case, held: list[Held], when: When) -> list[Held]:
    """The last value before the claimed time, if it agrees and nothing at that time says otherwise.

    What is set lasts until it is set anew; what is measured goes on changing, so that it lasts only a short while.
    """
    if any(one.differs and one.fits_in_time for one in held):
        return []
    last = _last_before(held)
    if not last or not all(one.agrees for one in last):
        return []
    lasts = case.row.steps or case.claim.bound == "at-least"
    return last if lasts or all(one.when and gap(one.when, when) <= REPORTING for one in last) else []


def _last_before(held: list[Held]) -> list[Held]:
    earlier = [one for one in held if one.timing is Timing.BEFORE and one.fit in _COMPARED and _is_near_kin(one)]
    newest = max((one.when.start for one in earlier if one.when), default=None)
    return [one for one in earlier if one.when and one.when.start == newest]


def _first_after(held: list[Held]) -> list[Held]:
    later = [one for one in held if one.timing is Timing.AFTER and one.fit in _COMPARED and one.is_own]
    eldest = min((one.when.start for one in later if one.when), default=None)
    return [one for one in later if one.when and one.when.start == eldest]


def _is_near_kin(held: Held) -> bool:
    return held.kin in (Kin.SELF, Kin.NAMESAKE)


def _contradicted(case: Case, held: list[Held], when: When) -> Ruling | None:
    """How a line of values excludes one: it says otherwise of that time, reached it later, or passed it by."""
    told = [one for one in held if one.differs and _tells_of(one, when)]
    camps = camps_of(case, (told if _is_former_known(case, held, told) else []) + case.denying())
    balance = weigh([], camps)
    if balance not in (Balance.SILENT, Balance.FAINT):
        return by_balance(balance, [], camps, "contradicted-value", case.row.estimated)
    if birth := case.is_before_its_time():
        return unborn(case, birth)
    # what is measured rises and falls between two records of it
    return (_reached_later(held, when) or _passed_by(case, held)) if case.row.steps else None


def _is_former_known(case: Case, held: list[Held], told: list[Held]) -> bool:
    """Whether what was held just before is known, or nothing could be: else the claim may tell what was so until then.

    A page on a price cut names the old price and the new one, and both under the day of the cut.
    """
    if not case.row.steps:
        return True
    started = min((one.when.start for one in told if one.when), default=None)
    if started is None or case.when is None:
        return False
    if started < case.when.start or any(one.differs and one.when and one.when.start < started for one in held):
        return True
    birth = birth_of(case.shelf, case.claim.subject)
    return birth is not None and birth.when.start + ANNOUNCEMENT >= case.when.start


def _reached_later(held: list[Held], when: When) -> Ruling | None:
    """The value is first on record well after the time claimed, and another one towards its end or soon after."""
    reached = [one for one in held if one.agrees and one.timing is Timing.AFTER and one.when]
    first = min((one.when.start for one in reached if one.when), default=None)
    if first is None or first <= when.end + REPORTING or any(one.agrees and one not in reached for one in held):
        return None
    until = [one for one in held if _is_another_value(one) and _is_told_about(one, when.end)]
    if weight(reached) < Weight.STRONG or weight(until) < Weight.STRONG:
        return None
    ordered = sorted(reached, key=lambda one: one.when.start if one.when else 0)
    return Ruling(Verdict.CONTRADICTED, "contradicted-later", ordered, _newest_first(until))


def _is_told_about(held: Held, day: int) -> bool:
    """Whether it tells of a day, or of one so near that nothing new was told between."""
    return held.when is not None and held.when.start - REPORTING <= day <= held.when.end + REPORTING


def _is_another_value(held: Held) -> bool:
    return held.is_own and held.fit in (Fit.DIFFERS, Fit.EXCLUDED) and not held.denies


def _passed_by(case: Case, held: list[Held]) -> Ruling | None:
    """The last value before and the first after are the same, and not the claimed one, which was never held at all."""
    if any(one.agrees for one in case.held):
        return None
    before, after = _last_before(held), _first_after(held)
    sides = before + after
    if not before or not after or not all(one.differs for one in sides) or not _all_equal(sides):
        return None
    return by_balance(Balance.AGAINST, [], [sides], "contradicted-between") if weight(sides) >= Weight.STRONG else None


def _all_equal(sides: list[Held]) -> bool:
    return len({(one.claim.value, one.claim.unit, one.claim.bound) for one in sides}) == 1


def _superseded(held: list[Held], when: When) -> Ruling | None:
    """It was true once, and by the time claimed no longer."""
    agree = [one for one in held if one.agrees and one.timing is Timing.BEFORE]
    told = [one for one in held if one.differs and _tells_of(one, when)]
    now = told or [one for one in _last_before(held) if one.differs]
    if not agree or weight(now) < Weight.STRONG:
        return None
    return Ruling(Verdict.OUTDATED, "outdated", best_first(now), best_first(agree))


def _newest_first(side: list[Held]) -> list[Held]:
    return sorted(best_first(side), key=lambda one: -(one.when.start if one.when else 0))
