"""Lines below a heading of rounds: `Mistral AI — €1.7B, led by ASML`, 8月 翎动机器人 战略轮 8000万元 甬矽资本."""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.lines.above import heading, is_line
from baimo.values.expressions import expression
from baimo.values.names import fold

_LONGEST = 120
_ROUNDS = expression(
    r"融资|募资|轮次|资本动态|资本动向"
    r"|\b(?:funding|rounds?|raises|raised|financings?|deals of the (?:week|month)|mega-?rounds)\b"
)
# What such a heading tells of other than rounds.
_OTHER = expression(r"并购|收购|上市|acqui|m&a|ipo|估值|valuation|需求|计划|历程|difficult|how")
_ROUND = (
    r"(?:(?:pre-?)?[a-h][1-9+]{0,2}轮|天使\+?轮|种子轮|战略轮|战略(?:融资|投资)|series [a-h][1-9+]?|seed(?: round)?"
    r"|pre-seed|angel(?: round)?|growth|bridge)"
)
_GAP = expression(
    rf"[\s:：—–|｜,，*_-]*(?:[（(][^（）()]{{2,16}}[)）])?[\s:：—–|｜,，*_-]*{_ROUND}?[\s:：—–|｜,，*_-]*"
)
# Between a round, or a sum, and those who gave it.
_BEHIND = expression(
    rf"[\s:：—–|｜,，*_（(-]*(?:{_ROUND})?[\s:：—–|｜,，*_（(-]*(?:领投|投资|led by|from|lead)?[\s:：]*"
)
_HOUSE = symbols.KIND["organization"]
_NAMED = frozenset(_HOUSE + symbols.CAPITALISED)


def of(document: Document, heads: Heads, block: Block, sentence: Sentence, told: list[Match]) -> list[Match]:
    """What a line tells, with the sum that stands bare behind its house and the houses behind that."""
    if not is_line(block, sentence, _LONGEST) or any(
        one.rule.predicate.id in ("acquired", "listed_on") for one in told
    ):
        return told
    low = sentence.low + (sentence.chars[sentence.low] == symbols.DATE)
    if low >= sentence.high or sentence.chars[low] not in _NAMED or not _is_of_rounds(document, sentence.block):
        return told
    found = list(told)
    end = sentence.tokens[low][1]
    at = next((i for i in range(low + 1, sentence.high) if sentence.chars[i] in symbols.MONEY), -1)
    if at >= 0 and _GAP.fullmatch(fold(document.clean[end : sentence.tokens[at][0]])):
        if not any(one.rule.predicate.id == "raised" for one in told):
            found.append(_whole(match(heads.named("raised", "").rule, sentence, low, "value", at, at + 1), low))
        end = sentence.tokens[at][1]
    if not any(one.rule.predicate.id == "invested_in" for one in told):
        found += _backers(document, heads, sentence, low, end)
    return found


def _backers(document: Document, heads: Heads, sentence: Sentence, low: int, end: int) -> list[Match]:
    """The houses that stand right behind a sum or a round, and behind one another."""
    rule = heads.fixed(heads.named("invested_in", ""), open="").rule
    text = document.clean
    found: list[Match] = []
    for at in range(low + 1, sentence.high):
        start = sentence.tokens[at][0]
        gap = fold(text[end:start]) if start >= end else ""
        if sentence.chars[at] != _HOUSE or start < end:
            continue
        is_next = gap.strip() in ("、", ",", "，", "/", "and", "&", "和", "与") if found else bool(gap.strip())
        if not (is_next or (not found and gap.isspace())) or not (found or _BEHIND.fullmatch(gap)):
            break
        one = match(rule, sentence, None, "subject", at, at + 1)
        one.roles.append(("object", low, low + 1))
        found.append(_whole(one, low))
        end = sentence.tokens[at][1]
    return found


def _whole(found: Match, low: int) -> Match:
    found.start = low
    return found


def _is_of_rounds(document: Document, block: int) -> bool:
    said = heading(document, block)
    folded = fold(said) if said else ""
    return _ROUNDS.search(folded) is not None and _OTHER.search(folded) is None
