"""Which sources count as one: two pages of one publisher, or of one data set and its copies, are one witness."""

from __future__ import annotations

import re
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
        """The families of an atlas's pages; a copy of another's text belongs to the family of that other."""
        of_file = {file: family for family, row in datafile.load(table).items() for file in row["files"]}
        files: dict[str, dict[str, Any]] = {
            path.stem: datafile.load(path) for path in sorted((atlas / "sources").glob("*.yaml"))
        }
        houses = {str(content["publisher"]): of_file.get(stem, stem) for stem, content in files.items()}
        reprints: dict[str, list[str]] = datafile.load(HERE / "reprints.yaml")
        of_page: dict[str, str] = {}
        for stem, content in files.items():
            for page in content.get("pages") or ():
                author = author_of(page, reprints)
                of_page[str(page["id"])] = houses.get(author, author) if author else of_file.get(stem, stem)
        return cls(of_page, of_file)

    def of_file(self, file: str) -> str:
        """The family of a file of `sources/`, whether it exists yet or not."""
        return self.named.get(file, file)

    def among(self, pages: Iterable[str]) -> set[str]:
        """The families that a list of pages belongs to; a page that no file knows is a family of its own."""
        return {self.of_page.get(page, page) for page in pages}


def author_of(page: dict[str, Any], reprints: dict[str, list[str]]) -> str:
    """Whose text a page says that it repeats, by its note or its title; empty where it says nothing of the kind."""
    for key, patterns in reprints.items():
        for pattern in patterns:
            if found := re.search(pattern, str(page.get(key) or "")):
                return str(found[1]).strip()
    return ""
