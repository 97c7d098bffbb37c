"""Cards of plans: the name on a line of its own, words about it, and below them `$20/mo` on another."""

from __future__ import annotations

from baimo.documents import Document
from baimo.reading.finding.numbers import DATA
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.heads import Heads
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.names import fold, key

# What may stand beside the price of a plan on its line, and how far above it the line of its name may stand.
_BESIDE = expression(r"[\s*_·•|,/()（）:：+-]|from|only|just|up front|usd|or|save|起|仅需?|价格?|price|约")
_ABOVE, _LONGEST, _MOST_WORDS = 4, 48, 5
_PERIODS = frozenset(("month", "year", "user-month", "user-year"))
_PLANS = frozenset((*DATA["prices"]["plans"], *DATA["prices"]["plans_zh"]))
_KINDS = ("product", "model")


def of(document: Document, heads: Heads, gazetteer: Gazetteer, sentence: Sentence) -> list[Match]:
    """The prices of a line that says nothing else, of the plan whose name stands alone on a line above it."""
    block = document.blocks[sentence.block]
    if block.end - block.start > _LONGEST or symbols.UNIT["price"] not in sentence.chars[sentence.low : sentence.high]:
        return []
    places = [at for at in range(sentence.low, sentence.high) if _is_fee(sentence.tokens[at])]
    said, last = "", block.start
    for at in places:
        said += document.clean[last : sentence.tokens[at][0]]
        last = sentence.tokens[at][1]
    if not places or _BESIDE.sub("", fold(said + document.clean[last : block.end])):
        return []
    name = _name(document, gazetteer, sentence.block)
    column = heads.column("price")
    if name is None or column is None:
        return []
    return [Match(column.rule, at, at + 1, at, [("value", at, at + 1)], (("subject", name),)) for at in places]


def _is_fee(token: Token) -> bool:
    price = units.rate(getattr(token[3], "unit", "") or "")
    return price is not None and price.per in _PERIODS


def _name(document: Document, gazetteer: Gazetteer, block: int) -> Token | None:
    """The nearest line above that is but the name of a plan: a known one, or a known name and a word for plans."""
    for at in range(block - 1, max(-1, block - 1 - _ABOVE), -1):
        start, end = document.blocks[at].start, document.blocks[at].end
        said = document.clean[start:end].strip(" *_:：")
        words = fold(said).split()
        if not 0 < len(words) <= _MOST_WORDS or len(said) > _LONGEST:
            continue
        known = gazetteer.by_key.get(key(said), ())
        first = key(" ".join(said.split()[:-1]))
        is_plan = bool(first) and words[-1] in _PLANS and first in gazetteer.by_key
        if is_plan or (known and known[0].kind in _KINDS):
            senses = tuple(sense for sense in known_or_new(gazetteer, said, "product") if sense.kind in _KINDS)
            start = document.clean.index(said, start)
            return (start, start + len(said), symbols.KIND[senses[0].kind], senses, 0) if senses else None
    return None
