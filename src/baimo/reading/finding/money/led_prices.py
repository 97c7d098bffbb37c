"""The kind of token that a clause tells some words before: `The input price fell from $3 to $2 per million tokens`."""

from __future__ import annotations

from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.money.shared_prices import BOTH, CLAUSE_END
from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_KINDS = {word: name for name, words in DATA["prices"]["kinds"].items() for word in words}
# What is said of the cache needs no more; `output` alone may be that of a factory.
_PLAIN = alternatives(word for word, name in _KINDS.items() if name in ("input-tokens", "output-tokens", BOTH))
_CACHED = alternatives(word for word, name in _KINDS.items() if name.startswith("cache") and len(word) > 2)
_PRICED = (
    r"(?: ?(?:端|侧)?(?:价格?|定价|单价|费用|计费|报价|收费)"
    r"|[ -](?:api )?(?:tokens?|prices?|pricing|rates?|costs?|fees?))"
)
_KIND = expression(
    rf"(?:(?<![a-z])|(?=[\u4e00-\u9fff]))(?:(?P<cached>{_CACHED})(?![a-z])|(?P<plain>{_PLAIN}){_PRICED}"
    rf"|(?:prices?|costs?|rates?) (?:of|for|on) (?P<of>{_PLAIN})(?![a-z]))"
)
_FAR, _GAP = 90, 48


def led_prices(text: str, sums: list[Draft]) -> None:
    """Gives prices of tokens without a kind the one kind that their clause tells before them."""
    low = 0
    for draft in sums:
        price = units.rate(draft.unit)
        if price is None or not price.per.endswith(BOTH):
            continue
        if price.per == BOTH and not draft.kind and (kind := _kind(text, max(low, draft.start - _FAR), draft.start)):
            draft.unit, draft.kind = units.rate_name(price.currency, price.scale, kind), kind
        low = draft.end


def _kind(text: str, low: int, high: int) -> str:
    cut = max((match.end() for match in CLAUSE_END.finditer(text, low, high)), default=low)
    found = list(_KIND.finditer(text, cut, high))
    kinds = {_KINDS[match["cached"] or match["plain"] or match["of"]] for match in found}
    is_near = bool(found) and high - found[-1].end() <= _GAP
    return kinds.pop() if len(kinds) == 1 and is_near and BOTH not in kinds else ""
