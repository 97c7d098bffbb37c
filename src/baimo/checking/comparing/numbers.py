"""Quantities: bounds, rounding and units count, and a different measure is never compared."""

from __future__ import annotations

from decimal import Decimal

from baimo.checking.currencies import differ_at_any_rate
from baimo.checking.fits import Fit
from baimo.claims import Claim, Predicate
from baimo.values import quantities, units
from baimo.values.quantities import Comparison, Quantity

# 超过100 is said of the round number just below: up to a quarter above it, the bound still speaks for the claim.
_SAID_OF = Decimal("1.25")
_SLACK = Decimal("1.01")
# As near as figures lie that are printed in round numbers: 4 PFLOPS for 3,958 TFLOPS.
_PRINTED = 0.02
_UPWARD, _DOWNWARD = ("at-least",), ("at-most", "below")


def compare(claimed: Claim, held: Claim, row: Predicate) -> Fit:
    """Whether a held quantity speaks for a claimed one; a claim without a number agrees with any."""
    mine, theirs = quantity(claimed), quantity(held)
    if mine is None:
        return Fit.AGREES if claimed.value is None else Fit.ALIEN
    if theirs is None:
        # 2,048 of a chip, where the ledger only knows that it was that chip
        return Fit.COARSE if held.value is None and held.object is not None else Fit.ALIEN
    fit = _fit(mine, theirs, row)
    is_vague_sum = fit is Fit.AGREES and row.cardinality == "many" and mine.bound in _UPWARD
    return Fit.OPEN if is_vague_sum and not _is_round_number_below(mine, theirs) else fit


def quantity(claim: Claim) -> Quantity | None:
    """The claim's value as a quantity, None where it is none."""
    if not isinstance(claim.value, Decimal):
        return None
    return Quantity(claim.value, claim.unit or units.NUMBER, claim.bound, claim.value_to)


def _fit(claimed: Quantity, held: Quantity, row: Predicate) -> Fit:
    found = quantities.compare(claimed, held)
    if found is Comparison.INCOMPARABLE:
        return _across(claimed, held)
    if found is Comparison.DIFFERS:
        is_open = is_within(claimed, held, row.spread) or is_multiple(claimed, held, row.multiple)
        return Fit.OPEN if is_open else Fit.DIFFERS
    return Fit.AGREES if _speaks_for(claimed, held) else Fit.OPEN


def is_within(claimed: Quantity, held: Quantity, spread: float) -> bool:
    """Whether two values lie no further apart than honest sources do."""
    value = units.convert(held.value, held.unit, claimed.unit)
    if value is None or not spread:
        return False
    return abs(claimed.value - value) <= Decimal(str(spread)) * max(abs(claimed.value), abs(value))


def is_multiple(claimed: Quantity, held: Quantity, multiple: int) -> bool:
    """Whether one value is so many times the other: makers print peak compute with sparsity, which doubles it."""
    if multiple == 1:
        return False
    times = (
        Quantity(held.value * multiple, held.unit, held.bound),
        Quantity(held.value / multiple, held.unit, held.bound),
    )
    return any(is_within(claimed, one, _PRINTED) for one in times)


def _speaks_for(claimed: Quantity, held: Quantity) -> bool:
    """Whether a compatible held value says something for the claim: at least 100 says nothing for 500."""
    value = units.convert(held.value, held.unit, claimed.unit)
    if value is None:
        return False
    if held.bound in _UPWARD:
        return claimed.value <= value * (_SLACK if claimed.bound in _UPWARD else _SAID_OF)
    if held.bound in _DOWNWARD:
        return claimed.value * (_SLACK if claimed.bound in _DOWNWARD else _SAID_OF) >= value
    return True


def _is_round_number_below(claimed: Quantity, held: Quantity) -> bool:
    """Whether `more than` may be said of a sum: where there are many, a far greater one is another."""
    value = units.convert(held.value, held.unit, claimed.unit)
    return value is not None and value <= claimed.value * _SAID_OF


def _across(claimed: Quantity, held: Quantity) -> Fit:
    """Across units little can be told: nothing is nothing, a price for any tokens is one for some."""
    if not claimed.value and not held.value:
        return Fit.AGREES
    like = _as_unit_of(held, claimed)
    if like and quantities.compare(claimed, like) is Comparison.AGREES:
        return Fit.AGREES
    return Fit.EXCLUDED if differ_at_any_rate(claimed, held) else Fit.ALIEN


def _as_unit_of(held: Quantity, claimed: Quantity) -> Quantity | None:
    """A price for tokens of one kind as one for any tokens, for a user's month as for a month, and back."""
    mine, theirs = units.rate(claimed.unit), units.rate(held.unit)
    if not mine or not theirs or mine.currency != theirs.currency:
        return None
    if not (mine.per.endswith(f"-{theirs.per}") or theirs.per.endswith(f"-{mine.per}")):
        return None
    return Quantity(held.value, units.rate_name(theirs.currency, theirs.scale, mine.per), held.bound, held.value_to)
