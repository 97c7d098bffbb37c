"""What a price is likened to: 价格与Opus 4相同, `priced like X`. The price behind it is not X's."""

from __future__ import annotations

from baimo.reading.rules import symbols
from baimo.reading.sentences.rewriting import Reduced
from baimo.values.expressions import expression

_OF_IT = r"[ ]?(?=\S[^，。；,;\n]{0,24}?"
_LIKENED = expression(
    r"(?:价格?|定价|售价|报价|收费|计费)(?:均|也|都|仍|则|基本)?(?:与|和|跟|同)"
    rf"{_OF_IT}(?:相同|一致|持平|一样|看齐|相当|保持不变))"
    rf"|(?:沿用|延续|比照|参照)了?{_OF_IT}的?(?:定价|价格|收费|价目|价))"
    r"|\bpriced (?:like|the same as|in line with|identically to|on a par with) "
    r"|\bsame (?:prices?|rates?|pricing) as (?:for )?"
    r"|\b(?:keeps|keeping|kept|matches|matching|inherits) (?=[A-Z][^.;,\n]{0,24}?['’]s? (?:pric|rate))"
)


def hide_likened(done: Reduced) -> None:
    """Takes such names out of the symbols, so that no rule takes them for whom a price is told of."""
    starts = {match.end() for match in _LIKENED.finditer(done.text)}
    if not starts:
        return
    names = symbols.KIND.values()
    hidden = [
        symbols.SHORT if token[0] in starts and token[3] is not None and char in names else char
        for char, token in zip(done.chars, done.tokens, strict=True)
    ]
    done.chars = "".join(hidden)
