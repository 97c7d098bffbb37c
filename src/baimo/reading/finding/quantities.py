"""Quantities in a text, in Chinese and English: money, prices, counts, parameters, tokens, shares, ratios, measures.

The text is folded (`values.names.fold`). Where a quantity overlaps a date, the date is right (24年 is no length).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from baimo.reading.finding.amounts import drafts
from baimo.reading.finding.dates.dates import without_links
from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.money.bare_sums import bare_sums
from baimo.reading.finding.money.converted import with_conversions
from baimo.reading.finding.money.home_sums import home_sums
from baimo.reading.finding.money.prices import price_drafts
from baimo.reading.finding.ranges import join_ranges
from baimo.reading.finding.spans import QuantitySpan
from baimo.values import units

__all__ = ["QuantitySpan", "find_quantities"]


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[QuantitySpan]:
    """The quantities of a folded text, or of its part from start to end, in order and without overlaps."""
    text = without_links(text)
    found = sorted(drafts(text, start, len(text) if end is None else end), key=_place)
    amounts = bare_sums(text, home_sums(text, join_ranges(text, _without_overlaps(found))))
    return [_span(draft) for draft in with_conversions(text, amounts, price_drafts)]


def _place(draft: Draft) -> tuple[int, int]:
    return draft.start, -draft.end


def _without_overlaps(found: list[Draft]) -> Iterator[Draft]:
    done = -1
    for draft in found:
        if draft.start >= done:
            done = draft.end
            yield draft


def _span(draft: Draft) -> QuantitySpan:
    return QuantitySpan(
        draft.start,
        draft.end,
        draft.value,
        draft.value_to,
        draft.unit,
        _dimension(draft.unit),
        draft.bound,
        draft.number,
    )


@cache
def _dimension(name: str) -> str:
    """money, price, count, number, or the unit's own dimension: ratio, data, bandwidth, flops, power, time ..."""
    unit = units.unit(name)
    if unit is None or unit.is_rate:
        return "price"
    if unit.kind in ("money", "count"):
        return unit.kind if name else "number"
    return unit.dimension
