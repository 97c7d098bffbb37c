"""Prices whose period the text tells once for several: Plus 20美元, Pro 200美元 behind 每月68港元; B200: $4.10.

A sum right behind the name of a plan is for as long as the prices of other plans, where there are such; one behind
a chip for as long as the rent told before it.
"""

from __future__ import annotations

from itertools import pairwise

from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.money.shared_prices import AND_THEN, CLAUSE_END
from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_PRICES = DATA["prices"]
_PLAN = alternatives(_PRICES["plans"])
_PLAN_BEFORE = expression(
    rf"(?:(?<![a-z-])(?:{_PLAN})(?![a-z])|(?:{alternatives(_PRICES['plans_zh'])}))(?P<gap>[^0-9。.;；!?\n$€£¥]{{0,14}})"
    r"(?:[0-9.]+ ?(?:/|and|和|与|同|、) ?)?$"
)
_YEARLY = expression(r"\((?:yearly|annual|annually|per year|billed yearly|年付|按年|年费|年)\) ?$")
_MONTHLY = expression(r"\((?:monthly|per month|月付|按月|月费|月)\) ?$")
_SEATED = expression(rf"(?:每|per |/ ?|for every |for each |a )(?:{alternatives(_PRICES['seats'])})(?![a-z])")
_BEFORE, _SEAT_NEAR, _ONCE_NEAR = 44, 16, 24
# Dearer no plan is by the month.
_DEAREST = {"TWD": 20_000, "JPY": 100_000, "KRW": 500_000, "INR": 50_000, "CNY": 5_000}
_USUALLY_DEAREST = 1_000
# A rent is at most so many times that of another chip.
_RENTED, _TIMES, _RENT_NEAR, _CHIP_NEAR = frozenset(("hour", "chip-hour")), 20, 160, 26
_CHIP = (
    r"(?<![a-z0-9])(?:[abhlmtv]\d{2,4}[a-z]{0,3}|gb\d{3}[a-z]{0,2}|gh200|mi\d{3}[a-z]?|(?:rtx )?[345]0[6-9]0(?: ?ti)?d?"
    r"|tpu ?v\d[a-z]?|昇腾 ?910[a-d]?|910[a-d]|mlu ?\d{3}|p800)s?"
)
# `quotes $5.50 for a B200`, where hours were told before
_CHIP_BEHIND = expression(rf" (?:for|on) (?:an?|the|one|each|its) {_CHIP}(?![a-z0-9])")
# `$2.10 an hour, against $2.85 in January and more than $8 in 2023`; `X at $3.50 an hour, Y at $3.29`
_GOES_ON = expression(
    r"(?:\b(?:against|from|versus|vs\.?|than|compared (?:with|to)|and|at|wants|asks|charges|quotes|is|was|or"
    r"|instead of)"
    r"(?: (?:about|around|roughly|nearly|almost|more than|just|over|under|less than|some|as much as|only))?"
    r"|从|由|的|到|至|为|是|要|卖|则|约|和|与|低于|高于|而) ?$"
)
_GOES_ON_NEAR = 80
_PEER_SELLS = expression(r"; [a-z][\w.&' -]{1,24} (?:wants|asks|charges|quotes|takes|offers it at|has it at|at|for) $")
# Things that come in several grades at several prices.
_GRADED = frozenset({"image", "video", "second", "minute", "call", "page", "hour"})
_GRADE = 32
_GRADE_BEFORE = expression(
    r"(?:(?:[高中低]|标准|高级|普通|超|全|轻量|专业|快速|[0-9]{3,4}p|[248]k)(?:画质|品质|质量|清|分辨率|档|版|模式)?"
    r"|high|medium|low|standard|hd|[0-9]{3,4}p)[^0-9。；;.]{0,8}$"
)
_GRADE_BEHIND = expression(r" (?:at|for|in) (?:high|medium|low|standard|full|hd|[0-9]{3,4}p|4k)(?![a-z])")
_AND = expression(r" ?(?:[、,/]|和|或|及|与|and|or|, and) ?")
_CHIP_BEFORE = expression(
    rf"{_CHIP}(?: (?:\d{{2,3}}g?b?|sxm\d?|pcie|nvl|super))*"
    r"[ (]{0,2}(?:则|也|就|只|仅|才)?"
    r"(?:at|for|is|are|goes for|to|from|about|约|要|为|是|卖|[:：,，—–-]|\||到)?[ )]{0,2}$"
)
_PEER = expression(
    r"[,，;；] ?(?:而|另外|相比之下)?(?:后者|后一款|另一款|the latter|the other|[a-z][\w.-]{2,20})(?:的(?:价格)?)?"
    r"(?:则|仅|只|才|也)?(?:为|是|要|需|卖|降到| is| costs| at| just| only| was)*(?:约)? ?"
)
_PEER_TIMES = 100
_PERIODS = {"month": "month", "user-month": "month", "year": "year", "user-year": "year"}


def plan_prices(text: str, sums: list[Draft]) -> None:
    """Gives the sums behind the names of plans the period that the text tells of others."""
    last = "month" if any(_period(draft) == "month" for draft in sums) else ""
    for draft in sums:
        if draft.unit not in units.currencies() or draft.kind or draft.value > _limit(draft):
            continue
        if _GRADE_BEHIND.match(text[draft.end : draft.end + _GRADE]):
            continue  # `$0.03 per image and $0.06 in HD`
        before = text[max(0, draft.start - _BEFORE) : draft.start]
        told = "year" if _YEARLY.search(before) else "month" if _MONTHLY.search(before) else ""
        if (told or last) and (told or _PLAN_BEFORE.search(before)):
            seat = _SEATED.search(before[-_SEAT_NEAR:]) or _SEATED.match(text[draft.end :].lstrip(" "), 0)
            period = told or last
            draft.unit = units.rate_name(draft.unit, "1", f"user-{period}" if seat else period)


def rent_prices(text: str, sums: list[Draft]) -> None:
    """Gives the sums behind chips the period of the rent before them: $2.10 an hour, H200 for $2.80."""
    rent: Draft | None = None
    for draft in sums:
        price = units.rate(draft.unit)
        if price is not None:
            rent = draft if price.per in _RENTED else None
        elif rent is not None and draft.unit in units.currencies() and _is_rent(text, rent, draft):
            known = units.rate(rent.unit)
            draft.unit = units.rate_name(draft.unit, "1", known.per if known else "hour")
            rent = draft


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


def risen_prices(text: str, sums: list[Draft]) -> None:
    """每秒0.75美元降到0.4美元，Fast版从0.4美元降到0.15美元: what rose or fell beside a price is per as much."""
    price: Draft | None = None
    for one, other in pairwise(sums):
        if units.rate(one.unit) is not None:
            price = one
        known = units.rate(price.unit) if price is not None else None
        if price is None or known is None or {one.unit, other.unit} != {known.currency}:
            continue
        is_near = one.start - price.end < _RENT_NEAR and not CLAUSE_END.search(text, price.end, one.start)
        if is_near and one.value < price.value * _TIMES and AND_THEN.fullmatch(text[one.end : other.start].strip(" ")):
            one.unit = other.unit = price.unit


def graded_prices(text: str, sums: list[Draft]) -> None:
    """高画质每张0.17美元，低画质0.01美元; $0.04 at medium quality: of another grade, per the same thing."""
    for one, other in pairwise(sums):
        price = units.rate(one.unit)
        if price is None or price.per not in _GRADED or other.unit != price.currency or other.start - one.end > _GRADE:
            continue
        gap, behind = text[one.end : other.start], text[other.end : other.end + _GRADE]
        if not CLAUSE_END.search(gap) and (_GRADE_BEFORE.search(gap) or _GRADE_BEHIND.match(behind)):
            other.unit = one.unit


def listed_plans(text: str, sums: list[Draft]) -> None:
    """每月66元、266元和666元: the plans of one list are for one period."""
    for one, other in pairwise(sums):
        price = units.rate(one.unit)
        is_list = _AND.fullmatch(text[one.end : other.start]) is not None
        if price is not None and price.per in _PERIODS and other.unit == price.currency and is_list:
            other.unit = one.unit


def peer_prices(text: str, sums: list[Draft]) -> None:
    """前者每千token 0.015元，后者仅为0.00098元: of the other thing it is per as many."""
    for one, other in pairwise(sums):
        price = units.rate(one.unit)
        if price is None or price.per != "tokens" or other.unit != price.currency:
            continue
        gap = text[one.end : other.start]
        if _PEER.fullmatch(gap) and one.value / _PEER_TIMES < other.value < one.value * _PEER_TIMES:
            other.unit = one.unit


def paid_at_once(text: str, sums: list[Draft]) -> None:
    """$20 a month, paid by the year $17: what is less than the price of a month is that of a month."""
    for one, other in pairwise(sums):
        monthly, yearly = units.rate(one.unit), units.rate(other.unit)
        if monthly is None or yearly is None or (monthly.per, yearly.per) != ("month", "year"):
            continue
        is_near = other.start - one.end < _ONCE_NEAR and monthly.currency == yearly.currency
        if is_near and other.value <= one.value and "\n" not in text[one.end : other.start]:
            other.unit = one.unit


def _period(draft: Draft) -> str:
    price = units.rate(draft.unit)
    return _PERIODS.get(price.per, "") if price else ""


def _limit(draft: Draft) -> int:
    return _DEAREST.get(draft.unit, _USUALLY_DEAREST)
