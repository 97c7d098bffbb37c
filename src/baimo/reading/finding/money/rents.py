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
_ASKS = (
    r"(?:wants|asks|charges|quotes|takes|lists|posts|bills|sells|(?:offers|has|lists|sells) (?:it|them) (?:at|for)"
    r"|is at|at|for)"
)
_PEER_SELLS = expression(rf"; [a-z][\w.&' -]{{1,24}} {_ASKS} $")
# `Lambda charges $4.99 an hour, CoreWeave $8.60 and RunPod $5.98`, A家每小时1.98元，B家1.88元
_PEER_LISTED = expression(
    r"(?:[,，;；、]|,? and|[,，]而|和)"
    r"(?! (?:or|plus|with|from|about|around|saving|up|down|minus|some|just|only|nearly|against) ) ?"
    rf"(?:(?:while )?[a-z][\w.&'-]+(?: [a-z][\w.&'-]+)? (?:{_ASKS} )?(?:about |just )?"
    r"|(?!押金|定金|存储|流量|带宽)[\u4e00-\u9fff]{2,6}?(?:则|只)?(?:为|是|要|报|卖|收)?)$"
)
# `AWS lists $3.90`, in the sentence behind a rent
_PEER_LISTS = expression(rf"(?:^|[.;,] )(?:while )?[a-z][\w.&'-]+(?: [a-z][\w.&'-]+){{0,2}} {_ASKS} (?:about |just )?$")
# `In January it stood at $1.64`, 去年同期它还是13元: of the chip of the rent before it
_POINTED = expression(
    r"(?:\bit|\bthe same (?:chip|card|gpu|accelerator|part)|\bthat"
    r"|\bthe (?:price|rate|rent|figure|median|average|(?:cheapest|lowest|best|dearest|highest) [a-z ]{4,24}?))"
    r"(?: (?:now|still|once|can|could|be|has|had|been|in [a-z]+(?: \d{4})?|is|was|were|costs?|stood|stands|at|for"
    r"|rented|rents|goes|went|averaged|fell|rose|dropped|to|from|below|under|over|about|around|just|only|as low as))+ $"
    r"|(?:它|同一?款|该卡|这[张款]卡|租金|时租|均价|价格)(?:还|曾|则|已|也|一度|仍)?"
    r"(?:是|为|要|在|约|达|高达|跌到|跌至|涨到|涨至|降到|降至)+约?$"
)
# `**H200** averaged $3.12`, B200 now stands at $4.87, H200则为12元
_VERBS = (
    r"(?:is|are|was|now|still|has|have|rents?|leases?|goes|lists?|sells?|stands?|stood|stays?|sits?|costs?|averag(?:es?|ed)"
    r"|fell|falls|dropped|drops|rose|rises|slipped|eased|climbed|moved|came|comes|held|up|down|at|for|to|from|in|about"
    r"|around|roughly|just|only|under|over)"
)
_CHIP_BEFORE = expression(
    rf"{CHIP}(?: (?:\d{{2,3}}g?b?|sxm\d?|pcie|nvl|super))*"
    r"(?:\*\*)?[ (]{0,2}(?:则|也|就|只|仅|才|均价|报价|租金|现价|目前|如今)*"
    r"(?:is |are )?(?:(?:on offer |available |listed |to be had )?(?:from|at|on|with|through|via) [a-z][\w.&-]*"
    r"(?: [a-z][\w.&-]*)? )?"
    rf"(?:(?:{_VERBS} ){{1,4}}|约|要|为|是|卖|[:：,，—–-]|\||到|在|跌至|降至|涨至|跌到|涨到|报)?[ )]{{0,2}}$"
)
# `All prices are in US dollars per GPU hour`, 以下报价均为每卡每小时: said for the page, in a line without a sum.
_FRAME = expression(
    r"(?:\b(?:prices?|rates?|rents?|rentals?|pricing|figures|quotes?|costs?)\b|价格|单价|租金|报价|单位)[^\n.。$€£¥]{0,60}?"
    r"(?:(?:per|an?|/) ?(?:gpu|chip|card|accelerator)[- /]?(?:per |an )?(?:hours?|hr|h)\b"
    r"|每(?:张)?[卡片]每?小时|[/每]?(?:gpu|卡)[ ·/]?(?:小时|时))"
)
# 二、容器按需（按卡·小时）, `On demand (per GPU-hour)`: said for the section that such a line heads.
_SECTION = expression(
    r"(?:^|\n)[^\n。;；!?！？$€£¥]{0,40}"
    r"[(（](?:按|单位[:：] ?|(?:元|美元|港元|usd|\$|€|£) ?/ ?|每|per |by the |prices? per )"
    r"(?P<per>[^()（）\n]{1,16})[)）] ?[:：]?[ *_#]*(?=\n|$)"
)
_SECTION_PER = {
    "chip-hour": expression(
        r"(?:张|台)?[卡片][·・/、 ]?每?(?:小时|时)|(?:gpu|chip|card|accelerator)[- /]?(?:hours?|hr|h)"
    ),
    "hour": expression(r"(?:台[·・/ ]?)?小时|hours?"),
    "month": expression(r"(?:[台卡张机][·・/、 ]?)?每?个?月|(?:server|node|machine|card)?[- /]?months?"),
}
_SENTENCE = expression(r"[\n。；;!?！？]|\.(?= [a-z])")
# 2. 昇腾910C（128GB）：8.2元
_LINE = expression(r"(?:[-*•·] ?|\(?[0-9]{1,2}[)、.] ?)?[^\n:：,，。;；|]{2,40}[:：—–|-] ?(?:约|from |about )?[$€£¥]?")
_DEAREST = {"CNY": 500, "TWD": 2000, "JPY": 10_000}
_USUALLY_DEAREST = 100


def rent_prices(text: str, sums: list[Draft]) -> None:
    """Gives the sums behind chips the period of the rent before them, or that which the page tells of all."""
    frame, sections = _frame(text, sums), list(_SECTION.finditer(text))
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
        elif sections and draft.unit in units.currencies() and (per := _headed(text, sections, draft)):
            draft.unit = units.rate_name(draft.unit, "1", per)
            rent = draft


def _headed(text: str, sections: list[re.Match[str]], draft: Draft) -> str:
    """What the line above that heads its section tells a sum right behind a chip, on a line of its own, to be per."""
    above = next((one for one in reversed(sections) if one.end() <= draft.start), None)
    low = text.rfind("\n", 0, draft.start) + 1
    if above is None or not _LINE.fullmatch(text, low, draft.start) or not _NAMED.search(text, low, draft.start):
        return ""
    return next((per for per, said in _SECTION_PER.items() if said.fullmatch(above["per"].strip())), "")


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
    if _PEER_SELLS.fullmatch(gap) or _PEER_LISTS.search(gap) or _POINTED.search(gap):
        return "\n" not in gap
    return not CLAUSE_END.search(gap) and bool(_GOES_ON.search(gap) or _PEER_LISTED.search(gap))
