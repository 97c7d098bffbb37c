"""Prices of the two ways of tokens as English says them in passing: $1.25/M in and $10/M out."""

from __future__ import annotations

import re
from itertools import pairwise

from baimo.reading.finding.drafts import Draft
from baimo.values import units
from baimo.values.expressions import expression

_PER = r"(?:(?:/|per) ?(?:(?:1 ?)?m(?:tok(?:en)?s?)?|(?:a |one )?million)(?: tokens?)?)"
_WAY = expression(rf"(?: ?{_PER})? ?(?:for |on the way |going |coming )?(?P<way>in|out)\b(?!put)(?: ?{_PER})?")
_FARTHEST = 24
_KIND = {"in": "input-tokens", "out": "output-tokens"}
# What nothing else tells: prices of models are quoted per million.
_USUAL = "1M"


def tell_ways(text: str, sums: list[Draft]) -> None:
    """Makes prices of two sums of which one is told to be for what goes in, the next for what comes out."""
    for one, other in pairwise(sums):
        ways = [_WAY.match(text, draft.end) for draft in (one, other)]
        if ways[0] and ways[1] and {ways[0]["way"], ways[1]["way"]} == {"in", "out"}:
            _settle(text, (one, ways[0]), (other, ways[1]))


def _settle(text: str, *told: tuple[Draft, re.Match[str]]) -> None:
    (one, way), (other, _) = told
    known = [units.rate(draft.unit) for draft, _ in told]
    currency = known[0].currency if known[0] else one.unit
    if other.start - way.end() > _FARTHEST or (known[1].currency if known[1] else other.unit) != currency:
        return
    scale = next((price.scale for price in known if price and price.per.endswith("tokens")), _USUAL)
    for draft, match in told:
        draft.unit, draft.kind = units.rate_name(currency, scale, _KIND[match["way"]]), _KIND[match["way"]]
        draft.end = match.end()
