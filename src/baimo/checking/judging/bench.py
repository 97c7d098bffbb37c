"""Which judge hears a case."""

from __future__ import annotations

from collections.abc import Callable

from baimo.checking.case import Case
from baimo.checking.clock import ANNOUNCEMENT
from baimo.checking.judging import events, many, periods, ratios, relations, settled, states
from baimo.checking.judging.leniency import speaks_of_something_beside
from baimo.checking.judging.versions import names_another_version
from baimo.checking.ruling import Ruling
from baimo.claims import Verdict

Judge = Callable[[Case, int], Ruling]


def judge(case: Case, clock: int) -> Ruling:
    """What the ledger says of the claim as of a day (an ordinal): only what had come true by then counts."""
    if case.when is not None and case.when.start > clock + ANNOUNCEMENT:
        return Ruling(Verdict.UNKNOWN, "unknown-future")
    ruling = _judge_of(case)(case, clock)
    if ruling.verdict is Verdict.CONTRADICTED and names_another_version(case):
        return Ruling(Verdict.UNKNOWN, "unknown-version", ruling.deciding)
    if ruling.verdict is Verdict.CONTRADICTED and speaks_of_something_beside(case):
        return Ruling(Verdict.UNKNOWN, "unknown-beside", ruling.deciding)
    return ruling


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
