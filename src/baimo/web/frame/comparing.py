"""Entities side by side: for each predicate the facts of each of them, and whether they say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baimo.asking.topics import Fact, Topic, topics
from baimo.claims import table
from baimo.ledger.statement import value_text

if TYPE_CHECKING:
    from baimo.ledger import Ledger

# Prices have rows of their own, under their terms and as of today.
APART = ("price", "category", "tier")


@dataclass(frozen=True, slots=True)
class Compared:
    """One predicate: of each entity its topic, None where the record is silent, and its facts, the latest first."""

    predicate: str
    topics: tuple[Topic | None, ...]

    @property
    def facts(self) -> list[list[Fact]]:
        """The facts of each entity, what is preferred first, then the latest."""
        return [sorted(topic.facts, key=_order) if topic else [] for topic in self.topics]

    @property
    def differs(self) -> bool:
        """Whether those of whom something is said have nothing in common there; silence differs from nothing."""
        said = [{_content(fact) for fact in found} for found in self.facts if found]
        return len(said) > 1 and not set.intersection(*said)

    def label(self, lang: str) -> str:
        """What the predicate is called."""
        row = table().get(self.predicate)
        return row.label(lang) if row else self.predicate


def compared(ledger: Ledger, entity_ids: list[str]) -> list[Compared]:
    """The entities side by side: first what each is, then what changes, then what it did."""
    found = [
        {topic.predicate: topic for topic in topics(ledger.find(subject=one)) if topic.facts} for one in entity_ids
    ]
    order = list(table())
    every = sorted({name for topics_of in found for name in topics_of} - set(APART), key=lambda one: _rank(one, order))
    return [Compared(name, tuple(topics_of.get(name) for topics_of in found)) for name in every]


def _rank(predicate: str, order: list[str]) -> tuple[bool, int, int]:
    """What can be said of few kinds first, and of that what has one value, as on the page of an entity."""
    row = table().get(predicate)
    if row is None:
        return True, 9, 0
    return row.cardinality == "many", len(row.subject), order.index(predicate)


def _order(fact: Fact) -> tuple[bool, list[int]]:
    return fact.rank != "preferred", [-ord(letter) for letter in fact.claim.when or ""]


def _content(fact: Fact) -> tuple[str, ...]:
    claim = fact.claim
    return claim.object or "", value_text(claim.value), claim.unit or "", claim.qualifier or ""
