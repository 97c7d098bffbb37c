"""Checking a document: every claim against the ledger, as of the document's date and as of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from baimo.checking.attribution import give_back
from baimo.checking.case import Case
from baimo.checking.clock import document_date, last_day, sound_date
from baimo.checking.conflicts import find_conflicts
from baimo.checking.fits import Fit
from baimo.checking.gathering import gather
from baimo.checking.judging import judge
from baimo.checking.reasons import evidence_of, expected_of, reason_of
from baimo.checking.ruling import Ruling, best_first
from baimo.checking.shelf import Shelf
from baimo.checking.siblings import look_aside
from baimo.checking.stances import apart_from_facts, is_vague, spared, turned
from baimo.checking.surroundings import Surroundings
from baimo.claims import Claim, Finding, Verdict, table
from baimo.documents import Document
from baimo.ledger import Ledger
from baimo.ledger.accepting import source_id
from baimo.values.dates import When, parsed


def check(claims: list[Claim], document: Document, ledger: Ledger, as_of: str | None = None) -> list[Finding]:
    """A finding for each claim, in their order, with which of them cannot be true together.

    `as_of` (EDTF) stands for today; a year or a month means its last day.
    """
    shelf = Shelf(ledger, without=source_id(document.text))
    shelf.stock(_named(claims))
    said = sound_date(document_date(document), claims)
    around = Surroundings(document, claims)
    cases = [_case(claim, shelf, parsed(claim.said_on) or said, around) for claim in claims]
    shelf.introduce(
        _named([*claims, *(held.claim for case in cases if case for held in [*case.held, *case.set_aside])])
    )
    today = last_day(as_of)
    findings = [_find(claim, shelf, case, today) for claim, case in zip(claims, cases, strict=True)]
    find_conflicts(findings, shelf)
    return findings


def _named(claims: Iterable[Claim]) -> Iterator[str]:
    return (one for claim in claims for one in (claim.subject, claim.object) if one)


def _case(claim: Claim, shelf: Shelf, said: When | None, around: Surroundings) -> Case | None:
    """The claim as a case, None where no ledger can judge it."""
    row = table().get(claim.predicate)
    return gather(_affirmed(claim), row, shelf, said, around) if row and apart_from_facts(claim) is None else None


def _find(claim: Claim, shelf: Shelf, case: Case | None, today: int) -> Finding:
    if case is None:
        ruling = apart_from_facts(claim) or Ruling(Verdict.UNKNOWN, "unknown-predicate")
        return _finding(claim, shelf, ruling, ruling, None)
    now = _ruling(claim, case, today)
    then = now if case.said is None or case.said.end >= today else _ruling(claim, case, case.said.end)
    return _finding(claim, shelf, now, then, case)


def _affirmed(claim: Claim) -> Claim:
    """The claim without its negation: the ledger is asked whether the thing is so."""
    return replace(claim, modality="asserted") if claim.modality == "negated" else claim


def _ruling(claim: Claim, case: Case, clock: int) -> Ruling:
    ruling = give_back(case, look_aside(case, judge(case, clock)))
    tells = (Verdict.SUPPORTED, Verdict.UNKNOWN) if claim.when else (Verdict.SUPPORTED,)
    if is_vague(claim) and ruling.verdict not in tells:
        return Ruling(Verdict.UNCHECKABLE, "uncheckable-vague")
    return spared(claim, turned(ruling, case) if claim.modality == "negated" else ruling)


def _finding(claim: Claim, shelf: Shelf, now: Ruling, then: Ruling, case: Case | None) -> Finding:
    held = [*case.held, *case.set_aside] if case else []
    others = best_first(one for one in held if one.fit is not Fit.ALIEN)
    reason = reason_of(claim, now, shelf)
    return Finding(
        claim=claim,
        verdict=now.verdict,
        then=then.verdict,
        reason=reason,
        then_reason=reason if then is now else reason_of(claim, then, shelf),
        expected=expected_of(claim, now, shelf),
        evidence=evidence_of(claim, now, others, shelf),
    )
