"""Ranges: two amounts with a dash, 至 or to between them are one amount from the first to the second."""

from __future__ import annotations

from baimo.reading.finding_amounts import Draft
from baimo.values import units

_BETWEEN = frozenset(("-", "~", "—", "–", "--", "至", "到", "to"))
_AND = frozenset(("and", "和", "与"))
_LONGEST_GAP = 5


def join_ranges(text: str, found: list[Draft]) -> list[Draft]:
    """The amounts with each range as one: 10-15亿, 3% to 5%, between $2.50 and $10."""
    joined: list[Draft] = []
    for draft in found:
        if joined and _is_range(text, joined[-1], draft):
            joined[-1] = _range(joined[-1], draft)
        else:
            joined.append(draft)
    return joined


def _is_range(text: str, one: Draft, other: Draft) -> bool:
    if other.start - one.end > _LONGEST_GAP or one.value_to is not None:
        return False
    gap = text[one.end : other.start].strip(" ")
    if gap not in _BETWEEN and not (
        gap in _AND and text[max(0, one.start - 10) : one.start].rstrip(" ").endswith("between")
    ):
        return False
    if one.unit == other.unit:
        return _scaled(one, other).value < other.value
    return one.unit == units.NUMBER and _scaled(one, other).value < other.value


def _scaled(one: Draft, other: Draft) -> Draft:
    """The first of a range in the scale of the second, where it has none: 10-15亿, $2-3 billion."""
    if one.power or not other.power or one.value >= other.value.scaleb(-other.power):
        return one
    return Draft(one.start, one.end, one.number, one.value.scaleb(other.power), other.unit, one.bound)


def _range(one: Draft, other: Draft) -> Draft:
    first = _scaled(one, other)
    bound = next((bound for bound in (one.bound, other.bound) if bound != "exact"), "exact")
    return Draft(one.start, other.end, one.number, first.value, other.unit, bound, other.value, other.power)
