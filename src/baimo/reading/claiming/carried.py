"""A chip that only tells which devices are meant: 采用天玑9500的首批手机."""

from __future__ import annotations

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

# 采用天玑9500的首批手机: what stands behind is spoken of, and not what it carries.
_CARRIES = expression(
    r" ?的(?:首[批款个]|新|旗舰|旗艦|多款|全新|最新|国产|國產|商用|AI|智能|智慧)*"
    r"(?:手机|手機|机型|機型|终端|終端|设备|設備|服务器|伺服器|车型|車型|电脑|電腦|筆電|笔记本|平板|眼镜|眼鏡|汽车|新车"
    r"|一体机|整机|机器人|機器人)"
)
_OF_DEVICES = frozenset({"released", "open_sourced", "discontinued"})


def is_carried(clean: str, predicate: Predicate, thing: Token, is_named: bool) -> bool:
    """Whether a chip only tells which devices are meant: they come out, and whoever the text speaks of uses nothing."""
    if predicate.id not in _OF_DEVICES and (is_named or predicate.id != "uses_chip"):
        return False
    return thing[2] == symbols.KIND["chip"] and _CARRIES.match(clean, thing[1]) is not None
