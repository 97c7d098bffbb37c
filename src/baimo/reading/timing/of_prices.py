"""Whether the day from which something holds is told of prices, by the words before and behind it."""

from __future__ import annotations

import re

from baimo.reading.finding.spans import DateSpan
from baimo.values.expressions import expression

_NEAR_FROM, _BEFORE_SET = 40, 90
# `changes to our prices that take effect on`: the prices stand before the day.
# `prices take effect on`, `Prices as of`, 以下价格自…起生效: told of prices before the day.
_TAKES_EFFECT = expression(
    r"\b(?:effect|effective|force|as of|valid)\b[^.;]{0,12}$|(?:自|从|從|于|於)[^。；\n]{0,2}$", re.IGNORECASE
)
_STOPS = expression(r"[。；;!！?？\n]|\.(?= )")


def is_of_prices(text: str, span: DateSpan) -> bool:
    """Whether the day from which something holds is told of prices."""
    low = max(0, span.start - _BEFORE_SET)
    low = max((match.end() for match in _STOPS.finditer(text, low, span.start)), default=low)
    is_before = _TAKES_EFFECT.search(text, low, span.start) and _PRICE.search(text, low, span.start)
    return bool(is_before) or _PRICE.search(text, span.end, span.end + _NEAR_FROM) is not None


_PRICE = expression(r"价|價|费用|費用|收费|收費|资费|\b(?:pric(?:e|es|ing)|rates?|costs?|fees?|pay)\b", re.IGNORECASE)
