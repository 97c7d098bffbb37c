"""Houses that are called like a person, where the words beside them tell: 凌昊执行长方以恒, 手机品牌凌昊今日."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, places_of, provisional
from baimo.reading.naming.new.forms import COMMON_HAN
from baimo.reading.naming.new.people import is_sure_person
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_POST = "(?:共同)?(?:执行长|首席执行官|董事长|总经理|创办人|创始人|财务长|技术长|科技长|产品长|营运长|总裁|CEO|CTO|CFO)"
# Somebody else with a post in it follows; or the word for what it is stands before it, and a day or a deed behind.
_TOLD = expression(
    rf"(?:^|[，。；：、▲▼「“（(\n ])(?P<of>[\u4e00-\u9fff]{{2,3}}){_POST}"
    r"(?=[\u4e00-\u9fff]{2,4}(?:[，。、（(」”]|说|指出|表示|透露|宣布|坦言|强调|认为|在|于))"
    r"|(?:[手机电脑汽车新饮服居美家护]{2}品牌|业者|新创(?:公司|企业)?|(?:初创|创业)(?:公司|企业)|厂商|大厂|独角兽)"
    r"(?P<so>[\u4e00-\u9fff]{2,3})(?=[今昨（(，]|日前|近日|宣布|推出|发表|发布|完成|在[\u4e00-\u9fff]{2}|于)",
    re.MULTILINE,
)
_RANK = 5


def surnamed(text: str, gazetteer: Gazetteer) -> list[Token]:
    """The places of such a house, where a text names it more than once and never as one who speaks."""
    found: list[Token] = []
    told = {match["of"] or match["so"] for match in _TOLD.finditer(text)}
    for name in told:
        if name in COMMON_HAN or key(name) in gazetteer.by_key or not is_sure_person(name) or text.count(name) < 2:
            continue
        house = provisional(name, "organization", "beside")
        found += [(at, at + len(name), symbols.KIND["organization"], house, _RANK) for at in places_of(name, text)]
    return found
