"""The ruling: a verdict, why, and the statements that decide it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from baimo.checking.fits import Fit, Held, Kin
from baimo.checking.weighing import Balance, Camps, Weight, independent, weight
from baimo.claims import Verdict

_GRADES = ("official", "known", "mirror", "unknown")


@dataclass(slots=True)
class Ruling:
    """`code` names the sentence in reasons.yaml and `words` fill its blanks.

    `deciding` is the side that decides, `against` the other one, each with what to quote first.
    """

    verdict: Verdict
    code: str
    deciding: list[Held] = field(default_factory=list)
    against: list[Held] = field(default_factory=list)
    words: dict[str, Any] = field(default_factory=dict)

    @property
    def best(self) -> Held | None:
        """The statement to quote."""
        return self.deciding[0] if self.deciding else None


def best_first(side: Iterable[Held]) -> list[Held]:
    """What to quote first: preferred, about the thing itself, firsthand, said by most, well sourced, precise."""
    side = list(side)
    voices: dict[object, list[Held]] = defaultdict(list)
    for held in side:
        voices[_content(held)].append(held)
    counts = {content: independent(one.statement.source for one in same) for content, same in voices.items()}
    return sorted(side, key=lambda held: _order(held, counts[_content(held)]))


def _content(held: Held) -> object:
    claim = held.claim
    return (claim.subject, claim.object, claim.value, claim.unit, claim.when)


def _order(held: Held, voices: int) -> tuple[bool, bool, Kin, Kin, bool, int, int, int]:
    grade = held.statement.source.grade
    precise = 0 if held.when is None else held.when.end - held.when.start
    rank = _GRADES.index(grade) if grade in _GRADES else len(_GRADES)
    return (
        not held.is_preferred,
        held.fit is Fit.COARSE,
        held.kin,
        held.object_kin,
        held.is_hearsay,
        -voices,
        rank,
        precise,
    )


def supported(side: Sequence[Held], code: str | None = None, dissent: Sequence[Held] = ()) -> Ruling:
    """The claim holds; the code tells what a reader should know beside that."""
    ordered = best_first(side)
    return Ruling(Verdict.SUPPORTED, code or _how(ordered, dissent), ordered, list(dissent))


def by_balance(
    balance: Balance, agree: Sequence[Held], camps: Camps, contradiction: str, is_estimated: bool = False
) -> Ruling:
    """The ruling that a balance of two sides makes; `contradiction` names why those that differ exclude the claim.

    `is_estimated`: the values are estimates, so that another one is no contradiction.
    """
    pro, con = best_first(agree), [held for camp in camps for held in best_first(camp)]
    match balance:
        case Balance.FOR:
            return supported(agree, dissent=con)
        case Balance.AGAINST if is_estimated:
            return Ruling(Verdict.DISPUTED, "disputed-estimates", con, pro)
        case Balance.AGAINST:
            return Ruling(Verdict.CONTRADICTED, contradiction, con, pro)
        case Balance.SPLIT if pro:
            return Ruling(Verdict.DISPUTED, "disputed", pro, con)
        case Balance.SPLIT:
            return Ruling(Verdict.DISPUTED, "disputed-among", con, _another(con))
        case Balance.RUMOUR:
            return Ruling(Verdict.DISPUTED, "disputed-rumour", con)
        case Balance.FAINT:
            return Ruling(Verdict.UNKNOWN, "unknown-faint", con)
    return Ruling(Verdict.UNKNOWN, "unknown-silent")


def _another(side: list[Held]) -> list[Held]:
    """Those of a side that say something else than its first."""
    return [held for held in side if _content(held) != _content(side[0])]


_BY_KIN = {Kin.MEMBER: "supported-member", Kin.FAMILY: "supported-family", Kin.IMPLIED: "supported-implied"}


def _how(ordered: Sequence[Held], dissent: Sequence[Held]) -> str:
    best = ordered[0]
    if dissent:
        return "supported-dissent"
    if best.fit in (Fit.NEAR, Fit.COARSE):
        return f"supported-{best.fit}"
    if weight(ordered) <= Weight.WEAK:
        return "supported-weak" if weight(ordered) is Weight.WEAK else "supported-hearsay"
    return _BY_KIN.get(best.kin, "supported")
