"""What takes all statements to know, worked out once for a ledger: what changed when, and what is disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from baimo.asking.changing import Chronicle
from baimo.output.disputes import Dispute, disputes

if TYPE_CHECKING:
    from baimo.ledger import Ledger, Statement

T = TypeVar("T")
_KEPT = 256


class Overview:
    """One ledger as a whole; nothing is read before a page asks."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: dict[Hashable, object] = {}

    @cached_property
    def _statements(self) -> list[Statement]:
        return self._ledger.find(include_deprecated=True)

    @cached_property
    def chronicle(self) -> Chronicle:
        """Every change that the record tells of."""
        return Chronicle(self._statements)

    @cached_property
    def disputes(self) -> list[Dispute]:
        """Everything that sources disagree about, the weightiest first."""
        about: dict[str, list[Statement]] = defaultdict(list)
        for statement in self._statements:
            about[statement.claim.subject].append(statement)
        return disputes(about.values())

    def disputes_of(self, subject: str) -> list[Dispute]:
        """What is disputed of one entity."""
        return [one for one in self.disputes if one.subject == subject]

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is costly to find, found once; when there is much of it the oldest goes."""
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = make()
        found: T = self._kept[key]  # type: ignore[assignment]
        return found
