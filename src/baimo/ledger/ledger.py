"""The ledger: what is known, of whom, since when, from where; opened from text, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from pathlib import Path

from baimo.claims import Claim, Source
from baimo.ledger.compiling import Compiled, compiled
from baimo.ledger.entity import Entity
from baimo.ledger.identity import Judgement
from baimo.ledger.searching import Found, Results
from baimo.ledger.statement import Relation, Statement
from baimo.ledger.store import Store

Name = tuple[str, str, str, str]


def open_ledger(atlas: Path | None = None, home: Path | None = None) -> Ledger:
    """The ledger of an atlas with a user's layer over it; without folders named, the bundled one and the user's own.

    Cheap where nothing changed since it was last compiled, so a server may call it for every request.
    """
    return Ledger(compiled(atlas, home))


def load_names(atlas: Path | None = None, home: Path | None = None) -> list[Name]:
    """Every spelling of every entity, for a reader: as written, entity id, kind, how. Needs no database."""
    return compiled(atlas, home).names


class Ledger:
    """Statements with their sources, asked as of two clocks. The database opens at the first question that needs it."""

    def __init__(self, compiled_text: Compiled) -> None:
        self._compiled = compiled_text

    def renewed(self) -> Ledger:
        """Itself where nobody changed the user's layer since it was opened, else the ledger as it is now."""
        fresh = self._compiled.renewed()
        return self if fresh is self._compiled else Ledger(fresh)

    @cached_property
    def _store(self) -> Store:
        return self._compiled.store()

    @property
    def problems(self) -> list[str]:
        """A line for each file or row that was left out because it could not be read."""
        return self._compiled.problems

    def names(self) -> list[Name]:
        """Every spelling: as written, entity id, kind, and how: name, alias, former, misspelling or context."""
        return self._compiled.names

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with that id."""
        return self._store.entity(entity_id)

    def entities_each(self, entity_ids: Iterable[str]) -> list[Entity]:
        """The entities with those ids, as far as the ledger knows them."""
        return list(self._store.entities_each(entity_ids))

    def entities(self, kind: str | None = None) -> list[Entity]:
        """Every entity, or those of one kind, by id."""
        return self._store.entities(kind)

    def resolve(self, name: str, kinds: Iterable[str] | None = None) -> list[str]:
        """Ids of the entities that a name can mean, best first: by spelling, then how it means them, then weight."""
        return self._store.resolve(name, kinds)

    def search(self, text: str, kinds: Collection[str] | None = None, limit: int = 20) -> Results:
        """Entities by any part, sound or near spelling of a name, and statements by their words, each best first.

        At most `limit` of either; with `kinds` only entities, and of these kinds.
        """
        return self._store.search.all(text, kinds, limit)

    def suggest(self, name: str, kinds: Collection[str] | None = None, limit: int = 3) -> list[Found]:
        """Whom somebody may have meant by a name that the ledger does not know, likeliest first."""
        return self._store.search.entities(name, kinds, limit)

    def find(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,
        during: str | None = None,
        known_by: str | None = None,
        include_deprecated: bool = False,
    ) -> list[Statement]:
        """Statements, best first: preferred before normal, then the newest, then the best source.

        `during` (EDTF) keeps what can have held then, `known_by` what can have been said by the end of it. What bears
        no time is kept by both, except that an undated source told of nothing that had not happened yet.
        Raises ValueError for what is no EDTF.
        """
        return self._store.find(
            include_deprecated,
            subject=subject,
            predicate=predicate,
            object=object,
            during=during,
            known_by=known_by,
        )

    def about_each(self, entity_ids: Collection[str]) -> dict[str, list[Statement]]:
        """Every statement about each of them, deprecated ones too, best first; a check asks for hundreds at once."""
        return self._grouped(entity_ids, "subject", lambda claim: claim.subject)

    def mentions_each(
        self, entity_ids: Collection[str], predicates: Iterable[str] | None = None
    ) -> dict[str, list[Statement]]:
        """Every statement in which each of them is the object, deprecated ones too, best first under one predicate.

        With `predicates` only those under one of these: an entity may be named by thousands.
        """
        return self._grouped(entity_ids, "object", lambda claim: claim.object or "", predicates)

    def mentions(self, entity_id: str, include_deprecated: bool = False) -> list[Statement]:
        """Statements about others in which the entity is the object."""
        return self._store.find(include_deprecated, object=entity_id)

    def relations(self, entity_id: str) -> list[Relation]:
        """What relates the entity to others, either way round and deprecated too, in the few columns a search needs."""
        return self._store.relations(entity_id)

    def source(self, source_id: str) -> Source | None:
        """The source with that id."""
        return self._store.source(source_id)

    def sources(self) -> list[Source]:
        """Every source, by id."""
        return self._store.sources()

    def statements_from(self, source_id: str) -> list[Statement]:
        """All that a source says, deprecated statements too."""
        return self._store.find(source=source_id)

    def statements_of(self, layer: str) -> list[Statement]:
        """All that one layer says, `atlas` or `user`, deprecated statements too."""
        return self._store.find(layer=layer)

    def statement(self, statement_id: str) -> Statement | None:
        """The statement with that id."""
        return next(iter(self._store.find(id=statement_id)), None)

    def fact(self, fact_id: str) -> list[Statement]:
        """Every source's statement of one fact, deprecated ones too."""
        return self._store.find(fact=fact_id)

    def counts(self) -> dict[str, int]:
        """How many entities, sources, facts and statements there are, and how many statements each layer holds."""
        return self._store.counts()

    def judgements(self, entity_id: str | None = None) -> list[Judgement]:
        """What was judged of ids that may mean one thing: all, or what names one entity."""
        return self._store.judgements(entity_id)

    def now(self, identity: str) -> str:
        """The id that an entity, a statement or a fact bears now, where a judgement changed it."""
        return self._store.now(identity)

    def _grouped(
        self,
        ids: Collection[str],
        role: str,
        who: Callable[[Claim], str],
        predicates: Iterable[str] | None = None,
    ) -> dict[str, list[Statement]]:
        groups: dict[str, list[Statement]] = {self.now(entity_id): [] for entity_id in ids}
        for predicate in [None] if predicates is None else predicates:
            for statement in self._store.find_each(role, ids, predicate):
                groups[who(statement.claim)].append(statement)
        return {entity_id: groups[self.now(entity_id)] for entity_id in ids}
