"""The pages of the pictures that stand beside the map, each with its SVG; state is in the address."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.drawing.canvas.sheet import Sheet, page_style
from baimo.output.html.cards import Named
from baimo.output.people_dates import date_text
from baimo.web.frame.addresses import entity_address, focus_address
from baimo.web.frame.asked import EntityId, Month, Of
from baimo.web.frame.map_answers import PictureAnswer
from baimo.web.frame.months import month_asked
from baimo.web.frame.preferences import preferences
from baimo.web.frame.site import NotFoundError, Site, documented, json_answer, site_of

router = APIRouter()
# Each with what its data are.
NAMES = {
    "timeline": "What happened, by layer, until the end of a month: a row for each mark of the picture.",
    "lineage": "Families of models and what was built on what; `of` names one family.",
    "prices": "What tokens cost over time, in the currency printed; `of` names models, with commas between.",
    "chips": "Memory, bandwidth and dates of chips, with the rules of export.",
}
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


@router.get("/graph/{entity_id}.json", **documented(PictureAnswer))
async def graph_as_json(request: Request, entity_id: EntityId, at: Month = "") -> Response:
    """Who is tied to an entity, and one step on: a row for each tie, with the claims that it rests on."""
    return _rows(request, "graph", at, _known(request, entity_id))


@router.get("/graph/{entity_id}.svg", include_in_schema=False)
async def graph_file(request: Request, entity_id: str, at: str = "", theme: str = "light") -> Response:
    """The graph around an entity as a file."""
    return _file(request, "graph", at, _known(request, entity_id), theme)


@router.get("/graph/{entity_id}", response_class=HTMLResponse, include_in_schema=False)
async def graph(request: Request, entity_id: str, at: str = "") -> HTMLResponse:
    """Who is tied to an entity."""
    return _page(request, "graph", at, _known(request, entity_id))


def _page(request: Request, name: str, at: str, of: str = "") -> HTMLResponse:
    pictures, site = _pictures(request), site_of(request)
    lang = preferences(request).lang
    month, fault = month_asked(at, pictures.album.months())
    sheet = pictures.draw(name, lang, month, of)
    asked = "&".join(
        part for part in (f"at={month}" if month else "", f"of={of}" if of and name != "graph" else "") if part
    )
    return site.page(
        request,
        "picture.html",
        sheet=sheet,
        picture=pictures.inline(name, lang, month, of),
        name=name,
        of=of,
        at=month or "",
        fault=fault,
        what=at,
        first=pictures.album.months()[0],
        today=pictures.album.month,
        date=date_text(month, lang) if month else "",
        base=f"/graph/{entity_address(of)[3:]}" if name == "graph" else f"/{name}",
        asked=f"?{asked}" if asked else "",
        shown=_shown(site, of, lang),
        focus=focus_address(of) if name == "graph" else "",
    )


def _shown(site: Site, of: str, lang: str) -> list[Named]:
    """Whom a picture is of, with the ways to their pages."""
    found = {one.id: one for one in site.ledger.entities_each(of.split(","))} if of else {}
    return [Named(found[one].name(lang), entity_address(one)) for one in of.split(",") if one in found]


def _file(request: Request, name: str, at: str, of: str, theme: str) -> Response:
    pictures = _pictures(request)
    month, _ = month_asked(at, pictures.album.months())
    sheet = pictures.draw(name, preferences(request).lang, month, of)
    return Response(sheet.svg("dark" if theme == "dark" else "light"), media_type="image/svg+xml")


def _rows(request: Request, name: str, at: str, of: str) -> Response:
    site, lang = site_of(request), preferences(request).lang
    month, _ = month_asked(at, site.album.months())
    rows = site.overview.kept(("rows", name, lang, month, of), lambda: site.album.rows(name, lang, month, of or None))
    return json_answer({"picture": name, "at": month or site.album.month, "of": of, "rows": rows})


def _known(request: Request, entity_id: str) -> str:
    found = site_of(request).ledger.entity(entity_id)
    if found is None:
        raise NotFoundError("error.entity", entity_id)
    return found.id


def _each_known(request: Request, of: str) -> str:
    return ",".join(_known(request, one) for one in of.split(",") if one)


def _route(name: str, does: str) -> None:
    """The three addresses of a picture: its page, its file, its data."""

    async def page(request: Request, at: str = "", of: str = "") -> HTMLResponse:
        return _page(request, name, at, _each_known(request, of))

    async def file(request: Request, at: str = "", of: str = "", theme: str = "light") -> Response:
        return _file(request, name, at, _each_known(request, of), theme)

    async def as_json(request: Request, at: Month = "", of: Of = "") -> Response:
        return _rows(request, name, at, _each_known(request, of))

    router.add_api_route(
        f"/{name}.json", as_json, name=f"{name}_as_json", description=does, **documented(PictureAnswer)
    )
    router.add_api_route(f"/{name}.svg", file, include_in_schema=False)
    router.add_api_route(f"/{name}", page, response_class=HTMLResponse, include_in_schema=False)


for one, told in NAMES.items():
    _route(one, told)
