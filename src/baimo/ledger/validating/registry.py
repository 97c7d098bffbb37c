"""Who and what the layers know: what references are resolved against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from baimo.ledger.text import ParsedFile
from baimo.values.names import key

# The lists of an entity in which names stand that readers take for it wherever they stand.
_SURE = ("aliases",)


@dataclass(slots=True)
class Registry:
    """Entities by id with their kind, sources by id, names by kind and key; each with the first file that says so.

    `settled` are pairs of ids that were judged to be one or two.
    """

    kinds: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    settled: frozenset[frozenset[str]] = frozenset()

    def add(self, files: Iterable[ParsedFile]) -> Registry:
        """Take in what these files define; what is malformed is passed over, for the rules complain of it."""
        for file in files:
            if isinstance(file.content, dict):
                if file.of == "entity":
                    self._add_entity(file.content, file.path)
                elif file.of == "source":
                    self._add_sources(file.content, file.path)
        return self

    def named(self, name: str, kinds: Iterable[str]) -> str | None:
        """The id of an entity of one of these kinds that bears the name."""
        return next((ids[0] for kind in kinds if (ids := self.names.get((kind, key(name))))), None)

    def _add_entity(self, row: dict[str, Any], path: str) -> None:
        entity, kind = str(row.get("id")), str(row.get("kind"))
        self.kinds.setdefault(entity, kind)
        self.files.setdefault(entity, path)
        for name in _sure_names(row):
            ids = self.names.setdefault((kind, key(name)), [])
            if entity not in ids:
                ids.append(entity)

    def _add_sources(self, row: dict[str, Any], path: str) -> None:
        for page in row.get("pages") or () if isinstance(row.get("pages"), list) else ():
            if isinstance(page, dict):
                self.sources.setdefault(str(page.get("id")), path)
                self.urls.setdefault(str(page.get("url")), str(page.get("id")))


def _sure_names(row: dict[str, Any]) -> list[str]:
    names = row.get("names")
    found = list(names.values()) if isinstance(names, dict) else []
    for group in _SURE:
        found += row[group] if isinstance(row.get(group), list) else []
    return [str(name) for name in found if isinstance(name, str | int | float)]
