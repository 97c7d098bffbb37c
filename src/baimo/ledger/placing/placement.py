"""Where entities stand on the map and how far up, each with the statements that say why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baimo.claims.taxonomy import taxonomy
from baimo.ledger.placing.evidence import Evidence
from baimo.ledger.placing.rules import Rule, rules

if TYPE_CHECKING:
    from baimo.ledger.entity import Entity
    from baimo.ledger.ledger import Ledger
    from baimo.ledger.statement import Statement

BY_HAND = "hand"  # the rule of a place that stands in an entity's head without a source that says so
_EVIDENCE = 5  # so many statements show why; a maker of fifty models needs no more


@dataclass(frozen=True, slots=True)
class Place:
    """One place of an entity: `box` is a category or a subcategory, `why` are ids of statements, the best first.

    `rule` names the rule of `rules.yaml` that found it, or is `hand` for a judgement in the entity's file; None where a
    source says so. One place of an entity is `main`.
    """

    box: str
    why: tuple[str, ...]
    rule: str | None = None
    main: bool = True

    @property
    def category(self) -> str:
        """The category: `models/industry-models`."""
        return taxonomy().category(self.box)

    @property
    def subcategory(self) -> str | None:
        """The subcategory's own name, `finance`, where one is known."""
        return self.box.rpartition("/")[2] if self.box != self.category else None


@dataclass(frozen=True, slots=True)
class Tier:
    """L0, L1 or L2, with ids of the statements behind it; `rule` is None where a source says so, else `place`."""

    level: str
    why: tuple[str, ...]
    rule: str | None = None


class Placement:
    """The places of entities as of two clocks; each is worked out once.

    `at` leaves out what held for an interval that lies elsewhere; `known_by` what can only have been said later. Both
    are EDTF; ValueError for what is none. With `everything` all evidence is fetched at the start, as a map needs it.
    """

    def __init__(
        self, ledger: Ledger, at: str | None = None, known_by: str | None = None, everything: bool = False
    ) -> None:
        """Nothing is worked out before it is asked for."""
        self._ledger = ledger
        self._evidence = Evidence(ledger, at, known_by)
        self._known: dict[str, list[Place]] = {}
        self._readers: dict[str, Callable[[Rule, Entity], Place | None]] = {
            "family": self._family,
            "role": self._role,
            "works": self._works,
            "field": self._field,
            "kind": self._kind,
        }
        if everything:
            self._evidence.load()

    def places(self, entity_id: str) -> list[Place]:
        """The places of an entity, the main one first; none for what stands off the map or is not known."""
        if entity_id not in self._known:
            self._known[entity_id] = []  # who is asked for while it is being placed has no place to lend
            self._known[entity_id] = self._find(entity_id)
        return self._known[entity_id]

    def main(self, entity_id: str) -> Place | None:
        """The main place of an entity."""
        return next(iter(self.places(entity_id)), None)

    def tiers(self, entity_id: str) -> list[Tier]:
        """How far up a model or a product stands, by its sources, else by its place; a design may have several."""
        claimed = _by_value(self._evidence.about(entity_id, "tier"))
        if claimed:
            return [Tier(level, _ids(found)) for level, found in sorted(claimed.items())]
        entity, main = self._ledger.entity(entity_id), self.main(entity_id)
        levels = rules().tiers.get(entity.kind, {}) if entity else {}
        fitting = [box for box in levels if main and f"{main.box}/".startswith(f"{box}/")]
        return [Tier(levels[max(fitting, key=len)], main.why, "place")] if main and fitting else []

    def _find(self, entity_id: str) -> list[Place]:
        entity = self._ledger.entity(entity_id)
        if entity is None:
            return []
        claimed = self._claimed(entity)
        if claimed or entity.kind in rules().off:
            return claimed
        by_hand = self._by_hand(entity)
        if by_hand:
            return [by_hand]
        tried = (self._readers[rule.read](rule, entity) for rule in rules().rules if entity.kind in rule.kinds)
        found = next((place for place in tried if place), None)
        return [found] if found else []

    def _claimed(self, entity: Entity) -> list[Place]:
        """A category once, at the deepest box that a source names; the one in the entity's head is the main one."""
        groups: dict[str, dict[str, list[Statement]]] = defaultdict(dict)
        for box, found in _by_value(self._evidence.about(entity.id, "category")).items():
            if taxonomy().get(box):
                groups[taxonomy().category(box)][box] = found
        main = taxonomy().category(entity.category or "")
        weight = {category: sum(map(len, boxes.values())) for category, boxes in groups.items()}
        order = sorted(groups, key=lambda category: (category != main, -weight[category], category))
        return [_deepest(groups[category], is_main=n == 0) for n, category in enumerate(order)]

    def _by_hand(self, entity: Entity) -> Place | None:
        """Whoever wrote the entity's file judged where it stands; that there is such a thing needs a source even so."""
        found = self._evidence.anything(entity.id) if taxonomy().get(entity.category or "") else []
        return Place(entity.category or "", _ids(found), BY_HAND) if found else None

    def _family(self, rule: Rule, entity: Entity) -> Place | None:
        found = [(s, s.claim.object or "") for p in rule.predicates for s in self._evidence.about(entity.id, p)]
        found += [(s, s.claim.subject) for p in rule.reversed for s in self._evidence.naming(entity.id, p)]
        for statement, other in found:
            place = self.main(other)
            if place and (not rule.layers or place.box.split("/")[0] in rule.layers):
                return Place(place.box, (statement.id, *place.why)[:_EVIDENCE], rule.id)
        return None

    def _role(self, rule: Rule, entity: Entity) -> Place | None:
        ask = self._evidence.about if rule.role == "subject" else self._evidence.naming
        found = [statement for predicate in rule.predicates for statement in ask(entity.id, predicate)]
        found = [statement for statement in found if (rule.unit or "") in (statement.claim.unit or "")]
        return _place(rule.place or "", found, rule) if found else None

    def _works(self, rule: Rule, entity: Entity) -> Place | None:
        """Each source that tells of the making is a vote for the place of what was made."""
        votes: dict[str, list[Statement]] = defaultdict(list)
        for statement, thing in self._made(rule, entity.id):
            place = self.main(thing)
            if place:
                votes[_moved(place)].append(statement)
        best = max(votes, key=lambda box: (len(votes[box]), box), default=None)
        return _place(best, votes[best], rule) if best else None

    def _made(self, rule: Rule, entity_id: str) -> Iterable[tuple[Statement, str]]:
        for predicate in rule.predicates:
            yield from ((s, s.claim.object or "") for s in self._evidence.about(entity_id, predicate))
        for predicate in rule.reversed:
            yield from ((s, s.claim.subject) for s in self._evidence.naming(entity_id, predicate))

    def _field(self, rule: Rule, entity: Entity) -> Place | None:
        tiers = {statement.claim.value for statement in self._evidence.about(entity.id, "tier")}
        if rule.only_tier and rule.only_tier not in tiers:
            return None
        votes: dict[str, list[Statement]] = defaultdict(list)
        for statement in (s for p in rule.predicates for s in self._evidence.about(entity.id, p)):
            box = rules().fields.get(statement.claim.object or "")
            if box:
                votes[f"{rule.place or 'industry'}/{box}"].append(statement)
        best = max(votes, key=lambda box: (len(votes[box]), box), default=None)
        return _place(best, votes[best], rule) if best else None

    def _kind(self, rule: Rule, entity: Entity) -> Place | None:
        found = self._evidence.anything(entity.id)
        return _place(rule.place or "", found, rule) if found else None


def places(ledger: Ledger, entity_id: str, at: str | None = None, known_by: str | None = None) -> list[Place]:
    """Where one entity stands, the main place first; `Placement` is cheaper for many."""
    return Placement(ledger, at, known_by).places(entity_id)


def _moved(place: Place) -> str:
    """Where the maker of what stands there stands: of models for finance in finance, of chips at the chips."""
    to = rules().moves.get(place.category)
    if to == "industry":
        return f"industry/{place.subcategory}" if place.subcategory else "industry/other"
    return to or place.category


def _place(box: str, found: list[Statement], rule: Rule | None = None, main: bool = True) -> Place:
    return Place(box, _ids(found), rule.id if rule else None, main)


def _ids(found: list[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(statement.id for statement in found))[:_EVIDENCE]


def _deepest(boxes: dict[str, list[Statement]], is_main: bool) -> Place:
    box = max(boxes, key=lambda box: (box.count("/"), len(boxes[box]), box))
    found = [*boxes[box], *(statement for other in boxes if other != box for statement in boxes[other])]
    return _place(box, found, main=is_main)


def _by_value(found: list[Statement]) -> dict[str, list[Statement]]:
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        value = str(statement.claim.value)
        groups[taxonomy().renamed.get(value, value)].append(statement)
    return groups


def counts(placement: Placement, entity_ids: Iterable[str]) -> Counter[str]:
    """How many of the entities have their main place in each category: what a map draws, and when a box is thin."""
    mains = (placement.main(entity_id) for entity_id in entity_ids)
    return Counter(place.category for place in mains if place)
