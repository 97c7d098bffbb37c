"""The change: one thing that came, went, moved or was corrected, with who says so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from baimo.claims import Claim
from baimo.ledger import Statement

GROUPS = ("entered", "left", "value", "money", "relation", "ended", "law", "corrected")


@dataclass(frozen=True, slots=True)
class Change:
    """`day` is the ordinal of the day by which it had happened, `said` of that by which it had been told, if known.

    `statements` say it, the best source first. A value that moved has what it was `before` and in how many `steps` it
    got there. `is_new` is false for what became known in the span of time but had happened before it; `told_later` is
    true for what happened in it and was told only after. `rivals` tell it otherwise.
    """

    group: str
    day: int
    said: int | None
    statements: tuple[Statement, ...]
    before: tuple[Statement, ...] = ()
    steps: int = 0
    is_new: bool = True
    told_later: bool = False
    rivals: tuple[Statement, ...] = ()
    significance: float = 0.0

    @property
    def claim(self) -> Claim:
        """What is said to be so since."""
        return self.statements[0].claim

    @property
    def ratio(self) -> Decimal | None:
        """The new value divided by the old one; None where either is unknown, nothing, or only bounded."""
        if not self.before:
            return None
        old, new = self.before[0].claim, self.claim
        if not isinstance(old.value, Decimal) or not isinstance(new.value, Decimal) or not old.value or not new.value:
            return None
        return new.value / old.value if {old.bound, new.bound} <= {"exact", "about"} else None
