"""The page of an entity: its names, what is known since when and from where, who disagrees, who names it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.output.entity_text import entity_json
from baimo.output.html.cards import Brief
from baimo.output.places_text import places_line
from baimo.output.rewording import Tongue
from baimo.web.frame.addresses import document_address
from baimo.web.frame.facts_view import Facts, MentionRow
from baimo.web.frame.site import NotFoundError, Site, json_answer, site_of

router = APIRouter()
# Longer lists are cut; the JSON has all.
MENTIONS = 100
SPOKEN = 12


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A document with claims about the entity."""

    title: str
    href: str
    claims: list[Brief]
    unlisted: int


@router.get("/e/{entity_id}.json")
async def entity_as_json(request: Request, entity_id: str) -> Response:
    """An entity with its names, the statements about it and those that name it."""
    try:
        return json_answer(entity_json(site_of(request).ledger, entity_id))
    except KeyError:
        raise NotFoundError("error.entity", entity_id) from None


@router.get("/e/{entity_id}", response_class=HTMLResponse, include_in_schema=False)
async def entity(request: Request, entity_id: str) -> HTMLResponse:
    """All that is known of an entity."""
    site = site_of(request)
    tongue = site.tongue(request)
    found = site.ledger.entity(entity_id)
    if found is None:
        raise NotFoundError("error.entity", entity_id)
    entity_id = found.id  # an address from before it was judged to be the same as another
    facts = Facts(tongue.names, tongue.words)
    about = site.ledger.find(subject=entity_id, include_deprecated=True)
    naming = list({statement.fact: statement for statement in site.ledger.mentions(entity_id)}.values())
    return site.page(
        request,
        "entity.html",
        entity=found,
        name=found.name(tongue.words.lang),
        placed=places_line(site.ledger, entity_id, tongue.words),
        topics=facts.topics(about),
        fact_count=len({statement.fact for statement in about}),
        source_count=len({statement.source.id for statement in about}),
        judgements=site.ledger.judgements(entity_id),
        mentions=_by_predicate([facts.mention(statement.claim) for statement in naming[:MENTIONS]]),
        unlisted=max(0, len(naming) - MENTIONS),
        spoken=[_spoken(site, key, claims, tongue) for key, claims in site.library.speaking_of(entity_id)],
    )


def _by_predicate(rows: list[MentionRow]) -> dict[str, list[MentionRow]]:
    found: dict[str, list[MentionRow]] = {}
    for row in rows:
        found.setdefault(row.predicate, []).append(row)
    return found


def _spoken(site: Site, key: str, claims: list[int], tongue: Tongue) -> SpokenOf:
    view = site.view(key, tongue.words.lang, 0)
    listed = [view.cards.brief(index) for index in claims[:SPOKEN]]
    return SpokenOf(view.title, document_address(key), listed, len(claims) - len(listed))
