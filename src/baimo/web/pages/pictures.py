"""The pages of the pictures that stand beside the map, each with its SVG; state is in the address."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.drawing.canvas.sheet import Sheet, page_style
from baimo.values.dates import when_of
from baimo.web.frame.preferences import preferences
from baimo.web.frame.site import NotFoundError, Site, site_of

router = APIRouter()
NAMES = ("timeline", "lineage", "prices", "chips")
_KEPT = 64


class Pictures:
    """Pictures of one ledger, drawn once for each language and month."""

    def __init__(self, site: Site) -> None:
        """Nothing is drawn before it is asked for."""
        self.site = site
        self.album = site.album
        self.draw: Callable[[str, str, str | None, str], Sheet] = lru_cache(maxsize=_KEPT)(self._draw)
        self.inline: Callable[[str, str, str | None, str], str] = lru_cache(maxsize=_KEPT)(
            lambda *asked: self.draw(*asked).inline()
        )

    def _draw(self, name: str, lang: str, month: str | None, of: str) -> Sheet:
        if name == "graph":
            return self.album.graph(lang, of, month)
        if name == "lineage":
            return self.album.lineage(lang, month, of or None)
        if name == "prices":
            return self.album.prices(lang, month, tuple(one for one in of.split(",") if one))
        sheet: Sheet = getattr(self.album, name)(lang, month)
        return sheet


def _pictures(request: Request) -> Pictures:
    state = request.app.state
    site = site_of(request)
    if not hasattr(state, "pictures") or state.pictures.site is not site:
        state.pictures = Pictures(site)
    pictures: Pictures = state.pictures
    return pictures


@router.get("/drawing.css", include_in_schema=False)
async def style() -> Response:
    """The style of pictures in pages; colours follow the reader's."""
    return Response(page_style(), media_type="text/css", headers={"Cache-Control": "max-age=300"})


@router.get("/graph/{entity_id}.svg", include_in_schema=False)
async def graph_file(request: Request, entity_id: str, at: str = "", theme: str = "light") -> Response:
    """The graph around an entity as a file."""
    return _file(request, "graph", at, _known(request, entity_id), theme)


@router.get("/graph/{entity_id}", response_class=HTMLResponse, include_in_schema=False)
async def graph(request: Request, entity_id: str, at: str = "") -> HTMLResponse:
    """Who is tied to an entity."""
    return _page(request, "graph", at, _known(request, entity_id))


@router.get("/{name}.svg", include_in_schema=False)
async def picture_file(request: Request, name: str, at: str = "", of: str = "", theme: str = "light") -> Response:
    """A picture as a file, to put on a slide."""
    return _file(request, _drawn(name), at, _asked_of(request, name, of), theme)


def _page(request: Request, name: str, at: str, of: str = "") -> HTMLResponse:
    pictures, month = _pictures(request), _month(at)
    lang = preferences(request).lang
    asked: dict[str, Any] = {"picture": pictures.inline(name, lang, month, of), "name": name, "of": of}
    sheet = pictures.draw(name, lang, month, of)
    return site_of(request).page(
        request, "picture.html", sheet=sheet, at=month or "", today=pictures.album.month, names=NAMES, **asked
    )


def _file(request: Request, name: str, at: str, of: str, theme: str) -> Response:
    sheet = _pictures(request).draw(name, preferences(request).lang, _month(at), of)
    return Response(sheet.svg("dark" if theme == "dark" else "light"), media_type="image/svg+xml")


def _month(at: str) -> str | None:
    """The month asked for; anything else is taken for now."""
    try:
        last = when_of(at).last if at else None
    except ValueError:
        last = None
    return f"{last.year:04}-{last.month:02}" if last else None


def _drawn(name: str) -> str:
    if name not in NAMES:
        raise NotFoundError("error.page", f"/{name}.svg")
    return name


def _known(request: Request, entity_id: str) -> str:
    found = site_of(request).ledger.entity(entity_id)
    if found is None:
        raise NotFoundError("error.entity", entity_id)
    return found.id


def _each_known(request: Request, of: str) -> str:
    return ",".join(_known(request, one) for one in of.split(",") if one)


def _asked_of(request: Request, name: str, of: str) -> str:
    """The entities that a picture is asked to be of."""
    return _each_known(request, of)


def _route(name: str) -> None:
    async def page(request: Request, at: str = "", of: str = "") -> HTMLResponse:
        return _page(request, name, at, _asked_of(request, name, of))

    page.__doc__ = f"The picture {name} as a page."
    router.add_api_route(f"/{name}", page, response_class=HTMLResponse, include_in_schema=False)


for one in NAMES:
    _route(one)
