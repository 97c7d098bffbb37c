"""Finding entities by name: exactly, by how a name begins, and by what is in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.ledger import Ledger

MOST = 60


class Search:
    """Names of one ledger, folded once."""

    def __init__(self, ledger: Ledger) -> None:
        """The names are read at the first question."""
        self._ledger = ledger

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        return sorted({(key(name), entity) for name, entity, _kind, _how in self._ledger.names()})

    def find(self, query: str) -> list[str]:
        """Ids of entities, best first: the name itself, then names that begin so, then names that contain it."""
        wanted = key(query)
        if not wanted:
            return []
        exact = self._ledger.resolve(query)
        begins = [(len(name), entity) for name, entity in self._names if name.startswith(wanted)]
        contains = [(len(name), entity) for name, entity in self._names if wanted in name]
        ordered = (*exact, *(entity for _, entity in sorted(begins)), *(entity for _, entity in sorted(contains)))
        return list(dict.fromkeys(ordered))[:MOST]
