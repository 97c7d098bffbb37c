"""One table: its heads, each with its place, and what a row takes over from those above."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from baimo.documents import Document
from baimo.documents.document import Span
from baimo.reading.naming.mentions import Token
from baimo.reading.tables.heads import Column, Heads, Time, lists
from baimo.reading.tables.rows import Row
from baimo.values.names import fold

# What stands at the ends of a cell and says nothing.
MARKS = " \n\t|*`_"
# An event is told in a sentence of its own; rows with a sentence in several cells are no table of values.
_LONGEST_GROUP = 60


@dataclass(slots=True)
class Carried:
    """What the cells of a column last said: where it stands, and the symbols in it."""

    span: Span
    tokens: list[Token]


@dataclass(slots=True)
class Table:
    """One table: its heads by column, each with its place, and what the rows below take over."""

    document: Document
    heads: Heads
    first: int
    last: int
    headers: tuple[int, ...] = ()
    names: list[str] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    columns: list[Column | None] = field(default_factory=list)
    times: list[Time | None] = field(default_factory=list)
    # the column that names what a row is about, and the one that bears its date
    about: int = 0
    dated: int = -1
    # what that column lists, `` for any, None where nothing tells
    kind: str | None = None
    # further columns that list things, with their kind: the model of a company, beside what is told of the company
    others: dict[int, str] = field(default_factory=dict)
    around: str = ""
    caption: Column | None = None
    when: Time | None = None
    group: list[Token] = field(default_factory=list)
    group_said: str = ""
    carried: dict[int, Carried] = field(default_factory=dict)
    # whether it holds scores, and the whole names of those whose heads or cells are short: Nano of Bramble-Nano
    is_scored: bool = False
    full: dict[str, str] = field(default_factory=dict)
    # whether its rows are no rows but entries: a time, and in words what happened then
    is_chronicle: bool = False
    # the house that a row of key and value names, of which those below it speak: | 公司 | X |
    house: Token | None = None
    # what the row above told of, as an estimate: what the aim below it is an aim at
    told: Column | None = None
    # the column that tells in what the numbers of its row are
    unit: int = -1
    # what its heads are, where its rows tell of things side by side: chips, where most tell what is told of chips alone
    across: str = ""

    def head(self, number: int) -> str:
        """The whole head of a column, with the head that spans it."""
        return self.names[number] if number < len(self.names) else ""

    @property
    def is_priced(self) -> bool:
        """Whether one of its heads tells of prices."""
        return any(column is not None and column.predicate.id == "price" for column in self.columns)

    def column(self, number: int) -> Column | None:
        """What the head of a column means."""
        return self.columns[number] if number < len(self.columns) else None

    def time(self, number: int) -> Time | None:
        """The time that the head of a column tells."""
        return self.times[number] if number < len(self.times) else None

    def rows(self) -> list[list[str]]:
        """What the cells of its rows say, without those that name the columns."""
        clean, blocks = self.document.clean, self.document.blocks
        rows = [blocks[row].cells for row in range(self.first, self.last + 1) if row not in self.headers]
        return [[clean[slice(*cell)].strip(MARKS) for cell in cells] for cells in rows]

    def below(self, number: int) -> list[str]:
        """What the cells of a column say."""
        return [row[number] for row in self.rows() if number < len(row)]

    def take_over(self, row: Row) -> None:
        """Fill the cells that say the same as those above, and remember what the others say."""
        clean, first = self.document.clean, row.block.cells[0]
        for number, span in enumerate(row.spans):
            said = clean[span[0] : span[1]].strip(MARKS)
            is_above = span[1] <= row.block.start < row.block.end
            blank_first = not number and not said and first[0] == first[1] and bool(self.headers)
            if (said and is_above) or fold(said) in _same() or blank_first:
                row.fill(number, self.carried.get(number))
            elif said and not is_above and (row.cells[number] or self._is_new(number, span)):
                told = [] if self._is_new(number, span) else self.carried[number].tokens
                self.carried[number] = Carried(span, [*told, *(row.tokens[i] for i in row.cells[number])])

    def _is_new(self, number: int, span: Span) -> bool:
        """Whether a cell was not seen before: a row with a full stop in it comes sentence by sentence."""
        return number not in self.carried or self.carried[number].span != span

    def is_group(self, row: Row) -> bool:
        """Whether a row only says what the rows below it have in common."""
        clean = self.document.clean
        own = [clean[a:b].strip(MARKS) if a >= row.block.start else "" for a, b in row.block.cells]
        is_alone = all(not cell or fold(cell) in _nothing() for cell in own[1:])
        is_said = bool(own[0]) and fold(own[0]) not in _nothing()
        # a key that only lacks its value is no group of others
        lacks = len(own) == 2 and bool(own[1])
        return len(own) > 1 and is_said and is_alone and not lacks and len(own[0]) <= _LONGEST_GROUP

    def open_group(self, row: Row) -> None:
        """What a row says of those below it."""
        self.group = list(row.tokens)
        self.group_said = fold(self.document.clean[slice(*row.block.cells[0])])
        self.carried.clear()


@cache
def _nothing() -> frozenset[str]:
    return frozenset(map(fold, lists()["nothing"]))


@cache
def _same() -> frozenset[str]:
    return frozenset(map(fold, lists()["same"]))
