"""Lines of a key and its value: `显存：96GB`, `Memory` and below it `80 GB`, 智谱：30亿元 under a heading of values."""

from __future__ import annotations

from baimo.documents import Block, Document
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences import Sentence
from baimo.reading.tables import prices
from baimo.reading.tables.columns import Columns
from baimo.reading.tables.filling import match
from baimo.reading.tables.rows import Row, alone
from baimo.values.names import fold

# What a sum without its scale looks like, and how far above a list its lead stands.
_SUM_SIGNS, _LIST = frozenset("$nm"), 12
# A key or a value that stands alone is no longer.
_SHORT = 60


class Keys:
    """Reads lines with a key."""

    def __init__(self, columns: Columns) -> None:
        self._heads, self._filling = columns.heads, columns.filling

    def key(self, document: Document, sentence: Sentence) -> list[Match]:
        """The match of a line such as `显存：96GB`, none where its key means nothing."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if colon <= sentence.low:
            return []
        head = document.clean[sentence.tokens[sentence.low][0] : sentence.tokens[colon][0]]
        column = self._heads.column(head)
        if column is None:
            return []
        return self._filling.values(column, sentence, colon + 1, sentence.high, None)

    def listed(self, document: Document, block: Block, sentence: Sentence) -> tuple[Sentence, list[Match]]:
        """The prices of a line `X: $5 input, $25 output` in a list whose lead tells of how many tokens."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        seen = sentence.chars[sentence.low : sentence.high]
        if colon < 0 or block.end - block.start > 2 * _SHORT or not _SUM_SIGNS & set(seen):
            return sentence, []
        start = sentence.tokens[colon][1]
        blocks, above = document.blocks, document.ancestors(sentence.block)
        above += range(sentence.block - 1, max(-1, sentence.block - _LIST), -1)
        lines = [fold(document.clean[blocks[i].start : blocks[i].end]) for i in above]
        found = prices.in_line(fold(document.clean[start : block.end]), start, lines)
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
        column = self._heads.column(document.clean[above.start : above.end])
        if column is None or column.predicate.value == "text" or sentence.tokens[sentence.low][0] > block.start + 2:
            return []
        if column.predicate.id == "price" and not sentence.holds(symbols.UNIT["price"]):
            return []
        return self._filling.values(column, sentence, sentence.low, sentence.high, None)

    def headed(self, document: Document, block: Block, sentence: Sentence, told: list[Match]) -> list[Match]:
        """The match of a line such as `智谱：30亿元`, where the heading tells of what: 融资一览."""
        colon = sentence.chars.find(symbols.COLON, sentence.low, sentence.high)
        if block.parent < 0 or block.head is None or colon + 1 >= sentence.high:
            return []
        above = document.blocks[block.parent]
        column = self._heads.within(document.clean[above.start : above.end])
        if column is None or any(start == colon + 1 for match in told for _, start, _ in match.roles):
            return []
        return self._filling.values(column, sentence, colon + 1, colon + 2, None)
