"""Who says `we`: the house of a page, as the page tells it or as it names one before the first `we`."""

from __future__ import annotations

from baimo.documents import Document
from baimo.reading.context.candidates import is_mention
from baimo.reading.context.firstperson import first_person, is_own
from baimo.reading.context.voices import Voices
from baimo.reading.naming.mentions import Token, makers, members
from baimo.reading.rules import symbols

# How many words of the first person a page has, and one whose house only its top may tell.
_ENOUGH, _OFTEN = 2, 3
# Where a page tells whose it is: above the text, or below it.
_ABOVE, _BELOW = 3000, 1500
# The title, and the line below it.
_TOP = 2


def page_house(
    document: Document, tokens: list[Token], orgs: frozenset[str], voices: Voices, is_talk: bool = False
) -> Token | None:
    """The organization for which a page in the first person speaks; None where it is not in the first person."""
    clean = document.clean
    top = document.blocks[min(_TOP, len(document.blocks)) - 1].end if document.blocks else 0
    said, is_its_own = first_person(clean, _OFTEN), is_own(clean, top)
    if not is_talk and (house := voices.titled()) is not None:
        return house
    if len(said) < _ENOUGH and not is_its_own:
        return None
    if not is_talk and (house := _told(clean, voices, top)) is not None:
        return house
    is_often = len(said) == _OFTEN and (is_talk or clean[said[0]] < "\u4e00")
    return _before(tokens, orgs, min([*said, top])) if is_often or is_its_own else None


def _told(clean: str, voices: Voices, top: int) -> Token | None:
    """The house that a page tells to be its own: in its byline, in what it says of itself, at its top."""
    if (signed := voices.signed()) is not None:
        return signed
    for low, high in ((0, min(len(clean), _ABOVE)), (max(_ABOVE, len(clean) - _BELOW), len(clean))):
        for _, house in voices.told("told", low, high):
            return house
    return voices.letterhead(top)


def _before(tokens: list[Token], orgs: frozenset[str], end: int) -> Token | None:
    """The first house that is named before a place."""
    for token in tokens:
        if token[3] is None or token[2] == symbols.DATE:
            continue
        one = members(token)[0]
        if one[0] >= end:
            return None
        house = one if one[2] in orgs else makers(token)
        if house is not None and is_mention(house):
            return house
    return None
