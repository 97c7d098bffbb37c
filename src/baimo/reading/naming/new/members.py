"""Members of a list below what they are: names that head the lines under 创业公司 or `Startups to watch`.

Of one line it could not be told whether a name or a topic heads it; where all of a list begin alike, they are names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from baimo.documents import Block, Document
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.forms import EVERYDAY_HAN, TITLE
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold, key
from baimo.values.patterns import alternatives

_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("members.yaml"))
# 国内创业公司, 公司名单: 北岭科技有限公司 and 公司简介 are above what one house is, not above several.
_SORTS = rf"(?:{alternatives(_DATA['sorts'])}|[0-9一二三四五六七八九十几多]+[家个款大])"
_LISTS = rf"(?:{alternatives(_DATA['lists'])})"
_MANY = (
    r"(?:(?P<{0}organization>公司|企业|厂商|玩家|独角兽|谁在做|有谁|都有谁)|(?P<{0}product>产品|应用|工具)|(?P<{0}model>模型)"
    r"|(?P<{0}chip>芯片|加速卡|训练卡|推理卡|晶片))"
)
_ASKED = r"(?P<__organization>谁在做|有谁|都有谁|玩家|独角兽)"
_HAN = rf"{_SORTS}*?{_MANY.format('')}{_LISTS}+|{_SORTS}+?{_MANY.format('_')}|{_ASKED}"
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
    r"|我们.*|.*(?:哪里?|什么|谁|怎么样?|如何|为何|吗|多少|几何|怎样|是啥).{0,3}|类|型|层|端|派|系|期|年|月|日|版|其他|备注|注|来源|提示|期内|芯片|替代|越大|风险|風險|分析员|分析員|概述|我们|说明|评测|附录|声明|用户|功能)$"
)
# What ends so is a house, whatever is listed.
_HOUSE = expression(r"(?:科技|公司|集团|集團|智能|研究院|实验室| (?:AI|Labs?|Inc\.?|Ltd\.?))$")
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
    return (match.lastgroup or "").lstrip("_") if match else ""


def _is_name(name: str, gazetteer: Gazetteer) -> bool:
    word = fold(name)
    words, lexicon = gazetteer.lexicon.words, gazetteer.lexicon
    is_word = word in words or word in lexicon.tight or word in lexicon.decoys or word in EVERYDAY_HAN
    return not (is_word or _TOPIC.match(name))


def _token(match: re.Match[str], kind: str) -> Token:
    start, end = match.span("name")
    kind = "organization" if _HOUSE.search(match["name"]) else kind
    return start, end, symbols.KIND[kind], provisional(match["name"], kind), TITLE


_KEYS: dict[str, str] = {fold(word): kind for kind, words in _DATA["keys"].items() for word in words}
_SECTIONS = frozenset(map(fold, _DATA["sections"]))
_SECTION_ENDS = tuple(map(fold, _DATA["section_ends"]))
_HAN_NAME = r"[\u4e00-\u9fff]{2,6}(?:AI|[ -]?[A-Z]{0,3}\d[\w.]{0,5})?"
_LATIN_NAME = r"[A-Z][A-Za-z0-9À-ɏ.&'’+-]*(?: (?:& )?[A-Z\d][A-Za-z0-9À-ɏ.&'’+-]*){0,3}"
# The same name in both scripts: 聽風 WindLore, Karst 岩語.
_TWO = rf"(?P<name>[\u4e00-\u9fff]{{2,6}})[ ·|｜/]{{1,3}}(?P<other>{_LATIN_NAME})"
_TWO_LATIN = rf"(?P<name>{_LATIN_NAME})[ ·|｜/]{{1,3}}(?P<other>[\u4e00-\u9fff]{{2,6}})"
_RIDERS = (
    r"(?:\s*[（(][^（）()]{1,40}[)）])?"
    r"(?:[:：]? (?:in (?:one page|brief|numbers|a nutshell)|at a glance|facts|key facts|profile|overview)"
    r"|[:：]?(?:一页看懂|一图看懂|概况|简介|速览|小?档案|基本情况|关键数据|一览))?"
)
_CARDS = [
    expression(r"(?:\d{1,2}[.、)）] ?)?" + way + _RIDERS)
    for way in (_TWO, _TWO_LATIN, rf"(?P<name>{_HAN_NAME}|{_LATIN_NAME})")
]
_FEWEST_KEYS = 2
# What is told of houses alone, without a key: `Founded 2021 | Ann Lee | 34 people`. Where several headings stand over
# such lines they are the names of houses.
_BARS = expression(r"[|｜•·]|[，,;；](?= ?\d)")
_FACTS = [expression(fact, re.IGNORECASE) for fact in _DATA["facts"]]
_FEWEST_CARDS = 2


def headed_cards(document: Document, text: str, gazetteer: Gazetteer) -> list[Token]:
    """The names over lines with the keys of a house, a model or a chip, where no list of names knows them."""
    keys: dict[int, Counter[str]] = defaultdict(Counter)
    facts: dict[int, set[int]] = defaultdict(set)
    for block in document.blocks:
        if block.parent < 0:
            continue
        if kind := _kind_of_key(fold(text[slice(*_key_of(block))])):
            keys[block.parent][kind] += 1
        elif block.kind in ("bullet", "paragraph") and block.end - block.start <= _LONGEST_FACTS:
            said = [part.strip() for part in _BARS.split(text[block.start : block.end])]
            facts[block.parent].update(at for at, fact in enumerate(_FACTS) if any(map(fact.match, said)))
    named = {at: match for at in {*keys, *facts} if (match := _card(document, at, text, gazetteer)) is not None}
    told = [at for at in named if len(facts[at]) + keys[at]["organization"] >= _FEWEST_KEYS]
    kinds = {at: "organization" for at in told if len(told) >= _FEWEST_CARDS}
    kinds |= {at: kind for at in named for kind, count in keys[at].most_common(1) if count >= _FEWEST_KEYS}
    found = [token for at in sorted(kinds) for token in _tokens(named[at], kinds[at])]
    return found + _headed_lines(document, text, gazetteer) + _storied(document, text, gazetteer)


# 澜鸥大事记: the house whose history a title says that the page is; 国产大模型大事记 is of no house.
_STORY = expression(
    r"\W{0,3}(?P<name>[\u4e00-\u9fff]{2,5}?(?:AI)?)(?:公司|集团|集團)?的?(?:发展历程|發展歷程|发展史|發展史|大事记|大事記"
    r"|大事年表|成长史|成長史|创业史|創業史|融资史|融資史|融资历程|融資歷程|编年史|編年史|时间线|時間線|时间轴|時間軸|里程碑)"
    r"(?:[（(：:｜|·—–-].{0,30})?\W{0,2}"
)
_NO_STORY = expression(
    r"^(?:中国|中國|国产|國產|全球|我国|我國|国内|國內|世界|亚洲|本|这|過去|过去|近)"
    r"|(?:行业|行業|产业|產業|模型|技术|技術|市场|市場|芯片|晶片|算力|智能体|智慧|政策|监管|監管|圈|赛道|赛|战|戰|开源|開源|公司|我们|我們"
    r"|人工智能|团队|團隊|企业|企業|品牌|产品|產品|项目|項目|融资|融資|并购|價格|价格|[年月日度季])$"
)


def _storied(document: Document, text: str, gazetteer: Gazetteer) -> list[Token]:
    """The new names of the houses whose history the title of a page is."""
    found: list[Token] = []
    for block in document.blocks[:_TOP]:
        match = _STORY.fullmatch(text, block.start, block.end) if block.kind in ("title", "heading") else None
        if match is None or _NO_STORY.search(match["name"]) or _is_known(match["name"], gazetteer):
            continue
        if _is_name(match["name"], gazetteer):
            found.append(_token(match, "organization"))
    return found


_TOP = 3


def _headed_lines(document: Document, text: str, gazetteer: Gazetteer) -> list[Token]:
    """The names that head lines of which parts tell what is told of houses: `Tern: Leeds; founded 2021; 12 staff`."""
    found: list[Token] = []
    for block in document.blocks:
        if block.kind not in ("bullet", "paragraph") or block.end - block.start > _LONGEST_LINE:
            continue
        match = _MEMBER.match(text, block.start, block.end)
        if match is None or text[match.end() : match.end() + 1].isdigit():
            continue
        said = [part.strip() for part in _PHRASES.split(text[match.end() : block.end])]
        told = {at for at, fact in enumerate(_FACTS) if any(map(fact.match, said))}
        if len(told) >= _FEWEST_KEYS and _is_name(match["name"], gazetteer) and not _is_known(match["name"], gazetteer):
            found.append(_token(match, "organization"))
    return found


# What parts the facts of such a line.
_PHRASES = expression(r"[:：,，;；。|｜•·()（）]|\. |[—–]")
_LONGEST_LINE = 400


_LONGEST_FACTS = 100


def _kind_of_key(key: str) -> str:
    """The kind of what a key tells of: 创始人兼CEO is two keys of one kind."""
    return next((_KEYS[part] for part in _PARTS.split(key.strip(" *_|")) if part in _KEYS), "")


_PARTS = expression(r"兼|及|与|和|[、/&,，|｜]| and ")


def _card(document: Document, at: int, text: str, gazetteer: Gazetteer) -> re.Match[str] | None:
    """The name that a line over others is, where it may be a new one."""
    block = document.blocks[at]
    match = next((match for way in _CARDS if (match := way.fullmatch(text, block.start, block.end))), None)
    if match is None or not _is_name(match["name"], gazetteer) or _is_known(match["name"], gazetteer):
        return None
    said = fold(match["name"])
    is_section = fold(text[block.start : block.end]).strip(" :：") in _SECTIONS
    is_section = is_section or said.split(" ")[-1] in _SECTIONS or said in _SECTIONS or said.endswith(_SECTION_ENDS)
    return None if is_section else match


def _tokens(match: re.Match[str], kind: str) -> list[Token]:
    """The name of a card, and what it is called in another script."""
    name = _token(match, kind)
    other = match.groupdict().get("other")
    return [name, (*match.span("other"), *name[2:])] if other else [name]


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a list has a name, or both halves of it: 英伟达H20."""
    known = gazetteer.by_key
    cuts = (cut for cut in range(1, len(name)) if key(name[:cut]) in known)
    return key(name) in known or any(key(name[cut:]) in known for cut in cuts)


def _key_of(block: Block) -> tuple[int, int]:
    """Where the key of a line stands, or that of a row of two cells."""
    if len(block.cells) == _KEY_AND_VALUE:
        return block.cells[0]
    return block.head or (0, 0)


_KEY_AND_VALUE = 2
