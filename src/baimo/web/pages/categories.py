"""The categories of the map: what belongs in each, whose taxonomy says so, who stands there and on which evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.claims.taxonomy import Box, taxonomy
from baimo.drawing.map.themap import strip_id
from baimo.drawing.population.regions import REGIONS
from baimo.drawing.population.tiles import Tile
from baimo.output.html.cards import Named
from baimo.output.html.links import web_address
from baimo.output.people_dates import date_text
from baimo.web.frame.addresses import category_address, entity_address
from baimo.web.frame.asked import CategoryId, Month, Region
from baimo.web.frame.map_answers import CategoriesAnswer, CategoryAnswer
from baimo.web.frame.site import NotFoundError, Site, documented, json_answer, site_of, words_for

router = APIRouter()
SYSTEMS, MEMBERS = 12, 150


@dataclass(frozen=True, slots=True)
class Member:
    """Who stands in the category, with the three numbers of the rule."""

    href: str
    name: str
    is_key: bool
    is_guest: bool
    is_thin: bool
    region: str | None
    kinds: int
    sites: int
    partners: int
    score: float
    since: str
    last: str
    ended: str
    systems: list[Named]
    unlisted: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A category, a layer or the strip: its boxes and how it is called."""

    id: str
    label: str
    about: str
    boxes: list[str]
    box: Box | None


@router.get("/c.json", **documented(CategoriesAnswer))
async def categories_as_json(request: Request) -> Response:
    """Every category of the map, with how many stand in it and how many of them are of China and of abroad."""
    site, lang = site_of(request), words_for(request).lang
    rows = [row for _, found in _layers(site, lang) for row in found]
    listed = [{key: row[key] for key in ("id", "label", "about", "layer", "members", "shares")} for row in rows]
    return json_answer({"taxonomy": taxonomy().version, "at": site.album.month, "categories": listed})


@router.get("/c", response_class=HTMLResponse, include_in_schema=False)
async def categories(request: Request) -> HTMLResponse:
    """The list of categories, by layer."""
    site, lang = site_of(request), words_for(request).lang
    return site.page(request, "categories.html", layers=_layers(site, lang), version=taxonomy().version)


@router.get("/c/{category:path}.json", **documented(CategoryAnswer))
async def category_as_json(request: Request, category: CategoryId, at: Month = "", region: Region = "") -> Response:
    """Who stands in a category at the end of a month, the best witnessed first, with the numbers of the gold rim."""
    site, lang = site_of(request), words_for(request).lang
    chosen = _chosen(category, lang)
    month = _month(site, at)
    tiles = _tiles(site, chosen, month)
    return json_answer(
        {
            "id": chosen.id,
            "label": chosen.label,
            "about": chosen.about,
            "at": month,
            "sources": _sources(chosen, lang),
            "shares": _shares(tiles),
            "inside": [box.id for box in taxonomy().inside(category)],
            "members": [_member_json(tile, lang) for tile in tiles if region in ("", tile.region)],
        }
    )


@router.get("/c/{category:path}", response_class=HTMLResponse, include_in_schema=False)
async def category(request: Request, category: str, at: str = "", region: str = "") -> HTMLResponse:
    """The page of a category."""
    site, lang = site_of(request), words_for(request).lang
    chosen, region = _chosen(category, lang), region if region in REGIONS else ""
    month = _month(site, at)
    tiles = _tiles(site, chosen, month)
    shown = [tile for tile in tiles if region in ("", tile.region)]
    return site.page(
        request,
        "category.html",
        chosen=chosen,
        address=category_address(category),
        around=_around(chosen, lang),
        inside=[Named(box.label(lang), category_address(box.id)) for box in taxonomy().inside(category)]
        if chosen.box and chosen.box.step == "layer"
        else [],
        subcategories=[box.label(lang) for box in taxonomy().inside(category)]
        if chosen.box and chosen.box.step == "category"
        else [],
        sources=[(row["label"], web_address(row.get("url"))) for row in _sources(chosen, lang)],
        members=[_member(tile, lang) for tile in shown[:MEMBERS]],
        unlisted=max(0, len(shown) - MEMBERS),
        shares=_shares(tiles),
        bar=_bar(_shares(tiles)),
        total=len(tiles),
        region=region,
        regions=REGIONS,
        month=month,
        is_now=month == site.album.month,
        date=date_text(month, lang),
    )


def _chosen(category: str, lang: str) -> Chosen:
    every = taxonomy()
    if category == strip_id():
        boxes = every.in_strip({box.id: 1 for box in every.inside(every.strip["layer"])})
        return Chosen(category, every.strip[lang], "", boxes, None)
    box = every.get(category)
    if box is None:
        raise NotFoundError("error.category", category)
    boxes = [one.id for one in every.inside(category)] if box.step == "layer" else [every.category(category)]
    return Chosen(category, every.label(category, lang), box.about.get(lang, ""), boxes, box)


def _month(site: Site, at: str) -> str:
    """The month asked for, if the record has it; else now."""
    return at if at in site.album.months() else site.album.month


def _tiles(site: Site, chosen: Chosen, month: str) -> list[Tile]:
    def find() -> list[Tile]:
        inside = [tile for tile in site.album.population(month).tiles if tile.box in chosen.boxes]
        return sorted(inside, key=lambda tile: (-tile.standing.score, tile.id))

    return site.overview.kept(("category", chosen.id, month), find)


def _shares(tiles: list[Tile]) -> dict[str, int]:
    found = Counter(tile.region for tile in tiles)
    return {region: found[region] for region in REGIONS} | {"unknown": found[None]}


def _bar(shares: dict[str, int]) -> list[tuple[str, float, float]]:
    """The shares as stretches of a bar a hundred wide: which, from where, how wide."""
    total, at, found = sum(shares.values()) or 1, 0.0, []
    for region, count in shares.items():
        width = round(100 * count / total, 2)
        found.append((region, round(at, 2), width))
        at += width
    return [one for one in found if one[2]]


def _sources(chosen: Chosen, lang: str) -> list[dict[str, str]]:
    """Where the cut comes from."""
    letters = chosen.box.sources if chosen.box else ()
    rows = [taxonomy().sources[letter] for letter in letters]
    return [{"label": row[lang]} | ({"url": row["url"]} if row.get("url") else {}) for row in rows]


def _around(chosen: Chosen, lang: str) -> list[Named]:
    layer = chosen.box.parent if chosen.box else taxonomy().strip["layer"]
    parents = [layer] if layer else []
    return [Named(taxonomy().label(one, lang), category_address(one)) for one in parents]


def _member(tile: Tile, lang: str) -> Member:
    told = tile.standing
    systems = [
        Named(_name(one.names, one.id, lang), entity_address(one.id)) for one in tile.systems if one.id != tile.id
    ]
    return Member(
        entity_address(tile.id),
        _name(tile.names, tile.id, lang),
        tile.is_key,
        tile.is_guest,
        told.is_thin,
        tile.region,
        told.kinds,
        told.sites,
        told.partners,
        round(told.score, 1),
        date_text(tile.since, lang),
        date_text(tile.last, lang),
        date_text(tile.ended, lang),
        systems[:SYSTEMS],
        max(0, len(systems) - SYSTEMS),
    )


def _name(names: dict[str, str], entity_id: str, lang: str) -> str:
    return names.get(lang) or next(iter(names.values()), entity_id)


def _member_json(tile: Tile, lang: str) -> dict[str, Any]:
    told = tile.standing
    return {
        "id": tile.id,
        "owner": tile.owner,
        "name": _name(tile.names, tile.id, lang),
        "names": tile.names,
        "key": tile.is_key,
        "guest": tile.is_guest,
        "region": tile.region,
        "kinds": told.kinds,
        "sites": told.sites,
        "partners": told.partners,
        "score": round(told.score, 2),
        "since": tile.since,
        "last": tile.last,
        "ended": tile.ended,
        "systems": [one.id for one in tile.systems],
    }


def _layers(site: Site, lang: str) -> list[tuple[Named, list[dict[str, Any]]]]:
    found = []
    for layer in taxonomy().layers():
        rows = [_brief(site, box, lang) for box in taxonomy().inside(layer.id)]
        found.append((Named(layer.label(lang), category_address(layer.id)), rows))
    return found


def _brief(site: Site, box: Box, lang: str) -> dict[str, Any]:
    tiles = _tiles(site, _chosen(box.id, lang), site.album.month)
    shares = _shares(tiles)
    return {
        "id": box.id,
        "href": category_address(box.id),
        "label": box.label(lang),
        "about": box.about.get(lang, ""),
        "layer": box.parent or "",
        "members": len(tiles),
        "shares": shares,
        "bar": _bar(shares),
    }
