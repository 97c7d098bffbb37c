"""Who makes which: below a heading that is but a house (`1. OpenAI（GPT 系列）`) what heads a line is its own.

So lists go that tell of several houses one after another. On the page of a single one every line would say it again.
A list of houses, each with its things behind a colon (百度：文心一言), says the same.
"""

from __future__ import annotations

from functools import lru_cache

from baimo.documents import Document
from baimo.reading.naming.known.families import family_house
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Sense, Token, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.lines.above import opens
from baimo.values.expressions import expression
from baimo.values.names import key

_THINGS = frozenset({"model", "product", "chip"})
_LINES = frozenset({"bullet", "heading"})
_ENDS = frozenset([symbols.COLON, symbols.STOP, symbols.COMMA, symbols.LIST, *symbols.DATE])
_TOLD = frozenset({"developed_by", "released", "open_sourced"})
# The number before and what stands behind the name of the house: `三、`, （GPT 系列）, 的大模型.
_NUMBER = expression(r"[ \t#*•·]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).、：:]|[①-⑳]|[\d.]{2,5})?[ *]*")
_BEHIND = expression(
    r"[ *]*(?:[（(][^（()）]{1,40}[）)])?[ *]*"
    r"(?:公司|团队|系|阵营|家族|的?(?:AI|大?模型|产品)(?:家族|矩阵|系列|产品|布局)?)?[ *:：]*"
)
_LONGEST, _FEWEST = 60, 2
_HOUSE = symbols.KIND["organization"]


def made_by(
    document: Document, heads: Heads, gazetteer: Gazetteer, sentence: Sentence, told: list[Match]
) -> list[Match]:
    """What a line tells, with who makes the things that head it."""
    at = sentence.low
    block = document.blocks[sentence.block] if sentence.block >= 0 else None
    if block is None or not opens(block, sentence) or any(one.rule.predicate.id in _TOLD for one in told):
        return told
    house = None
    if _leads(sentence) and _is_listed(document, sentence.block, gazetteer):
        house, at = members(sentence.tokens[at])[0], at + 2
    elif block.kind in _LINES and block.parent >= 0:
        house = _houses(_Page(document, gazetteer)).get(block.parent)
    is_alone = at + 1 >= sentence.high or sentence.chars[at + 1] in _ENDS
    if house is None or not is_alone or not _is_of(sentence.tokens[at], house[3][0].id, gazetteer, document.clean):
        return told
    found = match(heads.named("developed_by", "").rule, sentence, None, "subject", at, at + 1)
    found.given = (("object", house),)
    return [*told, found]


def _leads(sentence: Sentence) -> bool:
    """Whether a house leads the line, before a colon and more."""
    at = sentence.low
    return sentence.chars[at] == _HOUSE and sentence.chars[at + 1 : at + 2] == symbols.COLON and at + 2 < sentence.high


def _is_listed(document: Document, at: int, gazetteer: Gazetteer) -> bool:
    """Whether the line before or behind is headed by another known house."""
    blocks, block = document.blocks, document.blocks[at]
    beside = (blocks[near] for near in (at - 1, at + 1) if 0 <= near < len(blocks))
    alike = (near for near in beside if near.kind == block.kind and near.parent == block.parent and near.head)
    return any(_house(document.clean, *near.head, gazetteer) for near in alike if near.head)


def _is_of(token: Token, house: str, gazetteer: Gazetteer, clean: str) -> bool:
    """Whether a symbol names things, known by kind, that the house may have made."""
    for single in members(token):
        senses = single[3]
        if type(senses) is not tuple or not all(type(sense) is Sense for sense in senses):
            return False
        owner = family_house(single, gazetteer, clean)
        owners = [sense.id for sense in senses if sense.kind == "organization"] + ([owner[3][0].id] if owner else [])
        if not any(sense.kind in _THINGS for sense in senses) or not all(_is_same(one, house) for one in owners):
            return False
    return True


def _is_same(one: str, other: str) -> bool:
    """Whether two are one house, or a house and its cloud: alibaba and alibaba-cloud."""
    return one.startswith(other) or other.startswith(one)


class _Page:
    """A document with the names, as a key: the same document has the same houses."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document, self.gazetteer = document, gazetteer

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Page) and other.document is self.document


@lru_cache(maxsize=2)
def _houses(page: _Page) -> dict[int, Token]:
    """The blocks that are but the name of a known house, by their number, where several are with lines below them."""
    document, blocks = page.document, page.document.blocks
    parents = {block.parent for block in blocks if block.kind in _LINES}
    found = {at: _house(document.clean, blocks[at].start, blocks[at].end, page.gazetteer) for at in parents if at >= 0}
    houses = {at: house for at, house in found.items() if house is not None}
    return houses if len({house[3][0].id for house in houses.values()}) >= _FEWEST else {}


def _house(clean: str, start: int, end: int, gazetteer: Gazetteer) -> Token | None:
    """The known house whose name a line is, but for its number and what stands behind it."""
    if end - start > _LONGEST:
        return None
    number = _NUMBER.match(clean, start, end)
    start = number.end() if number else start
    for at in range(end, start + 1, -1):
        if _BEHIND.fullmatch(clean, at, end):
            senses = gazetteer.by_key.get(key(clean[start:at].strip()), ())
            if senses and senses[0].kind == "organization":
                return start, at, _HOUSE, senses, 0
    return None
