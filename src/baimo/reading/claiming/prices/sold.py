"""Whether a price is that of what a rule told it of, by the words between them and by what it is per."""

from __future__ import annotations

import re

from baimo.reading.claiming.prices import bought
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.mentions import Token, members
from baimo.values.expressions import expression

_NEAR = 40
# A name that nobody knew, right before the word for its price: G1售价9.9万元，H1售价65万元.
_ANOTHER_ASKED = expression(
    r"[，；、,;] ?[A-Za-z]+-?\d+[A-Za-z]{0,4}[^，；,;。\d]{0,4}"
    r"(?:售价|起售价|定价|标价|零售价|报价|售價|定價|報價|则|則|高达|高達|要|卖|賣|约|約|仅|僅)"
)
# What a thing runs on, or one of several such, is not what is sold: 底层是豆包1.8，年费4980元.
_UNDER = expression(
    r"(?:底层(?:模型)?(?:是|为|用的?(?:是)?)?|基于|采用了?|调用了?|接入了?|搭载了?|背后(?:是|用的?(?:是)?)|模型用的?(?:是)?"
    r"|\b(?:runs? on|running on|built on|based on|powered by))\s*(?:[\w.\- ]{1,24}(?:和|、|与|及| and ))?$",
    re.IGNORECASE,
)


def is_price_of_another(clean: str, subject: Token, value: Token) -> bool:
    """Whether a price cannot be that of a thing, or what stands before it names another."""
    if isinstance(value[3], QuantitySpan) and not _is_sold_so(subject, value[3].unit, bought.is_heard(clean, value)):
        return True
    end = subject[1]
    if end > value[0]:
        return False
    return is_under(clean, subject) or _ANOTHER_ASKED.search(clean, end, value[0]) is not None


def is_of_another_named(clean: str, subject: Token, value: Token) -> bool:
    """Whether what stands before a sum names another thing, that nobody knows: G1售价9.9万元，H1则高达65万元."""
    return subject[1] <= value[0] and _ANOTHER_ASKED.search(clean, subject[1], value[0]) is not None


# 把橙子助手的月费: whose fee it is is said, though nobody knows the name.
_SAID = expression(
    r"(?:把|将|對|对|旗下|其(?![中他它]))(?P<of>[^，。；;,\s]{2,14}?)的?(?:月费|年费|月費|年費|订阅费|訂閱費|会员价|會員價|售价|售價|定价|定價|价格|價格|收费|收費)"
)


# 将API输入价格: what sort of price it is, not whose.
_OF_SORT = expression(
    r"(?:全[线系部]|部分|主力|旗舰|多[款个]|所有|各|上述|这些|现有|两[款个])*"
    r"(?:api|输[入出]|輸[入出]|调用|調用|接口|推理|缓存(?:命中)?|快取|命中|会员|會員"
    r"|订阅|訂閱|套餐|产品|產品|服务|服務"
    r"|模型|大模型|标准|標準|基础|基礎|[每个百千万]+|tokens?|token|单位|云端"
    r"|上下文|整体|整體|目录|批量|[的和与及、/（）() ])+",
    re.IGNORECASE,
)


def is_said(clean: str, tokens: list[Token], value: Token) -> bool:
    """Whether the words before a price tell by an unknown name whose it is."""
    low = max(0, value[0] - _NEAR)
    found = list(_SAID.finditer(clean, low, value[0]))
    if not found:
        return False
    start, end = found[-1].span("of")
    if _OF_SORT.fullmatch(clean, start, end):
        return False
    return not any(token[0] < end and start < token[1] and isinstance(token[3], tuple) for token in tokens)


def is_under(clean: str, subject: Token) -> bool:
    """Whether the words before a name tell that something else runs on it."""
    return _UNDER.search(clean, max(0, subject[0] - _NEAR), subject[0]) is not None


# The same model on Azure costs $0.60: a place of sale, whose own price is none of tokens.
_WHERE = expression(r"(?:\b(?:on|via|through|at)|[在从從由经經]|通过|透過)\s*$", re.IGNORECASE)


def is_where(clean: str, subject: Token, value: Token) -> bool:
    """Whether a price of tokens follows the name of a place where they are sold, and not that of a model."""
    spans = [one[3] for one in members(value) if isinstance(one[3], QuantitySpan)]
    if not spans or not all(span.unit.endswith("tokens") for span in spans):
        return False
    senses = subject[3] if isinstance(subject[3], tuple) else ()
    is_place = bool(senses) and all(sense.kind in ("organization", "product") for sense in senses)
    return is_place and _WHERE.search(clean, max(0, subject[0] - _NEAR), subject[0]) is not None


def _is_sold_so(subject: Token, unit: str, is_heard: bool) -> bool:
    """Whether what is priced can be sold by that: no model by the hour but what listens, no chip by the token."""
    kinds = {sense.kind for sense in subject[3]} if isinstance(subject[3], tuple) else set()
    by_hour, by_token = unit.endswith(("/hour", "/chip-hour")), unit.endswith("tokens")
    return not (by_hour and kinds == {"model"} and not is_heard) and not (by_token and kinds == {"chip"})
