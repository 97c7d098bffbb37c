"""Lines of a key and its value: `显存：96GB`, `Memory` and below it `80 GB`, 智谱：30亿元 under a heading of values."""

from __future__ import annotations

import re

from baimo.documents import Block, Document
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match, Matcher
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables import prices
from baimo.reading.tables.columns import Columns
from baimo.reading.tables.filling import match
from baimo.reading.tables.heads import Column
from baimo.reading.tables.lines import (
    cases,
    deals,
    fleet,
    launched,
    listings,
    meant,
    particulars,
    plans,
    profiles,
    shared,
    specs,
    teams,
)
from baimo.reading.tables.lines.cards import Cards
from baimo.reading.tables.lines.goods import Goods
from baimo.reading.tables.lines.leads import Leads
from baimo.reading.tables.lines.made import made_by
from baimo.reading.tables.lines.parties import Parties
from baimo.reading.tables.lines.scored import Scored
from baimo.reading.tables.rows import Row, alone
from baimo.values.expressions import expression
from baimo.values.names import fold

# What a sum without its scale looks like, and how far above a list its lead stands.
_SUM_SIGNS, _LIST = frozenset("$nm"), 12
# A key or a value that stands alone is no longer.
_SHORT = 60


# What heads of sections say as well, below which lines with keys of their own tell other things: People, Users.
_OF_HEADS = ("employees", "users", "raised", "price", "trained_on")
# A value in words is no sentence.
_SENTENCE = expression(r"[。！？!?；;]|[.:：] |\.$|，|, (?:and|but|which|who) ")
_MOST_WORDS = 8
_CARD = expression(r"(?:model )?card (?:for|of) |模型卡(?:片)?[:：]?|[:：]? ?(?:model card|模型卡片?)$", re.IGNORECASE)


class Keys:
    """Reads lines with a key, and the members of lists, of one document."""

    def __init__(self, document: Document, columns: Columns, matcher: Matcher) -> None:
        self._document, self._columns, self._matcher = document, columns, matcher
        self._heads, self._filling = columns.heads, columns.filling
        self._leads = Leads(document, columns, matcher)
        self._goods, self._scored = Goods(document, columns), Scored(document, columns.heads)
        self.cards = Cards(document, columns.heads)
        self.parties = Parties(document, columns, self.cards)

    def _is_case(self) -> bool:
        return cases.is_case(self._document)

    def line(self, block: Block | None, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """What a sentence tells by itself, by its key, or by what it stands below; with the symbols that this takes."""
        document = self._document
        if block is None:
            return sentence, self._matcher.matches(sentence, self._is_case)
        if block.kind == "front":
            return self._front(block, sentence)
        has_colon = sentence.holds(symbols.COLON)
        matches = [] if _is_bare(document, block) else self._matcher.matches(sentence, self._is_case)
        if has_colon:
            keyed = self.parties.of(sentence) or self.key(document, sentence)
            matches = keyed + _beyond(keyed, matches)
            self._leads.remember(block, sentence)
        else:
            priced = plans.of(document, self._heads, self._columns.gazetteer, sentence)
            matches = priced or profiles.of(document, self._heads, block, sentence) + matches
        matches = profiles.clients(document, self._heads, block, sentence) + matches
        matches = teams.of(document, self._heads, block, sentence) + _beside_others(matches)
        if not matches:
            sentence, matches = self._leads.member(block, sentence)
        matches = listings.of(document, self._heads, block, sentence, matches)
        matches = launched.of(self._heads, block, sentence, matches)
        matches += launched.in_brackets(document.clean, self._heads, sentence, matches)
        matches = deals.of(document, self._heads, block, sentence, matches)
        matches = particulars.of(document, self._heads, block, sentence, matches)
        matches = fleet.of(document, self._heads, self._filling, block, sentence, matches)
        sentence, matches = shared.of(document, self._heads, block, sentence, matches)
        if measured := specs.of(document, self._heads, self._columns.gazetteer, block, sentence):
            told = {one.rule.predicate.id for one in measured}
            matches = measured + [one for one in matches if one.rule.predicate.id not in told]
        elif not any(_tells_of_house(match) for match in matches):
            matches = self.under(document, block, sentence) or matches
        if has_colon and all(match.at("value") is None for match in matches):
            scored, found = self._scored.of(block, sentence)
            sentence, matches = (scored, found) if found else (sentence, matches)
        if not matches and has_colon:
            sentence, matches = self.listed(document, block, sentence)
        if has_colon:
            matches += self.headed(document, block, sentence, matches) + shared.licensed(
                document, self._heads, block, sentence
            )
        return sentence, made_by(document, self._heads, self._columns.gazetteer, sentence, matches)

    def _front(self, block: Block, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """A line above the text of a card, `license: mit`: of what the title names."""
        document = self._document
        title = next((b for b in document.blocks[:_LIST] if b.kind in ("title", "heading")), None)
        thing = self._columns.thing(document, (title.start, title.end), _CARD) if title else None
        column = self._heads.column(document.clean[slice(*block.head)].replace("_", " ")) if block.head else None
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if thing is None or column is None or colon < 0 or self._columns.is_nothing(self._value(block)):
            return sentence, []
        joined = alone(sentence)
        joined.tokens.append(thing)
        joined.chars += thing[2]
        at = len(joined.tokens) - 1
        return joined, self._filling.values(column, joined, colon - sentence.low + 1, at, at)

    def _value(self, block: Block) -> str:
        """What stands behind the key of a line."""
        return self._document.clean[block.head[1] if block.head else block.start : block.end].strip(" :：*")

    def key(self, document: Document, sentence: Sentence) -> list[Match]:
        """The match of a line such as `显存：96GB`, none where its key means nothing."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if colon <= sentence.low:
            return []
        head = document.clean[sentence.tokens[sentence.low][0] : sentence.tokens[colon][0]]
        if used := self.parties.used(sentence, head, sentence.tokens[colon][1]):
            return used
        if used := cases.used(document, self._heads, sentence, colon, head):
            return used
        column = cases.column(document, self._heads, head) or self._heads.column(head)
        told = meant.column(document, self._heads, sentence, colon, head)
        column = told if meant.is_told_otherwise(column, told) else column
        value = document.clean[sentence.tokens[colon][1] : sentence.tokens[sentence.high - 1][1]]
        if column is None and (made := self._goods.of(sentence, colon, head)):
            return made
        column = column or self._aimed(sentence.block, head)
        if column is None or self._columns.is_nothing(value):
            return []
        if self.parties.is_worth(column, sentence.block):
            return []
        if column.predicate.id == "price" and not _is_priced(sentence, colon):
            return []
        return self._filling.values(column, sentence, colon + 1, sentence.high, None)

    def _aimed(self, block: int, head: str) -> Column | None:
        """What a key aims at is what the line above tells: 2025年目标 below 2024年营收."""
        above = self._document.blocks[block - 1] if block > 0 and self._heads.is_aim(head) else None
        if above is None or above.head is None:
            return None
        column = self._heads.column(self._document.clean[slice(*above.head)])
        return self._heads.estimated(column) if column and column.predicate.value == "quantity" else None

    def listed(self, document: Document, block: Block, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """The prices of a line `X: $5 input, $25 output` in a list whose lead tells of how many tokens."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        seen = sentence.chars[sentence.low : sentence.high]
        start = sentence.tokens[colon][1]
        if colon < 0 or block.end - block.start > 2 * _SHORT:
            return sentence, []
        if not _SUM_SIGNS & set(seen) and not prices.is_pair(document.clean[start : block.end]):
            return sentence, []
        blocks, above = document.blocks, document.ancestors(sentence.block)
        above += range(sentence.block - 1, max(-1, sentence.block - _LIST), -1)
        lines = [fold(document.clean[blocks[i].start : blocks[i].end]) for i in above]
        key, said = fold(document.clean[block.start : start]), fold(document.clean[start : block.end])
        found = prices.in_line(said, start, lines) or prices.behind_key(said, start, key, lines)
        column = self._heads.column("price")
        if not found or column is None:
            return sentence, []
        row = Row(document, block, alone(sentence), [], [])
        made = [row.add((span.start, span.end, symbols.UNIT["price"], span, 0)) for span in found]
        return row.sentence, [match(column.rule, row.sentence, None, "value", at, at + 1) for at in made]

    def under(self, document: Document, block: Block, sentence: Sentence) -> list[Match]:
        """The match of a value that stands alone under its key: a line `Memory` and below it `80 GB`."""
        above = document.blocks[block.parent] if block.parent >= 0 else None
        if above is None or block.end - block.start > _SHORT or above.end - above.start > _SHORT:
            return []
        said = document.clean[above.start : above.end]
        column = self._heads.column(said) or (self._heads.within(said) if said[-1] in "?？" else None)
        own = self._heads.column(document.clean[slice(*block.head)]) if block.head else None
        is_other = own is not None and column is not None and own.predicate != column.predicate
        is_other = is_other or (block.head is not None and column is not None and column.predicate.id in _OF_HEADS)
        if column is None or is_other or sentence.tokens[sentence.low][0] > block.start + 2:
            return []
        if column.predicate.value == "text" and not self._is_value(document.clean[block.start : block.end]):
            return []
        if column.predicate.id == "price" and not self._is_price(document.clean[block.start : block.end], sentence):
            return []
        return self._filling.values(column, sentence, sentence.low, sentence.high, None)

    @staticmethod
    def _is_price(said: str, sentence: Sentence) -> bool:
        """Whether what stands below the word for a price is one, rather than a sentence below a title."""
        return sentence.holds(symbols.UNIT["price"]) and not _SENTENCE.search(said)

    def _is_value(self, said: str) -> bool:
        """Whether words that stand alone below a key are its value rather than a sentence about it."""
        is_short = len(said.split()) <= _MOST_WORDS and len(said.encode()) <= _SHORT
        return is_short and not _SENTENCE.search(said) and not self._columns.is_nothing(said)

    def headed(self, document: Document, block: Block, sentence: Sentence, told: list[Match]) -> list[Match]:
        """The match of a line such as `智谱：30亿元`, where the heading tells of what: 融资一览."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if block.parent < 0 or block.head is None or colon + 1 >= sentence.high:
            return []
        above = document.blocks[block.parent]
        column = self._heads.within(document.clean[above.start : above.end])
        own = self._heads.within(document.clean[slice(*block.head)])
        if column is None or (own is not None and own.predicate != column.predicate):
            return []
        if column.predicate.id == "raised" and (bare := _bare_sum(sentence, colon, told)) >= 0:
            return [match(column.rule, sentence, None, "value", bare, bare + 1)]
        if any(start == colon + 1 for match in told for _, start, _ in match.roles):
            return []
        return self._filling.values(column, sentence, colon + 1, colon + 2, None)


def _is_priced(sentence: Sentence, colon: int) -> bool:
    """Whether a price stands behind a key, and not that of a thing which opens there: 模型降价：Qwen-Turbo 0.3元."""
    has_price = symbols.UNIT["price"] in sentence.chars[colon : sentence.high]
    return has_price and sentence.chars[colon + 1] not in _OPENS


# `540B` on a line of its own, and below it of what: what stands above or below tells whose it is.
_BARE = expression(r"[~≈>]?(?:US)?[$€£¥]?\d[\d,.]* ?(?:[KMBT]|bn|mn|billion|million|trillion|GB|TB|%|[万亿]+)?\+?")


def _is_bare(document: Document, block: Block) -> bool:
    """Whether a paragraph is but a number with its scale."""
    is_short = block.kind == "paragraph" and block.end - block.start <= _LIST
    return is_short and _BARE.fullmatch(document.clean, block.start, block.end) is not None


_OPENS = frozenset(symbols.KIND[kind] for kind in ("model", "product", "chip"))


def _tells_of_house(match: Match) -> bool:
    """Whether a house is named of which a sentence tells: below a heading such a line is more than a value."""
    return match.rule.predicate.subject[0] == "organization" and match.at("subject") is not None


# What rules take for the wider: the 37B of `Active parameters: 37B` for all parameters.
_WIDER = {"active_parameters": "parameters"}


def _beyond(keyed: list[Match], matches: list[Match]) -> list[Match]:
    """What rules tell beside a key: not the wider of what the key tells its value to be."""
    told = {(match.at("value"), _WIDER.get(match.rule.predicate.id)) for match in keyed}
    return [one for one in matches if (one.at("value"), one.rule.predicate.id) not in told]


def _beside_others(matches: list[Match]) -> list[Match]:
    """The matches without a launch that but a date tells, where the thing has a price: 5月21日 Qwen-Long：0.5元."""
    if not any(match.rule.predicate.id == "price" for match in matches):
        return matches
    return [match for match in matches if not match.rule.fixed.get("alone")]


def _bare_sum(sentence: Sentence, colon: int, told: list[Match]) -> int:
    """The first sum behind a name that no word is about: 月之暗面：2024年2月，超10亿美元，估值25亿美元; else -1."""
    taken = {start for match in told for _, start, _ in match.roles}
    if any(match.rule.predicate.id == "raised" for match in told):
        return -1
    for at in range(colon + 2, sentence.high):
        if sentence.chars[at] in symbols.MONEY:
            is_bare = at not in taken and sentence.chars[at - 1] in symbols.COMMA + symbols.DATE
            return at if is_bare else -1
    return -1
