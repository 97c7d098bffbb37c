"""The desk on which documents are read and checked: one ledger, one reader, opened when first needed.

>>> desk = Workspace()
>>> checked = desk.check("deck.pdf")
>>> [finding.reason.en for finding in checked.findings if finding.verdict == "contradicted"]
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baimo.claims import Finding
    from baimo.documents import Document
    from baimo.ledger import Ledger
    from baimo.reading import Reader, Reading


@dataclass(slots=True)
class Checked:
    """A document with what was read in it and, once checked, what the ledger says of each claim.

    `as_of` (EDTF) is the date that stood for today, None for today itself.
    """

    document: Document
    reading: Reading
    findings: list[Finding] = field(default_factory=list)
    as_of: str | None = None


@dataclass
class Workspace:
    """An atlas with a user's layer over it; without folders named, the bundled atlas and the user's own folder.

    `encoded` tells whether the encoder reads with the rules: better, and several times slower.
    `on_problem` is told, in a line, of each part of them that was malformed and left out.
    """

    atlas: Path | None = None
    home: Path | None = None
    encoded: bool = True
    on_problem: Callable[[str], None] = lambda line: None

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger, compiled on first use and kept."""
        for problem in [*self._opened.problems, *self._logos()]:
            self.on_problem(problem)
        return self._opened

    @cached_property
    def _opened(self) -> Ledger:
        """The ledger in silence: whoever only reads has no use for what was left out of it."""
        from baimo.ledger import open_ledger

        return open_ledger(self.atlas, self.home)

    def _logos(self) -> list[str]:
        """Take the logos of the user's layer; a line for each that is refused. Costs nothing where there are none."""
        from baimo.ledger.layers import home_folder

        home = self.home or home_folder()
        if not (home / "logos").is_dir():
            return []
        from baimo.drawing.logos import adopt

        return adopt(home)

    @cached_property
    def reader(self) -> Reader:
        """The reader, which knows the ledger's names."""
        from baimo.reading import Reader

        return Reader(self._opened.names(), encoded=self.encoded)

    def load(self, file: str | Path) -> Document:
        """A file of any kind as a document; `-` is standard input. Raises BaimoError."""
        from baimo.documents import load

        return load(file)

    def read(self, file: str | Path | Document) -> Checked:
        """What a document claims, without judging it. Raises BaimoError."""
        document = self.load(file) if isinstance(file, str | Path) else file
        return Checked(document, self.reader.read(document))

    def check(self, file: str | Path | Document, as_of: str | None = None) -> Checked:
        """What a document claims and what the ledger says of it, as of the document's date and as of `as_of` or today.

        Raises BaimoError.
        """
        from baimo.checking import check

        checked = self.read(file)
        checked.as_of = as_of
        checked.findings = check(checked.reading.claims, checked.document, self.ledger, as_of)
        return checked
