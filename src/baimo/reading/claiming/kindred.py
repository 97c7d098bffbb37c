"""Whose a new thing is by its name: 云岫大模型3.0 is of 云岫智能, `Fernweh 6` of Fernweh, where the text names both."""

from __future__ import annotations

from collections.abc import Iterable

from baimo.reading.naming.echoes import short
from baimo.reading.naming.known.families import family_house
from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

_HOUSE = symbols.KIND["organization"]
# A shorter beginning in letters is anybody's.
_LEAST_LATIN, _LEAST_HAN = 4, 2


def is_new(thing: Token) -> bool:
    """Whether no list knows a thing, the first of several."""
    senses = members(thing)[0][3]
    return type(senses) is tuple and bool(senses) and type(senses[0]) is Sense and senses[0].is_outside


def by_name(thing: Token, mentions: Iterable[Token], clean: str) -> Token | None:
    """The house among the mentions of a document with whose name that of a new thing begins."""
    if not is_new(thing):
        return None
    start, end = members(thing)[0][:2]
    name = clean[start:end].strip(" “”\"'「」").lower()
    best: tuple[int, Token | None] = 0, None
    for house in mentions:
        if house[2] != _HOUSE or start <= house[0] < end:
            continue
        for single in members(house):
            size = _shared(name, single, clean)
            best = max(best, (size, single), key=lambda found: found[0])
    return best[1]


def _shared(name: str, house: Token, clean: str) -> int:
    """With how much of the name of a house a name begins, 0 where that is no name of it."""
    start, end, char, senses, _ = house
    if type(senses) is not tuple or not senses or type(senses[0]) is not Sense:
        return 0
    whole = clean[start:end].strip()
    names = (whole, *short(whole, char, senses[0].id), *_first(whole))
    return max((len(stem) for stem in names if _begins(name, stem.lower())), default=0)


def _first(whole: str) -> tuple[str, ...]:
    """The first word of a name in letters: Stellaform of Stellaform Europe."""
    word = whole.split(" ")[0]
    return (word,) if whole.isascii() and word != whole and word[1:].islower() else ()


def _begins(name: str, stem: str) -> bool:
    if not name.startswith(stem) or len(name) == len(stem):
        return False
    if stem.isascii():
        return len(stem) >= _LEAST_LATIN and not (name[len(stem)].isascii() and name[len(stem)].isalpha())
    return len(stem) >= _LEAST_HAN


_BRINGS_OUT = frozenset({"released", "open_sourced", "developed_by"})
# 腾讯云上线DeepSeek-R1: who puts up what is another's has not brought it out; 百度发布GPT-4 says so: to be checked.
_PUT_UP = expression(r"(?:上线|上線|上架)了?")


def is_of_another_family(rule: str, verb: str, house: Token, thing: Token, gazetteer: Gazetteer, clean: str) -> bool:
    """Whether a house is joined by weights, or by a word for putting up, to what by its name is another's."""
    predicate, _, how = rule.partition(".")
    is_put_up = predicate == "released" and _PUT_UP.fullmatch(verb) is not None
    if predicate not in _BRINGS_OUT or not (how == "joined" or is_put_up):
        return False
    house, thing = (thing, house) if predicate == "developed_by" else (house, thing)
    return family_house(thing, gazetteer, clean) is not None and not is_own_maker(house, thing, gazetteer, clean)


def is_own_maker(house: Token, thing: Token, gazetteer: Gazetteer, clean: str) -> bool:
    """Whether a house is the one of the family that the name of a thing tells."""
    maker, senses = family_house(thing, gazetteer, clean), members(house)[0][3]
    return maker is not None and type(senses) is tuple and bool(senses) and senses[0].id == maker[3][0].id


def is_by_family(house: Token) -> bool:
    """Whether only the name of its thing tells a house: `When GPT-4 came out, they were ready` speaks of no OpenAI."""
    senses = members(house)[0][3]
    return type(senses) is tuple and bool(senses) and type(senses[0]) is Sense and senses[0].how == "family"


def by_own_family(house: Token, thing: Token | None, gazetteer: Gazetteer, clean: str) -> Token:
    """The house of a launch that a family told, for each of a list its own: DALL-E 2 and Stable Diffusion (2022)."""
    if thing is None or not is_by_family(house):
        return house
    return family_house(thing, gazetteer, clean) or house
