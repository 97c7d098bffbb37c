"""An amount while it is being read, from its bound words to its last."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from baimo.reading.finding.numbers import Number
from baimo.reading.finding.units import bound_after, bound_before


@dataclass(slots=True)
class Draft:
    """An amount as far as it is read: `number` is where its digits begin, `power` the scale that it was written in."""

    start: int
    end: int
    number: int
    value: Decimal
    unit: str
    bound: str = "exact"
    value_to: Decimal | None = None
    power: int = 0
    # of a price: which tokens, as far as the words beside the amount tell, and where its `每千 tokens` began before it
    kind: str = ""
    told: int = -1


def bounded(text: str, start: int, end: int, value: Decimal, unit: str, number: Number | None = None) -> Draft:
    """The amount from its bound words to its last: the bound before counts first, then that inside, then that after."""
    before, first = bound_before(text, start)
    after, last = bound_after(text, end)
    if number is None:
        return Draft(first, last, start, value, unit, before if before != "exact" else after)
    bound = before if before != "exact" else number.bound if number.bound != "exact" else after
    return Draft(first, last, number.start, value, unit, bound, number.value_to, number.power)
