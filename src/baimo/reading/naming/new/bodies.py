"""Hospitals, courts and schools by their form: 江州市第一人民医院, 岭南医科大学附属第二医院, 海州市中级人民法院."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import fold, key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_SORT = (
    r"(?:人民|中心|中医|中西医结合|妇幼保健|妇女儿童|儿童|肿瘤|口腔|胸科|眼科|骨科|精神卫生|红十字会?|附属|协和)?医院"
    r"|妇幼保健院|(?:中级|高级|互联网)?人民法院|(?:地方|高等)法院|中级法院|人民检察院|(?:高级|实验|外国语)?中学|实验小学|职业技术学院"
)
_NUMBER = r"第[一二三四五六七八九十]{1,3}"
# What such a body is of: a region, or a university.
_OF = r"[\u4e00-\u9fff]{2,7}?(?:大学|学院|自治[区州县]|[省市区县州盟旗])"
_BODY = expression(
    rf"{_OF}(?:附属[\u4e00-\u9fff]{{0,3}}?|直属|医学院)?(?:{_NUMBER}|附属|[\u4e00-\u9fff]{{0,2}}[区县])?(?:附属)?(?:{_SORT})"
)
_END = expression("医院|保健院|法院|检察院|中学|小学|技术学院")
_CUT = expression(
    r".*(?:[的由与和是为向对在到了被将及据让给跟从，。、：]|包括|例如|如|目前|其中|全国|我国|前往|来自|走进|位于|作为|联合|携手|帮助|协助"
    r"|除了|服务|覆盖|采访|落户|签约|中标)",
    re.DOTALL,
)
_PLAIN = expression(r"(?:各地?|多家?|全|本|该|某|几家?|大|外|城)[省市区县州]|[省市区县州盟旗大学院医]+$")
_LONGEST, _SHORTEST, _TITLE = 22, 5, 5
# 慕尼黑研发中心成立, 成立AI安全中心: what is set up under a name.
_CENTRE = expression(
    r"(?:(?P<led>成立|设立|组建|筹建|新设|下设|揭牌|启用)了?|(?<=[，。、；：:\s“「])|^)"
    r"(?P<name>(?:AI|[A-Z]{2,5})?(?:(?![的了其该一与和在由为是将])[\u4e00-\u9fff]){0,12}?"
    r"(?:研[发发究]中心|创新中心|安全中心|[评測测]+中心|实验中心|体验中心|智算中心|推进本部|战略本部|研究所|研究院|安全研究所|委员会|管理局|办公室))"
    r"(?=(?P<set>成立|揭牌|启用|挂牌|落成|投用|设立)|[，。；、（(\s]|由|，|$)",
    re.MULTILINE,
)
_SET_UP = expression("成立|设立|组建|筹建|新设|下设|揭牌|启用|挂牌|落成|投用")
_SORT_OF_CENTRE = expression(
    r"(?:海外|全球|区域|国内|首个|联合|共同|多个|数个|新|亚太|研发|生产|技术|产品|两个|三个|多家|全国|省级|国家级|市级|专门|专业|自己|内部)+"
    r"(?:研发|研究|创新|安全|评测|实验|体验|智算|工程)*(?:中心|研究院|研究所|委员会|办公室)$"
)


def centres(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Rooms and offices of houses, where a text tells that they are set up."""
    if not _SET_UP.search(text):
        return []
    found: list[Token] = []
    for match in _CENTRE.finditer(text):
        name = match["name"]
        if (
            len(name) < _SHORTEST
            or not (match["led"] or match["set"])
            or _SORT_OF_CENTRE.match(name)
            or key(name) in gazetteer.by_key
        ):
            continue
        senses = provisional(name, "organization", "legal")
        found.append((*match.span("name"), symbols.KIND["organization"], senses, _TITLE))
    return found


def bodies(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Houses of the public hand that no list knows, each by its whole name."""
    found: list[Token] = []
    last = 0
    for match in _END.finditer(text):
        low = max(last, match.start() - _LONGEST)
        run = fold(text[low : match.end()])
        cut = _CUT.match(run[:-3])
        at = cut.end() if cut else 0
        body = next((one for one in _BODY.finditer(run, at) if one.end() == len(run)), None)
        if body is None or len(body[0]) < _SHORTEST or _PLAIN.match(body[0]) or key(body[0]) in gazetteer.by_key:
            continue
        start = low + body.start()
        senses = provisional(text[start : match.end()], "organization", "legal")
        found.append((start, match.end(), symbols.KIND["organization"], senses, _TITLE))
        last = match.end()
    return found
