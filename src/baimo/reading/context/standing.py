"""Of whom a document speaks all along: the house that speaks in it, and the one thing that it is about.

Words that leave out of whom they speak, with nobody near, tell of these: a line of a deck (`214 of us`), an answer,
a specification below the name of a chip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from baimo.documents import Document
from baimo.reading.context.candidates import THINGS, UNKNOWN, entity_of
from baimo.reading.context.heads import Heads
from baimo.reading.context.houses import Houses
from baimo.reading.context.leading import Leading
from baimo.reading.context.salience import Line, Query, Weighing
from baimo.reading.naming.mentions import Token, known_or_new, makers, members
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

_BRACKETS = expression(r"[（(][^（）()]*[）)]")
_WORDS = expression(r"[^\W\d_]{2}")
_NAME = expression(r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}|[\u4e00-\u9fff]{2,8}")
# So far down stands the title of a page.
_TOP = 4
# 云启智能发展历程, `History of Ferroline`: such a page is about nobody else.
_OF_HOUSE = expression(
    r"[”」]?的?(?:公司|集团|企业)?(?:发展历程|發展歷程|大事记|大事記|历程|年表|编年史|里程碑|发展史|成长史|时间轴|时间线|(?:公司)?简介)"
    # 远山科技股份有限公司2024年年度报告摘要
    r"|[)）:：\s—–-]*(?:关于)?(?:20\d\d ?(?:年|财年))?[\s—–-]*"
    r"(?:年度|半年度|第?[一二三四]季度?|[上下]半年|中期|全年|年)?"
    r"(?:报告|业绩|業績|财报|報告|年报|年報|招股(?:说明书|書|书)|募集说明书)(?!会|解读|点评|预测|分析|前瞻)"
    r"|['’]s (?:history|story|milestones|timeline|journey)"
    r"|(?::| -| –| —)? (?:(?:a|the|our|key|company) )?"
    r"(?:history|milestones|timeline|key dates|chronology|company profile)\b",
    re.IGNORECASE,
)
_HISTORY_OF = expression(r"\b(?:history|story|timeline|chronology|milestones) of (?:the )?$", re.IGNORECASE)
# So many headings before it tell that a heading is a house too.
_SISTERS = 2
# A house of the title that the text names so often is what it is about.
_OFTEN = 3
# So many lines below it a list still tells of what one of its lines begins with.
_LIST = 6
# Who stands so near was weighed, and was not meant.
_NEAR = frozenset({"clause", "sentence", "main", "back", "told", "thing"})


def spoken_of(
    document: Document, query: Query, weighing: Weighing, houses: Houses, heads: Heads, leading: Leading
) -> Token | None:
    """The house or the thing of which a document speaks where nobody near is meant."""
    if query.sentence.host is not None:
        return None
    if query.is_pronoun and query.kinds != ("organization",):
        return None
    if any(not _NEAR.isdisjoint(signs) for _, signs in weighing.found.values()):
        return None
    if query.is_pronoun or query.other is None:
        told = _told_of(document, query, heads, leading)
        if told is not None or query.is_pronoun:
            return told
    if query.other is not None:
        return _served(document, query, leading)
    block = query.sentence.block
    above = document.ancestors(block) if block >= 0 else []
    if (
        "organization" in query.kinds
        and (house := _house(document, query, houses, heads, above) or _led(document, query, leading)) is not None
    ):
        return house
    is_far = query.is_near or query.sentence.is_aside or block < 0
    if is_far or THINGS.isdisjoint(query.kinds) or query.before == "strange":
        return None
    if (listed := _listed(document, query, heads)) is not None:
        return listed
    rows = [thing for thing in leading.first.values() if document.blocks[block].kind == "table-row"]
    found = (_only(named, query) for named in (*(heads.of(at) for at in above), leading.title, rows))
    return next((thing for thing in found if thing is not None), None)


def _listed(document: Document, query: Query, heads: Heads) -> Token | None:
    """The thing that a line before it in its list begins with: `K2: July 2025` above `65.8% on SWE-bench Verified`."""
    blocks, block = document.blocks, query.sentence.block
    if blocks[block].kind != "bullet" or "organization" in query.kinds or heads.of(block):
        return None
    for at in range(block - 1, max(blocks[block].parent, block - _LIST), -1):
        if blocks[at].parent == blocks[block].parent and (named := heads.of(at)):
            return _only(named, query)
    return None


def _told_of(document: Document, query: Query, heads: Heads, leading: Leading) -> Token | None:
    """The house whose history the page is by its title, though nothing else names it."""
    title = next((at for at in range(min(_TOP, len(document.blocks))) if document.blocks[at].kind == "title"), -1)
    named = [one for token in heads.of(title) or leading.title for one in members(token)]
    if "organization" not in query.kinds or len({entity_of(one, document.clean) for one in named}) != 1:
        return None
    start, end, char, _, rank = named[0]
    house = symbols.KIND["organization"]
    if not (_OF_HOUSE.match(document.clean, end) or _HISTORY_OF.search(document.clean, 0, start)):
        return None
    if char == house or char not in UNKNOWN:
        return named[0] if char == house else None
    return start, end, house, known_or_new(heads.gazetteer, document.clean[start:end], "organization"), rank


def _house(document: Document, query: Query, houses: Houses, heads: Heads, above: list[int]) -> Token | None:
    """The house whose name a heading is; else for whom who speaks here speaks, else that of the page."""
    block = query.sentence.block
    is_own = houses.talk.answers(block) or houses.speaking(block) is not None
    if not is_own and (label := heads.label(query.sentence, query.start)) is not None:
        return label
    for at in above:
        if (named := _named(document, at, heads, query) or _titled_by(at, document, houses)) is not None:
            return named
    if query.is_near or query.sentence.is_aside:
        return None
    house = houses.speaking(query.sentence.block)
    return house if house is not None and house[2] in query.chars else None


def _titled_by(at: int, document: Document, houses: Houses) -> Token | None:
    """The house of the page, where a heading is its name: 青禾医语 · 商业计划书."""
    page, block = houses.page, document.blocks[at]
    is_its = page is not None and block.kind == "title" and block.start <= page[0] < block.end
    return page if is_its and page is not None and page[3][0].is_outside else None


def _led(document: Document, query: Query, leading: Leading) -> Token | None:
    """The house that the document is about: a case, a portrait; of which it speaks most, or which its title names."""
    is_strange = query.before == "strange" and len(query.kinds) == 1
    block = query.sentence.block
    is_row = block >= 0 and document.blocks[block].kind == "table-row"
    if query.is_near or query.sentence.is_aside or is_strange or is_row:
        return None
    house = leading.first.get("organization") or _titled(document, leading) or _opening(document, leading)
    return house if house is not None and house[2] in query.chars else None


def _opening(document: Document, leading: Leading) -> Token | None:
    """The house that a text names first and, above all others, most often."""
    house = symbols.KIND["organization"]
    singles = (one for token in leading.mentions for one in members(token))
    first = next((one for one in singles if one[2] == house), None)
    if first is None:
        return None
    own = entity_of(first, document.clean)
    is_often = leading.counts(document.clean)[own] >= _OFTEN
    return first if is_often and own == leading.most_named_house(document.clean) else None


def _served(document: Document, query: Query, leading: Leading) -> Token | None:
    """The house that the document is about, where it is sought whom somebody supplies, or where a thing is used."""
    house = _led(document, query, leading) if "organization" in query.kinds else None
    if house is None or query.other is None:
        return None
    is_other = entity_of(house, document.clean) == entity_of(query.other, document.clean)
    return house if not is_other else None


def _titled(document: Document, leading: Leading) -> Token | None:
    """The one house that the title names, where the text names no other as often."""
    houses = [one for token in leading.title for one in members(token) if one[2] == symbols.KIND["organization"]]
    counts, kept = leading.counts(document.clean), {entity_of(one, document.clean): one for one in houses}
    if len(kept) != 1:
        return None
    own, house = next(iter(kept.items()))
    return house if counts[own] >= _OFTEN and own == leading.most_named_house(document.clean) else None


def _named(document: Document, at: int, heads: Heads, query: Query) -> Token | None:
    """The house whose name a heading is, and nothing else: what stands below is told of it."""
    if not heads.is_heading(at):
        return None
    if all(token[2] in UNKNOWN for token in heads.of(at)):
        if at not in heads.sisters:
            heads.sisters[at] = _sister(document, at, heads)
        return heads.sisters[at]
    is_line = document.blocks[query.sentence.block].kind in ("table-row", "bullet")
    named = _whole(document, at, heads) or (_known(heads.of(at)) if is_line else None)
    return named if named is not None and named[2] in query.chars and named[2] not in UNKNOWN else None


def named_above(document: Document, block: int, heads: Heads) -> Token | None:
    """The house that the heading right above a block is, and nothing else."""
    is_headed = block > 0 and document.blocks[block].parent == block - 1 and heads.is_heading(block - 1)
    whole = _whole(document, block - 1, heads) if is_headed else None
    return whole if whole is not None and whole[2] == symbols.KIND["organization"] else None


def maker_above(document: Document, query: Query, before: list[Line], line: Line, heads: Heads) -> Token | None:
    """The maker that the heading right above names before its thing: `## 海岬微 HJ-1`, below it 公司2022年成立.

    Where the sentence names a house, or one of the block has told something of another, the text has gone on to that.
    """
    block, house = query.sentence.block, symbols.KIND["organization"]
    is_headed = document.blocks[block].parent == block - 1 and heads.is_heading(block - 1)
    named = heads.of(block - 1) if is_headed else []
    maker = makers(named[0]) if len(named) == 1 else None
    if maker is None or maker[2] != house or house not in query.chars:
        return None
    own = entity_of(maker, document.clean)
    lines = [one for one in (*before, line) if one.sentence.block == block]
    told = [one for each in lines for _, one in each.subjects if one[2] == house]
    told += [line.sentence.tokens[at] for at in line.names if at < query.start and line.sentence.chars[at] == house]
    return maker if all(entity_of(one, document.clean) == own for one in told) else None


def named_before(block: int, since: list[Line], heads: Heads) -> Token | None:
    """The house whose name stands as a sentence of its own at the head of a paragraph that names no other since."""
    head, house = heads.ran_in[block], symbols.KIND["organization"]
    named = [line.sentence.tokens[at] for line in since for at in line.names if line.sentence.chars[at] == house]
    return head if head[2] == house and all(one == head for one in named) else None


def _known(named: list[Token]) -> Token | None:
    """The one house of a heading that a list knows, where rows and bullets stand below it."""
    houses = [token for token in named if token[2] == symbols.KIND["organization"] and len(members(token)) == 1]
    known = [token for token in houses if token[3][0].is_known]
    return known[0] if len(known) == 1 else None


def _whole(document: Document, at: int, heads: Heads) -> Token | None:
    """The one name that a heading is, but for brackets and a number."""
    above, of = document.blocks[at], heads.of(at)
    if not of or len({entity_of(one, document.clean) for one in of}) != 1:
        return None  # 聽風 WindLore is one name
    rest = document.clean[above.start : of[0][0]] + document.clean[of[-1][1] : above.end]
    return of[0] if not _WORDS.search(_BRACKETS.sub("", rest)) else None


def _sister(document: Document, at: int, heads: Heads) -> Token | None:
    """The house that a heading without a known name is, since the headings before it, of its level, are houses."""
    block = document.blocks[at]
    said = _BRACKETS.sub("", document.clean[block.start : block.end]).strip()
    if not _NAME.fullmatch(said) or not document.clean.startswith(said, block.start):
        return None
    beside = (i for i in range(at - 1, -1, -1) if heads.is_heading(i) and document.blocks[i].level == block.level)
    sisters = [_whole(document, i, heads) for i in islice(beside, _SISTERS)]
    house = symbols.KIND["organization"]
    if len(sisters) < _SISTERS or not all(one is not None and one[2] == house for one in sisters):
        return None
    senses = known_or_new(heads.gazetteer, said, "organization")
    is_house = bool(senses) and senses[0].kind == "organization"
    return (block.start, block.start + len(said), house, senses, 0) if is_house else None


def _only(named: Iterable[Token], query: Query) -> Token | None:
    """The one thing among some names that can be meant, where there is but one."""
    things = {entity_of(one, ""): one for token in named for one in members(token) if _may_be(one, query)}
    return next(iter(things.values())) if len(things) == 1 else None


def _may_be(token: Token, query: Query) -> bool:
    kinds = {sense.kind or sense.likely for sense in token[3]}
    if token[2] in UNKNOWN or token[2] not in query.chars or not kinds & THINGS & set(query.kinds):
        return False
    # A family (Qwen, 昇腾) is none of its members.
    return token[3][0].is_outside or any(char.isdigit() for char in token[3][0].id)
