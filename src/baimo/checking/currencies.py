"""Sums in two currencies: never converted without a rate, yet some differ at any rate there has been."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from baimo.values import datafile
from baimo.values.quantities import Quantity

FILE = Path(__file__).with_name("currencies.yaml")
# Sums are rounded and told at the rate of their day: only what lies beyond half as much again is surely another.
_MARGIN = Decimal("1.5")

Range = tuple[Decimal, Decimal]


def differ_at_any_rate(claimed: Quantity, held: Quantity) -> bool:
    """Whether two sums of money cannot be the same at any rate of the last years; False where a currency is unknown."""
    mine, theirs = _in_dollars(claimed), _in_dollars(held)
    if not mine or not theirs or claimed.unit == held.unit:
        return False
    too_high = mine[0] > theirs[1] * _MARGIN and claimed.bound not in ("at-most", "below")
    too_low = mine[1] * _MARGIN < theirs[0] and claimed.bound != "at-least"
    return (too_high and held.bound != "at-least") or (too_low and held.bound not in ("at-most", "below"))


def _in_dollars(quantity: Quantity) -> Range | None:
    band = _bands().get(quantity.unit)
    if band is None or quantity.value <= 0:
        return None
    top = quantity.value if quantity.value_to is None else quantity.value_to
    return quantity.value * band[0], top * band[1]


@cache
def _bands() -> dict[str, Range]:
    rows = datafile.load(FILE).items()
    return {name: (Decimal(str(row["low"])), Decimal(str(row["high"]))) for name, row in rows}
