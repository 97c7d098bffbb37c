"""Lines that are but names and their shares, below a heading of market shares: `Acme 41%`, 甲云 35%、乙云 20%.

And names of models behind the licence that they are under: `Apache 2.0: Model A, Model B`.
"""

from __future__ import annotations

from itertools import pairwise

from baimo.documents import Block, Document
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.named import is_name
from baimo.reading.tables.rows import alone
from baimo.values.expressions import expression
from baimo.values.names import fold

_LONGEST, _HIGHEST, _FEWEST = 100, 3, 2
_PERCENT = symbols.UNIT["%"]
# What may stand between a name and its share, and between two of these.
_BETWEEN = expression(r"[\s,，、;；|｜/·•:：—–-]*(?:约|占|为|about|with|at|and|和|～|~)?[\s:：]*")
_SELLS = frozenset({"organization", "model", "product", "chip", ""})
_LICENCE = expression(
    r"(?P<said>MIT|Apache(?:[ -]2\.0)?|(?:A|L)?GPL[ -]?v?\d(?:\.\d)?|BSD(?:-\d-Clause)?"
    r"|CC[ -]BY(?:-[A-Z]{2}){0,2}(?:[ -]\d\.\d)?|MPL[ -]2\.0)(?: ?(?:许可证?|协议|授权|條款|许可协议|licen[cs]ed?))?"
)


def of(
    document: Document, heads: Heads, block: Block, sentence: Sentence, told: list[Match]
) -> tuple[Sentence, list[Match]]:
    """What is told of a line: the shares of the names in it where it is nothing else, at the time of their heading."""
    if told or block.kind not in ("bullet", "paragraph") or block.end - block.start > _LONGEST:
        return sentence, told
    if sentence.is_aside or _PERCENT not in sentence.chars[sentence.low : sentence.high]:
        return sentence, told
    found = _pairs(document.clean, joined := alone(sentence))
    if not found or not (len(found) >= _FEWEST or _is_listed(document, sentence.block)):
        return sentence, told
    above = [document.blocks[i] for i in document.ancestors(sentence.block)[:_HIGHEST]]
    said = [document.clean[one.start : one.end] for one in above]
    if not any((column := heads.within(one)) and column.predicate.id == "market_share" for one in said):
        return sentence, told
    rule = heads.named("market_share", "").rule
    made = [match(rule, joined, name, "value", at, at + 1) for name, at in found]
    if time := heads.time(fold(said[0])):
        joined.tokens.append((above[0].start, above[0].start, symbols.DATE, time.date, 0))
        joined.chars += symbols.DATE
        for one in made:
            one.roles.append(("when", len(joined.tokens) - 1, len(joined.tokens)))
    return joined, made


def _pairs(clean: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The names of a line with the share behind each, none where it says more."""
    held = [
        at
        for at in range(sentence.low, sentence.high)
        if is_name(sentence.tokens[at]) or sentence.chars[at] == _PERCENT
    ]
    if not held or len(held) % 2 or not all(_BETWEEN.fullmatch(gap) for gap in _gaps(clean, sentence, held)):
        return []
    pairs = list(zip(held[::2], held[1::2], strict=True))
    if any(sentence.chars[name] == _PERCENT for name, _ in pairs):
        return []  # 85% OpenAI: a share with a name behind it
    right = all(_may_sell(sentence.tokens[name]) and sentence.chars[at] == _PERCENT for name, at in pairs)
    return pairs if right else []


def _gaps(clean: str, sentence: Sentence, held: list[int]) -> list[str]:
    """What stands before, between and behind some symbols of a sentence."""
    tokens = sentence.tokens
    start, end = tokens[sentence.low][0], tokens[sentence.high - 1][1]
    inner = [clean[tokens[a][1] : tokens[b][0]] for a, b in pairwise(held)]
    return [clean[start : tokens[held[0]][0]], *inner, clean[tokens[held[-1]][1] : end].rstrip("。. )）")]


def _may_sell(token: Token) -> bool:
    return any(sense.kind in _SELLS for one in members(token) for sense in one[3])


def _is_listed(document: Document, at: int) -> bool:
    """Whether the line before or behind is one of a share too."""
    blocks = document.blocks
    near = [blocks[i] for i in (at - 1, at + 1) if 0 <= i < len(blocks) and blocks[i].parent == blocks[at].parent]
    return any("%" in document.clean[one.start : one.end] and one.end - one.start <= _LONGEST for one in near)


def licensed(document: Document, heads: Heads, block: Block, sentence: Sentence) -> list[Match]:
    """The licence of the models behind a key that is its name: `MIT: Model A, Model B`."""
    if block.head is None or block.end - block.start > 2 * _LONGEST:
        return []
    said = _LICENCE.fullmatch(document.clean, *block.head)
    behind = [at for at in range(sentence.low, sentence.high) if sentence.tokens[at][0] >= block.head[1]]
    things = [at for at in behind if is_name(sentence.tokens[at])]
    if said is None or not things or not all(_is_model(sentence.tokens[at]) for at in things):
        return []
    rule = heads.fixed(heads.named("licence", ""), value=said["said"]).rule
    return [match(rule, sentence, at, "note", things[0], things[0] + 1) for at in things]


def _is_model(token: Token) -> bool:
    return any(sense.kind == "model" for one in members(token) for sense in one[3])
