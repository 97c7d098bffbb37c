"""About: what this is, where facts come from, by which rules they are drawn and judged, how to add one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo import __version__
from baimo.claims.source import GRADES
from baimo.claims.source import KINDS as SOURCE_KINDS
from baimo.claims.taxonomy import taxonomy
from baimo.drawing.map.marks import QUIET, STALE
from baimo.drawing.population.standing import rule
from baimo.output.people_dates import date_text
from baimo.web.frame.map_answers import AboutAnswer
from baimo.web.frame.site import Site, documented, json_answer, site_of, words_for

router = APIRouter()
VERDICTS = ("supported", "contradicted", "disputed", "outdated", "unknown", "uncheckable")
DRAWN_FROM = 2
_METHOD = "get"


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is counted in the record once."""

    counts: dict[str, int]
    kinds: dict[str, int]
    grades: dict[str, int]
    source_kinds: dict[str, int]
    disputes: int
    on_the_map: dict[str, int]
    record: tuple[str, str] | None
    newest: str | None


@router.get("/about.json", **documented(AboutAnswer))
async def about_as_json(request: Request) -> Response:
    """What the record holds, and the numbers of the rules by which it is drawn."""
    numbers = _numbers(site_of(request))
    return json_answer(
        {
            "version": __version__,
            "taxonomy": taxonomy().version,
            "counts": numbers.counts,
            "kinds": numbers.kinds,
            "grades": numbers.grades,
            "source_kinds": numbers.source_kinds,
            "disputes": numbers.disputes,
            "on_the_map": numbers.on_the_map,
            "record": list(numbers.record) if numbers.record else None,
            "newest_source": numbers.newest,
            "rule": _rule(),
            "addresses": [{"path": path, "does": does} for path, does in _addresses(request)],
        }
    )


@router.get("/about", response_class=HTMLResponse, include_in_schema=False)
async def about(request: Request) -> HTMLResponse:
    """The page about the record and its rules."""
    site, lang = site_of(request), words_for(request).lang
    numbers = _numbers(site)
    return site.page(
        request,
        "about.html",
        numbers=numbers,
        newest=date_text(numbers.newest, lang),
        rule=_rule(),
        stale=STALE,
        silent=QUIET,
        verdicts=VERDICTS,
        version=__version__,
        taxonomy=taxonomy(),
        today=date_text((site.today or date.today()).isoformat(), lang),
        addresses=_addresses(request),
    )


def _numbers(site: Site) -> Numbers:
    return site.overview.kept(("about",), lambda: _counted(site))


def _counted(site: Site) -> Numbers:
    sources = site.ledger.sources()
    today = (site.today or date.today()).isoformat()
    days = [source.date for source in sources if source.date and len(source.date) == 10 and source.date <= today]
    record = site.overview.chronicle.record
    return Numbers(
        {name: n for name, n in site.ledger.counts().items() if " " not in name},
        site.kinds,
        _in_order(Counter(source.grade for source in sources), GRADES),
        _in_order(Counter(source.kind for source in sources), SOURCE_KINDS),
        len(site.overview.disputes),
        _on_the_map(site),
        (date.fromordinal(record[0]).isoformat(), date.fromordinal(record[1]).isoformat()) if record else None,
        max(days, default=None),
    )


def _in_order(counts: Counter[str], order: tuple[str, ...]) -> dict[str, int]:
    return {name: counts[name] for name in order if counts[name]}


def _on_the_map(site: Site) -> dict[str, int]:
    population = site.album.population(site.album.month)
    own = [tile for tile in population.tiles if not tile.is_guest]
    drawn = [tile for tile in own if tile.is_drawn]
    keys = [tile for tile in drawn if tile.is_key]
    china = [tile for tile in keys if tile.region == "china"]
    categories = {tile.box for tile in drawn}
    found = {"drawn": drawn, "gold": keys, "gold_china": china, "categories": categories}
    return {"placed": population.houses} | {name: len(members) for name, members in found.items()}


def _rule() -> dict[str, Any]:
    told = rule()
    return {
        "cut_off": told["cut_off"],
        "first_of_each_region": told["first"],
        "thin_below_sites": told["thin"],
        "drawn_from_sites": DRAWN_FROM,
    }


def _addresses(request: Request) -> list[tuple[str, str]]:
    """Every JSON address with what it answers, as `/openapi.json` tells."""
    paths: dict[str, Any] = request.app.openapi()["paths"]
    return [(path, row[_METHOD]["description"]) for path, row in paths.items() if _METHOD in row]
