"""A row of a table as a sentence of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baimo.documents import Block, Document
from baimo.documents.document import Span
from baimo.reading.finding.spans import DateSpan
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.values.dates import when_of
from baimo.values.expressions import expression

if TYPE_CHECKING:
    from baimo.reading.tables.table import Carried

_YEAR = expression(r"[\s*_`(（~]*(?P<year>(?:19[89]|20[0-4])\d)(?:[/.-](?P<month>1[0-2]|0?[1-9]))?[\s*_`)）年]*")


# Blanks as wide as a character set the fields of a line apart.
_WIDE = expression(r"\u3000+(?=\S)")


@dataclass(slots=True)
class Row:
    """A row of a table: its sentence, which takes up the things that heads name, and the symbols in each cell.

    `spans` are where the words of each cell stand: those of a row above where the cell says the same.
    """

    document: Document
    block: Block
    sentence: Sentence
    cells: list[list[int]]
    spans: list[Span]
    own: int = 0

    def is_elsewhere(self, number: int) -> bool:
        """Whether a cell says what a row above said."""
        return self.own > 0 and self.spans[number][1] <= self.block.start

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

    def dates(self, number: int) -> list[int]:
        """The dates in a cell; below a head for times a year alone is one, or a month: | 2015 |, | 2024/1 |."""
        found = [i for i in self.cells[number] if self.chars[i] == symbols.DATE]
        year = None if found else _YEAR.fullmatch(self.said(number))
        if year is None:
            return found
        start = self.spans[number][0] + year.start("year")
        end = self.spans[number][0] + (year.end("month") if year["month"] else year.end("year"))
        told = f"{year['year']}-{int(year['month']):02}" if year["month"] else year["year"]
        span = DateSpan(start, end, "absolute", when_of(told))
        self.cells[number] = [self.add((start, end, symbols.DATE, span, 0))]
        return self.cells[number]

    def without_dates(self, number: int) -> None:
        """Let the dates in a cell date nothing: those of a test, LiveCodeBench (Aug 24 - May 25)."""
        for i in self.cells[number]:
            if self.chars[i] == symbols.DATE:
                self.sentence.chars = f"{self.chars[:i]}{symbols.SHORT}{self.chars[i + 1 :]}"

    def fill(self, number: int, said: Carried | None) -> None:
        """Let a cell say what was said elsewhere, nothing where that is not known."""
        self.cells[number] = [self.add(token) for token in said.tokens] if said else []
        self.spans[number] = said.span if said else (self.block.start, self.block.start)

    @classmethod
    def of(cls, document: Document, block: Block, sentence: Sentence) -> Row:
        """The row that a block is."""
        own = sentence.high - sentence.low
        return cls(document, block, alone(sentence), _tokens_of(block, sentence), list(block.cells), own)

    def said(self, number: int) -> str:
        """What a cell says."""
        return self.document.clean[slice(*self.spans[number])]


def dates_of_others(block: Block, sentence: Sentence, found: Match) -> set[int]:
    """The dates beside something else in cells of which a match tells nothing: A轮 1.2亿元（2025-04） dates no seat."""
    told = {sentence.tokens[at][0] for role, at, _ in found.roles if role not in ("subject", "when")}
    foreign: set[int] = set()
    for at, char in enumerate(sentence.chars):
        start, end = sentence.tokens[at][:2]
        cell = (
            next((cell for cell in block.cells if cell[0] <= start < cell[1]), None) if char == symbols.DATE else None
        )
        if cell is None or any(cell[0] <= place < cell[1] for place in told):
            continue
        if end - start + _SLACK < cell[1] - cell[0]:
            foreign.add(at)
    return foreign


# So much stands beside a date in its cell and says nothing.
_SLACK = 4


def alone(sentence: Sentence) -> Sentence:
    """The sentence with symbols of its own."""
    low, high = sentence.low, sentence.high
    return Sentence(
        sentence.chars[low:high],
        sentence.tokens[low:high],
        0,
        high - low,
        sentence.block,
        sentence.host,
        sentence.is_aside,
    )


def entry(block: Block, sentence: Sentence, clean: str) -> Sentence:
    """An entry whose parts blanks set apart, as a sentence of its own with a comma between them."""
    starts = {cell[0] for cell in block.cells if cell[0] < cell[1]}
    if not starts and clean.find("\u3000", block.start, block.end) >= 0:
        starts = {gap.end() for gap in _WIDE.finditer(clean, block.start, block.end)}
    if not starts:
        return sentence
    tokens: list[Token] = []
    chars = ""
    for i in range(sentence.low, sentence.high):
        token = sentence.tokens[i]
        is_parted = chars[-1:] not in ("", symbols.COMMA, symbols.COLON, symbols.STOP)
        # 5月6日　DeepSeek-V2：1元: the day of an entry is no field of its own
        is_parted = is_parted and (bool(block.cells) or chars != symbols.DATE)
        if is_parted and any(tokens[-1][1] <= start <= token[0] for start in starts):
            tokens.append((token[0], token[0], symbols.COMMA, None, 0))
            chars += symbols.COMMA
        tokens.append(token)
        chars += sentence.chars[i]
    return Sentence(chars, tokens, 0, len(chars), sentence.block, sentence.host, sentence.is_aside)


def _tokens_of(block: Block, sentence: Sentence) -> list[list[int]]:
    """The symbols that stand in each cell."""
    found: list[list[int]] = [[] for _ in block.cells]
    own = [number for number, cell in enumerate(block.cells) if block.start <= cell[0] < cell[1]]
    at = 0
    for i in range(sentence.low, sentence.high):
        start = sentence.tokens[i][0]
        while at < len(own) and start >= block.cells[own[at]][1]:
            at += 1
        if at < len(own) and sentence.tokens[i][1] > block.cells[own[at]][0] and sentence.chars[i] not in ",.":
            found[own[at]].append(i - sentence.low)
    return found
