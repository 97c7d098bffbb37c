"""What changed between two months: by weight and by layer, with sources; and who came and went on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baimo.asking.changing import Change, Diff
from baimo.asking.changing.weighing import rule
from baimo.asking.times import told_time
from baimo.claims.taxonomy import taxonomy
from baimo.drawing.map.marks import marks
from baimo.drawing.map.state import State
from baimo.drawing.population.months import number, written
from baimo.drawing.population.tiles import Tile
from baimo.output.diff_atom import atom
from baimo.output.diff_text import change_text, diff_json
from baimo.output.html.cards import Named
from baimo.output.path_text import asking_words
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names
from baimo.output.rewording import Tongue
from baimo.values.errors import BaimoError
from baimo.web.frame.addresses import changes_address, entity_address
from baimo.web.frame.answers import ChangesAnswer
from baimo.web.frame.asked import Since, Until
from baimo.web.frame.facts_view import Facts, SourceRef
from baimo.web.frame.linking import linked
from baimo.web.frame.months import Asked, span_asked
from baimo.web.frame.site import Site, documented, json_answer, site_of

router = APIRouter()
LISTS = ("entered", "gone", "moved", "renamed")
WEIGHTIEST, OF_A_LAYER, IN_A_LIST, SOURCES = 14, 14, 30, 2
_QUICK_YEARS = 4
Tiles = dict[str, list[Tile]]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in a line: when, what, with links; remarks; the best sources; it stands for so many that are alike."""

    group: str
    when: str
    told: list[Named]
    remarks: list[str]
    sources: list[SourceRef]
    more: int
    alike: int


@dataclass(frozen=True, slots=True)
class TileRow:
    """A tile that came, closed, moved or was renamed."""

    name: str
    href: str
    place: str
    when: str


@router.get("/changes.json", **documented(ChangesAnswer))
async def changes_as_json(request: Request, since: Since = "", until: Until = "") -> Response:
    """What changed after the end of one month (`from=2023-01`) until the end of another (`to=2023-10`)."""
    site, asked = site_of(request), _asked(request, since, until)
    tongue, say = site.tongue(request), asking_words(site.tongue(request).words.lang)
    content = diff_json(_diff(site, asked), tongue.names, say)
    tiles = {name: [_tile_json(tile, name, say.lang) for tile in found] for name, found in _tiles(site, asked).items()}
    return json_answer({**content, "tiles": tiles})


@router.get("/changes.atom", include_in_schema=False)
async def changes_as_feed(request: Request, since: Since = "", until: Until = "") -> Response:
    """The same as a feed."""
    site = site_of(request)
    names = site.tongue(request).names
    found = _diff(site, _asked(request, since, until))
    return Response(atom(found, names, asking_words(names.lang)), media_type="application/atom+xml")


@router.get("/changes", response_class=HTMLResponse, include_in_schema=False)
async def changes(request: Request, since: Since = "", until: Until = "") -> HTMLResponse:
    """The page of what changed."""
    site, asked = site_of(request), _asked(request, since, until)
    tongue = site.tongue(request)
    lang = tongue.words.lang
    view = site.overview.kept(("changes view", asked, lang), lambda: _view(site, asked, tongue))
    return site.page(request, "changes.html", asked=asked, **view)


def _view(site: Site, asked: Asked, tongue: Tongue) -> dict[str, Any]:
    lang = tongue.words.lang
    diff, tiles = _diff(site, asked), _tiles(site, asked)
    layers = _by_layer(site, diff)
    return {
        "dates": [date_text(asked.since, lang), date_text(asked.until, lang)],
        "count": len(diff.changes),
        "groups": Counter(change.group for change in diff.changes).most_common(),
        "weightiest": _rows(diff.changes, tongue, WEIGHTIEST),
        "layers": [
            (name, _layer_label(name, lang), len(found), _rows(found, tongue, OF_A_LAYER))
            for name, found in layers.items()
        ],
        "tiles": {name: [_tile(tile, name, lang) for tile in found[:IN_A_LIST]] for name, found in tiles.items()},
        "unlisted": {name: max(0, len(found) - IN_A_LIST) for name, found in tiles.items()},
        "quick": _quick(site, asked, lang),
        "rule": rule().told[lang],
        "record": [date_text(_iso(day), lang) for day in diff.record] if diff.record else [],
        "span": f"from={asked.since}&to={asked.until}",
    }


def _asked(request: Request, since: str, until: str) -> Asked:
    return span_asked(since, until, site_of(request).album.month)


def _diff(site: Site, asked: Asked) -> Diff:
    def find() -> Diff:
        try:
            return site.overview.chronicle.between(asked.since, asked.until)
        except BaimoError:
            return Diff(asked.since, asked.until, False, (), site.overview.chronicle.record)

    return site.overview.kept(("changes", asked.since, asked.until), find)


def _tiles(site: Site, asked: Asked) -> Tiles:
    """Tiles by what happened to them on the map; nobody where a month lies before its first."""

    def find() -> Tiles:
        now, before = site.album.population(asked.until), site.album.population(asked.since)
        state = State(at=asked.until, since=asked.since)
        classes = marks(state, now.tiles, now, before)
        drawn = [tile for tile in now.tiles if tile.is_drawn and not tile.is_guest]
        drawn.sort(key=lambda tile: (-tile.standing.score, tile.id))
        return {name: [tile for tile in drawn if name in classes[tile.key]] for name in LISTS}

    return site.overview.kept(("tiles", asked.since, asked.until), find)


def _by_layer(site: Site, diff: Diff) -> dict[str, list[Change]]:
    """Changes by the layer of whom they concern, in the order of the map; what has no place at the end."""
    found: dict[str, list[Change]] = {name: [] for name in (*(layer.id for layer in taxonomy().layers()), "")}
    for change in diff.changes:
        found[site.album.layer(change.claim.subject) or site.album.layer(change.claim.object or "") or ""].append(
            change
        )
    return {layer: changes for layer, changes in found.items() if changes}


def _layer_label(layer: str, lang: str) -> str:
    return taxonomy().label(layer, lang) if layer else ""


def _rows(found: Sequence[Change], tongue: Tongue, most: int) -> list[ChangeRow]:
    """The first of them as rows; the prices of one thing, under all their terms, are one row."""
    alike: dict[Hashable, list[Change]] = {}
    for change in found:
        key = change.claim.subject if change.claim.predicate == "price" else change.statements[0].id + change.group
        alike.setdefault(key, []).append(change)
    return [_row(same[0], tongue, len(same)) for same in list(alike.values())[:most]]


def _row(change: Change, tongue: Tongue, alike: int) -> ChangeRow:
    say, facts = asking_words(tongue.words.lang), Facts(tongue.names, tongue.words)
    claim = change.claim
    ends = [facts.subject(claim), *([found] if (found := facts.object(claim)) else [])]
    sources = list({one.source.id: one.source for one in change.statements}.values())
    return ChangeRow(
        change.group,
        date_text(told_time(claim), say.lang),
        linked(change_text(change, tongue.names, say), ends),
        _remarks(change, tongue.names),
        [facts.source(source) for source in sources[:SOURCES]],
        max(0, len(sources) - SOURCES),
        alike,
    )


def _remarks(change: Change, names: Names) -> list[str]:
    say = asking_words(names.lang)
    said = {
        say.of("stance", "reported"): change.claim.modality == "reported",
        say("diff.first"): change.group == "value" and not change.before,
        say("diff.steps", n=change.steps): change.steps > 1,
        say("diff.told_later"): change.told_later,
        say("diff.disputed"): bool(change.rivals),
    }
    return [remark for remark, is_so in said.items() if is_so]


def _when(tile: Tile, name: str) -> str | None:
    return {"entered": tile.since, "gone": tile.ended, "moved": tile.joined, "renamed": tile.renamed}[name]


def _tile(tile: Tile, name: str, lang: str) -> TileRow:
    place = taxonomy().label(tile.box, lang)
    title = tile.names.get(lang) or next(iter(tile.names.values()), tile.id)
    return TileRow(title, entity_address(tile.id), place, date_text(_when(tile, name), lang))


def _tile_json(tile: Tile, name: str, lang: str) -> dict[str, str | None]:
    row = _tile(tile, name, lang)
    return {"id": tile.id, "name": row.name, "category": tile.box, "when": _when(tile, name)}


def _quick(site: Site, asked: Asked, lang: str) -> list[tuple[str, str, bool]]:
    """Spans of time that people ask for: the last three months, this year, the years before."""
    now = site.album.month
    year = int(now[:4])
    spans = [(written(number(now) - 3), now)]
    spans += [(f"{one - 1}-12", min(f"{one}-12", now)) for one in range(year, year - _QUICK_YEARS, -1)]
    names = ["", *(date_text(str(one), lang) for one in range(year, year - _QUICK_YEARS, -1))]
    return [
        (name, changes_address(*span), span == (asked.since, asked.until))
        for name, span in zip(names, spans, strict=True)
    ]


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
