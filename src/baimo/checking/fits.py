"""How a statement of the ledger stands to a claim: akin in its subject, fitting or not in its value and its time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from baimo.checking.clock import FITTING, Timing
from baimo.claims import Claim
from baimo.ledger import Statement
from baimo.values.dates import When


class Fit(StrEnum):
    """How a held value stands to a claimed one."""

    AGREES = "agrees"
    NEAR = "near"  # agrees but for a day of time zones
    COARSE = "coarse"  # agrees as far as it goes: the ledger is less precise than the claim
    OPEN = "open"  # compatible, yet it says nothing for the claim: at least 100 of a claimed 500
    UNSURE = "unsure"  # different, but perhaps of another measure: the text does not name its own
    DIFFERS = "differs"
    EXCLUDED = "excluded"  # in another currency, and different at any rate there has been
    ALIEN = "alien"  # another measure, unit or object: never compared


AGREEING = frozenset({Fit.AGREES, Fit.NEAR, Fit.COARSE})


class Kin(IntEnum):
    """What the subject of a statement is to the claim's; the lower, the closer."""

    SELF = 0
    HOUSE = 1  # a company of the same house
    MEMBER = 2  # a version of the family that the claim names
    FAMILY = 3  # the family of the version that the claim names
    NAMESAKE = 4  # another thing of the same name
    MADE = 5  # a thing that the claimed company makes
    IMPLIED = 6  # another predicate that shows this one


@dataclass(frozen=True, slots=True)
class Held:
    """A statement beside a claim; `object_kin` is what its object is to the claim's."""

    statement: Statement
    fit: Fit
    timing: Timing
    when: When | None
    kin: Kin = Kin.SELF
    object_kin: Kin = Kin.SELF

    @property
    def claim(self) -> Claim:
        """What the statement says."""
        return self.statement.claim

    @property
    def denies(self) -> bool:
        """Whether it says that the thing is not so."""
        return self.claim.modality == "negated"

    @property
    def agrees(self) -> bool:
        """Whether its value speaks for the claim, whatever its time."""
        return self.fit in AGREEING and not self.denies

    @property
    def differs(self) -> bool:
        """Whether its value is incompatible, said of the very subject, and of the object or a version of it."""
        is_of_both = self.kin is Kin.SELF and self.object_kin in (Kin.SELF, Kin.HOUSE, Kin.MEMBER)
        return self.fit is Fit.DIFFERS and not self.denies and is_of_both

    @property
    def is_own(self) -> bool:
        """Whether it speaks of the very things that the claim names, not of their kin."""
        return self.kin is Kin.SELF and self.object_kin in (Kin.SELF, Kin.HOUSE)

    @property
    def fits_in_time(self) -> bool:
        """Whether its time is the claimed one."""
        return self.timing in FITTING

    @property
    def is_hearsay(self) -> bool:
        """Whether even its source only heard of it."""
        return self.claim.modality == "reported"

    @property
    def is_preferred(self) -> bool:
        """Whether a curator chose it above the others."""
        return self.statement.rank == "preferred"
