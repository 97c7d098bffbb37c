"""Licences of houses of their own, which no list knows: `released under the Aerie Community License`."""

from __future__ import annotations

from baimo.reading.naming.mentions import Token
from baimo.reading.rules.lexicon import Lexicon
from baimo.values.expressions import expression

_NAMED = expression(
    r"\b(?:(?:under|with|to|by|carries|uses|has|license|licence|is)(?: (?:the|an?|our|its|their))?|[Tt]he"
    r"|[Ll]icen[cs]e(?:\*\*)?:(?:\*\*)?) "
    r"(?P<name>(?!The |Our |Its |This |MIT |Apache |General |Software )[A-Z][\w.+-]*"
    r"(?: (?:[A-Z][\w.+-]*|AI))*? (?:(?:Community|Research|Open|Model|Public|Commercial|Source|Non-?[Cc]ommercial|Use"
    r"|Responsible|Developer|Evaluation|RAIL|AI|Weights) )*Licen[cs]e(?: (?:v|version )?\d(?:\.\d)?)?)\b(?! [A-Z])"
)
# Most texts hold none, and this is far quicker to see.
_WORD = expression(r"[a-zA-Z0-9] Licen[cs]e\b")
_LIKE = "llama community license"
_RANK = 5


def licences(text: str, lexicon: Lexicon) -> list[Token]:
    """Such names, as words that rules of licences know."""
    char = lexicon.words.get(_LIKE)
    if char is None or not _WORD.search(text):
        return []
    found = (match.span("name") for match in _NAMED.finditer(text))
    return [(start, end, char, None, _RANK) for start, end in found if text[start:end].lower() not in lexicon.words]
