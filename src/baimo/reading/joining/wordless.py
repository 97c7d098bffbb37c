"""What texts tell without a word for it: a house and its town side by side, gigabytes behind a chip."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baimo.claims import Predicate, table
from baimo.reading.rules import symbols
from baimo.values import datafile


@dataclass(frozen=True, slots=True)
class Wordless:
    """Predicates by what has to stand in a sentence: names of the kinds of both parts, or one of some symbols."""

    names: tuple[tuple[str, frozenset[str], frozenset[str]], ...]
    values: tuple[tuple[str, frozenset[str]], ...]

    def able(self, seen: frozenset[str], kinds: set[str]) -> frozenset[str]:
        """The predicates that a sentence of these symbols and these kinds of names may tell without a cue."""
        found = [name for name, subject, other in self.names if kinds & other and kinds & subject]
        return frozenset([*found, *(name for name, chars in self.values if not chars.isdisjoint(seen))])


@cache
def load() -> Wordless:
    """The predicates of `wordless.yaml`."""
    content: dict[str, Any] = datafile.load(Path(__file__).with_name("wordless.yaml"))
    known = table()
    slots = symbols.QUANTITY_SLOTS
    values = tuple((one, frozenset(slots[slot])) for one, slot in content["values"].items())
    return Wordless(tuple(_named(known[one]) for one in content["names"]), values)


def _named(predicate: Predicate) -> tuple[str, frozenset[str], frozenset[str]]:
    """A predicate with the kinds of its parts; what may be either, as a house that founds another, says nothing."""
    subject, other = frozenset(predicate.joinable), frozenset(predicate.object)
    return predicate.id, subject - other or subject, other - subject or other
