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
    r"|go(?:es|ing)? up|drop(?:s|ping)?|fall(?:s|ing)?|com(?:es?|ing) down) (?:on|from) $",
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
