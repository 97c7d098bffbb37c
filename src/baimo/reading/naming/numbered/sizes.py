"""Models called by their size alone: `the 12B model` is the one of that size that the document names."""

from __future__ import annotations

import re

from baimo.reading.expressions import expression
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols

_SIZED = expression(r"[- ](?P<size>\d{1,4}(?:\.\d)?[bBmM])(?:[- ](?:instruct|base|chat|it)[\w.-]*)?$", re.IGNORECASE)
_THE = expression(r"(?:\b[Tt]he|而|其)[ ]?$")
_MODEL = expression(r"[ -]?(?:models?|versions?|variants?|sibling|模型|版本|版|型号)")
_NOT = expression(r"[ -]?(?:total |active |activated )?(?:parameters?|params?|个?参数|tokens?)")


def by_size(text: str, tokens: list[Token], things: frozenset[str]) -> list[Token]:
    """The tokens, those sizes that stand for a model put under its name; one of two models of a size is none."""
    named: dict[str, Token | None] = {}
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
