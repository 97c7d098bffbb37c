"""Names that no list knows within 《…》, “…” and 「…」: titles, rules, products and houses."""

from __future__ import annotations

import re

from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.forms import COMMON_HAN, NAME, POLICY, THINGS, TITLE
from baimo.reading.naming.new.likely import called_kind, kind_beside
from baimo.reading.naming.numbered.models import SORTS
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

_TITLE = expression(r"《([^《》\n]{2,60})》|[“「『\"]([^“”「」『』\"，。！？；,!?;\n]{2,24})[”」』\"]")
# A quoted phrase that is no name has verbs and particles.
_PHRASE = expression(
    r"[的了是在把将很更们你我他她它]|[时時]代$|^(?:跻身|迈入|迈向|迈进|步入|成为|位居|位列|重回|站上|超越|打破|告别|拒绝|走出|走向|重塑|领先)[\u4e00-\u9fff]{2}"
    r"|[ ](?:is|are|was|to|the|of|and|we|you|it)[ ]"
)
# 「AI新十大建設推動方案」: a rule in quotes, whatever names it holds.
_QUOTED_RULE = expression(
    r".{3}(?:(?:推动|行动|实施|发展|建设|补助|试点|促进|推进)(?:方案|纲领)|.{3}计[划画]|条例|管理办法|准则|指引|法案"
    r"|(?:基本|发展|管理|促进|保护)法|[\u4e00-\u9fff](?:名单|清单))$"
)
_BOOKS = frozenset("本册冊")
_RULE_BEHIND = expression("(?:推动|专项行动|行动|实施|发展)(?:方案|计[划画]|纲要)")


def titles(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Titled and quoted names, without their brackets, unless their letters are a known name's."""
    found: list[Token] = []
    if not _QUOTES.search(text):
        return found
    for match in _TITLE.finditer(text):
        is_title = match[1] is not None
        if is_title and text[match.start() - 1 : match.start()] in _BOOKS:
            continue  # 相当于五本《新华字典》
        name = match[1] if is_title else match[2]
        known = gazetteer.by_key.get(key(name))
        if known and (is_title or not _is_another(text, match, known)):
            continue
        if not is_title and name.isascii() and name.isalpha() and name.islower():
            continue  # `has "only" 400 million parameters`: a word that is not meant
        grows = not is_title and (gazetteer.begins_with_name(name) or _is_own_ai(name, gazetteer))
        is_rule = not is_title and bool(_QUOTED_RULE.search(name) or _RULE_BEHIND.match(text, match.end()))
        holds = gazetteer.holds_name(name)
        start, end = match.span(1 if is_title else 2)
        grows = grows or bool(known) or (holds and not is_title and _is_of_sort(text, start, end, gazetteer))
        grows = grows or (not is_title and _QUOTED_BODY.fullmatch(name) is not None)
        is_entered = _ENTERED.search(text, max(0, start - 4), start - 1) is not None
        grows = grows or (holds and not is_title and not is_entered and _is_model(name, gazetteer))
        if not is_title and (_PHRASE.search(name) or (holds and not grows and not is_rule)):
            continue
        called = "" if is_title else called_kind(text, start, end)
        kind = "policy" if is_rule else _kind_of_title(name, is_title) or called
        char = symbols.KIND[kind] if kind else symbols.QUOTED
        likely = "" if kind else kind_beside(text, start, end) or _by_its_end(name)
        rank = TITLE if is_title or grows or is_rule else NAME
        found.append((start, end, char, provisional(name, kind, "title", likely), rank))
    return found


def _is_another(text: str, match: re.Match[str], known: tuple[Sense, ...]) -> bool:
    """Whether a house of the world shares its name with the thing that the words beside say it is: 大模型“经纬”."""
    kind = kind_beside(text, *match.span(2)) if match[2] else ""
    return kind in THINGS and all(sense.kind == "organization" and sense.how.startswith("field") for sense in known)


# “北纬41度智算中心”: such a body in quotes is whole, whatever it holds.
_QUOTED_BODY = expression(
    r"(?!.*[的了是在把将很更们你我他她它、和与])[\u4e00-\u9fffA-Za-z0-9·]{4,14}"
    r"(?:智算中心|超算中心|算力中心|研究中心|创新中心|实验室|研究院|研究所|联盟|产业基金|创新学院|产业学院)"
)


def _is_of_sort(text: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a name in quotes holds but a field and stands behind the word for what it is: 產品「回聲客服雲」."""
    name = text[start:end]
    if not _SOME_HAN.fullmatch(name) or kind_beside(text, start, end) not in THINGS:
        return False
    return not any(gazetteer.holds_name(name, kind) for kind in ("organization", "policy", *THINGS))


def _is_model(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a quoted name is that of a model with its sort behind a stem of its own: “法源法律基座大模型”."""
    match = _WITH_SORT.fullmatch(name)
    if match is None or SORTS.fullmatch(match["stem"]) or _SORT_FIRST.match(match["stem"]):
        return False
    return not any(gazetteer.holds_name(name, kind) for kind in ("organization", "policy", *THINGS))


# 进军“运动生物力学大模型”: a field.
_ENTERED = expression(r"(?:进军|布局|进入|切入|发力|押注|主攻|深耕)了?$")
_WITH_SORT = expression(r"(?P<stem>[\u4e00-\u9fffA-Za-z0-9·-]{4,12}?)大模型(?:\d(?:\.\d)?)?")
_SORT_FIRST = expression(rf"(?:AI|ai|{SORTS.pattern})")
_SOME_HAN = expression(r"[\u4e00-\u9fff]{4,7}")
# 「聽見AI」: not the field, with something before it.
_OWN_AI = expression(r"(?P<stem>[\u4e00-\u9fff]{2,5}) ?AI(?: ?[\u4e00-\u9fff]{2,4})?")


def _is_own_ai(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a quoted name is that of a thing that ends as many do, of letters of its own and AI."""
    match = _OWN_AI.fullmatch(name)
    return match is not None and not gazetteer.holds_name(match["stem"]) and match["stem"] not in COMMON_HAN


def _kind_of_title(name: str, is_title: bool) -> str:
    """A law by its ending, in quotes a company by its own."""
    if POLICY.search(name):
        return "policy"
    if not is_title and _QUOTED_BODY.fullmatch(name):
        return "organization"
    return "organization" if not is_title and len(name) > 3 and _ENDED_NAME.fullmatch(name) else ""


def _by_its_end(name: str) -> str:
    """What a quoted name that ends in the word for a thing is: “小衡助手”, 「雲小蜜客服」."""
    told = _NAMED_BY_SORT.fullmatch(name)
    return (told.lastgroup or "") if told else ""


_NAMED_BY_SORT = expression(
    r"[\u4e00-\u9fffA-Za-z]{2,5}(?:(?P<product>助手|助理|助教|管家|学伴|學伴|客服|机器人|機器人|平台|平臺|系统|系統|一体机|工作台|智能体|智慧體"
    r"|浏览器|输入法|眼镜|数字人|小秘书|小助手|知识库|App|APP)|(?P<model>(?:[\u4e00-\u9fff]{2,6})?大模型|模型)|(?P<dataset>语料库|数据集|資料集))"
)
_ENDED_NAME = expression(
    r"[\u4e00-\u9fff]{2,4}(?:科技|集团|集團|资本|資本|创投|創投|机器人|機器人|半导体|半導體|微电子|微電子|数科|智联|智算|网络|生物|医疗)"
)
_QUOTES = expression('[《“「『"]')
