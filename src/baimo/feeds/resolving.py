"""Which entity a feed's name means: by the ledger's own spellings, and by a table for handles of makers.

Only whole names count. `gpt-4o-2024-05-13` is not `gpt-4o`: what is not resolved is listed, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from baimo.feeds.row import Row
from baimo.values import datafile
from baimo.values.names import key

Name = tuple[str, str, str, str]  # as written, entity, kind, how
MAKERS = Path(__file__).with_name("makers.yaml")
_SURE = ("name", "alias", "former")
_DASH_FOR_DOT = re.compile(r"(?<=\d)-(?=\d(?!\d))")  # addresses have no dots: claude-opus-4-6


class Resolver:
    """Names of models and organizations, each leading to one entity or to none."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._of_kind: dict[str, dict[str, set[str]]] = {}
        for written, entity, kind, how in names:
            keys = self._of_kind.setdefault(kind, {})
            if how in _SURE:
                keys.setdefault(key(written), set()).add(entity)
            keys.setdefault(key(entity), set()).add(entity)

    def model(self, row: Row) -> str | None:
        """The model, or else the product, that a row is about."""
        return next((found for name in written(row) if (found := self.named(name))), None)

    def named(self, name: str) -> str | None:
        """The model, or else the product, of exactly that name."""
        return self.one("model", name) or self.one("product", name)

    def organizations(self, name: str) -> tuple[str, ...]:
        """The organizations that a maker's name or handle can mean: a team's handle is its company's as well."""
        found = self.one("organization", name)
        return makers().get(key(name)) or ((found,) if found else ())

    def means(self, name: str, entity: str) -> bool:
        """Whether a name can mean an entity, be it shared with others."""
        return any(entity in keys.get(key(name), ()) for keys in self._of_kind.values())

    def keys_of(self, entity: str) -> set[str]:
        """The keys of all names of an entity."""
        return {name for keys in self._of_kind.values() for name, ids in keys.items() if entity in ids}

    def one(self, kind: str, name: str) -> str | None:
        """The one entity of a kind that a name means; None where there is none, or more than one."""
        found = self._of_kind.get(kind, {}).get(key(name), set())
        return next(iter(found)) if len(found) == 1 else None


def written(row: Row) -> list[str]:
    """The names that a row gives its model: its id, the id behind the maker's handle, the name for people."""
    names = [row.model, row.model.rpartition("/")[2], row.name or ""]
    plain = [bare for name in names if (bare := re.sub(r"\s*\(.*?\)", "", name).strip())]
    return [*plain, *(dotted for name in plain if (dotted := _DASH_FOR_DOT.sub(".", name)) != name)]


@cache
def makers() -> dict[str, tuple[str, ...]]:
    """Handles of makers, by the key of their spelling, with the organizations that each can mean."""
    return {key(name): tuple(entities) for name, entities in datafile.load(MAKERS).items()}
