"""The question of the lecture: how do China and the rest differ? Counted over the map: who matters, who was first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.canvas.wording import name_in
from baimo.drawing.population.regions import REGIONS
from baimo.drawing.population.tiles import Population, System, Tile
from baimo.values import datafile

if TYPE_CHECKING:
    from baimo.drawing.ties import Ties

ACROSS = "across"
MODELS = "models"
Named = tuple[str, str]  # an entity's id and its name


@dataclass(frozen=True, slots=True)
class Side:
    """One region in one place: how many houses stand there, who of them matters, which system was first, when."""

    count: int
    keys: tuple[Named, ...] = ()
    first: Named | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A layer or a category, with its two sides; a layer stands before its categories and names nobody."""

    place: str
    label: str
    is_layer: bool
    sides: dict[str, Side]

    @property
    def total(self) -> int:
        """How many houses there are of both."""
        return sum(side.count for side in self.sides.values())

    def share(self, region: str) -> float:
        """The share of a region, of 1."""
        return self.sides[region].count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class TieRow:
    """How many ties of a type lie within each region and across."""

    type: str
    label: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """China and the rest: in a few sentences, by place, by type of tie."""

    title: str
    lines: tuple[str, ...]
    caveat: str
    heads: dict[str, str]
    rows: tuple[Row, ...]
    ties: tuple[TieRow, ...]


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = datafile.load(Path(__file__).with_suffix(".yaml"))
    return table


def _say(key: str, lang: str, **parts: Any) -> str:
    return str(_table()["words"][key][lang]).format(**parts)


def compare_regions(population: Population, ties: Ties, lang: str) -> Comparison:
    """What the map tells of the two regions.

    Whoever is told of by one site alone is left out: lists of one country name hundreds of whom nobody else speaks.
    So are rules, conferences and who has no known seat.
    """
    drawn = [tile for tile in population.tiles if tile.is_drawn and not tile.box.startswith("frame/")]
    tiles = [tile for tile in drawn if tile.region]
    rows = tuple(_rows(tiles, lang))
    tied = _tied(population, ties, lang)
    heads = {key: _say(key, lang) for key in ("place", *REGIONS, "keys", "first", "ties", ACROSS)}
    heads |= {f"within.{region}": _say("within", lang, region=_say(region, lang)) for region in REGIONS}
    lines = (
        _places(drawn, lang),
        *_standing_out(rows, lang),
        *_opened(tiles, lang),
        *_most_tied(tied, lang),
    )
    return Comparison(_say("title", lang), lines, _say("caveat", lang), heads, rows, tuple(tied))


def _rows(tiles: list[Tile], lang: str) -> Iterator[Row]:
    for layer in taxonomy().layers():
        inside = [tile for tile in tiles if tile.box.startswith(f"{layer.id}/")]
        if inside:
            counts = {region: Side(len(_houses(inside, region))) for region in REGIONS}
            yield Row(layer.id, taxonomy().label(layer.id, lang), True, counts)
        for box in taxonomy().inside(layer.id):
            there = [tile for tile in inside if tile.box == box.id]
            if there:
                yield Row(box.id, box.label(lang), False, {region: _side(there, region, lang) for region in REGIONS})


def _houses(tiles: Iterable[Tile], region: str) -> set[str]:
    return {tile.owner for tile in tiles if tile.region == region}


def _side(tiles: list[Tile], region: str, lang: str) -> Side:
    ours = [tile for tile in tiles if tile.region == region]
    keys = sorted((tile for tile in ours if tile.is_key), key=lambda tile: (-tile.standing.score, tile.id))
    named = tuple((tile.owner, name_in(tile.names, lang) or tile.id) for tile in keys[: _table()["named"]])
    dated = [(system.since, system.id, system) for tile in ours for system in tile.systems if system.since]
    first: System | None = min(dated)[2] if dated else None
    who = (first.id, name_in(first.names, lang) or first.id) if first else None
    return Side(len(_houses(ours, region)), named, who, first.since if first else None)


def _places(drawn: list[Tile], lang: str) -> str:
    houses: dict[str | None, set[str]] = defaultdict(set)
    for tile in drawn:
        houses[tile.region].add(tile.owner)
    return _say("places", lang, neither=len(houses[None]), **{region: len(houses[region]) for region in REGIONS})


def _standing_out(rows: Iterable[Row], lang: str) -> Iterator[str]:
    """Where each region has its largest shares, among the categories that are large enough to have shares."""
    large = [row for row in rows if not row.is_layer and row.total >= _table()["least"]]
    if large:
        yield _say("stands_out", lang, **{region: _largest(large, region, lang) for region in REGIONS})


def _largest(rows: list[Row], region: str, lang: str) -> str:
    best = sorted(rows, key=lambda row: (-row.share(region), -row.total, row.place))[: _table()["named"]]
    counts = [{other: side.count for other, side in row.sides.items()} for row in best]
    shares = (_say(f"share.{region}", lang, name=row.label, **of) for row, of in zip(best, counts, strict=True))
    return _say("list", lang).join(shares)


def _opened(tiles: list[Tile], lang: str) -> Iterator[str]:
    """Who of those in models has opened weights."""
    makers: dict[str, dict[str, bool]] = {region: {} for region in REGIONS}
    for tile in tiles:
        if tile.region in makers and tile.box.startswith(f"{MODELS}/"):
            known = makers[tile.region]
            known[tile.owner] = known.get(tile.owner, False) or tile.is_open
    if all(makers.values()):
        counts = {region: sum(known.values()) for region, known in makers.items()}
        yield _say("opened", lang, **counts, **{f"{region}_of": len(known) for region, known in makers.items()})


def _tied(population: Population, ties: Ties, lang: str) -> list[TieRow]:
    from baimo.drawing.ties import types

    regions = {tile.owner: tile.region for tile in population.tiles}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in ties.all:
        ends = regions.get(tie.tail), regions.get(tie.head)
        if all(ends):
            found[tie.type][str(ends[0]) if ends[0] == ends[1] else ACROSS] += 1
    return [
        TieRow(one.id, one.labels[lang], {where: found[one.id][where] for where in (*REGIONS, ACROSS)})
        for one in types().values()
        if found[one.id]
    ]


def _most_tied(rows: list[TieRow], lang: str) -> Iterator[str]:
    across = max(rows, key=lambda row: row.counts[ACROSS], default=None)
    if across and across.counts[ACROSS]:
        sums = {where: sum(row.counts[where] for row in rows) for where in (*REGIONS, ACROSS)}
        yield _say("tied", lang, type=across.label, most=across.counts[ACROSS], **sums)
