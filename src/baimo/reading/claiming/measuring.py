"""In which unit a predicate takes its value, and whether one that was read fits."""

from __future__ import annotations

from decimal import Decimal

from baimo.claims import Claim, Predicate
from baimo.values import units

# No share is greater.
_WHOLE = 100
_SCALE = 10


def default_unit(predicate: Predicate, value: Decimal | None = None) -> str | None:
    """What a bare number counts where the predicate leaves no choice: 871 on OCRBench are points."""
    if predicate.units[:2] == ("%", "points") and value is not None and (value > _WHOLE or _is_mark(value)):
        return "points"
    return predicate.units[0] if predicate.units and predicate.units[0] != "rate" else None


def _is_mark(value: Decimal) -> bool:
    """Whether a number is that of a scale up to five or ten, with two digits behind its point: 4.31."""
    return 0 < value < _SCALE and value.normalize().as_tuple().exponent == -2


def converted(claim: Claim, predicate: Predicate) -> bool:
    """Whether the value can be told in a unit of the predicate, and so it is: a goal in EFLOPS is kept in TFLOPS."""
    if not isinstance(claim.value, Decimal) or not claim.unit:
        return False
    for unit in predicate.units:
        value = units.convert(claim.value, claim.unit, unit)
        if value is not None:
            claim.value, claim.unit = value, unit
            return True
    return False


def allowed(predicate: Predicate, unit: str | None) -> bool:
    """Whether a value in this unit is one of the predicate's; a rate is any currency per something."""
    known = predicate.units
    return not known or unit in known or ("rate" in known and unit is not None and units.rate(unit) is not None)
