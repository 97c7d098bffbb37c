"""Dollars and cents as they are spoken: two dollars nineteen, a dollar sixty."""

from __future__ import annotations

from decimal import Decimal

from baimo.reading.finding.drafts import Draft
from baimo.values.expressions import expression
from baimo.values.numbers import parse_number
from baimo.values.patterns import alternatives

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CENTS = expression(
    rf" (?P<cents>(?:{alternatives(_TENS)})(?:-(?:{alternatives(_ONES)}))?|{alternatives(_TEENS)})(?: cents)?"
    r"(?=[,.;:!?)]|\s*$|\s(?:in|out|per|for|an?|and|on|each|to)\b)"
)
_A_DOLLAR = expression(r"(?<![a-z])a dollar(?= (?:[a-z]+ty|[a-z]+teen|ten|eleven|twelve)\b)")
_MOST = 1000


def with_cents(text: str, found: list[Draft]) -> list[Draft]:
    """The amounts, sums of dollars with the cents spoken behind them."""
    if "dollar" not in text:
        return found
    alone = [Draft(m.start(), m.end(), m.start(), Decimal(1), "USD") for m in _A_DOLLAR.finditer(text)]
    for draft in [*found, *alone]:
        is_dollars = draft.unit == "USD" and draft.value < _MOST and "dollar" in text[draft.start : draft.end]
        match = _CENTS.match(text, draft.end) if is_dollars else None
        cents = parse_number(match["cents"]) if match else None
        if match is not None and cents is not None:
            draft.value, draft.end = draft.value + cents.scaleb(-2), match.end()
    alone = [draft for draft in alone if draft.value > 1]
    return sorted([*found, *alone], key=lambda draft: draft.start) if alone else found
