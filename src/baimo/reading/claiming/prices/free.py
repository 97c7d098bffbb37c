"""In which unit what is free costs nothing: that of the prices around it, else that of what the text is written in."""

from __future__ import annotations

from collections.abc import Sequence

from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.mentions import Token
from baimo.values import units
from baimo.values.expressions import expression

# The unit of a rule that reads something to be free.
FREE = "free"
_CHINESE = expression("[\u4e00-\u9fff]")
# What a model costs where nothing else tells: Chinese houses price a thousand tokens.
_OF_MODELS, _HOME, _ABROAD = "CNY/1k-tokens", "CNY", "USD"


def unit_of_free(clean: str, tokens: Sequence[Token], kind: str, is_known: bool) -> str:
    """The unit of a price of nothing, told of a model or a product in a text with these symbols.

    What no list knows may be sold by the token or whole: in plain money, whatever it is.
    """
    spans = [token[3] for token in tokens if isinstance(token[3], QuantitySpan)]
    prices = [price for span in spans if span.dimension == "price" and (price := units.rate(span.unit))]
    if kind == "model" and is_known:
        if _is_chinese(clean):
            return _OF_MODELS
        told = next((price for price in prices if price.per.endswith("tokens")), None)
        return units.rate_name(told.currency, told.scale, "tokens") if told else _ABROAD
    currencies = {price.currency for price in prices}
    return currencies.pop() if len(currencies) == 1 else _HOME if _is_chinese(clean) else _ABROAD


def _is_chinese(clean: str) -> bool:
    return _CHINESE.search(clean) is not None
