"""What names with a version are, told by all of their family: one place in a text says that it is a model, all are."""

from __future__ import annotations

from collections import defaultdict

from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

_VERSION = expression(
    r"[ -]v?\d.*$|[ -](?:Nano|Micro|Tiny|Mini|Small|Base|Medium|Large|Lite|Pro|Max|Ultra|Flash|Turbo)$"
)
# `Ferrite 2 Nano (0.8B)`, `Ferrite 2 Large: 32B`
_SIZED = expression(r" ?[(:] ?(?:\d{1,2}x)?\d{1,4}(?:\.\d)?[BM]\b(?! ?[€$£])")
_ALL = frozenset(["model", "product", "chip"])


def settled(text: str, tokens: list[Token], versioned: str) -> list[Token]:
    """The tokens, those that may be a model, a product or a chip narrowed to what any of their family is told to be."""
    places = [at for at, token in enumerate(tokens) if token[2] == versioned and _is_open(token)]
    if not places:
        return tokens
    stems = _stems(text, tokens)
    told = _told(text, tokens, stems)
    done = list(tokens)
    for at in places:
        start, end, _, senses, rank = tokens[at]
        kinds = told.get(stems[senses[0].id], _ALL)
        left = tuple(sense for sense in senses if sense.kind in kinds)
        if 0 < len(left) < len(senses):
            char = symbols.KIND[left[0].kind] if len(left) == 1 else versioned
            done[at] = start, end, char, left, rank
    return done


def _stems(text: str, tokens: list[Token]) -> dict[str, str]:
    """The family of each new name, by its longest form: that of Nano is that of `Ferrite 2 Nano`."""
    whole: dict[str, str] = {}
    for start, end, _, senses, _ in tokens:
        if type(senses) is tuple and senses and type(senses[0]) is Sense and senses[0].is_outside:
            entity = senses[0].id
            if end - start > len(whole.get(entity, "")):
                whole[entity] = text[start:end]
    return {entity: _stem(name) for entity, name in whole.items()}


def _told(text: str, tokens: list[Token], stems: dict[str, str]) -> dict[str, frozenset[str]]:
    """What members of each family are told to be; of what is told to be two things that exclude each other nothing."""
    told: dict[str, frozenset[str]] = defaultdict(lambda: _ALL)
    for token in tokens:
        senses = token[3]
        if type(senses) is not tuple or not senses or type(senses[0]) is not Sense or not senses[0].is_outside:
            continue
        kinds = frozenset(sense.kind for sense in senses)
        if _SIZED.match(text, token[1]):
            kinds &= frozenset(["model"])
        if kinds and kinds < _ALL:
            told[stems[senses[0].id]] &= kinds
    return told


def _is_open(token: Token) -> bool:
    senses = token[3]
    return type(senses) is tuple and len(senses) > 1 and senses[0].how == "form"


def _stem(stem: str) -> str:
    while (shorter := _VERSION.sub("", stem)) != stem:
        stem = shorter
    return stem
