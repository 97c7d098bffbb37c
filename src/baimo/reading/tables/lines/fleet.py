"""Lines that are but chips and how many, below a heading of computing: `64 H100s since 2024`, 昇腾910B 48张.

And the model behind its key, below a title or a bullet that names a product in quotes: 模型：Qwen3 below “小渡”.
"""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import Filling, match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.lines.above import is_above, is_line, opens
from baimo.values.expressions import expression
from baimo.values.names import fold

_COMPUTE = expression(
    r"(?:(?:our|the|own|gpu|ai|training|on-prem) )*(?:compute|computing|hardware|infrastructure|gpus?|clusters?"
    r"|data cent(?:er|re)s?|machines|servers)"
    r"|(?:自有|智能|ai|我们的|集团|公司)*(?:算力|硬件|集群|机房|服务器|基础设施|显卡|算力底座|算力资源|计算资源)"
    r"(?:情况|现状|资源|家底|一览|规模|建设|基础)?"
)
_MODEL = expression(
    r"(?:底层|基础|所用|使用的?|接入|背后的?|后端)?(?:大模型|模型|底座|基座)"
    r"|(?:the |base |underlying )?(?:model|llm|engine)|powered by",
)
_QUOTED = expression(r"[“「『\"][^”」』\"\n]{2,24}[”」』\"]")
_CHIP, _KIND_MODEL = symbols.KIND["chip"], symbols.KIND["model"]
_LONGEST = 70
# What leaves the chips to the house: what they were used for is told of a model.
_OTHER = expression(r"训练|微调|推理|适配|train|tuned|run|support|单价|每[张卡]|售价|price")


def of(
    document: Document, heads: Heads, filling: Filling, block: Block, sentence: Sentence, told: list[Match]
) -> list[Match]:
    """What is told of a line, with the chips that the house of the page has, and with what drives a product."""
    driven = _driven(document, heads, block, sentence, told)
    if told or driven or not is_line(block, sentence, _LONGEST) or not opens(block, sentence):
        return told + driven
    counts = frozenset(symbols.QUANTITY_SLOTS["chips"])
    first = sentence.chars[sentence.low : sentence.low + 2]
    is_fleet = len(first) > 1 and {first[0], first[1]} & counts and _CHIP in first
    if not is_fleet or block.head is not None or not is_above(document, sentence.block, _WHOLE):
        return told
    if _OTHER.search(fold(document.clean[block.start : block.end])):
        return told
    return filling.values(heads.named("uses_chip", ""), sentence, sentence.low, sentence.low + 2, None)


_WHOLE = expression(rf"^(?:{_COMPUTE.pattern})$")


def _driven(document: Document, heads: Heads, block: Block, sentence: Sentence, told: list[Match]) -> list[Match]:
    """That the one model behind a key drives what the title or the bullet above names in quotes."""
    if block.head is None or block.parent < 0 or any(one.rule.predicate.id in ("powers", "based_on") for one in told):
        return []
    above = document.blocks[block.parent]
    said = document.clean[above.start : above.end]
    if above.kind not in ("heading", "bullet") or len(_QUOTED.findall(said)) != 1:
        return []
    if not _MODEL.fullmatch(fold(document.clean[slice(*block.head)]).strip(" *")):
        return []
    models = [at for at in range(sentence.low, sentence.high) if sentence.chars[at] == _KIND_MODEL]
    if len(models) != 1 or any(char.isdigit() for char in _QUOTED.findall(said)[0]):
        return []  # “曙语-7B” is a model itself
    rule = heads.fixed(heads.named("powers", ""), open="object").rule
    return [match(rule, sentence, None, "subject", models[0], models[0] + 1)]
