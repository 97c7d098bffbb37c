"""Ratios and percentages: recomputed from what the ledger holds of both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from baimo.checking.case import Case
from baimo.checking.clock import timing
from baimo.checking.comparing import numbers
from baimo.checking.fits import Fit, Held
from baimo.checking.judging import many
from baimo.checking.ruling import Ruling, best_first
from baimo.checking.weighing import Weight, weight
from baimo.claims import Claim, Verdict, table
from baimo.values import units
from baimo.values.dates import parsed
from baimo.values.names import key
from baimo.values.quantities import Comparison, Quantity, compare

_HUNDRED = Decimal(100)
_MEASURES = 6  # significant digits of a recomputed ratio


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A ratio of two held values of one measure."""

    predicate: str
    one: Held
    other: Held
    ratio: Decimal

    @property
    def held(self) -> list[Held]:
        """The two statements that it rests on."""
        return [self.one, self.other]


def judge(case: Case, clock: int) -> Ruling:
    """A ratio that the facts of both sides give supports; only where the text names its measure can it be wrong."""
    stated = many.judge(case, clock)
    if stated.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED) or not isinstance(case.claim.value, Decimal):
        return stated
    measure = named_measure(case)
    found = list(_recompute(case, [measure] if measure else list(case.row.recomputed_from)))
    fitting = [one for one in found if _fits(case.claim, one.ratio)]
    if fitting:
        return _ruling(Verdict.SUPPORTED, "supported-recomputed", fitting[0])
    if measure and found and all(_is_trusted(one) for one in found):
        return _ruling(Verdict.CONTRADICTED, "contradicted-ratio", found[0])
    return stated


def named_measure(case: Case) -> str | None:
    """The predicate that the claim compares in, as its qualifier or its note names it."""
    rows = table()
    names = {
        name: {key(name), *(key(label) for label in rows[name].labels.values())} for name in case.row.recomputed_from
    }
    exact = key(case.claim.qualifier or "")
    note = key(case.claim.note or "")
    for name, spoken in names.items():
        if exact in spoken:
            return name
    # the longest label first: memory bandwidth is no memory
    longest = sorted(
        ((label, name) for name, spoken in names.items() for label in spoken), key=lambda pair: -len(pair[0])
    )
    return next((name for label, name in longest if note and label in note), None)


def _recompute(case: Case, measures: list[str]) -> Iterator[Recomputed]:
    for measure in measures:
        mine, theirs = (_values(case, one, measure) for one in (case.claim.subject, case.claim.object or ""))
        for one in mine:
            for other in theirs:
                ratio = _ratio(one.claim, other.claim)
                if ratio is not None:
                    yield Recomputed(measure, one, other, ratio)


def _values(case: Case, entity_id: str, measure: str) -> list[Held]:
    """What is held of one side, at the claimed time where that is told, best first."""
    found = []
    for statement in case.shelf.about(entity_id):
        claim = statement.claim
        if claim.predicate == measure and statement.rank != "deprecated" and claim.modality == "asserted":
            when = parsed(claim.when)
            found.append(Held(statement, Fit.AGREES, timing(case.when, when), when))
    return best_first(found)


def _ratio(one: Claim, other: Claim) -> Decimal | None:
    if not isinstance(one.value, Decimal) or not isinstance(other.value, Decimal) or one.qualifier != other.qualifier:
        return None
    value = units.convert(other.value, other.unit or "", one.unit or "")
    return one.value / value if value else None


def _fits(claim: Claim, ratio: Decimal) -> bool:
    """1.8 times, 80 % more, or to 180 %: a percentage may be said either way."""
    value = numbers.quantity(claim)
    if value is None:
        return False
    ways = [ratio] if claim.unit != "%" else [(ratio - 1) * _HUNDRED, ratio * _HUNDRED]
    return any(compare(value, _rounded(way, claim.unit or "")) is Comparison.AGREES for way in ways)


def _rounded(value: Decimal, unit: str) -> Quantity:
    # Many digits, so that only the claim's own rounding counts.
    return Quantity(value.quantize(Decimal(1).scaleb(-_MEASURES)), unit)


def _is_trusted(recomputed: Recomputed) -> bool:
    return all(weight([held]) >= Weight.STRONG for held in recomputed.held)


def _ruling(verdict: Verdict, code: str, found: Recomputed) -> Ruling:
    shown = found.ratio.quantize(Decimal("0.01")).normalize()
    return Ruling(verdict, code, [found.one], [found.other], {"measure": found.predicate, "ratio": shown})
