"""What a file format gives before it is cleaned: its text, and the kind of each line where the format knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from baimo.documents.cleaning.lines import Forms

# What the libraries that write office files leave in every file they make: nobody's date.
_TEMPLATES = frozenset({"2013-01-27", "2013-12-23"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")


@dataclass(slots=True)
class Extract:
    """A text put together line by line. `forms` tells kind and level of lines by where they begin.

    The kinds are heading, bullet, row, paragraph (never joined with its neighbours; of level 1 it is no heading even
    where it is short) and noise (seen, but not read).
    """

    parts: list[str] = field(default_factory=list)
    size: int = 0
    forms: Forms = field(default_factory=dict)
    date: str | None = None
    title: str | None = None

    def line(self, said: str, kind: str, level: int = 0) -> None:
        """Add a line of a kind and level; nothing where it says nothing."""
        indent = "    " * level if kind == "bullet" else ""
        said = " ".join(_printable(said).split(" ")).strip()
        if said:
            self.forms[self.size + len(indent)] = (kind, level)
            self._add(indent + said + "\n")

    def row(self, cells: list[str]) -> None:
        """Add a row; line ends within a cell become blanks, since a tab parts the cells and a line end the rows."""
        said = [" ".join(_printable(cell).split()) for cell in cells]
        if any(said):
            # several tabs in a row part but two cells elsewhere, so that empty ones need a sign
            said = [cell or "-" for cell in said]
            self.forms[self.size] = ("row", 0)
            self._add("\t".join(said) + "\n")

    def page(self) -> None:
        """Begin a new page or slide."""
        if self.size:
            self._add("\f")

    def gap(self) -> None:
        """An empty line."""
        self._add("\n")

    def _add(self, said: str) -> None:
        self.parts.append(said)
        self.size += len(said)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


def _printable(said: str) -> str:
    return _UNPRINTABLE.sub(" ", said.replace("\x0b", " ").replace("\r\n", " ").replace("\n", " ").replace("\r", " "))


def printable(text: str) -> str:
    """A text without characters that no text holds, at the length it has."""
    return _UNPRINTABLE.sub("\ufffd", text)


def day(created: datetime | None) -> str | None:
    """The day a file was made, None where nobody said."""
    if created is None or created.date().isoformat() in _TEMPLATES or not 1985 <= created.year <= 2200:
        return None
    return created.date().isoformat()
