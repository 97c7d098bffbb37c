"""Small pages made to stand in a frame of somebody else's page: the map, and a card for each entity."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from baimo.asking.topics import topics
from baimo.drawing.map.state import State
from baimo.output.html.cards import Named
from baimo.output.phrases import label, value_text
from baimo.output.places_text import places_line
from baimo.web.frame.facts_view import Facts
from baimo.web.frame.preferences import preferences
from baimo.web.frame.site import NotFoundError, site_of

router = APIRouter(include_in_schema=False, prefix="/embed")
# A card is read in one look.
_LINES, _OF_ONE = 5, 2


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in a card: under which word, of whom or how much, when."""

    label: str
    object: Named | None
    value: str
    aside: list[str]


@router.get("/map")
def the_map(request: Request) -> HTMLResponse:
    """The map alone."""
    album = site_of(request).album
    base = album.base(preferences(request).lang, False)
    drawn = base.inline(album.marks(State(), False, ()))
    # A tile opens in the whole window: in the frame there is no room for a page.
    picture = Markup(drawn.replace("<a ", '<a target="_top" '))
    return site_of(request).page(request, "embed_map.html", picture=picture, month=album.month)


@router.get("/e/{entity_id}")
async def entity(request: Request, entity_id: str) -> HTMLResponse:
    """An entity in a few lines."""
    site = site_of(request)
    tongue = site.tongue(request)
    found = site.ledger.entity(entity_id)
    if found is None:
        raise NotFoundError("error.entity", entity_id)
    about = site.ledger.find(subject=found.id, include_deprecated=True)
    facts = Facts(tongue.names, tongue.words)
    first = [fact.claim for topic in topics(about) for fact in topic.facts[:_OF_ONE]][:_LINES]
    lang = tongue.words.lang
    return site.page(
        request,
        "embed_entity.html",
        entity=found,
        name=found.name(lang),
        placed=places_line(site.ledger, found.id, tongue.words),
        lines=[Line(label(c, lang), facts.object(c), value_text(c, tongue.words), facts.aside(c)) for c in first],
        fact_count=len({statement.fact for statement in about}),
        source_count=len({statement.source.id for statement in about}),
    )
