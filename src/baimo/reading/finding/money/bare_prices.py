"""Numbers without a currency that a price beside them makes prices: 75/150美元每百万, 输入2元（缓存0.2）, $3/15.

Which tokens they are for and per how many is left to `shared_prices`, as with sums that have their currency.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.money.price_pairs import bare_pairs
from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_PRICES = DATA["prices"]
_KINDS = {word: name for name, words in _PRICES["kinds"].items() for word in words}
_ONE_KIND = alternatives(word for word in _KINDS if _KINDS[word] != "tokens")
_NUMBER = r"[0-9]{1,5}(?:\.[0-9]{1,6})?"
_NO_NAME = r"(?<![a-z0-9.,$¥€£#_/-])"
_ENDS = r"(?![0-9a-z%]|[.,:/~-][0-9]| ?(?:倍|年|月|日|万|亿|个|张|条|次|字|卡|折|[kmb](?![a-z])|%|percent|x\b))"
_LIST_BEFORE = expression(
    rf"(?P<list>{_NO_NAME}{_NUMBER}(?: ?/ ?{_NUMBER}){{0,3}}) ?(?P<mark>[/、]|和|与|到|and|to) ?$"
)
_EACH_OF_LIST = expression(_NUMBER)
_BEHIND_STROKE = expression(rf" ?/ ?(?P<number>{_NUMBER}){_ENDS}")
_WITH_KIND = expression(
    rf"(?<![a-z])(?P<kind>{_ONE_KIND})(?: ?(?:价格?|tokens?|部分|时|为|是|仅|只要|[:：]|at)){{0,2}} ?"
    rf"(?P<number>{_NUMBER}){_ENDS}"
)
_SCALES = alternatives(word for words in _PRICES["scales"].values() for word in words)
_WITH_TAIL = expression(
    rf"{_NO_NAME}(?P<number>{_NUMBER}) (?:per|a|for a) (?:{_SCALES}) (?:tokens? )?(?P<kind>{_ONE_KIND})(?![a-z])"
)
_BEFORE, _BEHIND = 30, 80
_YEARS = range(1990, 2041)


def bare_prices(text: str, found: list[Draft]) -> list[Draft]:
    """The amounts with the bare numbers that are sums in the currency of a price beside them."""
    added: list[Draft] = []
    for draft in found:
        price = units.rate(draft.unit)
        if price is not None:
            added += _listed_before(text, draft)
            if price.per.endswith("tokens"):
                added += _told_with_kind(text, draft, price.currency)
        if price is not None or draft.unit in units.currencies():
            added += _behind_stroke(text, draft)
    added += bare_pairs(text, found)
    return _merged(found, added) if added else found


def _listed_before(text: str, draft: Draft) -> Iterator[Draft]:
    """66/266/666 元每月: the numbers before the last, in its currency and for the same period."""
    match = _LIST_BEFORE.search(text[max(0, draft.start - _BEFORE) : draft.start])
    if not match or draft.start != draft.number:
        return
    price = units.rate(draft.unit)
    offset = max(0, draft.start - _BEFORE)
    is_of_tokens = price is not None and price.per.endswith("tokens")
    unit = price.currency if price is not None and is_of_tokens and match["mark"] == "/" else draft.unit
    for number in _EACH_OF_LIST.finditer(match["list"]):
        start = offset + match.start("list") + number.start()
        if draft.power == 0 and int(Decimal(number[0])) not in _YEARS:
            yield _sum(start, start + len(number[0]), Decimal(number[0]) * _factor(text, draft), unit)


def _factor(text: str, draft: Draft) -> Decimal:
    """By how much the unit written is more than the currency: of cents a hundredth."""
    written = _EACH_OF_LIST.match(text, draft.number)
    value = Decimal(written[0]) if written else Decimal(0)
    return draft.value / value if value else Decimal(1)


def _behind_stroke(text: str, draft: Draft) -> Iterator[Draft]:
    """$3/15: the second number is in the currency of the first."""
    match = _BEHIND_STROKE.match(text, draft.end)
    if match and text[draft.end - 1].isdigit() and units.rate(draft.unit) is None:
        yield _sum(match.start("number"), match.end(), Decimal(match["number"]), draft.unit)


def _told_with_kind(text: str, draft: Draft, currency: str) -> Iterator[Draft]:
    """输入 2 元（缓存 0.2）, `3.2 yuan per million input tokens and 12.8 per million output`."""
    end = text.find("\n\n", draft.end, draft.end + _BEHIND)
    stop = end if end >= 0 else min(len(text), draft.end + _BEHIND)
    for place, low in ((draft.start, max(0, draft.start - _BEFORE)), (stop, draft.end)):
        for pattern in (_WITH_KIND, _WITH_TAIL):
            for match in pattern.finditer(text, low, place):
                yield _of_kind(match, currency, draft.unit, is_tailed=pattern is _WITH_TAIL)


def _of_kind(match: re.Match[str], currency: str, unit: str, *, is_tailed: bool) -> Draft:
    known, kind = units.rate(unit), _KINDS[match["kind"]]
    name = units.rate_name(currency, known.scale if known else "1M", kind)
    end = match.end() if is_tailed else match.end("number")
    return _sum(match.start("number"), end, Decimal(match["number"]), name, kind)


def _sum(start: int, end: int, value: Decimal, unit: str, kind: str = "") -> Draft:
    return Draft(start, end, start, value, unit, kind=kind)


def _merged(found: list[Draft], added: list[Draft]) -> list[Draft]:
    """All amounts in order; an added one takes the place of a number that had no unit, and never that of another."""
    taken = [draft for draft in found if draft.unit not in (units.NUMBER, "?")]
    plain = [draft for draft in found if draft.unit in (units.NUMBER, "?")]
    starts = [draft.start for draft in taken]
    fresh: list[Draft] = []
    for draft in sorted(added, key=_start):
        if not (fresh and _overlap(draft, fresh[-1])) and not _touches(draft, taken, starts):
            fresh.append(draft)
    starts = [draft.start for draft in fresh]
    kept = [draft for draft in plain if not _touches(draft, fresh, starts)]
    return sorted([*taken, *kept, *fresh], key=_start)


def _start(draft: Draft) -> int:
    return draft.start


def _touches(draft: Draft, others: list[Draft], starts: list[int]) -> bool:
    """Whether an amount overlaps one of others that stand in order, each apart from the next."""
    at = bisect_left(starts, draft.end)
    return at > 0 and _overlap(draft, others[at - 1])


def _overlap(one: Draft, other: Draft) -> bool:
    return one.start < other.end and other.start < one.end
