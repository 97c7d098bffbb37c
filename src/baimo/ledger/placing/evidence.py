"""What the ledger says that placing reads, as of its clocks: of one entity at a time, or all at once for a map."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from baimo.ledger.placing.rules import rules
from baimo.values.dates import when_of

if TYPE_CHECKING:
    from baimo.ledger.ledger import Ledger
    from baimo.ledger.statement import Statement

# Nobody stands anywhere for what was only foretold, denied or thought.
_SAID = ("asserted", "reported")


class Evidence:
    """Statements by subject and by object, best first; deprecated ones, denials and predictions left out."""

    def __init__(self, ledger: Ledger, at: str | None, known_by: str | None) -> None:
        """`at` is the time spoken of, `known_by` the time of which the sources must be; EDTF. Raises ValueError."""
        self._ledger, self._known_by = ledger, known_by
        self._at = when_of(at) if at else None
        self._about: dict[str, list[Statement]] | None = None
        self._naming: dict[str, list[Statement]] = defaultdict(list)

    def load(self) -> None:
        """Fetch what is said of everybody at once: a whole map asks for thousands."""
        self._about = about = defaultdict[str, list["Statement"]](list)
        for predicate in rules().predicates():
            for statement in self._ledger.find(predicate=predicate, known_by=self._known_by):
                about[statement.claim.subject].append(statement)
                if statement.claim.object:
                    self._naming[statement.claim.object].append(statement)

    def about(self, entity_id: str, predicate: str) -> list[Statement]:
        """What is said of an entity under a predicate."""
        if self._about is None:
            found = self._ledger.find(entity_id, predicate, known_by=self._known_by)
        else:
            found = [s for s in self._about.get(entity_id, ()) if s.claim.predicate == predicate]
        return [statement for statement in found if self._holds(statement)]

    def naming(self, entity_id: str, predicate: str) -> list[Statement]:
        """What is said of others under a predicate with the entity as the object."""
        if self._about is None:
            found = self._ledger.find(predicate=predicate, object=entity_id, known_by=self._known_by)
        else:
            found = [s for s in self._naming.get(entity_id, ()) if s.claim.predicate == predicate]
        return [statement for statement in found if self._holds(statement)]

    def anything(self, entity_id: str) -> list[Statement]:
        """The best that is said of an entity under any predicate, else what names it: it exists."""
        about = self._ledger.find(entity_id, known_by=self._known_by)
        return (about or self._ledger.find(object=entity_id, known_by=self._known_by))[:1]

    def _holds(self, statement: Statement) -> bool:
        """A point in time is when somebody looked, and bars nothing; an interval is from when until when it held."""
        when = statement.claim.when
        if statement.claim.modality not in _SAID:
            return False
        return not (self._at and when and "/" in when) or when_of(when).overlaps(self._at)
