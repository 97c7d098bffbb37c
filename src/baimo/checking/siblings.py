"""The wrong subject: what the claim says of one version was done by another."""

from __future__ import annotations

from typing import Any

from baimo.checking.births import birth_of
from baimo.checking.case import Case
from baimo.checking.clock import timing
from baimo.checking.comparing import COMPARERS
from baimo.checking.fits import Fit, Held, Kin
from baimo.checking.ruling import Ruling, best_first
from baimo.checking.weighing import Weight, weight
from baimo.claims import Verdict
from baimo.ledger import Statement
from baimo.values.dates import parsed

_EVENT = "event"


def look_aside(case: Case, ruling: Ruling) -> Ruling:
    """The ruling, or a contradiction by subject where a sibling holds the claimed value and the claimed one cannot.

    It cannot where it has a conflicting value of its own, or where a feat was done before it existed. A shared value
    alone proves nothing: two models may well have the same context length.
    """
    if not _may_be_another(case, ruling):
        return ruling
    held = best_first(
        [one for sibling in sorted(case.shelf.siblings(case.claim.subject)) for one in held_by(case, sibling)]
    )
    if ruling.verdict is Verdict.CONTRADICTED:
        return _named(ruling, held)
    birth = birth_of(case.shelf, case.claim.subject)
    earlier = [one for one in held if birth and _is_over_before(one.statement, birth.when.start)]
    if birth is None or weight(birth.held) < Weight.STRONG or weight(earlier) < Weight.STRONG:
        return ruling
    words: dict[str, Any] = {"other": earlier[0].claim.subject, "birth": birth.when}
    return Ruling(Verdict.CONTRADICTED, "contradicted-subject", earlier, best_first(birth.held), words)


def _may_be_another(case: Case, ruling: Ruling) -> bool:
    if case.claim.value is None or case.row.compare not in ("number", "date"):
        return False
    if ruling.verdict is Verdict.CONTRADICTED:
        return True
    is_only_kin = ruling.verdict is Verdict.SUPPORTED and all(held.kin is Kin.FAMILY for held in ruling.deciding)
    return case.row.when == _EVENT and (ruling.verdict is Verdict.UNKNOWN or is_only_kin)


def _named(ruling: Ruling, held: list[Held]) -> Ruling:
    """The contradiction with the sibling named that does hold the value."""
    if not held or "other" in ruling.words:
        return ruling
    ruling.words["other"] = held[0].claim.subject
    ruling.against = held + [one for one in ruling.against if one not in held]
    return ruling


def held_by(case: Case, sibling: str) -> list[Held]:
    """What is held of another thing that agrees with the claim in value."""
    compare = COMPARERS[case.row.compare]
    found = []
    for statement in case.shelf.about(sibling):
        claim = statement.claim
        if claim.predicate != case.row.id or statement.rank == "deprecated" or claim.modality != "asserted":
            continue
        if claim.object == case.claim.object and compare(case.claim, claim, case.row) is Fit.AGREES:
            found.append(
                Held(statement, Fit.AGREES, timing(case.when, parsed(claim.when)), parsed(claim.when), Kin.FAMILY)
            )
    return found


def _is_over_before(statement: Statement, day: int) -> bool:
    """Whether it was done, or at least told, before a day."""
    when = parsed(statement.claim.when) or parsed(statement.source.date)
    return when is not None and when.end < day
