"""What kind of thing a heading names, where it does not say so: what is measured below it tells.

`## Tessera T200` over `128 GB, 450 W` names a chip, over `34B, 128k context` a model. A name in a heading that is
neither known nor told by its form is else nobody's. Only names with a number in them are typed so: a heading of plain
words (`Instinct roadmap`, `Award notice`) names a topic.
"""

from __future__ import annotations

import re

from baimo.documents import Document
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold

# So much of a section is looked at, and of so many lines.
_LONGEST, _MOST = 1500, 24
_NUMBER = r"\d[\d,.]*\s?"
_OF_CHIPS = (
    expression(_NUMBER + r"(?:[gt]b|gigabytes?|gigs)\b(?!/s| ?per| of (?:ram|disk|storage))"),
    expression(_NUMBER + r"(?:[gtp]b/s|[gtp]b每秒|terabytes? (?:a|per) second)"),
    expression(_NUMBER + r"(?:[tp]flops|tops|pf|tf)\b|算力|\btensor\b"),
    expression(_NUMBER + r"(?:w|watts?|瓦)(?![a-z])|功耗|\btdp\b"),
    expression(_NUMBER + r"(?:nm|纳米)(?![a-z])|工艺|制程|\bprocess node\b"),
    expression(r"显存|hbm|gddr|lpddr|\bsram\b|\bnvlink\b"),
)
_OF_MODELS = (
    expression(
        _NUMBER + r"(?:[bm]|billion|million|亿|万亿)[- ]?(?:param|dense|moe|total|active|参数|$|[,，;；·|)）])|参数"
    ),
    expression(r"context|window|上下文|" + _NUMBER + r"k(?: tokens?)?(?:$|[,，;；·|、)）])"),
    expression(_NUMBER + r"(?:[tb]|trillion|billion|万亿|亿)? ?(?:tokens?|词元)"),
    expression(r"\bmmlu|gsm8k|humaneval|swe-bench|gpqa|c-eval|cmmlu|aime\b|benchmark|评测|得分"),
    expression(r"apache[ -]2|\bmit\b|licen[cs]e|许可|开源协议|\bweights\b|权重"),
    expression(r"distill|fine-?tuned|pre-?trained|蒸馏|微调|预训练|底座|基座"),
)
_LEAST = 2
_TOLD = expression(
    r"(?<=\d)[A-Za-z+]{0,3}(?P<said>[ -]+(?:at a glance|in (?:short|brief|numbers|detail)|key|main|full|technical"
    r"|hardware|product|specs?|specifications?|spec sheet|overview|brief|briefing|data ?sheet|summary|features"
    r"|highlights|details|performance|launch|announcement|sheet|roadmap|accelerators?|cards?|chips?|gpus?|npus?|processors?|inference"
    r"|training|models?|family|series|line|lineup|release|facts|figures|preview)\b.*)$",
    re.IGNORECASE,
)
_CODE = expression(r"[A-Za-z]-?\d|\d[A-Za-z]|[A-Za-z\u4e00-\u9fff] v?\d{1,2}(?:\.\d)?(?: [A-Z][a-z]+)?$")
# `Slide 4`, `Q3 2025`, `FY24 Results` are numbered too.
_COUNTED = expression(
    r"(?:slides?|pages?|parts?|steps?|phase|round|stage|section|chapter|table|figure|day|week|month|year|item|no\.?|lot"
    r"|award|annex|article|top|group|level|class|tier|unit|room|hall|booth|issue|vol\.?|version) ?\d.*"
    r"|(?:[fc]y|[qh])['’]?\d.*|.*\b(?:19|20)\d\d.*|(?:series|pre-)? ?[a-h]\d?\+?",
    re.IGNORECASE,
)


def typed(document: Document, block: int, token: Token) -> Token:
    """The name at the head of a block with the kind that the values below it tell, where nothing else tells one."""
    senses = token[3]
    if token[2] not in (symbols.CAPITALISED, symbols.QUOTED) or not isinstance(senses, tuple) or not senses:
        return token
    first = senses[0]
    if not isinstance(first, Sense) or first.kind or first.likely:
        return token
    text = document.clean[token[0] : token[1]]
    text = _bare(text)
    kind = _kind(_below(document, block)) if _CODE.search(text) and not _COUNTED.fullmatch(text) else ""
    if not kind:
        return token
    end = token[0] + len(text)
    return token[0], end, token[2], provisional(text, "", first.how, kind), token[4]


def _bare(text: str) -> str:
    """A name without the words behind its number that say what the heading is: `TESSERA T200 PRODUCT BRIEF`."""
    match = _TOLD.search(text)
    return text[: match.start("said")] if match else text


def _kind(said: str) -> str:
    """The kind whose measures a folded text has, empty where it has those of both or of neither."""
    chip, model = (sum(1 for sign in signs if sign.search(said)) for signs in (_OF_CHIPS, _OF_MODELS))
    if max(chip, model) < _LEAST or chip == model:
        return ""
    return "chip" if chip > model else "model"


def _below(document: Document, block: int) -> str:
    """What stands in a block and below it, folded: a heading has its section, any other line itself."""
    blocks = document.blocks
    own = blocks[block]
    if own.kind not in ("heading", "title"):
        return fold(document.clean[own.start : min(own.end, own.start + _LONGEST)])
    end = own.end
    for at in range(block + 1, min(len(blocks), block + _MOST)):
        if blocks[at].kind in ("heading", "title") and block not in document.ancestors(at):
            break
        end = blocks[at].end
    return fold(document.clean[own.end : min(end, own.end + _LONGEST)])
