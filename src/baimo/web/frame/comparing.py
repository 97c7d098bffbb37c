"""Entities side by side: for each predicate the facts of each of them, and whether they say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baimo.asking.topics import Fact, Topic, topics
from baimo.claims import table
from baimo.ledger.statement import value_text
from baimo.web.frame.figures import figures_of

if TYPE_CHECKING:
    from baimo.ledger import Ledger, Statement

# Prices have rows of their own, under their terms and as of today.
APART = ("price", "category", "tier")


@dataclass(frozen=True, slots=True)
class Compared:
    """One predicate: of each entity its topic, None where the record is silent, and its facts, the latest first.

    `is_key` for what one asks first of their kind; `is_turned` where others say it of them.
    """

    predicate: str
    topics: tuple[Topic | None, ...]
    is_key: bool = False
    is_turned: bool = False

    @property
    def facts(self) -> list[list[Fact]]:
        """The facts of each entity, what is preferred first, what is foretold last, else the latest."""
        return [sorted(topic.facts, key=_order) if topic else [] for topic in self.topics]

    @property
    def differs(self) -> bool:
        """Whether those of whom something is said have nothing in common there; silence differs from nothing."""
        said = [{_content(fact, self.is_turned) for fact in found} for found in self.facts if found]
        return len(said) > 1 and not set.intersection(*said)

    def label(self, lang: str) -> str:
        """What the predicate is called."""
        row = table().get(self.predicate)
        return row.label(lang) if row else self.predicate


def compared(ledger: Ledger, entity_ids: list[str]) -> list[Compared]:
    """The entities side by side: what one asks first of their kinds, then what each is, changes, and did."""
    entities = ledger.entities_each(entity_ids)
    keys = list(dict.fromkeys(name for kind in {one.kind for one in entities} for name in figures_of(kind)))
    order = list(table())
    own = [_by_predicate(ledger.find(subject=one)) for one in entity_ids]
    others = sorted({name for found in own for name in found} - {*keys, *APART}, key=lambda one: _rank(one, order))
    rows = [_key_row(ledger, name, entity_ids, own) for name in keys]
    rows += [Compared(name, tuple(found.get(name) for found in own)) for name in others]
    return [row for row in rows if any(row.topics)]


def _by_predicate(statements: list[Statement]) -> dict[str, Topic]:
    return {topic.predicate: topic for topic in topics(statements) if topic.facts}


def _key_row(ledger: Ledger, name: str, entity_ids: list[str], own: list[dict[str, Topic]]) -> Compared:
    if not name.startswith("~"):
        return Compared(name, tuple(found.get(name) for found in own), is_key=True)
    naming = [_by_predicate(ledger.find(predicate=name[1:], object=one)) for one in entity_ids]
    return Compared(name[1:], tuple(found.get(name[1:]) for found in naming), is_key=True, is_turned=True)


def _rank(predicate: str, order: list[str]) -> tuple[bool, int, int]:
    """What can be said of few kinds first, and of that what has one value, as on the page of an entity."""
    row = table().get(predicate)
    if row is None:
        return True, 9, 0
    return row.cardinality == "many", len(row.subject), order.index(predicate)


def _order(fact: Fact) -> tuple[bool, bool, list[int]]:
    is_so = fact.claim.modality in ("asserted", "reported")
    return fact.rank != "preferred", not is_so, [-ord(letter) for letter in fact.claim.when or ""]


def _content(fact: Fact, is_turned: bool) -> tuple[str, ...]:
    claim = fact.claim
    if is_turned:
        return claim.subject, claim.when or ""
    return claim.object or "", value_text(claim.value), claim.unit or "", claim.qualifier or ""
