"""The map: four layers as bands, their categories as boxes, organizations as tiles, and the frame at the side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import fit, width, wrap
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import name_in, say
from baimo.drawing.logos import mark_of, monogram
from baimo.drawing.map.base import SLOT, Base
from baimo.drawing.map.marks import marks
from baimo.drawing.map.packing import flow, pack, rows_of
from baimo.drawing.map.state import State
from baimo.drawing.population.tiles import Population, Tile

WIDE = 1600
EDGE = 20
HEAD = 104  # of the sheet: its heading
LABEL = 112  # of a band: its name at the left
FRAME = 200  # the strip at the right
COLUMNS = 14
CELL_H = 92
TITLE_H = 30
PAD = 8
GAP = 10
KEY = re.compile(r'data-key="([^"]+)"')
MOST = 22  # tiles in a box; the rest are a number that leads to the list


@dataclass(frozen=True, slots=True)
class Box:
    """A category with the tiles that are drawn, and how many are not."""

    id: str
    tiles: tuple[Tile, ...]
    more: int

    @property
    def widths(self) -> list[int]:
        """Columns of each tile: two for key ones; one more cell where something is left out."""
        return [2 if tile.is_key else 1 for tile in self.tiles] + ([1] if self.more else [])


def draw_map(population: Population, lang: str, month: str, foot: Sequence[str] = ()) -> Base:
    """The map of a population in one language."""
    boxes = _boxes(population)
    layers = [layer.id for layer in taxonomy().layers() if layer.id != "frame"]
    sheet = titled("map", WIDE, 0, lang, month=month, count=len(population.tiles))
    y: float = HEAD
    for layer in layers:
        y = _band(sheet, layer, [box for box in boxes.values() if box.id.startswith(f"{layer}/")], y) + GAP
    _frame(sheet, [box for box in boxes.values() if box.id.startswith("frame/")], HEAD, y - GAP)
    for n, line in enumerate(_lines(foot, WIDE - 2 * EDGE)):
        sheet.add(svg.text(EDGE, y + 24 + 18 * n, line, class_="quiet"))
    sheet.height = y + 60
    by_key = {tile.key: tile for tile in population.tiles}
    tiles = [by_key[key] for key in KEY.findall("".join(sheet.shapes))]
    return Base(sheet, tiles, {}, marks(State(), tiles, population))


def _lines(parts: Sequence[str], room: float) -> list[str]:
    """Parts of a remark on as few lines as the room takes."""
    lines: list[str] = []
    for part in parts:
        if lines and width(f"{lines[-1]} · {part}", 12) <= room:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines


def strip_id() -> str:
    """The id of the strip of thin boxes, as a category has one."""
    strip = taxonomy().strip
    return f"{strip['layer']}/{strip['id']}"


def _boxes(population: Population) -> dict[str, Box]:
    """Categories with their tiles; thin ones of a layer stand together in its strip."""
    tiles = population.boxes()
    thin = taxonomy().in_strip({box: sum(tile.is_drawn for tile in found) for box, found in tiles.items()})
    together = [tile for box in thin for tile in tiles.pop(box, ())]
    if together:
        together.sort(key=lambda tile: (not tile.is_key, -tile.standing.score, tile.id))
        tiles[strip_id()] = together
    return {box: _box(box, found) for box, found in tiles.items()}


def _box(box: str, tiles: list[Tile]) -> Box:
    is_frame = box.startswith("frame/")
    shown = [tile for tile in tiles if tile.is_drawn or is_frame]
    shown = shown if len(shown) <= MOST else shown[: MOST - 1]
    return Box(box, tuple(shown), len(tiles) - len(shown))


def _band(sheet: Sheet, layer: str, boxes: list[Box], y: float) -> float:
    if not boxes:
        return y
    room = WIDE - 2 * EDGE - FRAME - GAP - LABEL
    cells = [sum(box.widths) for box in boxes]
    shapes: list[str] = []
    top = y
    for row in pack(cells, COLUMNS, (TITLE_H + 2 * PAD + GAP) / CELL_H):
        heights = [rows_of(boxes[one.index].widths, one.columns) for one in row]
        height = TITLE_H + max(heights) * CELL_H + 2 * PAD
        step = (room - PAD) / COLUMNS
        for one in row:
            x = EDGE + LABEL + one.column * step
            shapes.append(_draw_box(sheet, boxes[one.index], x, y + GAP, one.columns * step - PAD, height, one.columns))
        y += height + GAP
    bottom = y + GAP
    name = taxonomy().label(layer, sheet.lang)
    ground = svg.rect(EDGE, top, WIDE - 2 * EDGE - FRAME - GAP, bottom - top, class_="band", rx=14)
    label = [
        svg.text(EDGE + 12, top + 40 + 20 * n, line, class_="head t14")
        for n, line in enumerate(wrap(name, 14, LABEL - 20, 3))
    ]
    count = svg.text(
        EDGE + 12, top + 40 + 20 * len(label), str(sum(len(b.tiles) + b.more for b in boxes)), class_="t13 head"
    )
    sheet.add(svg.group(ground, *label, count, *shapes, class_=f"l-{layer}"))
    return bottom


def _draw_box(sheet: Sheet, box: Box, x: float, y: float, wide: float, height: float, columns: int) -> str:
    known = taxonomy().boxes.get(box.id)
    label = known.label(sheet.lang) if known else taxonomy().strip[sheet.lang]
    shapes = [
        svg.rect(x, y, wide, height, class_="box", rx=10),
        svg.link(f"/c/{box.id}", svg.text(x + 12, y + 21, fit(label, 14, wide - 60), class_="head t14")),
        svg.text(x + wide - 12, y + 21, str(len(box.tiles) + box.more), class_="head t13 end"),
    ]
    shapes += _draw_tiles(sheet, box, x + PAD, y + TITLE_H, wide - 2 * PAD, columns)
    return svg.group(*shapes, class_="category", id=f"box-{box.id.replace('/', '-')}")


def _draw_tiles(sheet: Sheet, box: Box, x: float, y: float, wide: float, columns: int) -> list[str]:
    step = wide / columns
    shapes = []
    places = flow(box.widths, columns)
    for tile, (row, column), span in zip(box.tiles, places, box.widths, strict=False):
        draw = _key if span == 2 else _tile
        shapes.append(draw(sheet, tile, x + column * step + 3, y + row * CELL_H + 3, span * step - 6, CELL_H - 6))
    if box.more:
        row, column = places[-1]
        more = svg.text(x + (column + 0.5) * step, y + row * CELL_H + 50, f"+{box.more}", class_="head t20 middle")
        shapes.append(svg.link(f"/c/{box.id}", more))
    return shapes


def _name(tile: Tile, lang: str) -> str:
    return name_in(tile.names, lang) or tile.id


def _logo(sheet: Sheet, tile: Tile, x: float, y: float, size: float) -> str:
    mark = mark_of(tile.id, tile.owner)
    if mark:
        return sheet.use(mark, x, y, size)
    letters = monogram(_name(tile, sheet.lang))
    lettering = round(size * (0.55 if len(letters) == 1 else 0.42))
    return svg.group(
        svg.rect(x, y, size, size, rx=size / 4, class_="disc"),
        svg.text(x + size / 2, y + size / 2 + lettering * 0.36, letters, class_=f"mono t{lettering}"),
    )


def _tile(sheet: Sheet, tile: Tile, x: float, y: float, wide: float, high: float) -> str:
    lines = wrap(_name(tile, sheet.lang), 12, wide - 6, 2)
    logo = 34
    shapes = [svg.rect(x, y, wide, high, class_="tile", rx=8)]
    shapes.append(_logo(sheet, tile, x + (wide - logo) / 2, y + 9, logo))
    base = y + 60 if len(lines) == 2 else y + 66
    shapes += [svg.text(x + wide / 2, base + 15 * n, line, class_="name middle") for n, line in enumerate(lines)]
    return _linked(tile, sheet.lang, *shapes)


def _key(sheet: Sheet, tile: Tile, x: float, y: float, wide: float, high: float) -> str:
    room = wide - 64
    (name,) = wrap(_name(tile, sheet.lang), 14, room, 1)
    shapes = [svg.rect(x, y, wide, high, class_="tile", rx=8), _logo(sheet, tile, x + 10, y + 10, 42)]
    shapes.append(svg.text(x + 60, y + 27, name, class_="name t14"))
    shapes.append(svg.text(x + 60, y + 46, fit(_evidence(tile, sheet.lang), 12, room), class_="small"))
    shapes += _chips(tile, sheet.lang, x + 10, y + 59, wide - 20)
    return _linked(tile, sheet.lang, *shapes)


def _evidence(tile: Tile, lang: str) -> str:
    s = tile.standing
    return say("map.evidence", lang, kinds=s.kinds, sites=s.sites)


def _chips(tile: Tile, lang: str, x: float, y: float, room: float) -> list[str]:
    """As many names of systems as the room takes, and how many more there are."""
    shapes: list[str] = []
    end, left = x + room, len(tile.systems)
    for system in tile.systems:
        name = name_in(system.names, lang) or system.id
        wide = width(name, 12) + 12
        reserve = 28 if left > 1 else 0
        if x + wide + reserve > end:
            break
        shapes += [svg.rect(x, y, wide, 20, class_="chip", rx=10), svg.text(x + 6, y + 14.5, name, class_="name")]
        x, left = x + wide + 5, left - 1
    if left and tile.systems:
        shapes.append(svg.text(x + 2, y + 14.5, f"+{left}", class_="small"))
    return shapes


def _linked(tile: Tile, lang: str, *shapes: str) -> str:
    label = f"{_name(tile, lang)}, {taxonomy().label(tile.box, lang)}, {tile.standing.sites}"
    drawn = svg.link(
        f"/e/{tile.id}",
        *shapes,
        data_id=tile.id,
        data_owner=tile.owner,
        data_box=tile.box,
        data_since=tile.since or "",
        data_last=tile.last or "",
        data_ended=tile.ended or "",
        data_region=tile.region or "",
        data_tiers=" ".join(tile.tiers),
        data_kinds=" ".join(tile.kinds),
        data_open="1" if tile.is_open else "",
        aria_label=label,
    )
    return f'<a class="{SLOT}" data-key="{tile.key}"{drawn[2:]}'


def _frame(sheet: Sheet, boxes: list[Box], top: float, bottom: float) -> None:
    x = WIDE - EDGE - FRAME
    order = {box.id: n for n, box in enumerate(taxonomy().inside("frame"))}
    shapes = [svg.rect(x, top, FRAME, bottom - top, class_="band", rx=14)]
    shapes.append(svg.text(x + 16, top + 40, taxonomy().label("frame", sheet.lang), class_="head t20"))
    y = top + 56
    for box in sorted(boxes, key=lambda box: order[box.id]):
        rows = rows_of(box.widths, 2)
        height = TITLE_H + rows * CELL_H + 2 * PAD
        if y + height > bottom:
            break
        shapes.append(_draw_box(sheet, box, x + PAD, y, FRAME - 2 * PAD, height, 2))
        y += height + GAP
    sheet.add(svg.group(*shapes, class_="l-frame"))
