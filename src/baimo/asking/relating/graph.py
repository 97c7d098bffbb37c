"""The ledger as a graph, read entity by entity as a search comes to them: a million statements are never loaded."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from baimo.asking.clocks import Clocks
from baimo.asking.relating.relations import rules
from baimo.claims import table
from baimo.claims.source import GRADES
from baimo.ledger import Ledger, Relation, Statement
from baimo.ledger.statement import RANKS
from baimo.values.dates import when_of

_DEPRECATED = RANKS.index("deprecated")
_WEAK = GRADES.index("mirror")


@dataclass(frozen=True, slots=True)
class Told:
    """One fact that relates two entities, what it costs as a step, and the sources that count."""

    cost: float
    fact: str
    predicate: str
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tie:
    """All that relates two entities, the most telling first; `through` is its cost amid a path, inf where never."""

    facts: tuple[Told, ...]
    through: float


class Graph:
    """Entities with their ties, as of two clocks; each entity is read once."""

    def __init__(self, ledger: Ledger, clocks: Clocks, is_loose: bool = False) -> None:
        """The graph of a ledger; a loose one may be walked through what two entities only have in common."""
        self.ledger = ledger
        self.farthest = rules().search["farthest_loose" if is_loose else "farthest"]
        self._clocks, self._is_loose = clocks, is_loose
        self._facts: dict[str, dict[str, tuple[Told, ...]]] = {}
        self._ties: dict[str, dict[str, Tie]] = {}
        self._known: dict[str, tuple[str, int]] = {}
        self._begun: dict[str, bool] = {}

    def loosened(self) -> Graph:
        """The same graph for the last search, which walks where the first may not; nothing is read twice."""
        loose = Graph(self.ledger, self._clocks, is_loose=True)
        loose._facts, loose._known, loose._begun = self._facts, self._known, self._begun
        return loose

    def ties(self, entity: str) -> dict[str, Tie]:
        """Who is tied to an entity, and by what."""
        if entity not in self._ties:
            self._ties[entity] = {other: self._tie(told) for other, told in self._told_of(entity).items()}
        return self._ties[entity]

    def _told_of(self, entity: str) -> dict[str, tuple[Told, ...]]:
        if entity not in self._facts:
            found: dict[str, list[Relation]] = defaultdict(list)
            for row in self.ledger.relations(entity):
                self._know(row)
                if self._counts(row):
                    found[row.object if row.subject == entity else row.subject].append(row)
            found.pop(entity, None)
            self._facts[entity] = {other: told for other, rows in found.items() if (told := _facts(rows))}
        return self._facts[entity]

    def _tie(self, told: tuple[Told, ...]) -> Tie:
        walked = (fact.cost for fact in told if self.walks(fact.predicate, is_end=False))
        return Tie(told, min(walked, default=math.inf))

    def kind(self, entity: str) -> str:
        """The kind of an entity that a tie has led to; empty for a stranger."""
        return self._known.get(entity, ("", 0))[0]

    def pass_cost(self, entity: str) -> float | None:
        """What it costs to pass through an entity; None: a path may only begin or end there."""
        if self._is_loose and entity in rules().loose["never"]:
            return None
        return rules().pass_cost(*self._known.get(entity, ("", 0)), self._is_loose)

    def walks(self, predicate: str, is_end: bool) -> bool:
        """Whether a relation may be a step here."""
        is_loose = self._is_loose and predicate in rules().loose["relations"]
        return rules().relations[predicate].is_walked(is_end, is_loose)

    def statements(self, told: Told) -> tuple[Statement, ...]:
        """The statements that tell a fact, as far as they count, the best source first."""
        return tuple(s for s in self.ledger.fact(told.fact) if s.source.id in told.sources)

    def _know(self, row: Relation) -> None:
        self._known[row.subject] = (row.subject_kind, row.subject_weight)
        self._known[row.object] = (row.object_kind, row.object_weight)

    def _counts(self, row: Relation) -> bool:
        """Whether a statement may be told: believed, walked, and true and said at the dates asked for."""
        relating = rules().relations.get(row.predicate)
        if relating is None or relating.walk == "never" or row.rank == _DEPRECATED or row.modality == "opinion":
            return False
        if not self._clocks.was_said(row.said_from):
            return False
        if row.when is None and self._clocks.as_of:
            return self._has_begun(row.subject) and self._has_begun(row.object)
        return self._clocks.was_true(row.predicate, row.when, row.held_from, row.held_to)

    def _has_begun(self, entity: str) -> bool:
        if entity not in self._begun:
            self._begun[entity] = self._clocks.had_begun(_first_day(self.ledger, entity))
        return self._begun[entity]


def _first_day(ledger: Ledger, entity: str) -> str | None:
    """The first day on which an entity is said to have been there, by its founding or its first release."""
    days = []
    for name, row in table().items():
        if row.begins == "subject":
            days += [str(s.claim.value) for s in ledger.find(subject=entity, predicate=name) if s.claim.value]
        elif row.begins == "object":
            days += [s.claim.when for s in ledger.find(object=entity, predicate=name) if s.claim.when]
    firsts = [first.isoformat() for day in days if (first := when_of(day).first)]
    return min(firsts, default=None)


def _facts(rows: list[Relation]) -> tuple[Told, ...]:
    """The facts that relate two entities, the most telling first, without what is denied."""
    if len(rows) == 1 and rows[0].modality != "negated":
        return (_told(rows, set()),)
    facts: dict[str, list[Relation]] = defaultdict(list)
    denied = {(row.subject, row.predicate) for row in rows if row.modality == "negated"}
    for row in rows:
        # What is only rumoured and denied as well is no step.
        if row.modality == "asserted" or (row.modality != "negated" and (row.subject, row.predicate) not in denied):
            facts[row.fact].append(row)
    best_first = sorted(facts.values(), key=lambda same: _standing(same[0]))
    return tuple(sorted((_told(same, denied) for same in best_first), key=lambda fact: fact.cost))


def _standing(row: Relation) -> tuple[int, bool, bool, int, str, str]:
    """Of facts that cost the same, the preferred and the most exactly dated stand first, then the earliest."""
    when = row.when or ""
    return row.rank, not when, when.startswith(".."), -len(when), when, row.fact


def _told(rows: list[Relation], denied: set[tuple[str, str]]) -> Told:
    """A fact with its cost."""
    first, sources = rows[0], frozenset(row.source for row in rows)
    is_weak = all(row.grade >= _WEAK for row in rows)
    cost = rules().step_cost(first.predicate, first.modality, first.when is not None, is_weak, len(sources))
    if (first.subject, first.predicate) in denied:
        cost += rules().step["denied"]
    return Told(cost, first.fact, first.predicate, sources)
