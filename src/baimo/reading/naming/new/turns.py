"""People told by the turns that they take in a conversation: what stands before the colon of several lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from baimo.reading.naming.mentions import Token, places_of, provisional
from baimo.reading.naming.new.people import is_sure_person
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_TURN = expression(r"^[-•*_ 　【\[]*(?P<name>[\u4e00-\u9fff]{2,4})[*_】\]（(]{0,2}[：:]", re.MULTILINE)
_TURNS, _RANK = 2, 6


def in_turns(text: str, folded: str, gazetteer: Gazetteer) -> list[Token]:
    """All places of each name that several lines begin with, where it looks like a person's and no list knows it."""
    turns = Counter(match["name"] for match in _TURN.finditer(folded))
    named = [name for name, count in turns.items() if count >= _TURNS and is_sure_person(name)]
    found: list[Token] = []
    for name in (name for name in named if key(name) not in gazetteer.by_key):
        for at in places_of(name, folded):
            end = at + len(name)
            found.append((at, end, symbols.KIND["person"], provisional(text[at:end], "person", "beside"), _RANK))
    return found
