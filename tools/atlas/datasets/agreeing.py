"""When a data set and the atlas say the same: exactly, or the same figure told to fewer digits."""

from __future__ import annotations

import re
from decimal import Decimal


def same_number(one: Decimal, other: Decimal, digits: int = 2) -> bool:
    """Whether one number is the other rounded; the coarser keeps at least so many digits unless they are equal."""
    if one == other:
        return True
    coarse, fine = sorted((one, other), key=_digits)
    kept = max(_digits(coarse), digits)
    return _digits(coarse) >= digits and _rounded(fine, kept) == _rounded(coarse, kept)


def same_size(one: Decimal, other: Decimal) -> bool:
    """Whether two counts of parameters are one: 6738415616 is told as 7 billion."""
    return same_number(one, other, digits=1)


def same_length(one: Decimal, other: Decimal) -> bool:
    """Whether two lengths of context are one: 128K is 128,000 to some and 131,072 to others, 16,385 is 16,384."""
    if abs(one - other) <= 1:
        return True
    low, high = sorted((one, other))
    if low == 0:
        return False
    thousands, rest = divmod(low, 1000)
    return rest == 0 and high in (thousands * 1024, thousands // 1000 * 1024 * 1024 if thousands % 1000 == 0 else None)


def day_within(day: str, period: str) -> bool:
    """Whether a day confirms a date: a day the same day, a month or a year the one it lies in."""
    return bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", period)) and len(day) >= len(period) and day.startswith(period)


def same_licence(one: str, other: str) -> bool:
    """Whether two licences are one, however spelled."""
    return _licence(one) == _licence(other)


def _licence(text: str) -> str:
    return re.sub(r"licen[cs]e|[\s_.-]", "", text.lower())


def _digits(number: Decimal) -> int:
    return len(number.normalize().as_tuple().digits)


def _rounded(number: Decimal, digits: int) -> Decimal:
    return +number.normalize() if number == 0 else round(number, digits - number.adjusted() - 1)
