"""A sum told again in another currency behind it: $0.30 (€0.26) per million input tokens, 输入0.3美元（2.1元）.

What stands in such brackets is of whatever the sum before them is of, and does not part that from the words behind.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate, pairwise

from baimo.reading.finding.drafts import Draft
from baimo.values import units
from baimo.values.expressions import expression

_OPENS = expression(
    r"(?P<rate> ?(?:[/每]|per |an? )[^(),;，。\n]{0,24})? ?\("
    r"(?:约合?|合|折合|大约|约为|about |around |roughly |approximately |approx\.? |or |i\.e\. |~|≈)? ?"
)
_CLOSES = expression(r" ?\)")

Price = Callable[[str, list[Draft]], list[Draft]]


def with_conversions(text: str, amounts: list[Draft], price: Price) -> list[Draft]:
    """What `price` makes of the amounts of a text, read as if no sum were told again, with those that are."""
    known = units.currencies()
    sums = [draft for draft in amounts if draft.unit in known] if "(" in text else []
    told = [pair for pair in pairwise(sums) if _is_again(text, *pair)]
    if not told:
        return price(text, amounts)
    cuts = [_bracket(text, *pair) for pair in told]
    removed = [0, *accumulate(end - start for start, end in cuts)]
    again = {id(other) for _, other in told}
    places = [start - gone for (start, _), gone in zip(cuts, removed, strict=False)]
    left = [draft for draft in amounts if id(draft) not in again]
    starts = [start for start, _ in cuts]
    for draft in left:
        _move(draft, lambda at: -removed[bisect_left(starts, at)], lambda at: -removed[bisect_left(starts, at)])
    numbers = [one.number for one, _ in told]  # as they stand without the brackets
    found = price(_without(text, cuts), left)
    priced = {draft.number: draft for draft in found}
    units_of = [priced[number].unit if number in priced else "" for number in numbers]
    for draft in found:
        _end_before(draft, places)
        _move(draft, lambda at: removed[bisect_right(places, at)], lambda at: removed[bisect_left(places, at)])
    for (_, other), unit in zip(told, units_of, strict=True):
        currency, stroke, rate = unit.partition("/")
        other.unit += stroke + rate if currency else ""
    return sorted([*found, *(other for _, other in told)], key=lambda draft: draft.start)


def _is_again(text: str, one: Draft, other: Draft) -> bool:
    """Whether a sum stands alone in the brackets behind another, in another currency."""
    if one.unit == other.unit:
        return False
    opened = _OPENS.match(text, one.end)
    return opened is not None and opened.end() >= other.start and _CLOSES.match(text, other.end) is not None


def _bracket(text: str, one: Draft, other: Draft) -> tuple[int, int]:
    """Where the brackets of a sum told again stand, with the blank before them."""
    opened, closed = _OPENS.match(text, one.end), _CLOSES.match(text, other.end)
    assert opened is not None and closed is not None
    return opened.end("rate") if opened["rate"] else one.end, closed.end()


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    ends = [0, *(end for _, end in cuts)]
    starts = [*(start for start, _ in cuts), len(text)]
    return "".join(text[a:b] for a, b in zip(ends, starts, strict=True))


def _end_before(draft: Draft, places: list[int]) -> None:
    """Ends a price before the brackets that its words went over: what stands in them has a place of its own."""
    at = bisect_right(places, draft.start)
    if at < len(places) and places[at] < draft.end:
        draft.end = places[at]


def _move(draft: Draft, start: Callable[[int], int], end: Callable[[int], int]) -> None:
    """Moves an amount by as much as its places ask for."""
    draft.start += start(draft.start)
    draft.number += start(draft.number)
    draft.end += end(draft.end)
    draft.told += start(draft.told) if draft.told >= 0 else 0
