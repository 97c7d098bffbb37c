"""Sums of a text that counts in other money than its signs tell by themselves.

Plain 元 is of the currency that its paragraph named last, else, where the text names its dollars first, of its home:
營收新台幣9,899億元，... 鴻海營收8,370億元, （全部以港元計）月費158元. A plain $ is of those in whose dollars
it says that its prices are.
"""

from __future__ import annotations

from baimo.reading.finding.drafts import Draft
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_ISLAND, _HARBOUR, _MAINLAND = "TWD", "HKD", "CNY"
_IN = r"(?:以|按|为|用)(?:{})(?:计|结算|标示|标价|为单位|报价)|单位[:：] ?(?:{})|(?:{})(?:计价|标示)"
# What only texts of the island say; it counts by 兆 what the mainland calls 万亿.
_OF_ISLAND = expression(
    r"台币|nt\$|ntd(?![a-z])|twd(?![a-z])|兆元|行政院|立法院|国科会|数位发展部|[／/]台北报导|民国\d"
    r"|人工智慧|硬体|网路|资安|软体(?!机器)|演算法|兴柜|资策会|台湾证券交易所|柜买中心|新竹科学园区|(?<![每全今去当后按])(?:年|月|季)增(?:率|近|逾|约|\d)|执行长[^。]{0,200}营收"
)
# ... and by what a text says in whose dollars it counts.
_TOLD = {
    _HARBOUR: expression(_IN.replace("{}", "港元|港币|港纸|hkd|hk\\$") + r"|\bin (?:hong kong dollars|hkd)\b"),
    _ISLAND: expression(_IN.replace("{}", "新?台币|ntd|twd|nt\\$") + r"|\bin (?:new taiwan dollars|ntd|twd)\b"),
}
_YUAN = expression(r"人民币|rmb|cny|[¥￥]")
# Whose dollars are called how: canadian dollars, cad; a plain $ is of the United States unless a text says otherwise.
_OTHER = {code for word, code in units.words().items() if word.endswith(" dollars")} - {"USD"}
_DOLLARS = {word.removesuffix(" dollars"): code for word, code in units.words().items() if code in _OTHER}
_TOLD_DOLLARS = expression(
    r"\b(?:prices?|rates?|fees?|figures|amounts|sums|costs?|all|quoted|shown|listed|money)\b[^.\n]{0,30}? in "
    rf"(?P<whose>{alternatives(word for word in _DOLLARS if word.isascii())})(?: dollars?)?\b"
)
_PARAGRAPH = expression(r"\n\s*\n|[。！？!?.]\s*\n")
_BEFORE, _BEHIND = 6, 6


def home_sums(text: str, found: list[Draft]) -> list[Draft]:
    """The amounts, with those whose sign tells less than the text as what the text says that they are."""
    dollars = _dollars(text)
    for draft in found if dollars else ():
        if draft.unit == "USD" and text[draft.start] == "$":
            draft.unit = dollars
    home = home_of(text)
    if not home:
        return found
    is_told = _TOLD[home].search(text) is not None
    first = home if is_told else next((unit for draft in found if (unit := _named(text, draft, home))), home)
    told, end = "", 0
    for draft in found:
        told = "" if _PARAGRAPH.search(text, end, draft.start) else told
        named = _named(text, draft, home)
        told, end = named or told, draft.end
        if draft.unit == _MAINLAND and not named and (told or first) == home:
            draft.unit = home
    return found


def home_of(text: str) -> str:
    """In whose dollars a folded text counts where it says plain 元: those of the island or the harbour, or nobody's."""
    told = next((home for home, says in _TOLD.items() if says.search(text)), "")
    return told or (_ISLAND if _OF_ISLAND.search(text) else "")


def at_home(unit: str, around: str, home: str) -> str:
    """The unit of a sum in plain 元 in a text with a home: its dollars, but where the words around it say another."""
    is_plain = unit.startswith(_MAINLAND) and not _YUAN.search(around)
    return home + unit.removeprefix(_MAINLAND) if is_plain else unit


def _dollars(text: str) -> str:
    told = _TOLD_DOLLARS.search(text) if "$" in text else None
    return _DOLLARS[told["whose"]] if told else ""


def _named(text: str, draft: Draft, home: str) -> str:
    """The currency that a sum names: one of those that are called 元 at home; none of plain 元 and of any other."""
    if draft.unit != _MAINLAND:
        return draft.unit if draft.unit == home else ""
    return _MAINLAND if _YUAN.search(text, max(0, draft.start - _BEFORE), draft.end + _BEHIND) else ""
