"""When a thing began to exist: nothing can be held of it before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baimo.checking.clock import ANNOUNCEMENT, HALF_A_YEAR, Timing
from baimo.checking.fits import Fit, Held
from baimo.checking.shelf import Shelf
from baimo.claims import table
from baimo.ledger import Statement
from baimo.values.dates import When, parsed


@dataclass(frozen=True, slots=True)
class Birth:
    """The earliest date that anybody gives for the beginning of a thing, every record of it, and the days it took."""

    when: When
    held: list[Held]
    margin: int = ANNOUNCEMENT


def birth_of(shelf: Shelf, entity_id: str) -> Birth | None:
    """The birth of an entity, or of its eldest version where that is earlier; None where its own is not told."""
    own = list(_records(shelf, entity_id))
    if not own:
        return None
    versions = [record for member in shelf.members(entity_id) for record in _records(shelf, member)]
    eldest = min((when for when, _ in own + versions), key=lambda when: when.start)
    margin = HALF_A_YEAR if any(_is_drawn_out(statement) for _, statement in own) else ANNOUNCEMENT
    return Birth(eldest, [Held(statement, Fit.AGREES, Timing.SAME, when) for when, statement in own], margin)


def _is_drawn_out(statement: Statement) -> bool:
    row = table().get(statement.claim.predicate)
    return row is not None and row.drawn_out > 0


def _records(shelf: Shelf, entity_id: str) -> Iterator[tuple[When, Statement]]:
    for statement in [*shelf.about(entity_id), *shelf.mentioning(entity_id)]:
        when = parsed(_date_of_birth(statement, entity_id))
        if when and statement.rank != "deprecated" and statement.claim.modality in ("asserted", "reported"):
            yield when, statement


def _date_of_birth(statement: Statement, entity_id: str) -> str | None:
    claim = statement.claim
    row = table().get(claim.predicate)
    if row is None or row.begins is None or getattr(claim, row.begins) != entity_id:
        return None
    return claim.value if row.value == "date" and isinstance(claim.value, str) else claim.when
