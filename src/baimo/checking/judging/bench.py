"""Which judge hears a case."""

from __future__ import annotations

from collections.abc import Callable

from baimo.checking.case import Case
from baimo.checking.judging import events, many, periods, ratios, relations, settled, states
from baimo.checking.ruling import Ruling

Judge = Callable[[Case, int], Ruling]


def judge(case: Case, clock: int) -> Ruling:
    """What the ledger says of the claim as of a day (an ordinal): only what had come true by then counts."""
    return _judge_of(case)(case, clock)


def _judge_of(case: Case) -> Judge:
    row = case.row
    if row.recomputed_from and case.claim.object:
        return ratios.judge
    if row.compare == "event":
        return events.judge
    if row.compare in ("entity", "text"):
        return relations.judge
    if row.compare == "date" or (row.when is None and not _has_many_values(case)):
        return settled.judge
    if row.when == "period":
        return periods.judge
    return states.judge if row.cardinality == "one-at-a-time" else many.judge


def _has_many_values(case: Case) -> bool:
    return case.row.cardinality == "many" and case.claim.object is None
