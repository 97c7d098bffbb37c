"""The map as a list: what phones show, what screen readers read, and the same on a desk as a table under the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.wording import name_in
from baimo.drawing.logos import mark_of, monogram
from baimo.drawing.map.base import SLOT
from baimo.drawing.map.marks import Marks
from baimo.drawing.map.themap import strip_id
from baimo.drawing.population.tiles import Tile
from baimo.web.frame.addresses import category_address

# The band that is open at first: what most come for.
OPEN = "models"
# So many logos stand on a band that is closed.
SHOWN = 6


@dataclass(slots=True)
class Listing:
    """The list of a drawn map, cut where the classes of its tiles stand."""

    tiles: list[Tile]
    cut: list[str]

    def html(self, marks: Marks) -> str:
        """The list with the classes of a state."""
        pieces = [self.cut[0]]
        for tile, piece in zip(self.tiles, self.cut[1:], strict=True):
            pieces += [" ".join(("t", *marks.get(tile.key, ()))), piece]
        return "".join(pieces)


def listing(drawn: Sequence[Tile], everybody: Sequence[Tile], lang: str) -> Listing:
    """The tiles of a drawn map by layer and box; `everybody` says how many more a box holds."""
    layers = [layer.id for layer in taxonomy().layers()]
    tiles = sorted(drawn, key=lambda tile: layers.index(_layer(tile)))
    html = [_band(layer, list(found), everybody, lang) for layer, found in groupby(tiles, key=_layer)]
    return Listing(_in_order(tiles), "".join(html).split(SLOT))


def _in_order(tiles: Sequence[Tile]) -> list[Tile]:
    return [tile for _, found in groupby(tiles, key=_layer) for box in _boxes(list(found)).values() for tile in box]


def _layer(tile: Tile) -> str:
    return tile.box.partition("/")[0]


def _boxes(tiles: Sequence[Tile]) -> dict[str, list[Tile]]:
    found: dict[str, list[Tile]] = {}
    for tile in tiles:
        found.setdefault(tile.box, []).append(tile)
    return found


def _band(layer: str, tiles: list[Tile], everybody: Sequence[Tile], lang: str) -> str:
    count = sum(_layer(tile) == layer for tile in everybody)
    best = sorted((one for one in tiles if not one.is_guest), key=lambda one: (not one.is_key, -one.standing.score))
    head = svg.tag(
        "summary",
        svg.tag("h3", svg.words(taxonomy().label(layer, lang))),
        svg.tag("span", str(count), class_="n"),
        svg.tag("span", *[_logo(tile, lang) for tile in best[:SHOWN]], class_="best", aria_hidden="true"),
    )
    boxes = "".join(_box(box, found, everybody, lang) for box, found in _boxes(tiles).items())
    is_open = {"open": ""} if layer == OPEN else {}
    return svg.tag("details", head, boxes, class_=f"band l-{layer}", **is_open)


def _box(box: str, tiles: list[Tile], everybody: Sequence[Tile], lang: str) -> str:
    count = sum(tile.box == box for tile in everybody)
    named = taxonomy().label(box, lang) if box != strip_id() else taxonomy().strip[lang]
    link = svg.link(category_address(box), svg.words(named))
    head = svg.tag("h4", link, svg.tag("span", str(count), class_="n"))
    cells = [svg.tag("li", _cell(tile, lang)) for tile in tiles]
    if count > len(tiles):
        more = svg.link(category_address(box), f"+{count - len(tiles)}", class_="more", aria_label=f"{named} {count}")
        cells.append(svg.tag("li", more))
    return svg.tag("section", head, svg.tag("ul", *cells, class_="cells"))


def _cell(tile: Tile, lang: str) -> str:
    name = name_in(tile.names, lang) or tile.id
    drawn = svg.link(f"/e/{tile.id}", _logo(tile, lang), svg.tag("span", svg.words(name)), data_id=tile.id)
    return f'<a class="{SLOT}" {svg.tag("a", data_key=tile.key)[3:-2]}{drawn[2:]}'


def _logo(tile: Tile, lang: str) -> str:
    mark = mark_of(tile.id, tile.owner)
    if mark:
        return svg.tag("svg", svg.tag("use", href=f"#logo-{mark.slug}"), class_="logo", aria_hidden="true")
    return svg.tag("b", svg.words(monogram(name_in(tile.names, lang) or tile.id)), class_="logo", aria_hidden="true")
