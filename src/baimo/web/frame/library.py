"""The documents of a session: each under a key for its address, laid out once, and who speaks of whom."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from baimo.output.html.layout import Layout
from baimo.output.printable import in_line

if TYPE_CHECKING:
    from baimo.workspace import Checked


class Library:
    """Documents by key: the file's name, with a number where two files share it."""

    def __init__(self, documents: list[Checked]) -> None:
        """Documents keep their order."""
        self.documents: dict[str, Checked] = {}
        for checked in documents:
            self.documents[self._free_key(checked.document.name)] = checked
        self._layouts: dict[str, Layout] = {}

    def _free_key(self, name: str) -> str:
        # Neither a folder nor `.json`, which is the other form of a page, may be part of a key.
        key = PurePath(in_line(name).replace("\\", "/")).name.removesuffix(".json") or "document"
        key, number = ("stdin" if key == "-" else key), 2
        free = key
        while free in self.documents:
            free, number = f"{key}-{number}", number + 1
        return free

    def layout(self, key: str) -> Layout:
        """A document laid out; KeyError if there is none with that key."""
        if key not in self._layouts:
            self._layouts[key] = Layout(self.documents[key])
        return self._layouts[key]

    def counts(self, key: str) -> dict[str, int]:
        """How many of a document's claims have each verdict that any has."""
        layout = self.layout(key)
        found = Counter(map(layout.verdict, range(len(layout.findings))))
        return {verdict: found[verdict] for verdict in layout.verdicts if found[verdict]}

    def speaking_of(self, entity_id: str) -> list[tuple[str, list[int]]]:
        """The documents with claims about an entity, and the indices of those claims."""
        return list(self._spoken.get(entity_id, {}).items())

    @cached_property
    def _spoken(self) -> dict[str, dict[str, list[int]]]:
        found: dict[str, dict[str, list[int]]] = {}
        for key, checked in self.documents.items():
            for index, finding in enumerate(checked.findings):
                for entity in {finding.claim.subject, finding.claim.object} - {None}:
                    found.setdefault(str(entity), {}).setdefault(key, []).append(index)
        return found
