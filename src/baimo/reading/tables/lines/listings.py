"""Lines below a heading of listings: `Biren: Hong Kong, 2 January 2026` under `IPO pipeline`."""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.naming.known.exchanges import EXCHANGES
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.lines.above import is_above, is_line
from baimo.values.expressions import expression
from baimo.values.names import fold

_LISTINGS = expression(r"\bipos?\b|\blistings?\b|\bgoing public\b|\bwent public\b|上市|挂牌|登陆资本市场")
# What a line says of a listing that has not come to pass.
_AHEAD = expression(
    r"递表|申请|受理|辅导|拟|计划|预计|聆讯|filed|files|plans?|planned|expected|confidential|target|preparing"
)
_EXCHANGE = expression(
    r"交易所|证交所|板|[港上深北纽东]交所|纳斯达克|港股|[ab]股|nasdaq|nyse|euronext|hkex|exchange|\blse\b|star"
)
_LONGEST = 90


def of(document: Document, heads: Heads, block: Block, sentence: Sentence, told: list[Match]) -> list[Match]:
    """What a line tells, with where its house is listed, in place of where it sits."""
    house, place = symbols.KIND["organization"], symbols.KIND["place"]
    if sentence.chars[sentence.low] != house or any(one.rule.predicate.id == "listed_on" for one in told):
        return told
    if not is_line(block, sentence, _LONGEST) or not is_above(document, sentence.block, _LISTINGS):
        return told
    at = next((i for i in range(sentence.low + 1, sentence.high) if _is_exchange(document, sentence, i, place)), -1)
    if at < 0:
        return told
    rule = heads.named("listed_on", "").rule
    if _AHEAD.search(fold(document.clean[block.start : block.end])):
        rule = heads.fixed(heads.named("listed_on", ""), modality="predicted").rule
    found = match(rule, sentence, sentence.low, "object", at, at + 1)
    found.start = sentence.low
    return [one for one in told if one.rule.predicate.id != "located_in"] + [found]


def _is_exchange(document: Document, sentence: Sentence, at: int, place: str) -> bool:
    token: Token = sentence.tokens[at]
    if sentence.chars[at] == place:
        return any(getattr(sense, "id", "") in EXCHANGES for sense in members(token)[-1][3] or ())
    is_house = sentence.chars[at] == symbols.KIND["organization"]
    return is_house and _EXCHANGE.search(fold(document.clean[token[0] : token[1]])) is not None
