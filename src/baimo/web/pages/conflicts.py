"""What sources disagree about: the list, and a page for each disputed matter with all its sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.claims import Source, table
from baimo.output.disputes import Dispute, Matter, Side, dispute_json, rule_in
from baimo.output.entity_text import said
from baimo.output.html.cards import Named
from baimo.output.people_dates import date_text
from baimo.output.phrases import label
from baimo.output.rewording import Tongue
from baimo.web.frame.addresses import conflict_address, entity_address
from baimo.web.frame.answers import DisputeAnswer, DisputesAnswer
from baimo.web.frame.asked import EntityId, Kind, OfPredicate, PredicateId
from baimo.web.frame.facts_view import FactRow, Facts
from baimo.web.frame.site import NotFoundError, Site, documented, json_answer, site_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A dispute in the list: of whom, about what, the answers with how many stand behind each."""

    subject: Named
    kind: str
    about: str
    href: str
    matters: list[list[tuple[str, int, bool]]]


@dataclass(frozen=True, slots=True)
class SideView:
    """One side opened: what it says, who says so, since when."""

    facts: list[FactRow]
    is_held: bool
    voices: int
    sources: int
    is_firsthand: bool
    since: str


@router.get("/conflicts.json", **documented(DisputesAnswer))
async def conflicts_as_json(request: Request, predicate: OfPredicate = "", kind: Kind = "") -> Response:
    """Everything that sources disagree about, the weightiest first, with every statement on every side."""
    site, tongue = site_of(request), site_of(request).tongue(request)
    found = _wanted(site, predicate, kind)
    return json_answer(
        {
            "count": len(found),
            "order": rule_in(tongue.words.lang),
            "disputes": [dispute_json(one, tongue.names, tongue.words) for one in found],
        }
    )


@router.get("/conflicts", response_class=HTMLResponse, include_in_schema=False)
async def conflicts(request: Request, predicate: str = "", kind: str = "") -> HTMLResponse:
    """The list of disputes, of one predicate or kind where that is asked."""
    site, tongue = site_of(request), site_of(request).tongue(request)
    every = site.overview.disputes
    found = _wanted(site, predicate, kind)
    lang = tongue.words.lang
    return site.page(
        request,
        "conflicts.html",
        rows=[_row(one, tongue) for one in found],
        total=len(every),
        predicates=[(one, _label(one, lang), n) for one, n in Counter(d.predicate for d in every).most_common()],
        kinds=list(Counter(one.kind for one in every).most_common()),
        predicate=predicate,
        kind=kind,
        rule=rule_in(lang),
    )


@router.get("/conflicts/{subject}/{predicate}.json", **documented(DisputeAnswer))
async def conflict_as_json(request: Request, subject: EntityId, predicate: PredicateId) -> Response:
    """One disputed matter with all its sides."""
    tongue = site_of(request).tongue(request)
    return json_answer(dispute_json(_known(request, subject, predicate), tongue.names, tongue.words))


@router.get("/conflicts/{subject}/{predicate}", response_class=HTMLResponse, include_in_schema=False)
async def conflict(request: Request, subject: str, predicate: str) -> HTMLResponse:
    """One disputed matter: who says what, since when, how graded, and what the record holds."""
    site, tongue = site_of(request), site_of(request).tongue(request)
    dispute = _known(request, subject, predicate)
    facts = Facts(tongue.names, tongue.words)
    return site.page(
        request,
        "conflict.html",
        row=_row(dispute, tongue),
        matters=[_opened(matter, facts, tongue) for matter in dispute.matters],
        given_up=[facts.fact(fact) for fact in dispute.given_up],
        besides=[_row(one, tongue) for one in site.overview.disputes_of(dispute.subject) if one is not dispute],
        weight=dispute.weight,
    )


def _wanted(site: Site, predicate: str, kind: str) -> list[Dispute]:
    return [one for one in site.overview.disputes if predicate in ("", one.predicate) and kind in ("", one.kind)]


def _known(request: Request, subject: str, predicate: str) -> Dispute:
    site = site_of(request)
    subject = site.ledger.now(subject)
    found = (one for one in site.overview.disputes_of(subject) if one.predicate == predicate)
    dispute = next(found, None)
    if dispute is None:
        raise NotFoundError("error.conflict", f"{subject} · {predicate}")
    return dispute


def _label(predicate: str, lang: str) -> str:
    row = table().get(predicate)
    return row.label(lang) if row else predicate


def _row(dispute: Dispute, tongue: Tongue) -> DisputeRow:
    claim = dispute.matters[0].sides[0].facts[0].claim
    return DisputeRow(
        Named(tongue.names.subject(claim), entity_address(dispute.subject)),
        tongue.words.of("kind", dispute.kind),
        label(claim, tongue.words.lang),
        conflict_address(dispute.subject, dispute.predicate),
        [[_brief(side, tongue) for side in matter.sides] for matter in dispute.matters],
    )


def _brief(side: Side, tongue: Tongue) -> tuple[str, int, bool]:
    says = tongue.words.join([said(fact, tongue.names, tongue.words) for fact in side.facts])
    return says, side.voices, side.facts[0].rank == "preferred"


def _opened(matter: Matter, facts: Facts, tongue: Tongue) -> dict[str, Any]:
    held = matter.held
    return {
        "sides": [_side(side, facts, tongue) for side in matter.sides],
        "held": said(held, tongue.names, tongue.words) if held else "",
        "reason": held.reason if held else "",
        "shared": _shared(matter),
    }


def _side(side: Side, facts: Facts, tongue: Tongue) -> SideView:
    sources: dict[str, Source] = {statement.source.id: statement.source for statement in side.statements}
    return SideView(
        [facts.fact(fact) for fact in side.facts],
        side.facts[0].rank == "preferred",
        side.voices,
        len(sources),
        side.is_firsthand,
        date_text(side.since, tongue.words.lang),
    )


def _shared(matter: Matter) -> list[str]:
    """Publishers that are cited for more than one side: they tell of two measures, or changed their mind."""
    sides = [{one.source.publisher or one.source.id for one in side.statements} for side in matter.sides]
    counts = Counter(name for side in sides for name in side)
    return sorted(name for name, n in counts.items() if n > 1)
