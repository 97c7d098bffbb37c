"""Who takes part in a round: what is listed before 领投 and 跟投, or behind 投资方包括."""

from __future__ import annotations

import re

from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.forms import COMMON_HAN, TITLE
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key


def investors(text: str, gazetteer: Gazetteer) -> list[Token]:
    """Who takes part in a round: what is listed before 领投 and 跟投, or behind 投资方包括."""
    found: list[Token] = []
    for match in _ROUND.finditer(text):
        if match[0][-1] in "投资与":
            low = max(0, match.start() - 80)
            start = low + _CLAUSE.search(text, low, match.start()).start(1) - low  # type: ignore[union-attr]
            by = _BY.match(text, start, match.start())
            at = by.end() if by else start
            listed = text[at : match.start()]
        else:
            listed, at = _LISTED.match(text, match.end())[0], match.end()  # type: ignore[index]
        for part in _PART.finditer(listed):
            bare = _BESIDE.match(part[0])
            begin = bare.end() if bare else 0
            name = _ETC.sub("", part[0][begin:]).rstrip()
            start = at + part.start() + begin
            if _is_investor(name) and key(name) not in gazetteer.by_key:
                end = start + len(name)
                found.append((start, end, symbols.KIND["organization"], provisional(name, "organization"), TITLE))
    return found


def _is_investor(name: str) -> bool:
    return 2 < len(name) <= 12 and name not in COMMON_HAN and not _NO_INVESTOR.search(name)


_JOINS = "领投|跟投|参投|参与投资"
# Every branch begins with a character of its own, so that the search passes over all others in one step.
_ROUND = expression(
    rf"联合?(?:独家|战略)?(?:{_JOINS})|独家(?:{_JOINS})|战略(?:{_JOINS})|{_JOINS}"
    r"|等(?:机构)?参与|独家投资|投资[方人](?:包括|为|有|是)了?|股东(?:包括|阵容包括)"
)
_CLAUSE = expression(r"(?:.*[，。；：！？,;:\n（(“「]|^)?([^，。；：！？,;:\n（(“「]*)$", re.DOTALL)
_BY = expression(r"[^，。；]*(?:由|获得?|引入|来自|拿到)")
_LISTED = expression(r"[^，。；！？,;\n）)]{0,80}")
_PART = expression(r"[^、和与及]+")
_BESIDE = expression(
    r"[ •·*-]*(?:本轮(?:融资)?|此轮(?:融资)?|该轮(?:融资)?|此次融资|融资|[A-Z]\+?轮|其中)?"
    r"(?:由|获得?|分别由|均由|新老股东|[新老]股东|股东|投资机构|知名|产业方|(?:战略|财务|产业|外部)?投资[人方])+[ ]*"
    r"|[^，。；、等]{1,8}(?:机构|产业资本)(?=[\u4e00-\u9fff]{2})"
)
_ETC = expression(
    r"(?:等?(?:多家|[一二三四五六七八九十\d]+家)?(?:知名)?(?:机构|投资机构|公司|老股东|股东)?|等)?(?:共同|联合|持续|继续|继续加码|超额|独家|拟|将|也|均)*$"
)
_NO_INVESTOR = expression(
    r"^旗下|^.(?:基金|资本|创投|投资)$|[的了在将被把年月日轮亿万%0-9\"”」]|完成|宣布|融资|旗下|公司$|机构|股东|本轮|投资者|其|这|该|多家|知名|领投|跟投|参投|收购|[\u4e00-\u9fff]家"
)
