"""Gathering: which statements of the ledger may speak for or against a claim."""

from __future__ import annotations

from collections.abc import Iterator

from baimo.checking.case import Case
from baimo.checking.clock import FITTING, Timing
from baimo.checking.fits import Fit, Kin
from baimo.checking.shelf import Shelf
from baimo.checking.surroundings import Surroundings
from baimo.claims import Claim, Predicate, table
from baimo.ledger import Statement
from baimo.values.dates import When

_REVERSED = "~"


def gather(
    claim: Claim, row: Predicate, shelf: Shelf, said: When | None = None, around: Surroundings | None = None
) -> Case:
    """The claim with what the ledger holds of its subject, of its object, and of their kin.

    Versions of a family, and predicates that merely imply the claim, are asked only where nothing closer speaks for it.
    """
    case = Case(claim, row, shelf, said, around or Surroundings())
    for statement, kin in _of_the_subject(case, {Kin.SELF, Kin.HOUSE, Kin.FAMILY, Kin.NAMESAKE}):
        case.take(statement, kin)
    if not _is_answered(case):
        _ask_further(case)
    if any(held.differs for held in case.held):
        # what is known of the version itself goes before what its family has
        case.held = [held for held in case.held if held.kin is not Kin.FAMILY or not held.agrees]
    return case


def _ask_further(case: Case) -> None:
    for statement, kin in [*_of_the_subject(case, {Kin.MEMBER}), *_of_its_things(case)]:
        case.take(statement, kin)
    for statement in [*_implying(case), *_made_there(case)]:
        case.take(statement, Kin.IMPLIED, Fit.AGREES)


def _is_answered(case: Case) -> bool:
    fitting = FITTING | {Timing.UNTIMED}
    return any(held.agrees and held.timing in fitting for held in case.held)


def _of_the_subject(case: Case, kins: set[Kin]) -> Iterator[tuple[Statement, Kin]]:
    for entity_id, kin in case.subjects.items():
        if kin in kins:
            for statement in case.shelf.about(entity_id):
                if statement.claim.predicate == case.row.id:
                    yield statement, kin


def _of_its_things(case: Case) -> Iterator[tuple[Statement, Kin]]:
    """What is said of the object by things that the subject made."""
    if case.claim.object is None:
        return
    made = case.shelf.made_by(case.claim.subject)
    for statement in case.shelf.mentioning(case.claim.object):
        if statement.claim.predicate == case.row.id and statement.claim.subject in made - case.subjects.keys():
            yield statement, Kin.MADE


def _implying(case: Case) -> Iterator[Statement]:
    """Statements of other predicates that show the claim, with the roles as they are or reversed."""
    for name in case.row.implied_by:
        is_reversed = name.startswith(_REVERSED)
        predicate = name.removeprefix(_REVERSED)
        for statement in (
            case.shelf.about(case.claim.object or "") if is_reversed else case.shelf.about(case.claim.subject)
        ):
            if statement.claim.predicate == predicate and _shows(case, statement, is_reversed):
                yield statement


def _made_there(case: Case) -> Iterator[Statement]:
    """What the subject made of the kind that shows it to be in the field that the claim names."""
    kind = (case.row.shown_by_making or {}).get(case.claim.object or "")
    if kind is None:
        return
    for entity_id in case.subjects:
        for statement in case.shelf.about(entity_id):
            made = statement.claim.object
            if made and (row := rows_of(statement.claim)) and row.kin == "makes" and case.shelf.kind(made) == kind:
                yield statement


def _shows(case: Case, statement: Statement, is_reversed: bool) -> bool:
    if statement.claim.modality not in ("asserted", "reported"):
        return False
    others = case.subjects if is_reversed else case.objects
    return statement.claim.object in others


def rows_of(claim: Claim) -> Predicate | None:
    """The claim's row of the predicate table, None for a predicate that the table lacks."""
    return table().get(claim.predicate)
