"""A row of a table as a sentence of its own."""

from __future__ import annotations

from dataclasses import dataclass

from baimo.documents import Block, Document
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.sentences import Sentence
from baimo.values.names import fold

# The lines that tell the unit of a table stand no farther from a row; a long one is text.
_FAR, _LONGEST = 60, 300


@dataclass(slots=True)
class Row:
    """A row of a table: its sentence, which takes up the things that heads name, and the symbols in each cell."""

    document: Document
    block: Block
    header: Block | None
    sentence: Sentence
    cells: list[list[int]]
    _around: str | None = None

    @property
    def chars(self) -> str:
        """Its symbols."""
        return self.sentence.chars

    @property
    def tokens(self) -> list[Token]:
        """What they stand for."""
        return self.sentence.tokens

    def add(self, token: Token) -> int:
        """One more thing behind the end of the sentence, to which matches can point."""
        self.sentence.tokens.append(token)
        self.sentence.chars += token[2] or symbols.SHORT
        return len(self.sentence.tokens) - 1

    @classmethod
    def of(cls, document: Document, block: Block, sentence: Sentence) -> Row:
        """The row that a block is."""
        header = document.blocks[block.header] if block.header is not None else None
        return cls(document, block, header, alone(sentence), _tokens_of(block, sentence))

    def span_of(self, head: str, number: int) -> tuple[int, int]:
        """Where the head of a cell stands."""
        if self.header is not None and number < len(self.header.cells):
            start, end = self.header.cells[number]
            if self.document.clean[start:end] == head:
                return start, end
        return self.block.cells[0]

    def head_of(self, cell: int) -> str:
        """What stands in a cell, taken as a head."""
        return self.document.clean[slice(*self.block.cells[cell])]

    @property
    def around(self) -> str:
        """The folded lines that may tell the unit of the whole table: its header, what stands before and after."""
        if self._around is None:
            self._around = fold(" \n ".join(_lines_around(self.document, self.sentence.block, self.header)))
        return self._around


def _lines_around(document: Document, row: int, header: Block | None) -> list[str]:
    blocks, found = document.blocks, []
    before = row
    while before > 0 and row - before < _FAR and blocks[before].cells:
        before -= 1
    after = row
    while after + 1 < len(blocks) and after - row < _FAR and blocks[after].cells:
        after += 1
    beside = [header] if header is not None else []
    beside += [blocks[i] for i in (before, before - 1) if i >= 0]
    beside += [blocks[i] for i in document.ancestors(row)] + [blocks[after]]
    for block in beside:
        if block is header or not block.cells:
            found.append(document.clean[block.start : min(block.end, block.start + _LONGEST)])
    return found


def alone(sentence: Sentence) -> Sentence:
    """The sentence with symbols of its own."""
    low, high = sentence.low, sentence.high
    return Sentence(sentence.chars[low:high], sentence.tokens[low:high], 0, high - low, sentence.block)


def _tokens_of(block: Block, sentence: Sentence) -> list[list[int]]:
    """The symbols that stand in each cell."""
    found: list[list[int]] = [[] for _ in block.cells]
    at = 0
    for i in range(sentence.low, sentence.high):
        start = sentence.tokens[i][0]
        while at < len(block.cells) and start >= block.cells[at][1]:
            at += 1
        if at < len(block.cells) and sentence.tokens[i][1] > block.cells[at][0] and sentence.chars[i] not in ",.":
            found[at].append(i - sentence.low)
    return found
