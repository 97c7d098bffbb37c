"""The passage: what one block is made of, before the clean text is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

# A stretch of the text that is kept as it stands (None), or that a literal stands for; an empty stretch with a literal
# is a separator between two others.
Piece = tuple[int, int, str | None]


@dataclass(slots=True)
class Passage:
    """One heading, bullet, paragraph, row or comment as stretches of the text; its mark stands before the first.

    `rank` and `indent` tell how deep a bullet stands beside others, `rank` the level of a heading. `breaks` counts the
    line ends before it, `lines` the lines that it was joined from. `may_head` is false where the format would show a
    heading as one. `cells` are the stretches of a row, in the text; `is_header` tells that they name the columns,
    `table` which rows stand together. `goes_on` tells that it is a further paragraph of the comment before it.
    """

    start: int
    pieces: list[Piece]
    kind: str = "paragraph"
    rank: int = 0
    indent: int = 0
    breaks: int = 1
    lines: int = 1
    page: bool = False
    may_head: bool = True
    cells: list[tuple[int, int]] = field(default_factory=list)
    is_header: bool = False
    table: int = 0
    author: str | None = None
    date: str | None = None
    goes_on: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.pieces[-1][1] if self.pieces else self.start


# Why a blank is dropped that should not be there; white space is no loss that anyone would list.
BLANK = "blank"


@dataclass(slots=True)
class Drop:
    """A stretch of the text that is not read, and why; a literal may stand for it (`&amp;` for &)."""

    start: int
    end: int
    why: str
    literal: str | None = None


def words_of(text: str, pieces: list[Piece]) -> str:
    """What the pieces say."""
    if len(pieces) == 1 and pieces[0][2] is None:
        return text[pieces[0][0] : pieces[0][1]]
    return "".join(text[a:b] if literal is None else literal for a, b, literal in pieces)
