"""Lines with a key in the card of a case: 供应商：X, 使用模型：Y, `Hardware: 24 H200`.

On the page of a model a provider made it and hardware trained it; in a case, which tells how a house uses models, the
provider supplies the house, the models are used by it, and the hardware is what they run on.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from baimo.documents import Document
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Column, Heads
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold

_DATA = datafile.load(Path(__file__).with_name("cases.yaml"))
_CASE = expression("|".join(_DATA["titles"]))
_USED = frozenset(_DATA["used"])
_CLIENTS = frozenset(_DATA["clients"])
_VENDOR = tuple(expression(one) for one in _DATA["vendor"])
_MEANS: dict[str, str] = {word: name for name, words in _DATA["predicates"].items() for word in words}
# How far from its top a page says that it is a case.
_TOP = 240
# So many signs tell a case, in so much of its text.
_LEAST, _MUCH = 3, 20000
_SIGNS = tuple(expression(sign) for sign in _DATA["signs"])
_EDGES = " *_•·‧․-#"


def column(document: Document, heads: Heads, head: str) -> Column | None:
    """What a key means in a case and nowhere else, None for other keys and other pages."""
    name = _MEANS.get(fold(head).strip(_EDGES)) if len(head) <= _TOP else None
    if name is None or not _is_case(document.clean[:_TOP]):
        return None
    return heads.named(name, fold(head))


def vendor(document: Document, gazetteer: Gazetteer) -> Token | None:
    """The house whose cases a page tells, as its title says: 衡宇智能客户案例集."""
    blocks, clean = document.blocks, document.clean
    if not blocks or blocks[0].kind not in ("title", "heading"):
        return None
    for pattern in _VENDOR:
        match = pattern.match(clean, blocks[0].start, blocks[0].end)
        if match is not None and clean.count(match["name"]) > 1:
            senses = known_or_new(gazetteer, match["name"], "organization")
            is_house = bool(senses) and senses[0].kind == "organization"
            return (*match.span("name"), symbols.KIND["organization"], senses, 0) if is_house else None
    return None


def is_client(key: str) -> bool:
    """Whether a folded key names whom the vendor of a page supplies."""
    return key in _CLIENTS


def in_card(heads: Heads, sentence: Sentence, key: str, start: int, client: Token) -> list[Match]:
    """The models and the software that a card names behind a key, from `start` on, as used by its client."""
    if key not in _USED:
        return []
    rule = heads.fixed(heads.named("applied_in", key), open="").rule
    tools = (token for token in sentence.tokens[sentence.low : sentence.high] if token[0] >= start and _is_tool(token))
    given = ((("subject", one), ("object", client)) for tool in tools for one in members(tool))
    return [Match(rule, sentence.low, sentence.high, sentence.low, [], pair) for pair in given]


def used(document: Document, heads: Heads, sentence: Sentence, colon: int, head: str) -> list[Match]:
    """The models and the software that a case says were used, of the house that it is about."""
    if fold(head).strip(_EDGES) not in _USED or not _is_case(document.clean[:_TOP]):
        return []
    rule = heads.fixed(heads.named("applied_in", fold(head)), open="object").rule
    known = [at for at in range(colon + 1, sentence.high) if _is_tool(sentence.tokens[at])]
    return [match(rule, sentence, None, "subject", at, at + 1) for at in known]


def _is_tool(token: Token) -> bool:
    """Whether it names models or software, and nothing else."""
    if token[3] is None or hasattr(token[3], "start") or token[2] in (symbols.DATE, symbols.HAN):
        return False
    return all(single[3][0].kind in ("model", "product") for single in members(token))


def is_case(document: Document) -> bool:
    """Whether a page tells how a house uses models: by its top, or by several things that only such pages tell."""
    return _is_case(document.clean[:_TOP]) or _tells_of_use(document.clean[:_MUCH])


@lru_cache(maxsize=4)
def _tells_of_use(text: str) -> bool:
    said = fold(text)
    return sum(1 for sign in _SIGNS if sign.search(said)) >= _LEAST


@lru_cache(maxsize=8)
def _is_case(top: str) -> bool:
    return _CASE.search(fold(top)) is not None
