"""Offices, associations and institutes that begin with a region: 江苏省工业和信息化厅, 台湾人权促进会."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_DATA: dict[str, list[str]] = datafile.load(Path(__file__).with_name("institutions.yaml"))
_NEVER = "|".join(_DATA["never_within"])
_HAN = rf"(?:(?!{_NEVER})[\u4e00-\u9fff])"
_REGION = rf"(?:(?:{'|'.join(_DATA['regions'])})(?:[省市]|特区)?|{_HAN}{{2,3}}[省市区县]|{_HAN}{{2,4}}自治区)"
_END = "|".join(sorted(_DATA["ends"], key=len, reverse=True))
_INSTITUTION = expression(
    rf"(?P<name>{_REGION}(?:(?!{_NEVER})[\u4e00-\u9fffA-Z]){{2,14}}?(?:{_END}))"
    rf"(?!{'|'.join(_DATA['goes_on'])})"
)
_HAS_END = expression(_END)
_TITLE = 5


def institutions(text: str, folded: str, gazetteer: Gazetteer) -> list[Token]:
    """Such names, each whole: no shorter one is read within them."""
    found: list[Token] = []
    if not _HAS_END.search(folded):
        return found
    for match in _INSTITUTION.finditer(folded):
        start, end = _begin(folded, match.start("name")), match.end("name")
        name = folded[start:end]
        if not _is_of_sort(name):
            known = gazetteer.by_key.get(key(name))
            senses = known or provisional(text[start:end], "organization", "legal")
            found.append((start, end, symbols.KIND[senses[0].kind], senses, _TITLE))
    return found


def _begin(folded: str, start: int) -> int:
    """Where the region begins, without the last character of what leads it in: 包括江澄市, 和云岭省."""
    if _REGION_OF_THREE.match(folded, start) and _LEADERS.fullmatch(folded, max(0, start - 1), start + 1):
        return start + 1
    return start


# Three characters before 市 may be a town of two behind a little word.
_REGION_OF_THREE = expression(r"[\u4e00-\u9fff]{3}[省市区县]")
_LEADERS = expression(
    r".?[和与及跟同由从给对向]|包括|帮助|协助|来自|走进|覆盖|服务|携手|联合|例如|比如|以及|还有|除了|落户|签约|采访|客户|业主|单位|隶属|归属|位于"
)
_SORT = expression(rf"{_REGION}(?:{'|'.join(_DATA['sorts'])})+(?:{_END})")


def _is_of_sort(name: str) -> bool:
    """Whether nothing but words for a sort stands between the region and the ending: 北京市多个行业协会."""
    return _SORT.fullmatch(name) is not None
