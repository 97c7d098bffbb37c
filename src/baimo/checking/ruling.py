"""The ruling: a verdict, why, and the statements that decide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from baimo.checking.fits import Fit, Held, Kin
from baimo.checking.weighing import Balance, Weight, weight
from baimo.claims import Verdict

_GRADES = ("official", "known", "mirror", "unknown")


@dataclass(slots=True)
class Ruling:
    """`code` names the sentence in reasons.yaml, `deciding` its statements, best first; `words` fill its blanks."""

    verdict: Verdict
    code: str
    deciding: list[Held] = field(default_factory=list)
    words: dict[str, Any] = field(default_factory=dict)

    @property
    def best(self) -> Held | None:
        """The statement to quote."""
        return self.deciding[0] if self.deciding else None


def best_first(side: Sequence[Held]) -> list[Held]:
    """The side with what to quote first: preferred, about the thing itself, firsthand, well sourced, precise."""
    return sorted(side, key=_order)


def _order(held: Held) -> tuple[bool, bool, Kin, bool, int, int]:
    grade = held.statement.source.grade
    precise = 0 if held.when is None else held.when.end - held.when.start
    rank = _GRADES.index(grade) if grade in _GRADES else len(_GRADES)
    return (not held.is_preferred, held.fit is Fit.COARSE, held.kin, held.is_hearsay, rank, precise)


def supported(side: Sequence[Held], code: str | None = None, dissent: Sequence[Held] = ()) -> Ruling:
    """The claim holds; the code tells what a reader should know beside that."""
    ordered = best_first(side)
    return Ruling(Verdict.SUPPORTED, code or _how(ordered, dissent), ordered + best_first(dissent))


def by_balance(balance: Balance, agree: Sequence[Held], differ: Sequence[Held], contradiction: str) -> Ruling:
    """The ruling that a balance of two sides makes; `contradiction` names why those that differ exclude the claim."""
    ordered = best_first(differ)
    match balance:
        case Balance.FOR:
            return supported(agree, dissent=differ)
        case Balance.AGAINST:
            return Ruling(Verdict.CONTRADICTED, contradiction, ordered + best_first(agree))
        case Balance.SPLIT:
            return Ruling(Verdict.DISPUTED, "disputed" if agree else "disputed-among", best_first(agree) + ordered)
        case Balance.RUMOUR:
            return Ruling(Verdict.DISPUTED, "disputed-rumour", ordered)
        case Balance.FAINT:
            return Ruling(Verdict.UNKNOWN, "unknown-faint", ordered)
    return Ruling(Verdict.UNKNOWN, "unknown-silent")


_BY_KIN = {Kin.MEMBER: "supported-member", Kin.FAMILY: "supported-family", Kin.IMPLIED: "supported-implied"}


def _how(ordered: Sequence[Held], dissent: Sequence[Held]) -> str:
    best = ordered[0]
    if dissent:
        return "supported-dissent"
    if best.fit is Fit.NEAR:
        return "supported-near"
    if best.fit is Fit.COARSE:
        return "supported-coarse"
    if weight(ordered) is Weight.HEARSAY:
        return "supported-hearsay"
    if weight(ordered) is Weight.WEAK:
        return "supported-weak"
    return _BY_KIN.get(best.kin, "supported")
