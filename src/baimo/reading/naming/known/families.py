"""Whose a thing is by the family that its name tells: GPT-5 is OpenAI's, whoever the sentence does not name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from baimo.reading.naming.known.gazetteer import Gazetteer, Sense
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.names import key

_THINGS = frozenset({"model", "product", "chip", "vehicle"})
# Words that also are the name of one family, and of no other house's: the next Claude or Grok.
_OWN = frozenset(
    {"claude", "gemini", "grok", "llama", "mistral", "mixtral", "sora", "kimi", "glm", "bard", "veo", "midjourney"}
)
_QUOTES = " “”\"'「」《》"


def family_house(thing: Token, gazetteer: Gazetteer, clean: str) -> Token | None:
    """The house of a known family, as a token in the place of the thing; None for other things and unknown houses."""
    single = members(thing)[0]
    senses = single[3]
    if type(senses) is not tuple or not senses or type(senses[0]) is not Sense:
        return None
    is_new = senses[0].is_outside
    written = clean[single[0] : single[1]].strip(_QUOTES)
    name = (_in_chinese(written, gazetteer) or "-".join(written.lower().split())) if is_new else senses[0].id
    family, houses = _family_of(name)
    is_common = is_new and written.isascii() and family in gazetteer.lexicon.common
    if is_common and family not in _OWN and not _has_kin(name, gazetteer):
        return None  # a new Spark 3 or Nova may be anybody's
    for house in houses:
        if gazetteer.kind_of.get(house) == "organization":
            return single[0], single[1], symbols.KIND["organization"], (Sense(house, "organization", "family"),), 0
    return None


def has_family(house: str) -> bool:
    """Whether a house is one of those whose families of models and chips are known."""
    return house in _makers()


@cache
def _makers() -> frozenset[str]:
    return frozenset(house for houses in _families().values() for house in houses)


def _in_chinese(name: str, gazetteer: Gazetteer) -> str | None:
    """The known thing with whose Chinese name a new one begins: 星火 of 星火图文识别大模型, 即梦 of 即梦3.0."""
    ends = (size for size in range(len(name) - 1, 1, -1) if name[size - 1] > "z")
    known = (gazetteer.by_key.get(key(name[:size]), ()) for size in ends)
    return next((senses[0].id for senses in known if senses and senses[0].kind in _THINGS), None)


def _has_kin(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a new name goes on from that of a known member with its number: Gemini 2.5 Flash Image."""
    known = (name[:size] for size in range(len(name) - 1, 2, -1) if not name[size].isalnum())
    return any(stem in gazetteer.kind_of and any(map(str.isdigit, stem)) for stem in known)


@cache
def _family_of(name: str) -> tuple[str, tuple[str, ...]]:
    """The longest family with which an id begins, and its houses."""
    for size in range(len(name), 1, -1):
        if (houses := _families().get(name[:size])) and not name[size : size + 1].isalpha():
            return name[:size], houses
    return "", ()


@cache
def _families() -> dict[str, tuple[str, ...]]:
    rows: dict[str, list[str]] = datafile.load(Path(__file__).with_name("families.yaml"))
    found: dict[str, tuple[str, ...]] = {}
    for house, families in rows.items():
        for family in families:
            found[family] = (*found.get(family, ()), house)
    return found
