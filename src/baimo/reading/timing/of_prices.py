"""Whether the day from which something holds is told of prices, by the words before and behind it."""

from __future__ import annotations

import re

from baimo.reading.finding.spans import DateSpan
from baimo.values.expressions import expression

_NEAR_FROM, _BEFORE_SET = 40, 90
_PRICE = expression(
    r"价|價|计费|計費|费用|費用|收费|收費|资费"
    r"|\b(?:pric(?:e|es|ing)|rates?|costs?|fees?|pay|charg(?:e|es|ed|ing)|billed|billing)\b",
    re.IGNORECASE,
)
# `changes to our prices that take effect on`, 以下价格自…起生效: the prices stand before the day.
_TAKES_EFFECT = expression(
    r"\b(?:effect|effective|force|as of|valid)\b[^.;]{0,12}$|(?:自|从|從|于|於)[^。；\n]{0,2}$", re.IGNORECASE
)
_STOPS, _ENDS = expression(r"[。；;!！?？\n]|\.(?= )"), expression(r"[。；！？]")
_AT_ONCE = expression(
    r"[^。；\n]{0,60}(?:即刻|即时|即時|即日起?|立即|当日起?|同日起?|同步)(?:生效|执行|執行|实施|實施|调整|調整)"
    r"|[^.\n]{0,120}\b(?:effective|take effect|takes effect|taking effect|apply|applies|in effect)"
    r" (?:immediately|at once|today)",
    re.IGNORECASE,
)


def is_at_once(text: str, span: DateSpan) -> bool:
    """Whether prices hold from the day on which they are told: 9月29日，X下调价格，新价格即刻生效."""
    match = _AT_ONCE.match(text, span.end)
    return match is not None and _PRICE.search(match[0]) is not None


# Prices change on 1 December; our rates go up from January 5.
_CHANGE = expression(
    r"\b(?:pric(?:es?|ing)|rates?|fees?)\b[^.;\n]{0,40}\b(?:chang(?:es?|ing)|ris(?:es?|ing)|increas(?:es?|ing)"
    r"|go(?:es|ing)? up|drop(?:s|ping)?|fall(?:s|ing)?|com(?:es?|ing) down) (?:on|from) $"
    # Changes to our API pricing from 1 November
    r"|\b(?:changes?|changing|updates?|increases?|cuts?|rises?) (?:to|in|of|our|your) [^.;\n]{0,30}"
    r"\b(?:pric(?:es?|ing)|rates?|fees?|plans?)[^.;\n\d]{0,12} (?:on|from|as of|effective|starting) $",
    re.IGNORECASE,
)


def is_change(text: str, span: DateSpan) -> bool:
    """Whether prices change on a day."""
    return _CHANGE.search(text, max(0, span.start - _BEFORE_SET), span.start) is not None


def is_of_prices(text: str, span: DateSpan) -> bool:
    """Whether the day from which something holds is told of prices."""
    low = max(0, span.start - _BEFORE_SET)
    low = max((match.end() for match in _STOPS.finditer(text, low, span.start)), default=low)
    is_before = _TAKES_EFFECT.search(text, low, span.start) and _PRICE.search(text, low, span.start)
    stop = _ENDS.search(text, span.end, span.end + _NEAR_FROM)
    return bool(is_before) or _PRICE.search(text, span.end, stop.start() if stop else span.end + _NEAR_FROM) is not None


# 新价格2026年1月1日起执行, `The new rates apply from 1 May`: told of all prices of a text, wherever it stands.
_NEW = expression(
    r"(?:(?:新的?(?:价格?|價格?|资费|資費|定价|定價|收费|收費|价目|費率|费率)(?:表|体系|方案|标准|標準)?"
    r"|(?:上述|以上|以下|本次|此次|调整后的?|調整後的?)(?:价格|價格|调价|調價|资费|資費|调整|調整|变更|變更)(?:调整|調整)?)"
    r"(?:表|均|都|将|將|统一|正式|自|于|於|从|從|在|的)*(?:执行|適用|适用|生效)?(?:时间|日期|日)?[为是:：]?"
    r"|\b(?:the |our |these )?(?:new|updated|revised) (?:prices?|rates?|pricing|fees?|price list|tariffs?)"
    r" (?:will |that )?(?:takes? effect|apply|applies|are effective|is effective|starts?|begins?"
    r"|come into force|hold|are valid|kick in)(?: on| from| as of| starting)?"
    r"|\b(?:these|the|our|price|pricing) (?:price |pricing )?changes? (?:will )?"
    r"(?:takes? effect|appl(?:y|ies)|starts?|begins?)(?: on| from| as of)?) ?$",
    re.IGNORECASE,
)
_HOLDS = expression(r"(?:零时|零時|0时|凌晨)?(?:起|开始|開始|生效|执行|執行|实施|實施|适用|適用)")
_WHILE = expression(r"(?:期间|期間|期内)?的?[^，。；\n\d]{0,16}(?:价格|價格|价目|價目|收费标准|资费|報價|报价)(?!指数)")
_TERM = expression(
    r"(?:价格表?|價格表?|价目表?|報價單?|报价单?|资费标准|资费|\bprices?)的?"
    r"(?:有效期|执行期|适用期|适用时间| valid)[:：为是]? ?$"
)
_FAR = 48


def notice_day(text: str, dates: list[DateSpan]) -> str | None:
    """The one day from which the prices of a text hold, or the time through which, where it says so of them all."""
    if _PRICE.search(text) is None:
        return None
    found = {str(span.when) for span in dates if span.when is not None and _is_noticed(text, span)}
    return found.pop() if len(found) == 1 else None


def _is_noticed(text: str, span: DateSpan) -> bool:
    low, when = max(0, span.start - _FAR), str(span.when)
    if "X" in when or len(when) < len("2024-05"):
        return False
    if "/" in when:
        return bool(_WHILE.match(text, span.end) or _TERM.search(text, low, span.start))
    is_told = _NEW.search(text, low, span.start) is not None
    return is_told and (text[span.end - 1].isascii() or _HOLDS.match(text, span.end) is not None)
