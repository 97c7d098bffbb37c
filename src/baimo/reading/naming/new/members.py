"""Members of a list below what they are: names that head the lines under 创业公司 or `Startups to watch`.

Of one line it could not be told whether a name or a topic heads it; where all of a list begin alike, they are names.
"""

from __future__ import annotations

import re
from collections import defaultdict

from baimo.documents import Document
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.forms import TITLE
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold, key

_HAN = (
    r"(?:[\u4e00-\u9fff]{0,8}?(?:(?P<organization>公司|企业|厂商|玩家|独角兽|谁在做|有谁|都有谁)|(?P<product>产品|应用|工具)|(?P<model>模型)"
    r"|(?P<chip>芯片|加速卡|训练卡|推理卡|晶片)))(?:名单|一览|盘点|速览|图谱|介绍|地图|清单|矩阵|概览|列表|代表|动态|简介)*"
)
_ENGLISH = (
    r"(?:[\w-]+ ){0,4}?(?:(?P<organization>companies|houses|start-?ups|players|labs|firms|vendors|chipmakers|unicorns)"
    r"|(?P<product>products|apps|tools)|(?P<model>models|model families)|(?P<chip>chips|accelerators|gpus))"
    r"(?: (?:to watch|at a glance|overview|by|in|of|we|and their|you)\b.{0,30})?"
)
_HEADS = [expression(way) for way in (_HAN, _ENGLISH)]
_MARKS = expression(
    r"^[^\w\u4e00-\u9fff]*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、)） ]+)?|[（(][^（）()]*[）)]|[\s:：*_#]+$"
)
_MEMBER = expression(
    r"[*_`]{0,3}(?P<name>[\u4e00-\u9fff]{2,8}(?:AI|[ -]?[A-Z]{0,3}\d[\w.]{0,5})?"
    r"|[A-Z][A-Za-z0-9À-ɏ.&'’+-]*(?: (?:& )?[A-Z\d][A-Za-z0-9À-ɏ.&'’+-]*){0,3})[*_`]{0,3}"
    r"(?=[ \t]*(?:[:：（(|｜]|[—–]|--? |- )|[ \t]+(?:20\d\d|19\d\d|\d)|\u3000|[ \t]{2,}|[,，](?! and)|[ \t]*$)",
    re.MULTILINE,
)
# Heads of lines that are no names: what is told, not of whom.
_TOPIC = expression(
    r".*(?:成立|融资|价格|定价|参数|特点|特性|优势|亮点|趋势|总结|小结|背景|团队|客户|营收|估值|时间|地点|方向|市场|行业|场景"
    r"|类|型|层|端|派|系|期|年|月|日|版|其他|备注|注|来源|提示|期内|芯片|替代|越大|用户|功能)$"
)
_LONGEST_HEAD, _FEWEST, _SHARE = 40, 2, 0.6


def list_members(document: Document, text: str, gazetteer: Gazetteer) -> list[Token]:
    """The names that head the lines of such lists, where no list of names knows them."""
    kinds = {
        at: kind
        for at, block in enumerate(document.blocks)
        if (kind := _kind(text, block.start, block.end, block.kind))
    }
    if not kinds:
        return []
    below: dict[int, list[re.Match[str] | None]] = defaultdict(list)
    for block in document.blocks:
        is_member = block.kind in ("bullet", "paragraph") or kinds.get(block.parent) == "organization"
        if block.parent in kinds and not block.cells and is_member:
            below[block.parent].append(_MEMBER.match(text, block.start, block.end))
    found: list[Token] = []
    for parent, members in below.items():
        named = [match for match in members if match and _is_name(match["name"], gazetteer)]
        if len(members) >= _FEWEST and len(named) >= _SHARE * len(members):
            found += [_token(match, kinds[parent]) for match in named if key(match["name"]) not in gazetteer.by_key]
    return found


def _kind(text: str, start: int, end: int, kind: str) -> str:
    """What the members of a list are, as its heading or the line that leads it in says."""
    leads = kind in ("heading", "title") or (text[end - 1] in ":：" and kind in ("paragraph", "bullet"))
    if not leads or end - start > _LONGEST_HEAD:
        return ""
    said = _MARKS.sub("", fold(text[start:end])).strip(" :：")
    match = next((match for way in _HEADS if (match := way.fullmatch(said))), None)
    return (match.lastgroup or "") if match else ""


def _is_name(name: str, gazetteer: Gazetteer) -> bool:
    word = fold(name)
    words, lexicon = gazetteer.lexicon.words, gazetteer.lexicon
    return not (word in words or word in lexicon.tight or word in lexicon.decoys or _TOPIC.match(name))


def _token(match: re.Match[str], kind: str) -> Token:
    start, end = match.span("name")
    return start, end, symbols.KIND[kind], provisional(match["name"], kind), TITLE
