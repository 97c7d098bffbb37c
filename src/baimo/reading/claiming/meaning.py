"""Whom a name stands for in a place that takes certain kinds."""

from __future__ import annotations

from typing import Any

from baimo.claims import Claim
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.people import is_person
from baimo.reading.rules import symbols

# What is called a model here may be a product there.
_IN_SOFTWARE = frozenset({"model", "product"})


def sense_of(token: Token, text: str, kinds: tuple[str, ...]) -> Sense | None:
    """Whom a name in a text means where one of these kinds belongs; a name that no list knows gets a kind."""
    senses: Any = token[3]
    if type(senses) is not tuple or not senses or type(senses[0]) is not Sense:
        return None
    sense: Sense
    for sense in senses:
        if sense.kind in kinds:
            return sense
        if not sense.kind:
            if sense.likely and sense.likely not in kinds and not _IN_SOFTWARE.issuperset((sense.likely, *kinds)):
                return None
            guess = sense.likely if sense.likely in kinds else _guess(token, text, kinds)
            if guess is None:
                return None
            made = sense.id or provisional(text[token[0] : token[1]], guess)[0].id
            return Sense(made, guess, sense.how)
    return None


def _guess(token: Token, text: str, kinds: tuple[str, ...]) -> str | None:
    """What a name of unknown kind is taken for: the first kind that its place takes; Han characters need a surname."""
    if token[2] != symbols.HAN:
        return kinds[0] if kinds else None
    looks_person = is_person(text[token[0] : token[1]])
    if "person" in kinds and looks_person:
        return "person"
    return "organization" if "organization" in kinds and not looks_person else None


def settled(subject: Token, claim: Claim) -> Token:
    """A few characters that were open until something was told of them: now they name what it was told of."""
    start, end, _, _, rank = subject
    return start, end, symbols.KIND[claim.subject_type], (Sense(claim.subject, claim.subject_type),), rank
