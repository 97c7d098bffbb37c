"""How two entities are related: a story of dated, sourced steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.asking.relating import Answer, Step, paths
from baimo.asking.relating.relations import rules
from baimo.output.html.cards import Named
from baimo.output.path_text import asking_words, path_json
from baimo.output.rewording import Tongue
from baimo.output.telling import sentence, step_sentence
from baimo.web.frame.addresses import entity_address, fact_address, path_address
from baimo.web.frame.answers import PathAnswer
from baimo.web.frame.asked import End, Start
from baimo.web.frame.facts_view import Facts, SourceRef
from baimo.web.frame.linking import linked
from baimo.web.frame.picking import Missing, Picked, missing, picked
from baimo.web.frame.site import NotFoundError, Site, documented, json_answer, site_of

if TYPE_CHECKING:
    from baimo.ledger import Statement

router = APIRouter()
ALSO, SOURCES = 2, 3


@dataclass(frozen=True, slots=True)
class Telling:
    """One fact of a step: its sentence with links, its sources, and where it stands on its subject's page."""

    told: list[Named]
    href: str
    sources: list[SourceRef]
    more: int
    note: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: from whom to whom, what tells it best, what else tells it, who disputes it."""

    origin: Named
    target: Named
    best: Telling
    also: list[Telling]
    disputed: list[tuple[bool, Telling]]


@router.get("/path.json", **documented(PathAnswer))
async def path_as_json(request: Request, start: Start = "", end: End = "") -> Response:
    """How two entities (`from`, `to`: ids or any names) are related, with every statement that tells or disputes it."""
    site = site_of(request)
    tongue = site.tongue(request)
    ends = [picked(site.ledger, one, tongue.words.lang) for one in (start, end)]
    for one in ends:
        if not one.is_known:
            raise NotFoundError("error.entity", one.asked, one.near)
    named = {one.asked: [one.id, *(i for i in site.ledger.resolve(one.asked) if i != one.id)] for one in ends}
    answer = _answer(site, ends[0].id, ends[1].id)
    return json_answer(path_json(answer, tongue.names, asking_words(tongue.words.lang), named, (None, None)))


@router.get("/path", response_class=HTMLResponse, include_in_schema=False)
async def path(request: Request, start: Start = "", end: End = "") -> HTMLResponse:
    """The page of a path, with a form to pick its ends."""
    site = site_of(request)
    tongue = site.tongue(request)
    ends = [picked(site.ledger, one, tongue.words.lang) for one in (start, end)]
    shown: dict[str, Any] = {"stories": [], "nearest": [], "answer": None}
    if all(one.is_known for one in ends):
        shown = _shown(_answer(site, ends[0].id, ends[1].id), tongue)
    links = [Named(one.name, entity_address(one.id)) for one in ends if one.is_known]
    there = path_address(ends[0].id or ends[0].asked, ends[1].id or ends[1].asked)
    return site.page(
        request,
        "path.html",
        ends=ends,
        links=links,
        unknown=_unknown(ends, tongue.words.lang),
        namesakes=[(one.asked, found) for one in ends if (found := _others(site, one, tongue))],
        json=there.replace("/path", "/path.json", 1),
        back=path_address(ends[1].id, ends[0].id),
        **shown,
    )


def _unknown(ends: list[Picked], lang: str) -> list[Missing]:
    """The ends that mean nobody, each with links to the path from or to whom it may mean."""
    start, end = (one.id or one.asked for one in ends)
    links = (lambda found: path_address(found, end), lambda found: path_address(start, found))
    return [missing(one, lang, link) for one, link in zip(ends, links, strict=True) if one.asked and not one.is_known]


def _answer(site: Site, start: str, end: str) -> Answer:
    most = int(rules().search["stories"])
    return site.overview.kept(("path", start, end), lambda: paths(site.ledger, start, end, most=most))


def _others(site: Site, one: Picked, tongue: Tongue) -> list[Named]:
    """Whom else a name can mean."""
    ids = [i for i in site.ledger.resolve(one.asked) if i != one.id] if one.is_known else []
    return [Named(tongue.names.known(i) or i, entity_address(i)) for i in ids]


def _shown(answer: Answer, tongue: Tongue) -> dict[str, Any]:
    return {
        "answer": answer,
        "stories": [[_step(step, tongue) for step in story.steps] for story in answer.stories],
        "nearest": [
            (Named(tongue.names.known(end) or end, entity_address(end)), [_step(step, tongue) for step in steps])
            for end, steps in answer.nearest.items()
        ],
    }


def _step(step: Step, tongue: Tongue) -> StepView:
    say = asking_words(tongue.words.lang)
    ends = [Named(tongue.names.known(one) or one, entity_address(one)) for one in (step.origin, step.target)]

    def telling(fact: tuple[Statement, ...], text: str) -> Telling:
        facts = Facts(tongue.names, tongue.words)
        best = fact[0]
        refs = [facts.source(one.source) for one in fact[:SOURCES]]
        href = fact_address(best.claim.subject, best.fact)
        return Telling(linked(text, ends), href, refs, max(0, len(fact) - SOURCES), best.claim.note or "")

    def plain(statement: Statement) -> str:
        return sentence(statement.claim, step.origin, tongue.names, say) + say("path.end")

    return StepView(
        ends[0],
        ends[1],
        telling(step.told[0], step_sentence(step, tongue.names, say)),
        [telling(fact, plain(fact[0])) for fact in step.told[1 : 1 + ALSO]],
        [(one.claim.modality == "negated", telling((one,), plain(one))) for one in step.disputed],
    )
