"""The ledger as one check needs it: each entity's statements are fetched once, and who is akin to whom is walked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from baimo.claims import Evidence, table
from baimo.ledger import Entity, Ledger, Statement

# How far a house or a family is walked: group, company, department; family, series, version.
_STEPS = 2

Step = Callable[[str, str], Iterable[str]]


class Shelf:
    """Statements about and mentioning entities, deprecated ones too, and the kin of an entity; all of it remembered.

    `without` is the id of a source that is left out: an accepted document does not bear witness for itself.
    """

    def __init__(self, ledger: Ledger, without: str | None = None) -> None:
        self.ledger = ledger
        self._without = without
        self._about: dict[str, list[Statement]] = {}
        self._mentioning: dict[str, list[Statement]] = {}
        self._bound_to: dict[str, list[Statement]] = {}
        self._entities: dict[str, Entity | None] = {}
        self._named: dict[str, list[str]] = {}
        # evidence as it was put in words, by statement, side and language: most of it is shown again and again
        self.shown: dict[tuple[str, bool | None, str], Evidence] = {}
        self._walked: dict[tuple[str, str], frozenset[str]] = {}

    def stock(self, entity_ids: Iterable[str]) -> None:
        """Fetch in few queries what is said about them and their kin, before it is asked for one by one."""
        edge = set(entity_ids)
        for _ in range(_STEPS):
            edge -= self._about.keys()
            if not edge:
                return
            self._fetch(edge)
            edge = {kin for one in edge for kin in self._all_kin(one)}

    def _fetch(self, entity_ids: set[str]) -> None:
        # Thousands may name an entity; of them only its kin are needed wherever it turns up.
        for kept, found in (
            (self._about, self.ledger.about_each(entity_ids)),
            (self._bound_to, self.ledger.mentions_each(entity_ids, predicates=_walked())),
        ):
            kept |= {one: self._others(said) for one, said in found.items()}

    def _others(self, statements: list[Statement]) -> list[Statement]:
        return [statement for statement in statements if not self._is_own_witness(statement)]

    def _is_own_witness(self, statement: Statement) -> bool:
        return self._without is not None and statement.source.id.split("/")[0] == self._without

    def introduce(self, entity_ids: Iterable[str]) -> None:
        """Fetch the entities of these ids in few queries."""
        unknown = set(entity_ids) - self._entities.keys()
        self._entities |= dict.fromkeys(unknown) | {one.id: one for one in self.ledger.entities_each(unknown)}

    def _all_kin(self, entity_id: str) -> Iterator[str]:
        for statement in self._about[entity_id]:
            if statement.claim.object and _binds_any(statement):
                yield statement.claim.object
        for statement in self._bound_to[entity_id]:
            yield statement.claim.subject

    def about(self, entity_id: str) -> list[Statement]:
        """Every statement of which it is the subject."""
        if entity_id not in self._about:
            self._fetch({entity_id})
        return self._about[entity_id]

    def mentioning(self, entity_id: str) -> list[Statement]:
        """Every statement of which it is the object."""
        if entity_id not in self._mentioning:
            found = self.ledger.mentions_each([entity_id])[entity_id]
            self._mentioning[entity_id] = self._others(found)
        return self._mentioning[entity_id]

    def _mentions_of_kin(self, entity_id: str, kin: str) -> list[Statement]:
        if kin not in _WALKED:
            return self.mentioning(entity_id)
        if entity_id not in self._bound_to:
            self._fetch({entity_id})
        return self._bound_to[entity_id]

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with that id."""
        if entity_id not in self._entities:
            self._entities[entity_id] = self.ledger.entity(entity_id)
        return self._entities[entity_id]

    def kind(self, entity_id: str) -> str:
        """What kind of thing it is, empty where the ledger does not know it."""
        if entity_id not in self._entities and self._about.get(entity_id):
            return self._about[entity_id][0].claim.subject_type
        entity = self.entity(entity_id)
        return entity.kind if entity else ""

    def named(self, name: str) -> list[str]:
        """What a name can mean, best first."""
        if name not in self._named:
            self._named[name] = self.ledger.resolve(name)
        return self._named[name]

    def families(self, entity_id: str) -> frozenset[str]:
        """The families of which it is a version, theirs too."""
        return self._walk(entity_id, "families", self._objects, "family")

    def members(self, entity_id: str) -> frozenset[str]:
        """Its versions and theirs, of its own kind: a model behind a product of its name is no version of it."""
        return self._walk(entity_id, "members", self._versions, "family")

    def is_series(self, entity_id: str) -> bool:
        """Whether its versions go by its name, so that a date of any may be told of it."""
        return self.kind(entity_id) in _kinds_of_series() and bool(self.members(entity_id))

    def house(self, entity_id: str) -> frozenset[str]:
        """What it is part of or came out of, and what is part of it or came out of it."""
        above = self._walk(entity_id, "above", self._objects, "house")
        return above | self._walk(entity_id, "below", self._subjects, "house")

    def makers(self, entity_id: str) -> frozenset[str]:
        """Who made it."""
        return frozenset([*self._objects(entity_id, "maker"), *self._subjects(entity_id, "makes")])

    def made_by(self, entity_id: str) -> frozenset[str]:
        """What it made."""
        return frozenset([*self._subjects(entity_id, "maker"), *self._objects(entity_id, "makes")])

    def siblings(self, entity_id: str) -> frozenset[str]:
        """Other versions of its families; without a family, what else its makers made."""
        families = self.families(entity_id)
        groups = [self.members(one) for one in families] or [self.made_by(one) for one in self.makers(entity_id)]
        own = self.members(entity_id) | families | {entity_id}
        return frozenset(one for group in groups for one in group) - own

    def are_bound(self, one: str, other: str) -> bool:
        """Whether two companies have to do with each other, so that a deed of one may be told of the other."""
        if one == other or other in self.house(one) or self.house(one) & self.house(other):
            return True
        return any(other in (s.claim.object, s.claim.subject) for s in [*self.about(one), *self.mentioning(one)])

    def _objects(self, entity_id: str, kin: str) -> list[str]:
        return [s.claim.object for s in self.about(entity_id) if s.claim.object and _binds(s, kin)]

    def _subjects(self, entity_id: str, kin: str) -> list[str]:
        return [s.claim.subject for s in self._mentions_of_kin(entity_id, kin) if _binds(s, kin)]

    def _versions(self, entity_id: str, kin: str) -> list[str]:
        kind, mentions = self.kind(entity_id), self._mentions_of_kin(entity_id, kin)
        return [s.claim.subject for s in mentions if s.claim.subject_type == kind and _binds(s, kin)]

    def _walk(self, start: str, name: str, step: Step, kin: str) -> frozenset[str]:
        """All that is reached by a step repeated; nothing for a kind of thing that has no such kin."""
        known = self._walked.get((start, name))
        if known is None:
            reached = _reach(start, lambda one: step(one, kin)) if self.kind(start) in _kinds_with(kin) else ()
            known = self._walked[(start, name)] = frozenset(reached)
        return known


@cache
def _kinds_with(kin: str) -> frozenset[str]:
    """The kinds of entity that may have kin of a sort, as the predicate table says."""
    return frozenset(kind for row in table().values() if row.kin == kin for kind in row.subject)


@cache
def _kinds_of_series() -> frozenset[str]:
    return frozenset(kind for row in table().values() for kind in row.series)


def _reach(start: str, step: Callable[[str], Iterable[str]]) -> set[str]:
    found: set[str] = set()
    edge = {start}
    for _ in range(_STEPS):
        edge = {other for one in edge for other in step(one)} - found - {start}
        found |= edge
    return found


# A house and a family are walked from any side; what a maker made is looked at only where a claim asks for it.
_WALKED = ("house", "family")


@cache
def _walked() -> tuple[str, ...]:
    """The predicates that bind a house or a family together."""
    return tuple(name for name, row in table().items() if row.kin in _WALKED)


def _binds_any(statement: Statement) -> bool:
    row = table().get(statement.claim.predicate)
    return row is not None and row.kin in _WALKED


def _binds(statement: Statement, kin: str) -> bool:
    row = table().get(statement.claim.predicate)
    is_said = statement.rank != "deprecated" and statement.claim.modality == "asserted"
    return row is not None and row.kin == kin and is_said
