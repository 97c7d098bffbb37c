"""Models called by their size alone: `the 12B model` is the one of that size that the document names."""

from __future__ import annotations

import re

from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

_SIZED = expression(r"[- ](?P<size>\d{1,4}(?:\.\d)?[bBmM])(?:[- ](?:instruct|base|chat|it)[\w.-]*)?$", re.IGNORECASE)
_THE = expression(r"(?:\b[Tt]he|而|其|其中)[ ]?$")
_MODEL = expression(r"[ -]?(?:models?|versions?|variants?|sibling|模型|版本|版|型号)")
_NOT = expression(r"[ -]?(?:total |active |activated )?(?:parameters?|params?|个?参数|tokens?)")


_SIZE = expression(r"\d{1,4}(?:\.\d{1,2})?[BM]")
# A name that is that of a thing by its letters: with a hyphen, a number or a capital within.
_OF_THING = expression(r"[^\s]*(?:-[A-Za-z\d]|\d|[a-z][A-Z])[\w.]*(?: [A-Z][\w.]*)*|[^\s]+ (?:[A-Z]?\d[\w.]*)")
_NO_PART = expression(
    r" ?(?:[-–]|total|active|activated|dense|moe|params?|parameters?|个?参数|tokens?|[美港]?元|users)", re.IGNORECASE
)


def with_size(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens, a size that stands right behind a new name put into it: Lex-HK 14B is the name of a model."""
    size, found = symbols.UNIT["parameters"], list[Token]()
    for token in tokens:
        before = found[-1] if found else None
        if token[2] == size and before is not None and _is_part(text, before, token):
            found.pop()
            name = text[before[0] : token[1]]
            token = (before[0], token[1], symbols.KIND["model"], provisional(name, "model"), before[4])
        found.append(token)
    return found


def _is_part(text: str, name: Token, size: Token) -> bool:
    senses = name[3]
    if size[0] == name[1] and text[name[1] - 1] > "z" and _is_of_house(text, name, size):
        return True
    if text[name[1] : size[0]] != " " or not isinstance(senses, tuple) or not senses or not hasattr(senses[0], "id"):
        return False
    is_new = not senses[0].is_known
    is_thing = senses[0].kind in ("", "model", "chip", "product") and _OF_THING.fullmatch(text, name[0], name[1])
    is_size = _SIZE.fullmatch(text, size[0], size[1]) and not _NO_PART.match(text, size[1])
    return bool(is_new and is_thing and is_size)


def _is_of_house(text: str, name: Token, size: Token) -> bool:
    """百川7B: a house in Han characters with a size right behind it is a model of its."""
    senses = name[3]
    is_house = isinstance(senses, tuple) and bool(senses) and getattr(senses[0], "kind", "") == "organization"
    return is_house and bool(_SIZE.fullmatch(text, size[0], size[1])) and not _NO_PART.match(text, size[1])


def by_size(text: str, tokens: list[Token], things: frozenset[str]) -> list[Token]:
    """The tokens, those sizes that stand for a model put under its name; one of two models of a size is none."""
    named: dict[str, Token | None] = {}
    tokens = with_size(text, tokens)
    for token in tokens:
        match = _SIZED.search(text, token[0], token[1]) if token[2] in things else None
        if match and token[3] is not None:
            size, known = match["size"].lower(), named.get(match["size"].lower(), token)
            named[size] = token if known is not None and known[3][0].id == token[3][0].id else None
    size = symbols.UNIT["parameters"]
    return [_named(text, token, named) if token[2] == size else token for token in tokens] if named else tokens


def _named(text: str, token: Token, named: dict[str, Token | None]) -> Token:
    start, end, _, _, rank = token
    if _NOT.match(text, end):
        return token
    meant = named.get(text[start:end].strip().lower())
    if meant is None or not (_THE.search(text, max(0, start - 5), start) or _MODEL.match(text, end)):
        return token
    return start, end, meant[2], meant[3], rank
