"""Sums in plain 元 of a text that counts in Taiwan's dollars: 營收新台幣9,899億元，... 鴻海營收8,370億元.

Plain 元 is of the currency that its paragraph named last, else of the island, where the text names its dollars first.
"""

from __future__ import annotations

from baimo.reading.finding.drafts import Draft
from baimo.values.expressions import expression

_ISLAND, _MAINLAND = "TWD", "CNY"
# What only texts of the island say; it counts by 兆 what the mainland calls 万亿.
_DOLLARS = expression(
    r"台币|nt\$|ntd(?![a-z])|twd(?![a-z])|兆元|行政院|立法院|国科会|数位发展部|[／/]台北报导|民国\d"
    r"|台湾证券交易所|柜买中心|新竹科学园区|(?<![每全今去当后按])(?:年|月|季)增(?:率|近|逾|约|\d)|执行长[^。]{0,200}营收"
)
_YUAN = expression(r"人民币|rmb|cny|[¥￥]")
_PARAGRAPH = expression(r"\n\s*\n|[。！？!?.]\s*\n")
_BEFORE, _BEHIND = 6, 6


def island_sums(text: str, found: list[Draft]) -> list[Draft]:
    """The amounts, with those in plain 元 that are Taiwan's dollars as such."""
    if not is_of_island(text):
        return found
    first = next((unit for draft in found if (unit := _named(text, draft))), _ISLAND)
    told, end = "", 0
    for draft in found:
        told = "" if _PARAGRAPH.search(text, end, draft.start) else told
        named = _named(text, draft)
        told, end = named or told, draft.end
        if draft.unit == _MAINLAND and not named and (told or first) == _ISLAND:
            draft.unit = _ISLAND
    return found


def is_of_island(text: str) -> bool:
    """Whether a folded text counts in the dollars of the island where it says plain 元."""
    return _DOLLARS.search(text) is not None


def of_island(unit: str, around: str) -> str:
    """The unit of a sum in plain 元 in a text of the island: its dollars, but where the words around it say another."""
    is_plain = unit.startswith(_MAINLAND) and not _YUAN.search(around)
    return _ISLAND + unit.removeprefix(_MAINLAND) if is_plain else unit


def _named(text: str, draft: Draft) -> str:
    """The currency that a sum names: one of those that are called 元 at home; none of plain 元 and of any other."""
    if draft.unit != _MAINLAND:
        return draft.unit if draft.unit == _ISLAND else ""
    return _MAINLAND if _YUAN.search(text, max(0, draft.start - _BEFORE), draft.end + _BEHIND) else ""
