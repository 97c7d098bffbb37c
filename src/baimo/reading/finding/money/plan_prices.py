"""Prices whose period the text tells once for several: Plus 20美元, Pro 200美元 behind 每月68港元; B200: $4.10.

A sum right behind the name of a plan is for as long as the prices of other plans, where there are such; one behind
a chip is left to `rents`.
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
# A plan alone on its line, and below it what it costs.
_PLAN_ABOVE = expression(rf"(?:^|\n)[#*_• ]*(?:the )?(?:{_PLAN}|free)(?: plan| tier)?[*_: ]*\n+[*_ ]*(?:from )?$")
_YEARLY = expression(r"\((?:yearly|annual|annually|per year|billed yearly|年付|按年|年费|年)\) ?$")
_MONTHLY = expression(r"\((?:monthly|per month|月付|按月|月费|月)\) ?$")
_SEATED = expression(rf"(?:每|per |/ ?|for every |for each |a )(?:{alternatives(_PRICES['seats'])})(?![a-z])")
_BEFORE, _SEAT_NEAR, _ONCE_NEAR = 44, 16, 24
# Dearer no plan is by the month.
_DEAREST = {"TWD": 20_000, "JPY": 100_000, "KRW": 500_000, "INR": 50_000, "CNY": 5_000}
_USUALLY_DEAREST = 1_000
# Things that come in several grades at several prices.
_GRADED = frozenset({"image", "video", "second", "minute", "call", "page", "hour"})
_GRADE = 32
_GRADE_BEFORE = expression(
    r"(?:(?:[高中低]|标准|高级|普通|超|全|轻量|专业|快速|[0-9]{3,4}p|[248]k)(?:画质|品质|质量|清|分辨率|档|版|模式)?"
    r"|high|medium|low|standard|hd|[0-9]{3,4}p)[^0-9。；;.]{0,8}$"
)
_GRADE_BEHIND = expression(r" (?:at|for|in) (?:high|medium|low|standard|full|hd|[0-9]{3,4}p|4k)(?![a-z])")
_AND = expression(r" ?(?:[、,/]|和|或|及|与|and|or|, and) ?")
_PEER = expression(
    r"[,，;；] ?(?:而|另外|相比之下)?(?:后者|后一款|另一款|the latter|the other|[a-z][\w.-]{2,20})(?:的(?:价格)?)?"
    r"(?:则|仅|只|才|也)?(?:为|是|要|需|卖|降到| is| costs| at| just| only| was)*(?:约)? ?"
)
_PEER_TIMES = 100
# What may stand between the prices of two plans by names that nobody knows, and what behind the second.
_NEXT = expression(
    r"[起]?(?: ?[,，、;；] ?(?:and |而|和|及)?| and |和|及)"
    r"[\"“「]?(?:[a-z][\w+.-]*(?: [a-z0-9][\w+.-]*)?|[\u4e00-\u9fff]{2,6})[\"”」]?"
    r" ?(?:版|套餐|方案|档|级|计划)?(?:则|的?月[费租])?(?:为|是|要|需)?(?: is| costs| at| for)? ?"
    r"(?:人民币|新?台币|港币|hk|nt)?[$€£¥]?"
)
_NEXT_ENDS = expression(r"起?(?:\s*(?:[,，。;；、\n)）.]|$)| and |和|及)")
_NAME, _PLAN_TIMES = 40, 40
# What rose beside a price is at most so many times it, and so near.
_RISEN_TIMES, _RISEN_NEAR = 20, 160
_PERIODS = {"month": "month", "user-month": "month", "year": "year", "user-year": "year"}


def plan_prices(text: str, sums: list[Draft]) -> None:
    """Gives the sums behind the names of plans the period that the text tells of others."""
    last = "month" if any(_period(draft) == "month" for draft in sums) else ""
    priced: Draft | None = None
    for draft in sums:
        if _period(draft):
            priced = draft
        if draft.unit not in units.currencies() or draft.kind or draft.value > _limit(draft):
            continue
        if _GRADE_BEHIND.match(text[draft.end : draft.end + _GRADE]):
            continue  # `$0.03 per image and $0.06 in HD`
        before = text[max(0, draft.start - _BEFORE) : draft.start]
        told = "year" if _YEARLY.search(before) else "month" if _MONTHLY.search(before) else ""
        listed = "" if told else _listed(text, priced, draft)
        if (told or last) and (told or listed or _PLAN_BEFORE.search(before) or _PLAN_ABOVE.search(before)):
            seat = _SEATED.search(before[-_SEAT_NEAR:]) or _SEATED.match(text[draft.end :].lstrip(" "), 0)
            period = told or listed or last
            is_seated = seat is not None or (not told and _is_of_seats(text, priced, draft))
            draft.unit = units.rate_name(draft.unit, "1", f"user-{period}" if is_seated else period)
            priced = draft


def _listed(text: str, priced: Draft | None, draft: Draft) -> str:
    """The period of the price before it where only a name stands between: Andante 月费49元，Moderato 99元."""
    if priced is None or draft.unit != priced.unit.partition("/")[0] or draft.start - priced.end > _NAME:
        return ""
    is_next = _NEXT.fullmatch(text, priced.end, draft.start) and _NEXT_ENDS.match(text, draft.end)
    return _period(priced) if is_next and draft.value < priced.value * _PLAN_TIMES else ""


def _is_of_seats(text: str, priced: Draft | None, draft: Draft) -> bool:
    """Whether the plan before it in its sentence is sold by the seat: $25 per seat per month, Business $40."""
    if priced is None or not priced.unit.endswith("/user-month") or draft.start - priced.end > _RISEN_NEAR:
        return False
    return not CLAUSE_END.search(text, priced.end, draft.start)


def risen_prices(text: str, sums: list[Draft]) -> None:
    """每秒0.75美元降到0.4美元，Fast版从0.4美元降到0.15美元: what rose or fell beside a price is per as much."""
    price: Draft | None = None
    for one, other in pairwise(sums):
        if units.rate(one.unit) is not None:
            price = one
        known = units.rate(price.unit) if price is not None else None
        if price is None or known is None or {one.unit, other.unit} != {known.currency}:
            continue
        is_near = one.start - price.end < _RISEN_NEAR and not CLAUSE_END.search(text, price.end, one.start)
        if (
            is_near
            and one.value < price.value * _RISEN_TIMES
            and AND_THEN.fullmatch(text[one.end : other.start].strip(" "))
        ):
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
        if monthly is None or yearly is None or yearly.per != "year" or monthly.per not in ("month", "user-month"):
            continue
        is_near = other.start - one.end < _ONCE_NEAR and monthly.currency == yearly.currency
        if is_near and other.value <= one.value and "\n" not in text[one.end : other.start]:
            other.unit = one.unit


def _period(draft: Draft) -> str:
    price = units.rate(draft.unit)
    return _PERIODS.get(price.per, "") if price else ""


def _limit(draft: Draft) -> int:
    return _DEAREST.get(draft.unit, _USUALLY_DEAREST)
