"""The layout: which tiles are drawn and where, of a population in a format. No word of it depends on a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil, sqrt

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.map.format import Format
from baimo.drawing.map.frame import lay_below, lay_beside
from baimo.drawing.map.packing import Row, flow, pack, rows_of
from baimo.drawing.map.places import Band, Cell, Crate, Laid, Layout
from baimo.drawing.population.tiles import Population, Tile

PAD = 4.0
Area = tuple[float, float, float, float]
# By how much cells may be higher than they need, so that a sheet of fixed height is filled.
TALLER = 1.35
_STEPS = 7
# By how much cells may be wider than they need, where few tiles have a row for themselves.
BROADER = 2.2


def strip_id() -> str:
    """The id of the strip of thin boxes, as a category has one."""
    strip = taxonomy().strip
    return f"{strip['layer']}/{strip['id']}"


def lay_out(population: Population, form: Format) -> Layout:
    """Everybody who is drawn, in place."""
    crates = _crates(population, form)
    layers = [layer.id for layer in taxonomy().layers()]
    by_layer = {layer: [one for one in crates if one.id.startswith(f"{layer}/")] for layer in layers}
    frame = by_layer.pop("frame", [])
    bands = {layer: found for layer, found in by_layer.items() if found}
    form = form if frame and bands else replace(form, strip=0)
    return _Packer(form, bands, frame).layout()


def order(tile: Tile) -> tuple[bool, float, str]:
    """Key players first, then by standing."""
    return not tile.is_key, -tile.standing.score, tile.id


def _crates(population: Population, form: Format) -> list[Crate]:
    """Categories with their tiles; thin ones of a layer stand together in its strip."""
    tiles = population.boxes()
    thin = taxonomy().in_strip({box: sum(tile.is_drawn for tile in found) for box, found in tiles.items()})
    together = [tile for box in thin for tile in tiles.pop(box, ())]
    if together:
        tiles[strip_id()] = together
    places = {box: n for n, box in enumerate(taxonomy().boxes)}
    ordered = sorted(tiles.items(), key=lambda item: (-len(item[1]), places.get(item[0], len(places))))
    return [_crate(box, found, form) for box, found in ordered]


def _crate(box: str, tiles: list[Tile], form: Format) -> Crate:
    shown = [tile for tile in tiles if tile.is_drawn or box.startswith("frame/")] or tiles
    return Crate(box, tuple(sorted(shown, key=order)[: form.most]), len(tiles))


class _Packer:
    """Bands of one width, as high as they need or as the sheet allows."""

    def __init__(self, form: Format, bands: dict[str, list[Crate]], frame: list[Crate]) -> None:
        self._form, self._bands, self._frame = form, bands, frame

    def layout(self) -> Layout:
        form = self._form
        packed = self._packed(self._share())
        cell = form.cell[1]
        if form.height:
            cells = sum(row.rows for rows in packed.values() for row in rows)
            spare = self._room - self._tall(packed)
            cell = min(cell + spare / max(cells, 1), cell * TALLER)
        bands = self._placed(packed, cell)
        nothing = form.head - form.gap if self._frame else form.head + 160
        bottom = max((band.y + band.high for band in bands), default=nothing)
        frame = None
        if self._frame and form.strip:
            frame = lay_beside(self._frame, form, form.head, bottom)
        elif self._frame:
            frame = lay_below(self._frame, form, bottom + form.gap)
            bottom = frame.y + frame.high
        return Layout(form, form.width, bottom + form.gap + form.foot, bands, frame)

    @property
    def _room(self) -> float:
        """The height that bands may take."""
        form = self._form
        below = lay_below(self._frame, form, 0).high + form.gap if self._frame and not form.strip else 0
        return (form.height or 0) - form.head - form.foot - form.gap - below

    def _share(self) -> float:
        """How much of each box is shown: all of it, or as much as leaves the sheet its height."""
        if not self._form.height or self._tall(self._packed(1.0)) <= self._room:
            return 1.0
        low, high = 0.0, 1.0
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if self._tall(self._packed(middle)) <= self._room:
                low = middle
            else:
                high = middle
        return low

    def _packed(self, share: float) -> dict[str, list[Row]]:
        form = self._form
        overhead = (form.title + 2 * PAD + form.gap) / form.cell[1]
        return {
            layer: pack([_need(one, form, share) for one in crates], form.columns, overhead, form.row)
            for layer, crates in self._bands.items()
        }

    def _tall(self, packed: dict[str, list[Row]]) -> float:
        return sum(self._band_height(rows, self._form.cell[1]) for rows in packed.values()) + self._form.gap * (
            len(packed) - 1
        )

    def _band_height(self, rows: Sequence[Row], cell: float) -> float:
        form = self._form
        return form.gap + sum(form.title + row.rows * cell + PAD + form.gap for row in rows)

    def _placed(self, packed: dict[str, list[Row]], cell: float) -> list[Band]:
        form, y, bands = self._form, self._form.head, []
        for layer, rows in packed.items():
            high = self._band_height(rows, cell)
            boxes: list[Laid] = []
            top = y + form.gap
            for row in rows:
                boxes += self._row(self._bands[layer], row, top, cell)
                top += form.title + row.rows * cell + PAD + form.gap
            bands.append(Band(layer, form.edge, y, form.band, high, tuple(boxes)))
            y += high + form.gap
        return bands

    def _row(self, crates: list[Crate], row: Row, y: float, cell: float) -> Iterable[Laid]:
        form = self._form
        left = form.edge + form.tab + form.gap
        wide = form.band - form.tab - form.gap  # each box with the gap at its right
        step = wide / row.columns
        for one in row.boxes:
            high = form.title + row.rows * cell + PAD
            x = left + one.column * step
            yield _fill(crates[one.index], form, (x, y, one.columns * step - form.gap, high), one.columns, row.rows)


def _need(crate: Crate, form: Format, share: float) -> int:
    """The cells that a box takes: by the root of its size where not all is shown, so that small ones keep a face."""
    spans = [form.span if tile.is_key else 1 for tile in crate.tiles]
    keys = sum(span for span, tile in zip(spans, crate.tiles, strict=True) if tile.is_key)
    whole = sum(spans)
    if share >= 1:
        return whole
    some = ceil(share * 4 * sqrt(whole + keys))
    return min(max(some, keys, 3), whole)


def _fill(crate: Crate, form: Format, area: Area, columns: int, rows: int) -> Laid:
    """A box with as many of its tiles as its cells hold; fewer tiles have larger cells."""
    x, y, wide, high = area
    spans = [min(form.span if tile.is_key else 1, columns) for tile in crate.tiles]
    spans = spans[: _fitting(spans, columns, rows)]
    columns, rows = _closest(spans, columns)
    step = min((wide - 2 * PAD) / columns, form.cell[0] * BROADER)
    tall = (high - form.title - PAD) / max(rows, 1)
    cells = tuple(
        Cell(tile, x + PAD + column * step, y + form.title + row * tall, span * step, tall)
        for tile, span, (row, column) in zip(crate.tiles, spans, flow(spans, columns), strict=False)
    )
    return Laid(crate.id, x, y, wide, high, cells, crate.total)


def _closest(spans: Sequence[int], columns: int) -> tuple[int, int]:
    """The fewest columns, and the rows, in which tiles take no more rows than in all columns."""
    rows = rows_of(spans, columns)
    least = max(spans, default=1)
    return next((few, rows) for few in range(least, columns + 1) if few == columns or rows_of(spans, few) == rows)


def _fitting(spans: Sequence[int], columns: int, rows: int) -> int:
    """How many tiles, from the first, have room."""
    shown = min(len(spans), columns * rows)
    while shown and rows_of(spans[:shown], columns) > rows:
        shown -= 1
    return shown
