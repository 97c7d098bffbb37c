"""What was true at a date: events until then, states that held, and of values that change the one that held."""

from __future__ import annotations

from collections.abc import Iterable

from baimo.asking.clocks import Clocks
from baimo.asking.times import begun_by, told_time
from baimo.claims import Claim, table
from baimo.ledger import Statement
from baimo.values.dates import parsed

Measure = tuple[str, str, str | None, str | None, str | None]


def as_told(statements: Iterable[Statement], clocks: Clocks) -> list[Statement]:
    """The statements that were true at one clock's date and had been said at the other's, in their order."""
    told = [s for s in statements if _was_said(s, clocks) and _was_true(s.claim, clocks)]
    return _without_superseded(told) if clocks.as_of else told


def measure(claim: Claim) -> Measure:
    """What two values must share to be values of one thing: subject, predicate, object, qualifier, unit."""
    row = table().get(claim.predicate)
    qualifier = claim.qualifier or (row.default_qualifier if row else None)
    return claim.subject, claim.predicate, claim.object, qualifier, claim.unit


def changes_value(claim: Claim) -> bool:
    """Whether its predicate has one value at a time, which a later one takes the place of."""
    row = table().get(claim.predicate)
    return row is not None and row.cardinality == "one-at-a-time" and row.when == "state"


def _was_said(statement: Statement, clocks: Clocks) -> bool:
    last = clocks.known_by and clocks.known_by.last
    if not last:
        return True
    source = parsed(statement.source.date)
    if source:
        return source.start <= last.toordinal()
    # A page without a date cannot have told of what had not happened yet, unless it predicted it.
    told = parsed(told_time(statement.claim))
    return told is None or statement.claim.modality in ("predicted", "opinion") or told.start <= last.toordinal()


def _was_true(claim: Claim, clocks: Clocks) -> bool:
    when = parsed(told_time(claim))
    first, last = (when.first, when.last) if when else (None, None)
    days = (day.isoformat() if day else None for day in (first, last))
    return clocks.was_true(claim.predicate, claim.when, *days)


def _without_superseded(statements: list[Statement]) -> list[Statement]:
    """Without values that a later one of the same measure has taken the place of."""
    latest: dict[Measure, int] = {}
    for statement in statements:
        claim, begun = statement.claim, begun_by(statement.claim)
        if begun and _may_supersede(statement):
            latest[measure(claim)] = max(begun, latest.get(measure(claim), 0))
    return [s for s in statements if not _is_superseded(s, latest)]


def _may_supersede(statement: Statement) -> bool:
    return (
        changes_value(statement.claim)
        and statement.claim.modality in ("asserted", "reported")
        and statement.rank != "deprecated"
    )


def _is_superseded(statement: Statement, latest: dict[Measure, int]) -> bool:
    begun = begun_by(statement.claim)
    return changes_value(statement.claim) and begun is not None and begun < latest.get(measure(statement.claim), 0)
