"""The case: one claim with every statement of the ledger that may speak for or against it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from baimo.checking.births import Birth, birth_of
from baimo.checking.clock import ANNOUNCEMENT, Timing, of_a_step, time_of, timing
from baimo.checking.comparing import COMPARERS, measures
from baimo.checking.fits import Fit, Held, Kin
from baimo.checking.shelf import Shelf
from baimo.checking.surroundings import Surroundings
from baimo.checking.weighing import Weight, is_corroborated, weight
from baimo.claims import Claim, Predicate
from baimo.ledger import Statement
from baimo.values.dates import When, parsed
from baimo.values.names import same_name

_WITNESSES = ("asserted", "reported", "negated")
_OF_MEASURES = ("number", "date")


@dataclass
class Case:
    """A claim before the ledger. `said` is the date of who says it, where that is known; `around` the document.

    `set_aside` are statements that would agree or differ but that a curator deprecated: shown, never weighed.
    """

    claim: Claim
    row: Predicate
    shelf: Shelf
    said: When | None = None
    around: Surroundings = field(default_factory=Surroundings)
    held: list[Held] = field(default_factory=list)
    set_aside: list[Held] = field(default_factory=list)

    @cached_property
    def when(self) -> When | None:
        """The time claimed."""
        return time_of(self.claim)

    def horizon(self, clock: int) -> int:
        """Until when a thing told as done can have been done: the clock, or a little after it was told."""
        return clock if self.said is None else min(clock, self.said.end + ANNOUNCEMENT)

    @cached_property
    def subjects(self) -> dict[str, Kin]:
        """The subject and its kin, as what each may speak for it."""
        found = self._kin(self.claim.subject, self.claim.subject_text or self.claim.subject_name)
        if not self.row.shared_by_house:
            found = {one: kin for one, kin in found.items() if kin is not Kin.HOUSE}
        return found

    @cached_property
    def objects(self) -> dict[str, Kin]:
        """The object and its kin."""
        if self.claim.object is None:
            return {}
        found = self._kin(self.claim.object, self.claim.object_text or self.claim.object_name)
        if self.row.compare == "event" and not self.shelf.is_series(self.claim.object):
            # an edition of a product comes out on a day of its own
            found = {one: kin for one, kin in found.items() if kin is not Kin.MEMBER}
        return found

    def _kin(self, entity_id: str, name: str | None) -> dict[str, Kin]:
        shelf = self.shelf
        found = dict.fromkeys(shelf.named(name) if name else [], Kin.NAMESAKE)
        found |= dict.fromkeys(sorted(shelf.families(entity_id)), Kin.FAMILY)
        found |= dict.fromkeys(sorted(shelf.members(entity_id)), Kin.MEMBER)
        found |= dict.fromkeys(sorted(shelf.house(entity_id)), Kin.HOUSE)
        return found | {entity_id: Kin.SELF}

    def take(self, statement: Statement, kin: Kin, fit: Fit | None = None) -> None:
        """Lay one statement beside the claim, compared unless it is known how it fits."""
        if statement.claim.modality not in _WITNESSES:
            return
        object_kin = self.objects.get(statement.claim.object or "", Kin.SELF)
        when = of_a_step(statement.claim.when) if self.row.steps else parsed(statement.claim.when)
        fit = self._fit(statement.claim) if fit is None else fit
        held = Held(statement, fit, timing(self.when, when), when, kin, object_kin)
        (self.set_aside if statement.rank == "deprecated" else self.held).append(held)

    def _fit(self, held: Claim) -> Fit:
        row, claim = self.row, self.claim
        kin = self.objects.get(held.object or "")
        if kin is Kin.FAMILY and row.compare == "event":
            # a family comes out with its first version: its date is no other version's
            return Fit.ALIEN
        if kin is not None:
            # kin of the object agree as it does itself: the comparers need not know of kin
            claim = replace(claim, object=held.object)
        elif claim.object and claim.value is not None and held.object != claim.object:
            return Fit.ALIEN
        if row.compare in _OF_MEASURES and not measures.same_measure(claim, held, row):
            return Fit.ALIEN
        fit = COMPARERS[row.compare](claim, held, row)
        if fit is not Fit.DIFFERS:
            return fit
        if row.cardinality == "many" and not (claim.object and held.object):
            return Fit.ALIEN
        return fit if row.compare not in _OF_MEASURES or measures.is_named(claim, held, row) else Fit.UNSURE

    def speaking(self) -> list[Held]:
        """What agrees with the claim in value, whatever its time."""
        return [held for held in self.held if held.agrees]

    def differing(self) -> list[Held]:
        """What is incompatible with it in value."""
        return [held for held in self.held if held.differs]

    def denying(self) -> list[Held]:
        """What denies it, and is not older than what it denies."""
        return [
            held for held in self.held if held.denies and held.fit is Fit.AGREES and held.timing is not Timing.BEFORE
        ]

    def is_called_formerly(self, entity_id: str | None, written: str | None) -> bool:
        """Whether the text calls an entity by a name it bore before: what bore that is older than its new name."""
        entity = self.shelf.entity(entity_id) if entity_id else None
        return entity is not None and written is not None and any(same_name(name, written) for name in entity.former)

    def is_before_its_time(self) -> Birth | None:
        """When the subject began to exist, if the time claimed is well before that and trusted sources say so."""
        birth = birth_of(self.shelf, self.claim.subject)
        if self.is_called_formerly(self.claim.subject, self.claim.subject_text):
            return None
        if self.when is None or birth is None or self.when.end + birth.margin >= birth.when.start:
            return None
        return birth if weight(birth.held) >= Weight.STRONG and is_corroborated(birth.held) else None
