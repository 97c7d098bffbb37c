"""Bands of length as feeds write them: a base price, and others from a length on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from baimo.values.terms import Band, Terms


def bands(base: Any, above: Sequence[tuple[int, Any]], terms: Terms) -> list[tuple[Any, str | None]]:
    """Each price with its terms: the base up to the first length, every other from its length to the next."""
    if not above:
        return [(base, str(terms) or None)]
    steps = [(0, base), *sorted(above, key=lambda step: step[0])]
    ends: list[int | None] = [over for over, _ in steps[1:]]
    told = dict(terms.items)
    return [
        (price, str(Terms.of({**told, "input": Band(over, end)})))
        for (over, price), end in zip(steps, [*ends, None], strict=True)
    ]
