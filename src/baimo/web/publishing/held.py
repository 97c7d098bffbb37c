"""A ledger read once and held in memory: a site asks for all of it, and each question would cost more than a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.ledger import Ledger, open_ledger

if TYPE_CHECKING:
    from baimo.claims import Claim, Source
    from baimo.ledger import Entity, Statement
    from baimo.ledger.identity import Judgement

Shelves = dict[str, "list[Statement]"]


class HeldLedger(Ledger):
    """The same answers from memory, where a question is about one entity or source; the rest goes to the database."""

    def __init__(self, ledger: Ledger) -> None:
        """Everything of a ledger."""
        super().__init__(ledger._compiled)
        self._sources = {source.id: source for source in super().sources()}
        self._entities = {entity.id: entity for entity in super().entities()}
        self._statements = super().find(include_deprecated=True)
        self._by_subject, self._by_object, self._by_source = _shelved(self._statements)

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process reads the same text for itself: that is quicker than to be sent all of it.
        atlas, own = self._compiled._stack
        return _opened, (atlas.root, own.root)

    def renewed(self) -> Ledger:
        """Itself: a site is of one state of the ledger."""
        return self

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with that id."""
        return self._entities.get(self.now(entity_id))

    def entities_each(self, entity_ids: Iterable[str]) -> list[Entity]:
        """The entities with those ids, as far as the ledger knows them."""
        return [self._entities[one] for one in sorted(set(map(self.now, entity_ids))) if one in self._entities]

    def entities(self, kind: str | None = None) -> list[Entity]:
        """Every entity, or those of one kind, by id."""
        return [entity for entity in self._entities.values() if kind in (None, entity.kind)]

    def source(self, source_id: str) -> Source | None:
        """The source with that id."""
        return self._sources.get(source_id)

    def sources(self) -> list[Source]:
        """Every source, by id."""
        return list(self._sources.values())

    def find(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,
        during: str | None = None,
        known_by: str | None = None,
        include_deprecated: bool = False,
    ) -> list[Statement]:
        """Statements, best first."""
        if during or known_by:
            return super().find(subject, predicate, object, during, known_by, include_deprecated)
        shelf = self._shelf(subject, object)
        return [
            one
            for one in shelf
            if (include_deprecated or one.rank != "deprecated")
            and (predicate is None or one.claim.predicate == predicate)
            and (subject is None or object is None or one.claim.object == self.now(object))
        ]

    def _shelf(self, subject: str | None, object: str | None) -> list[Statement]:
        if subject is not None:
            return self._by_subject.get(self.now(subject), [])
        return self._statements if object is None else self._by_object.get(self.now(object), [])

    def mentions(self, entity_id: str, include_deprecated: bool = False) -> list[Statement]:
        """Statements about others in which the entity is the object."""
        return self.find(object=entity_id, include_deprecated=include_deprecated)

    def statements_from(self, source_id: str) -> list[Statement]:
        """All that a source says, deprecated statements too."""
        return list(self._by_source.get(source_id, ()))

    def judgements(self, entity_id: str | None = None) -> list[Judgement]:
        """What was judged of ids that may mean one thing: all, or what names one entity."""
        if entity_id is None:
            return self._judgements
        return self._judged.get(self.now(entity_id)) or []

    @cached_property
    def _judgements(self) -> list[Judgement]:
        return super().judgements()

    @cached_property
    def _judged(self) -> dict[str, list[Judgement]]:
        ids = {self.now(one) for judgement in self._judgements for one in (judgement.a, judgement.b)}
        return {one: super(HeldLedger, self).judgements(one) for one in sorted(ids)}

    @cached_property
    def _counts(self) -> dict[str, int]:
        return super().counts()

    def counts(self) -> dict[str, int]:
        """How many entities, sources, facts and statements there are."""
        return self._counts

    def _grouped(
        self,
        ids: Collection[str],
        role: str,
        who: Callable[[Claim], str],
        predicates: Iterable[str] | None = None,
    ) -> dict[str, list[Statement]]:
        wanted = None if predicates is None else list(predicates)
        shelves = self._by_subject if role == "subject" else self._by_object
        found: dict[str, list[Statement]] = {}
        for one in ids:
            shelf = shelves.get(self.now(one), [])
            parts = [shelf] if wanted is None else [[s for s in shelf if s.claim.predicate == p] for p in wanted]
            found[one] = [statement for part in parts for statement in part]
        return found


def _opened(atlas: Path, home: Path) -> HeldLedger:
    return HeldLedger(open_ledger(atlas, home))


def _shelved(statements: list[Statement]) -> tuple[Shelves, Shelves, Shelves]:
    # One order holds for all questions, so a part of all statements is in order as it stands.
    subjects, objects, sources = defaultdict(list), defaultdict(list), defaultdict(list)
    for statement in statements:
        subjects[statement.claim.subject].append(statement)
        sources[statement.source.id].append(statement)
        if statement.claim.object:
            objects[statement.claim.object].append(statement)
    return dict(subjects), dict(objects), dict(sources)
