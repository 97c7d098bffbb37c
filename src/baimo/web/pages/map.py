"""The front page: the map in the state that its address says, as a page, a file and as data."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from baimo.web.frame.addresses import search_address
from baimo.web.frame.map_answers import MapAnswer
from baimo.web.frame.preferences import preferences
from baimo.web.frame.site import documented, json_answer, site_of, words_for
from baimo.web.mapping.asked import Reader
from baimo.web.mapping.room import room_of
from baimo.web.mapping.view import MapView

router = APIRouter()
_CHOICES = {"lang", "theme"}


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
async def front(request: Request) -> Response:
    """The map; what used to be asked here is searched for."""
    given = request.query_params
    if given.get("q") or (set(given) - _CHOICES == {"kind"}):
        return RedirectResponse(search_address(given.get("q", ""), given.get("kind", "")), 302)
    return _page(request)


@router.get("/map", response_class=HTMLResponse, include_in_schema=False)
async def the_map(request: Request) -> HTMLResponse:
    """The map in a state."""
    return _page(request)


@router.get("/map.svg", include_in_schema=False)
async def file(request: Request, theme: str = "light") -> Response:
    """The true picture of a state, to put on a slide."""
    asked = _reader(request).read(request.query_params)
    sheet = site_of(request).album.map(preferences(request).lang, asked.state)
    return Response(sheet.svg("dark" if theme == "dark" else "light"), media_type="image/svg+xml")


@router.get("/map.json", **documented(MapAnswer))
async def as_json(request: Request) -> Response:
    """Who stands in which box at the end of a month, with the numbers behind the gold rim.

    Takes what the address of the map takes; `filtered` are those that do not pass its filters.
    """
    asked = _reader(request).read(request.query_params)
    room = room_of(site_of(request).ledger, site_of(request).album)
    rows = room.rows(asked.state)
    return json_answer(
        {"at": asked.state.at or room.months[-1], "notes": [note.line for note in asked.notes], "tiles": rows}
    )


@router.get("/map/data.json", include_in_schema=False)
def data(request: Request) -> Response:
    """What the script of the map needs beyond the page: cards, ties, and each tile through the months."""
    site = site_of(request)
    return json_answer(room_of(site.ledger, site.album).data(preferences(request).lang))


def _reader(request: Request) -> Reader:
    site = site_of(request)
    room = room_of(site.ledger, site.album)
    return Reader(room, site.ledger, site.library.documents, words_for(request))


def _page(request: Request) -> HTMLResponse:
    site = site_of(request)
    asked = _reader(request).read(request.query_params)
    view = MapView(site, room_of(site.ledger, site.album), asked, site.tongue(request))
    context: dict[str, Any] = {"view": view, "asked": asked, "state": asked.state}
    response = site.page(request, "map.html", **context)
    # The script will ask for them when a tile is touched: they should be there by then.
    response.background = BackgroundTask(room_of(site.ledger, site.album).data, view.lang)
    return response
