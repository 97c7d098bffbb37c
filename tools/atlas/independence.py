"""Which sources count as one: two pages of one publisher, or of one data set and its copies, are one witness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.atlas.mending import HERE

from baimo.ledger.layers import ATLAS
from baimo.values import datafile


@dataclass(frozen=True, slots=True)
class Families:
    """The family of every page of an atlas: the row of `families.yaml` that names its file, else the file itself."""

    of_page: dict[str, str]
    named: dict[str, str]

    @classmethod
    def read(cls, atlas: Path = ATLAS, table: Path = HERE / "families.yaml") -> Families:
        """The families of an atlas's pages."""
        of_file = {file: family for family, row in datafile.load(table).items() for file in row["files"]}
        of_page: dict[str, str] = {}
        for path in sorted((atlas / "sources").glob("*.yaml")):
            content: dict[str, Any] = datafile.load(path)
            family = of_file.get(path.stem, path.stem)
            of_page |= {str(page["id"]): family for page in content.get("pages") or ()}
        return cls(of_page, of_file)

    def of_file(self, file: str) -> str:
        """The family of a file of `sources/`, whether it exists yet or not."""
        return self.named.get(file, file)

    def among(self, pages: Iterable[str]) -> set[str]:
        """The families that a list of pages belongs to; a page that no file knows is a family of its own."""
        return {self.of_page.get(page, page) for page in pages}
