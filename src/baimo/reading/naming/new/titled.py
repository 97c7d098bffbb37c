"""People told in Chinese by what they are: 总编辑丘慕白拍板, 主任医师刘启明, though a part of the name be another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.people import ACT, SURNAMES, is_sure_person
from baimo.reading.naming.words import FORMS
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_TITLES = sorted(FORMS["titles_of_persons"], key=len, reverse=True)
_TITLED = expression(
    rf"(?:{'|'.join(_TITLES)})[ \u3000]?(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?={ACT}|[，。、：；（(“”」\s]|$)"
)
_RANK = 5


def titled(text: str, folded: str, gazetteer: Gazetteer) -> list[Token]:
    """Each such person, found by the title before the name and what goes on behind it."""
    found: list[Token] = []
    for match in _TITLED.finditer(folded):
        start, end = match.span("name")
        if is_sure_person(folded[start:end]) and key(folded[start:end]) not in gazetteer.by_key:
            found.append((start, end, symbols.KIND["person"], provisional(text[start:end], "person", "beside"), _RANK))
    return found
