"""Lines below the heading of a team: `Ann Lee, CTO & co-founder, ex-DeepMind`, 林栖梧（原AMD总监）→ 首席技术官.

Whose team it is such lines leave to the page that they stand on.
"""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.lines.above import heading
from baimo.values.expressions import expression
from baimo.values.names import fold

_TEAM = expression(
    r"(?:(?:our|the|core|founding|management|leadership|executive|senior|key) )*(?:team|founders|leadership|management"
    r"|people|executives|who we are)"
    r"|(?:核心|创始|管理|我们的|高管|创业|主要|公司)*(?:团队|管理层|高管|创始人|人物|人事|人员|班子)"
    r"(?:介绍|成员|背景|变动|与人事)?"
)
# What somebody was before, behind which no post of this house stands.
_BEFORE = expression(r"\b(?:ex|former(?:ly)?|previously|prior|before|was)\b|[前原曾]|毕业|博士|本科|\bphd\b")
_FOUNDER = expression(r"\bco-?founders?\b|\bfounders?\b|创始人|创办人|发起人")
_CHIEF = expression(
    r"\bceo\b|\bchief executive\b|(?<!vice )\bpresident\b|董事长|(?<!副)总裁|(?<!副)总经理|首席执行官|执行长"
)
_POST = expression(
    r"\bc[a-z]o\b|\bchief\b|\b[se]?vp\b|\bvice president\b|\bhead of\b|\bdirector\b|\bgeneral counsel\b|\blead\b"
    r"|首席|总监|负责人|副总|总工|合伙人|技术长|营运长|财务长"
)
# Between a name and a post: brackets, a comma, a dash, an arrow.
_JOINS = expression(r"\s*(?:[（(][^（）()]*[）)])?\s*(?:[,，:：|·–—-]|→|->)+\s*")
_LONGEST = 140


def of(document: Document, heads: Heads, block: Block, sentence: Sentence) -> list[Match]:
    """What a line of a team tells of whom it begins with: founder, chief, or of another post."""
    low = sentence.low
    is_line = block.kind in ("bullet", "paragraph") and block.end - block.start <= _LONGEST and not sentence.is_aside
    if not is_line or sentence.chars[low] != symbols.KIND["person"] or sentence.tokens[low][0] > block.start + 2:
        return []
    said = heading(document, sentence.block)
    if said is None or not _TEAM.fullmatch(fold(said).strip(" *_#:：")):
        return []
    joined = _JOINS.match(document.clean, sentence.tokens[low][1], block.end)
    if joined is None:
        return []
    role = _BEFORE.split(fold(document.clean[joined.end() : block.end]))[0]
    told = [
        match(heads.named(name, "").rule, sentence, None, "object", low, low + 1)
        for name, sign in (("founded_by", _FOUNDER), ("led_by", _CHIEF))
        if sign.search(role)
    ]
    if not told and _POST.search(role):
        rule = heads.fixed(heads.named("works_for", ""), open="object").rule
        told.append(match(rule, sentence, None, "subject", low, low + 1))
    return told
