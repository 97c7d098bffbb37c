"""Of whom a document speaks all along: the house that speaks in it, and the one thing that it is about.

Words that leave out of whom they speak, with nobody near, tell of these: a line of a deck (`214 of us`), an answer,
a specification below the name of a chip.
"""

from __future__ import annotations

from collections.abc import Iterable

from baimo.documents import Document
from baimo.reading.context.candidates import THINGS, UNKNOWN, entity_of
from baimo.reading.context.heads import Heads
from baimo.reading.context.houses import Houses
from baimo.reading.context.salience import Query, Weighing
from baimo.reading.naming.mentions import Token, members

# Who stands so near was weighed, and was not meant.
_NEAR = frozenset({"clause", "sentence", "main", "back", "told", "thing"})


def spoken_of(
    document: Document, query: Query, weighing: Weighing, houses: Houses, heads: Heads, title: list[Token]
) -> Token | None:
    """The house or the thing of which a document speaks where nobody near is meant."""
    if query.is_near or query.other is not None or query.is_pronoun or query.sentence.is_aside:
        return None
    if any(not _NEAR.isdisjoint(signs) for _, signs in weighing.found.values()):
        return None
    block = query.sentence.block
    if "organization" in query.kinds:
        house = houses.of(block)
        if house is None and not houses.has_speaker(block):
            house = houses.page
        if house is not None and house[2] in query.chars:
            return house
    if THINGS.isdisjoint(query.kinds) or query.before == "strange" or block < 0:
        return None
    above = [heads.of(at) for at in document.ancestors(block)]
    for named in (*above, title):
        thing = _only(named, query)
        if thing is not None:
            return thing
    return None


def _only(named: Iterable[Token], query: Query) -> Token | None:
    """The one thing among some names that can be meant, where there is but one."""
    things = {entity_of(one, ""): one for token in named for one in members(token) if _may_be(one, query)}
    return next(iter(things.values())) if len(things) == 1 else None


def _may_be(token: Token, query: Query) -> bool:
    kinds = {sense.kind or sense.likely for sense in token[3]}
    if token[2] in UNKNOWN or token[2] not in query.chars or not kinds & THINGS & set(query.kinds):
        return False
    # A family (Qwen, 昇腾) is none of its members.
    return token[3][0].id.startswith("x-") or any(char.isdigit() for char in token[3][0].id)
