"""Two sums side by side, the first for what goes in, the second for what comes out: $3/$15, 4/16元, 0.40 and 1.20.

Where a text prices models, such a pair says it of a model without a word for tokens. It must look like one: the
second sum dearer by as much as models charge more for what they write, and neither of them anything else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter

from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.numbers import EN_WORDS, parse_number
from baimo.values.patterns import alternatives

_PRICES = DATA["prices"]
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,4})?"
_NO_NAME = r"(?<![a-z0-9.,$¥€£#_/+-])"
_ENDS = (
    r"(?![0-9a-z%+]|[.,:/~-][0-9]| ?(?:倍|年|月|日|万|亿|个|张|条|次|字|卡|折|[kmbx](?![a-z])|%|percent|points?|times))"
)
_ONES = alternatives(word for word in EN_WORDS if word not in ("a", "an", "half", "zero"))
_AND = r" ?(?:/|and|和|与|同|及|、) ?"
# asks 4 and 16, `Loom M: 0.40 and 1.20`, 价格2.5/10: numbers alone, where only a word for asking stands before them
_ASKED = expression(
    rf"(?:\b(?:{alternatives(_PRICES['asked'])})|{alternatives(_PRICES['asked_zh'])}|[:：(]) ?"
    rf"{_NO_NAME}(?P<one>{_NUMBER}){_AND}(?P<other>{_NUMBER}){_ENDS}"
)
_FIRST_OF_TWO = expression(rf"{_NO_NAME}(?P<number>{_NUMBER}){_AND}$")
# three dollars in, fifteen out: the second number is in the money of the first
_OUT = expression(
    rf" in(?:put)?(?: and|,|;|, and)? (?P<number>{_NUMBER}|(?:{_ONES})(?:-(?:{_ONES}))?)"
    r" (?:for |on the way )?out(?:put)?(?![a-z])"
)
_BETWEEN = frozenset(("/", "and", "和", "与", "同", "及", "、", ",", "&"))
_CUE = expression(rf"(?<![a-z])(?:{alternatives(_PRICES['pair_cues'])})(?![a-z])")
_OF_PLANS = expression(rf"(?:{alternatives(_PRICES['plan_cues'])})")
# GPT-4o is listed at $2.50 and $10: what has a version and is priced twice is a model.
_OF_VERSION = expression(
    r"(?<![a-z0-9])[a-z]{2,12}[ -]?[a-z]?\d{1,2}(?:\.\d{1,2})?[a-z]?"
    r"(?: (?:pro|flash|lite|mini|max|large|turbo|air|fast|plus))*"
    r"(?:, (?:in|on|from|since) [a-z0-9][a-z0-9, ]{2,20},)?"
    rf" (?:at|for|is|are|was|were|(?:is |are |was |were |still |now )*(?:{alternatives(_PRICES['asked'])}))(?: at)? $"
)
_CLAUSE_END = expression(r"[。；;!?！？\n]|\.(?=\s)")
_BEFORE, _AROUND = 16, 60
_CURRENCIES = {word: code for word, code in units.words().items() if code in units.currencies()}
# All prices in euro, 价格单位：元: the currency of a page whose sums are numbers alone.
_IN_CURRENCY = expression(
    rf"(?:\b(?:prices?|rates|fees|tariffs)|价格|报价|计价|资费)[^.。;；\n0-9]{{0,24}}?"
    rf"(?:\bin |以|单位|均为|:|\(| )(?: ?[为:是])? ?(?P<currency>{alternatives(_CURRENCIES)})(?![a-z])"
)
_MILLION = r"(?: (?:for|per|a) (?:a |one )?million(?: tokens)?)?"
_TWO_WAYS = expression(
    rf"{_NO_NAME}(?P<one>{_NUMBER}){_MILLION} in(?:put)?{_MILLION} ?(?:and|[,;/、·])? ?"
    rf"(?P<other>{_NUMBER}){_MILLION} out(?:put)?\b"
)
_LEAST, _MOST = Decimal("0.01"), Decimal(700)
# By how much what comes out is dearer than what goes in.
_NEAREST, _FARTHEST = Decimal("1.4"), Decimal(11)
_USUAL = "1M"
# Where a text tells a currency of prices, and which.
Told = list[tuple[int, str]]


def bare_pairs(text: str, found: list[Draft]) -> list[Draft]:
    """The numbers without a currency that are one of a pair of prices, in a text that prices tokens."""
    told = [(draft.start, price.currency) for draft, price in _of_tokens(found)]
    told = told or [(match.start(), _CURRENCIES[match["currency"]]) for match in _IN_CURRENCY.finditer(text)]
    if not told:
        return [*_halves(text, found, set())]
    halves = _halves(text, found, {currency for _, currency in told})
    return [*halves, *_asked(text, told), *_with_way(text, told)]


def tells_currency(text: str) -> bool:
    """Whether a page says in which currency its prices are."""
    return _IN_CURRENCY.search(text) is not None


def _of_tokens(found: list[Draft]) -> Iterator[tuple[Draft, units.Rate]]:
    for draft in found:
        price = units.rate(draft.unit)
        if price is not None and price.per.endswith("tokens"):
            yield draft, price


def _halves(text: str, found: list[Draft], currencies: set[str]) -> Iterator[Draft]:
    """At 3 and 15 dollars: the number before the sum, in its currency."""
    for draft in found:
        if draft.unit not in units.currencies() or draft.start != draft.number or draft.value >= _MOST:
            continue
        low = max(0, draft.start - _BEFORE)
        match = _FIRST_OF_TWO.search(text[low : draft.start])
        value = Decimal(match["number"]) * factor(text, draft) if match else Decimal(0)
        if match and is_pair(value, draft.value):
            half = _sum(low + match.start("number"), low + match.end("number"), value, draft.unit)
            if _is_of_models(text, half, draft, currencies):
                yield half
        elif (out := _OUT.match(text, draft.end)) and (spoken := parse_number(out["number"])) is not None:
            yield _sum(out.start("number"), out.end("number"), spoken * factor(text, draft), draft.unit)


def factor(text: str, draft: Draft) -> Decimal:
    """By how much the unit written is more than the currency: of cents a hundredth."""
    return Decimal("0.01") if "cent" in text[draft.start : draft.end] else Decimal(1)


def _asked(text: str, told: Told) -> Iterator[Draft]:
    """Asks 4 and 16: both numbers, in the currency told last."""
    for match in _ASKED.finditer(text, told[0][0]):
        if is_pair(Decimal(match["one"]), Decimal(match["other"])):
            for part in ("one", "other"):
                yield _sum(match.start(part), match.end(part), Decimal(match[part]), _last(told, match.start()))


def _with_way(text: str, told: Told) -> Iterator[Draft]:
    """2.00 for a million in, 6.00 for a million out, on a page whose prices are in euro."""
    for match in _TWO_WAYS.finditer(text, told[0][0]):
        currency = _last(told, match.start())
        for part, kind in (("one", "input-tokens"), ("other", "output-tokens")):
            unit = units.rate_name(currency, _USUAL, kind)
            yield Draft(match.start(part), match.end(part), match.start(part), Decimal(match[part]), unit, kind=kind)


def _last(told: Told, place: int) -> str:
    return told[max(0, bisect_right(told, place, key=itemgetter(0)) - 1)][1]


def _sum(start: int, end: int, value: Decimal, unit: str) -> Draft:
    return Draft(start, end, start, value, unit)


def is_pair(one: Decimal, other: Decimal) -> bool:
    """Whether two sums look like what goes in and what comes out."""
    if not _LEAST <= one < other < _MOST:
        return False
    return _NEAREST <= other / one <= _FARTHEST


def tell_pairs(text: str, sums: list[Draft]) -> None:
    """Makes prices of two sums side by side of which nothing else tells what they are for."""
    scales = {price.currency: price.scale for _, price in _of_tokens(sums)}
    for one, other in pairwise(sums):
        known = units.rate(one.unit)
        if one.unit != other.unit or not _stand_together(text, one, other):
            continue
        if known is not None and known.per == "tokens":
            _name(one, other, known.currency, known.scale)
        elif known is None and _is_of_models(text, one, other, scales):
            _name(one, other, one.unit, scales.get(one.unit, _USUAL))


def _name(one: Draft, other: Draft, currency: str, scale: str) -> None:
    one.unit, other.unit = (units.rate_name(currency, scale, kind) for kind in ("input-tokens", "output-tokens"))


def _is_of_models(text: str, one: Draft, other: Draft, priced: Container[str]) -> bool:
    """Whether the text prices tokens in their currency, or their clause speaks of it; and not of plans."""
    clause = _clause(text, one, other)
    before = text[max(0, one.start - _AROUND) : one.start]
    told = one.unit in priced or _CUE.search(clause) or _OF_VERSION.search(before)
    return bool(told) and not _OF_PLANS.search(clause)


def _stand_together(text: str, one: Draft, other: Draft) -> bool:
    if text[one.end : other.start].strip(" ") not in _BETWEEN or not is_pair(one.value, other.value):
        return False
    return not one.kind and not other.kind and not re.match(r" ?[,/、] ?[$¥€£]?\d", text[other.end : other.end + 5])


def _clause(text: str, one: Draft, other: Draft) -> str:
    """The clause of a pair: what stands around it up to where a sentence ends."""
    before = _CLAUSE_END.split(text[max(0, one.start - _AROUND) : one.start])[-1]
    return before + " " + _CLAUSE_END.split(text[other.end : other.end + _AROUND])[0]
