"""Lines of the page of a house that begin with where it sits: `San Sebastián, Spain`, `Heidelberg, 2019, founder X`.

Such lines have no words that tell anything; that they stand below the name of a house tells it.
"""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.lines.above import heading
from baimo.reading.tables.rows import Row
from baimo.values.expressions import expression
from baimo.values.names import fold

_LONGEST = 100
_YEAR = expression(r"(?:19|20)\d\d(?: ?年)?")
_ENDS = expression(r"\s*(?:[,，;；、。.·|]|$)")
# What stands between the town and the year: a region, a country.
_REACH = 6


_CLIENTS = expression(
    r"(?:our|key|main|major|selected|reference|named|top|early|some)? ?(?:customers?|clients?|customer base|who uses us"
    r"|customer (?:list|wins))"
    r"|(?:主要|典型|标杆|部分|重点|代表|首批|我们的|现有|核心|合作|付费)*客户(?:案例|名单|一览|列表|情况|[与和及&](?:生态|案例|场景|落地|合作伙伴|伙伴|应用))?"
)
# 运营商：中国移动、中国联通: sectors before a colon, and behind it nothing but houses.
_LONGEST_SECTOR = 20
_IDLE = frozenset([symbols.COMMA, symbols.LIST, symbols.STOP])


def clients(document: Document, heads: Heads, block: Block, sentence: Sentence) -> list[Match]:
    """The houses at the head of a line below `Our customers`, 典型客户: whoever speaks supplies them."""
    if block.kind != "bullet" or sentence.is_aside or sentence.tokens[sentence.low][0] > block.start + 2:
        return []
    said = heading(document, sentence.block)
    if said is None or not _CLIENTS.fullmatch(fold(said)):
        return []
    house = symbols.KIND["organization"]
    rule = heads.fixed(heads.named("supplies", ""), open="").rule
    colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
    of_sector = _of_sector(document, heads, sentence, colon) if colon >= 0 else []
    named = list(of_sector)
    for at in range(sentence.low, sentence.high) if not of_sector else ():
        if sentence.chars[at] == house:
            named.append(at)
        elif sentence.chars[at] != symbols.COMMA:
            break
    return [match(rule, sentence, None, "object", at, at + 1) for at in named]


def client_row(heads: Heads, row: Row) -> list[Match]:
    """The houses of a row of key and value: | 客户 | 长江存储、东风汽车 |."""
    if len(row.cells) != _KEY_AND_VALUE or not _CLIENTS.fullmatch(fold(row.said(0)).strip(" *_:：")):
        return []
    rule = heads.fixed(heads.named("supplies", ""), open="").rule
    houses = [at for at in row.cells[1] if row.chars[at] == symbols.KIND["organization"]]
    return [match(rule, row.sentence, None, "object", at, at + 1) for at in houses]


_KEY_AND_VALUE = 2


def _of_sector(document: Document, heads: Heads, sentence: Sentence, colon: int) -> list[int]:
    """The houses behind a sector and a colon, none where anything else stands there."""
    house, tokens = symbols.KIND["organization"], sentence.tokens
    behind = [at for at in range(colon + 1, sentence.high) if sentence.chars[at] not in _IDLE]
    head = document.clean[tokens[sentence.low][0] : tokens[colon][0]]
    is_list = bool(behind) and all(sentence.chars[at] == house for at in behind)
    is_sector = len(head) <= _LONGEST_SECTOR and sentence.chars[sentence.low] != house and heads.column(head) is None
    return behind if is_list and is_sector else []


def of(document: Document, heads: Heads, block: Block, sentence: Sentence) -> list[Match]:
    """Where the house of a page sits, and since which year it is there, as the first words of a line tell."""
    low, tokens = sentence.low, sentence.tokens
    place = symbols.KIND["place"]
    is_line = block.kind == "bullet" and block.end - block.start <= _LONGEST and not sentence.is_aside
    if not is_line or sentence.chars[low] != place or tokens[low][0] > block.start + 2 or block.head is not None:
        return []
    above = document.ancestors(sentence.block)
    if not any(document.blocks[at].kind == "heading" for at in above):
        return []
    if not _ENDS.match(document.clean, tokens[low][1], block.end) and tokens[low][1] < block.end:
        return []
    told = [match(heads.named("located_in", "").rule, sentence, None, "object", low, low + 1)]
    for at in range(low + 1, min(low + _REACH, sentence.high)):
        if sentence.chars[at] == symbols.DATE:
            year = document.clean[tokens[at][0] : tokens[at][1]].strip(" ,，;；")
            if _YEAR.fullmatch(year):
                told.append(match(heads.named("founded_on", "").rule, sentence, None, "value", at, at + 1))
            break
        if sentence.chars[at] not in (symbols.COMMA, place):
            break
    return told
