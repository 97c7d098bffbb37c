"""Ranges: two amounts with a dash, 至 or to between them are one amount from the first to the second."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from baimo.reading.finding.amounts import LOOSE
from baimo.reading.finding.drafts import Draft
from baimo.values import units
from baimo.values.expressions import expression

_BETWEEN = frozenset(("-", "~", "—", "–", "--", "至", "到", "to"))
_AND = frozenset(("and", "和", "与"))
_LONGEST_GAP = 5
_YEAR = expression(r"(?:19|20)\d\d")
# `grew from $1 billion to $3 billion` tells two sums, one after the other.
_CHANGE = expression(
    r"\b(?:gr[eo]w|r[io]se|climb|jump|surg|soar|increas|expand|swell|swelled|went|up|f[ea]ll|dropp?|declin|shr[aiu]nk|cut|lower|rais|doubl|tripl"
    r"|narrow|widen)\w*(?: \w+)? from (?:about |around |just |roughly |some )?$"
)
# Llama 3 – 15T training tokens: the number of a version, and a dash between words.
_SPACED = frozenset((" – ", " — ", " - "))
_VERSION = expression(
    r"(?<![\w.])(?!(?:of|from|to|about|around|between|at|for|by|some|roughly|nearly|is|are|was|were|costs?|in|under|over|than|up|with"
    r"|only|just|takes?|has|have|had|uses?|needs?|and|or|the|approximately|approx|typically|usually|another|within|every|per)\b)"
    r"[a-z][a-z.-]{1,20} $"
)
_VERSIONS = 20


def join_ranges(text: str, found: Iterable[Draft]) -> list[Draft]:
    """The amounts with each range as one: 10-15亿, 3% to 5%, between $2.50 and $10, $300-400 million."""
    joined: list[Draft] = []
    for draft in found:
        if joined and _is_range(text, joined[-1], draft):
            joined[-1] = _range(joined[-1], draft)
            continue
        if joined and joined[-1].unit == LOOSE:
            joined.pop()
        joined.append(draft)
    if joined and joined[-1].unit == LOOSE:
        joined.pop()
    return joined


def _is_range(text: str, one: Draft, other: Draft) -> bool:
    if other.start - one.end > _LONGEST_GAP or one.value_to is not None or other.value_to is not None:
        return False
    if (
        one.unit in (LOOSE, units.NUMBER)
        and other.unit not in (LOOSE, units.NUMBER)
        and _YEAR.fullmatch(text, one.start, one.end)
    ):
        return False
    if _is_version(text, one, other):
        return False
    gap = text[one.end : other.start].strip(" ")
    if gap == "to" and _CHANGE.search(text, max(0, one.start - 40), one.start):
        return False
    if gap not in _BETWEEN and not (
        gap in _AND and text[max(0, one.start - 10) : one.start].rstrip(" ").endswith("between")
    ):
        return False
    if one.unit == other.unit or one.unit in (LOOSE, units.NUMBER):
        return other.unit != LOOSE and abs(_first(one, other)) < abs(other.value)
    is_shared = one.unit in units.currencies() and other.unit == units.NUMBER and other.power > 0
    return is_shared and _first(one, other) < other.value


def _is_version(text: str, one: Draft, other: Draft) -> bool:
    """Whether a dash parts the number of a version from an amount: Llama 3 – 15T."""
    if one.unit != LOOSE or one.value >= _VERSIONS or text[one.end : other.start] not in _SPACED:
        return False
    return _VERSION.search(text, max(0, one.start - 24), one.start) is not None


def _first(one: Draft, other: Draft) -> Decimal:
    """The first of a range in the scale of the second, where it has none: 10-15亿, $2-3 billion."""
    if one.power or not other.power or one.value >= other.value.scaleb(-other.power):
        return one.value
    return one.value.scaleb(other.power)


def _range(one: Draft, other: Draft) -> Draft:
    bound = next((bound for bound in (one.bound, other.bound) if bound != "exact"), "exact")
    unit = other.unit or (one.unit if one.unit != LOOSE else units.NUMBER)
    value_to = -other.value if one.value < 0 < other.value else other.value  # 下降10%-20% falls on both sides
    return Draft(one.start, other.end, one.number, _first(one, other), unit, bound, value_to, other.power)
