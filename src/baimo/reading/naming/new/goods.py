"""Products that are called by a known name and by what they are: 小米AI眼镜, 星火一体机, 讯飞学习机."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baimo.reading.expressions import expression
from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_BEARERS = frozenset(["organization", "model", "product"])
# What is sold under a name of its own; a plain phone or a server is a sort of thing.
_GOODS = expression(
    r"(?:AI|ai|智能|大模型|超级)?(?:眼镜|眼鏡|一体机|一體機|学习机|學習機|录音笔|錄音筆|翻译机|翻譯機|音箱|耳机|耳機|戒指|词典笔|办公本|浏览器|瀏覽器|输入法|小程序)"
    r"(?![\u4e00-\u9fff]?(?:市场|行业|厂商|业务|产业|赛道|销量|出货|类|品类|领域))(?:[A-Z]\d{1,2}(?![A-Za-z0-9]))?"
)
_RANK = 5


def goods(text: str, found: list[Token], gazetteer: Gazetteer) -> list[Token]:
    """Such products, that begin with one of the names found in a text."""
    told: list[Token] = []
    if text.isascii():
        return told
    for start, end, _, senses, _ in found:
        if type(senses) is not tuple or not senses or type(senses[0]) is not Sense or senses[0].kind not in _BEARERS:
            continue
        match = _GOODS.match(text, end)
        if match and key(text[start : match.end()]) not in gazetteer.by_key:
            name = text[start : match.end()]
            told.append((start, match.end(), symbols.KIND["product"], provisional(name, "product"), _RANK))
    return told
