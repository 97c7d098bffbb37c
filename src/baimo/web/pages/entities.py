"""The page of an entity: what it is at a glance, what is known since when, who disagrees, who names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.asking.changing import Change, Chronicle
from baimo.asking.times import told_time
from baimo.drawing.logos import mark_of, monogram
from baimo.ledger import Entity, Statement
from baimo.output.diff_text import change_text
from baimo.output.entity_text import entity_json
from baimo.output.html.cards import Brief, Named
from baimo.output.path_text import asking_words
from baimo.output.people_dates import date_text
from baimo.output.places_text import place_label
from baimo.output.rewording import Tongue
from baimo.web.frame.addresses import (
    category_address,
    conflict_address,
    document_address,
    fact_address,
    focus_address,
    graph_address,
)
from baimo.web.frame.answers import EntityAnswer
from baimo.web.frame.asked import EntityId
from baimo.web.frame.facts_view import Facts, MentionRow
from baimo.web.frame.figures import key_figures
from baimo.web.frame.linking import linked
from baimo.web.frame.peers import peers_of
from baimo.web.frame.site import NotFoundError, Site, documented, json_answer, site_of

router = APIRouter()
# Longer lists are cut; the JSON has all.
MENTIONS, SPOKEN, EVENTS = 60, 12, 14
_EVER = "0001"
# Prices move daily and have pictures of their own.
_NO_EVENTS = ("price",)


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A document with claims about the entity."""

    title: str
    href: str
    claims: list[Brief]
    unlisted: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated that happened to it: when, what, where it stands with its sources."""

    when: str
    told: list[Named]
    href: str
    sources: int


@router.get("/e/{entity_id}.json", **documented(EntityAnswer))
async def entity_as_json(request: Request, entity_id: EntityId) -> Response:
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
    # `found.id` differs where the address is from before it was judged to be the same as another.
    view = site.overview.kept(("entity", found.id, tongue.words.lang), lambda: _view(site, found, tongue))
    spoken = [_spoken(site, key, claims, tongue) for key, claims in site.library.speaking_of(found.id)]
    return site.page(request, "entity.html", spoken=spoken, **view)


def _view(site: Site, entity: Entity, tongue: Tongue) -> dict[str, Any]:
    facts, lang = Facts(tongue.names, tongue.words), tongue.words.lang
    about = site.ledger.find(subject=entity.id, include_deprecated=True)
    naming = site.ledger.mentions(entity.id)
    named = list({statement.fact: statement for statement in naming}.values())
    topics = facts.topics(about)
    return {
        "entity": entity,
        "name": entity.name(lang),
        "other_names": _others(entity, lang),
        "logo": mark_of(entity.id, site.album.evidence.maker.get(entity.id, entity.id)),
        "letters": monogram(entity.name(lang)),
        "places": _places(site, entity, lang),
        "figures": key_figures(entity.kind, about, naming, facts),
        "topics": topics,
        "disputes": [(row.label, conflict_address(entity.id, row.predicate)) for row in topics if row.has_rivals],
        "fact_count": len({statement.fact for statement in about}),
        "source_count": len({statement.source.id for statement in about}),
        "judgements": site.ledger.judgements(entity.id),
        "mentions": _by_predicate([facts.mention(statement.claim) for statement in named[:MENTIONS]]),
        "unlisted": max(0, len(named) - MENTIONS),
        "events": _events([*about, *naming], entity, tongue),
        "peers": peers_of(site, entity.id, lang),
        "focus": focus_address(entity.id) if site.album.placement.main(entity.id) else "",
        "graph": graph_address(entity.id),
    }


def _others(entity: Entity, lang: str) -> list[tuple[str, str]]:
    """Its usual names in other languages, each with its language."""
    shown = entity.name(lang)
    return [(one, name) for one, name in entity.names.items() if name != shown]


def _places(site: Site, entity: Entity, lang: str) -> list[Named]:
    places = site.album.placement.places(entity.id)
    return [Named(place_label(one.box, lang), category_address(one.category)) for one in places]


def _events(statements: list[Statement], entity: Entity, tongue: Tongue) -> list[Event]:
    """The weightiest dated things of which it is a part, the latest first."""
    told = [one for one in statements if one.claim.predicate not in _NO_EVENTS]
    chronicle = Chronicle(told)
    if chronicle.record is None:
        return []
    changes = [one for one in chronicle.between(_EVER, "2100").changes if one.group != "corrected"]
    latest = sorted(changes[:EVENTS], key=lambda one: -one.day)
    return [_event(change, entity, tongue) for change in latest]


def _event(change: Change, entity: Entity, tongue: Tongue) -> Event:
    say, facts = asking_words(tongue.words.lang), Facts(tongue.names, tongue.words)
    claim, best = change.claim, change.statements[0]
    ends = [facts.subject(claim), *([found] if (found := facts.object(claim)) else [])]
    return Event(
        date_text(told_time(claim), say.lang),
        linked(change_text(change, tongue.names, say), [one for one in ends if one.name != entity.name(say.lang)]),
        fact_address(claim.subject, best.fact),
        len({one.source.id for one in change.statements}),
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
