"""The kind of token that a sentence tells before all its prices: 命中缓存的输入，A每百万tokens 0.4元，B 0.08元."""

from __future__ import annotations

from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_KINDS = {word: name for name, words in DATA["prices"]["kinds"].items() for word in words if name != "tokens"}
_WORDS = alternatives(_KINDS)
_FRAME = expression(
    rf"(?:^|[\n。；;!！?？.] ?)(?:[-*•·] ?|\(?[0-9一二三四五六七八九十]{{1,2}}[)、.] ?)?"
    rf"(?:其中|而|在|对于?|至于|如果?|若|凡|for |on |with )*(?:命中上下文缓存的?|上下文)?(?P<kind>{_WORDS})"
    r"(?:价格?|方面|部分|端|侧|上|时|的?输入|的|tokens?|费用|计费|标准|命中| )*[,，:：] ?(?=[^\n。；;]*[0-9])"
)
_END = expression(r"[\n。；;!！?？]|\. ")
# Behind one price of a kind such a sum is of the same kind and scale.
_TIMES = 1000


def framed_prices(text: str, sums: list[Draft]) -> None:
    """Gives the prices of such a sentence their kind; a bare sum among them the scale of the one before it as well."""
    if not any((price := units.rate(draft.unit)) and price.per.endswith("tokens") for draft in sums):
        return
    for frame in _FRAME.finditer(text):
        ends = _END.search(text, frame.end())
        end = ends.start() if ends else len(text)
        _tell([draft for draft in sums if frame.end() <= draft.start < end], _kind(frame[0], frame["kind"]))


def _kind(frame: str, word: str) -> str:
    is_cached = "缓存" in frame and "未命中" not in frame
    return "cached-input-tokens" if is_cached and _KINDS[word] != "output-tokens" else _KINDS[word]


def _tell(framed: list[Draft], kind: str) -> None:
    last: Draft | None = None
    for draft in framed:
        price, known = units.rate(draft.unit), units.rate(last.unit) if last else None
        if price is not None and price.per == "tokens":
            draft.unit, draft.kind = units.rate_name(price.currency, price.scale, kind), kind
            last = draft
        elif known and last and draft.unit == known.currency and not draft.kind and _is_alike(last, draft):
            draft.unit, draft.kind = last.unit, kind


def _is_alike(one: Draft, other: Draft) -> bool:
    return one.value / _TIMES < other.value < one.value * _TIMES
