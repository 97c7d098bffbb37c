"""Rents of chips whose hour the text tells once for several: `$2.10 an hour, H200 for $2.80`; `prices per GPU-hour`.

What is let is told by the hour: a sum behind a chip is for as long as the rent before it, and where a line says for
the whole page what its prices are per, every small sum of a sentence with a chip is.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from baimo.reading.finding.chips import CHIP
from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.money.shared_prices import CLAUSE_END
from baimo.values import units
from baimo.values.expressions import expression

# A rent is at most so many times that of another chip.
_RENTED, _TIMES, _RENT_NEAR, _CHIP_NEAR = frozenset(("hour", "chip-hour")), 20, 160, 44
_NAMED = expression(CHIP)
# `quotes $5.50 for a B200`, where hours were told before
_CHIP_BEHIND = expression(rf" (?:for|on) (?:an?|the|one|each|its) {CHIP}(?![a-z0-9])")
# `$2.10 an hour, against $2.85 in January and more than $8 in 2023`; `X at $3.50 an hour, Y at $3.29`
_GOES_ON = expression(
    r"(?:\b(?:against|from|versus|vs\.?|than|compared (?:with|to)|and|at|wants|asks|charges|quotes|is|was|or"
    r"|instead of)"
    r"(?: (?:about|around|roughly|nearly|almost|more than|just|over|under|less than|some|as much as|only))?"
    r"|从|由|的|到|至|为|是|要|卖|则|约|和|与|低于|高于|而) ?$"
)
_GOES_ON_NEAR = 80
_PEER_SELLS = expression(r"; [a-z][\w.&' -]{1,24} (?:wants|asks|charges|quotes|takes|offers it at|has it at|at|for) $")
# `**H200** averaged $3.12`, B200 now stands at $4.87, H200则为12元
_VERBS = (
    r"(?:is|are|was|now|still|has|have|rents?|leases?|goes|lists?|sells?|stands?|stood|stays?|sits?|costs?|averag(?:es?|ed)"
    r"|fell|falls|dropped|drops|rose|rises|slipped|eased|climbed|moved|came|comes|held|up|down|at|for|to|from|in|about"
    r"|around|roughly|just|only|under|over)"
)
_CHIP_BEFORE = expression(
    rf"{CHIP}(?: (?:\d{{2,3}}g?b?|sxm\d?|pcie|nvl|super))*"
    r"(?:\*\*)?[ (]{0,2}(?:则|也|就|只|仅|才|均价|报价|租金|现价|目前|如今)*"
    rf"(?:(?:{_VERBS} ){{1,4}}|约|要|为|是|卖|[:：,，—–-]|\||到|跌至|降至|涨至|跌到|涨到|报)?[ )]{{0,2}}$"
)
# `All prices are in US dollars per GPU hour`, 以下报价均为每卡每小时: said for the page, in a line without a sum.
_FRAME = expression(
    r"(?:\b(?:prices?|rates?|rents?|rentals?|pricing|figures|quotes?|costs?)\b|价格|单价|租金|报价|单位)[^\n.。$€£¥]{0,60}?"
    r"(?:(?:per|an?|/) ?(?:gpu|chip|card|accelerator)[- /]?(?:per |an )?(?:hours?|hr|h)\b"
    r"|每(?:张)?[卡片]每?小时|[/每]?(?:gpu|卡)[ ·/]?(?:小时|时))"
)
_SENTENCE = expression(r"[\n。；;!?！？]|\.(?= [a-z])")
_DEAREST = {"CNY": 500, "TWD": 2000, "JPY": 10_000}
_USUALLY_DEAREST = 100


def rent_prices(text: str, sums: list[Draft]) -> None:
    """Gives the sums behind chips the period of the rent before them, or that which the page tells of all."""
    frame = _frame(text, sums)
    rent: Draft | None = None
    for draft in sums:
        price = units.rate(draft.unit)
        if price is not None:
            rent = draft if price.per in _RENTED else None
        elif draft.unit in units.currencies() and rent is not None and _is_rent(text, rent, draft):
            known = units.rate(rent.unit)
            draft.unit = units.rate_name(draft.unit, "1", known.per if known else "hour")
            rent = draft
        elif frame and draft.start > frame.end() and draft.unit in units.currencies() and _is_framed(text, rent, draft):
            draft.unit = units.rate_name(draft.unit, "1", "chip-hour")
            rent = draft


def _frame(text: str, sums: list[Draft]) -> re.Match[str] | None:
    """Where the page tells what its prices are per: in a line without a sum of its own."""
    starts = [draft.start for draft in sums]
    for match in _FRAME.finditer(text):
        low, high = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        high = high if high >= 0 else len(text)
        if bisect_right(starts, low) == bisect_right(starts, high):
            return match
    return None


def _is_framed(text: str, rent: Draft | None, draft: Draft) -> bool:
    """Whether a small sum stands in a sentence with a chip, or goes on with the rent before it in its line."""
    if draft.value > _DEAREST.get(draft.unit, _USUALLY_DEAREST):
        return False
    low = max(0, draft.start - _RENT_NEAR)
    low = max((match.end() for match in _SENTENCE.finditer(text, low, draft.start)), default=low)
    if _NAMED.search(text, low, draft.start) or _CHIP_BEHIND.match(text, draft.end):
        return True
    return rent is not None and low - rent.end < len(" . ") and "\n" not in text[rent.end : draft.start]


def _is_rent(text: str, rent: Draft, draft: Draft) -> bool:
    if units.rate(rent.unit) is None or draft.start - rent.end > _RENT_NEAR:
        return False
    if not rent.value / _TIMES < draft.value < rent.value * _TIMES:
        return False
    before = text[max(rent.end, draft.start - _CHIP_NEAR) : draft.start]
    if _CHIP_BEFORE.search(before) or _CHIP_BEHIND.match(text, draft.end):
        return True
    gap = text[rent.end : draft.start]
    if len(gap) > _GOES_ON_NEAR:
        return False
    return _PEER_SELLS.fullmatch(gap) is not None or (not CLAUSE_END.search(gap) and bool(_GOES_ON.search(gap)))
