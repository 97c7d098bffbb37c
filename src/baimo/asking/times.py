"""When something began and ended, as days: by when an event surely had happened, from when to when a state held."""

from __future__ import annotations

from baimo.claims import Claim, table
from baimo.ledger import Statement
from baimo.values.dates import parsed


def told_time(claim: Claim) -> str | None:
    """The time (EDTF) that a claim tells of: of a founding or a law its value, else when it happened or held."""
    row = table().get(claim.predicate)
    if row and row.value == "date" and isinstance(claim.value, str):
        return claim.value
    return claim.when


def begun_by(claim: Claim) -> int | None:
    """The day (ordinal) by which it surely had begun, None where no time tells; of an event, by which it had happened.

    A month is over on its last day: so each event lies in one span of time and in one only.
    """
    told = told_time(claim)
    if told and "/" in told and not is_event(claim):
        told = told.partition("/")[0]
    when = parsed(told)
    if when is None:
        return None
    if when.last is None:  # 2023-06/..: it began then and goes on
        left = parsed((told or "").partition("/")[0])
        return left.end if left and left.last else None
    return when.end


def ended_by(claim: Claim) -> int | None:
    """The day (ordinal) by which a state surely was over, None where its end is not told, and for events."""
    told = claim.when
    if is_event(claim) or not told or "/" not in told:
        return None
    right = parsed(told.partition("/")[2] if not told.endswith(("/", "..")) else None)
    return right.end if right and right.last else None


def is_event(claim: Claim) -> bool:
    """Whether it happens rather than holds."""
    row = table().get(claim.predicate)
    return row is not None and (row.when == "event" or row.value == "date")


def said_by(statement: Statement) -> int | None:
    """The day (ordinal) by which its source had said it, None where the source bears no date."""
    when = parsed(statement.source.date)
    return when.end if when and when.last else None
