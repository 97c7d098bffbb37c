"""The document as the reader sees it: its own text, the clean text, its blocks, and where every character came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from baimo.documents.offsets import OffsetMap

Span = tuple[int, int]

KINDS = ("title", "heading", "bullet", "paragraph", "table-row", "comment", "quote", "front")
MEDIA = ("txt", "md", "html", "csv", "pdf", "pptx", "docx")


@dataclass(slots=True)
class Block:
    """One heading, bullet, paragraph, row or comment; every offset counts code points of the clean text.

    The mark of a bullet and the number of a heading stand before `start`. `level` counts from 1, outermost first.
    `head` is what stands before a colon (`百川智能：2023年3月成立`). `parent` is the index of the block under which it
    hangs: a heading, a bullet, a paragraph that announces a list with a colon; -1 for none. A comment is somebody
    else's word: `author` and `date` (EDTF) are its own, and `said_in` of its further paragraphs is the index of its
    first. A turn of a conversation is a quote whose `author` is the speaker. A row of a table has the spans of its
    `cells`, and `header` is the index of the row that names the columns. `front` is a line above the text that tells of
    its subject, `license: mit`.
    """

    start: int
    end: int
    kind: str = "paragraph"
    level: int = 0
    head: Span | None = None
    parent: int = -1
    author: str | None = None
    date: str | None = None
    said_in: int = -1
    cells: tuple[Span, ...] = ()
    header: int | None = None


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch of the document's own text that the reader does not see, and why."""

    start: int
    end: int
    why: str


@dataclass(slots=True)
class Document:
    """A document, read from any file. `text` is what spans of claims count in; `clean` is what the reader reads.

    `name` is the file's, `path` how whoever named the file wrote it; without a file both are the name.
    """

    name: str
    text: str
    clean: str
    offsets: OffsetMap
    blocks: list[Block] = field(default_factory=list)
    noise: list[Noise] = field(default_factory=list)
    date: str | None = None
    title: str | None = None
    media: str = "txt"
    path: str = ""
    _lines: list[int] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        """A document without a file is called by its name."""
        self.path = self.path or self.name

    def block_text(self, index: int) -> str:
        """What one block says."""
        block = self.blocks[index]
        return self.clean[block.start : block.end]

    def ancestors(self, index: int) -> list[int]:
        """The blocks under which a block hangs, nearest first."""
        found = []
        while (index := self.blocks[index].parent) >= 0:
            found.append(index)
        return found

    def block_at(self, position: int) -> int:
        """The index of the block that holds a position of the clean text, -1 where none does."""
        index = bisect_right(self.blocks, position, key=lambda block: block.start) - 1
        return index if index >= 0 and position < self.blocks[index].end else -1

    def place(self, start: int) -> tuple[int, int]:
        """Line and column, both from 1, of a position of the text: what a linter prints."""
        if not self._lines:
            self._lines = [0, *_starts_of_lines(self.text)]
        line = bisect_right(self._lines, start)
        return line, start - self._lines[line - 1] + 1


def _starts_of_lines(text: str) -> list[int]:
    starts, at = [], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
