"""What a key means by what stands behind it: 上市：2025年12月，科创板 launches nothing, 算力：8张H100 is no peak."""

from __future__ import annotations

from baimo.documents import Document
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.heads import EVENTS, Column, Heads
from baimo.values.expressions import expression
from baimo.values.names import fold

_LISTED = expression(r"(?:首次)?(?:上市|挂牌)(?:时间|日期|地|地点|情况)?|ipo|listed|listing|public since|went public")
_EXCHANGE = expression(
    r"交易所|[科创业新主小三]+板|[上港深北纽东]交所|纳斯达克|纽交所|港股|nasdaq|nyse|euronext|hkex|exchange|\blse\b"
)
_FLEET = expression(
    r"(?:ai|自有|自建|现有|训练|推理|智算|在用|采购)?(?:算力|gpu|集群|智算集群|算力集群|gpu集群|算力规模|算力资源|算力底座|算力卡|卡)"
    r"|(?:gpu |own |our )?(?:gpus?|compute|cluster|clusters|fleet|gpu fleet|accelerator fleet)"
)


def column(document: Document, heads: Heads, sentence: Sentence, colon: int, head: str) -> Column | None:
    """The meaning of a key that its value tells, None where its words alone do."""
    said = fold(head).strip(" *_•·-")
    behind = range(colon + 1, sentence.high)
    if _LISTED.fullmatch(said):
        house = symbols.KIND["organization"]
        named = (sentence.tokens[at] for at in behind if sentence.chars[at] == house)
        if any(_EXCHANGE.search(fold(document.clean[token[0] : token[1]])) for token in named):
            return heads.named("listed_on", said)
    if _FLEET.fullmatch(said.replace(" ", "")) or _FLEET.fullmatch(said):
        chips = any(sentence.chars[at] == symbols.KIND["chip"] for at in behind)
        return heads.named("uses_chip", said) if chips else None
    return None


def is_told_otherwise(found: Column | None, other: Column | None) -> bool:
    """Whether what a value tells goes before what the words of its key do: never before a property of a thing."""
    return other is not None and (found is None or found.predicate.id in EVENTS | {"peak_flops"})
