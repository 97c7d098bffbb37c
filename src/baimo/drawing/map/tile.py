"""The tile: a logo with a name in a cell; a key player has more room where the format gives it."""

from __future__ import annotations

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import fit, width, wrap
from baimo.drawing.canvas.sheet import Sheet
from baimo.drawing.canvas.wording import name_in, say
from baimo.drawing.logos import mark_of, monogram
from baimo.drawing.map.base import HERE, SLOT
from baimo.drawing.map.format import Format
from baimo.drawing.map.places import LINE_LOGO, Cell
from baimo.drawing.population.tiles import Tile

MARGIN = 1.5  # around the ground of a tile, in its cell


class TileWriter:
    """Draws tiles of one box: a logo stands there once, who shares it bears a monogram."""

    def __init__(self, sheet: Sheet, form: Format) -> None:
        """For a sheet of a format."""
        self._sheet, self._form, self._used = sheet, form, set[str]()
        self._size, self._line = form.text, form.line
        self._sized = "" if form.text == 12 else f" t{form.text}"

    def draw(self, cell: Cell) -> str:
        """The tile in its cell, a link with a slot for its classes."""
        if cell.is_line:
            shapes = self._listed(cell)
        elif cell.tile.is_key and self._form.span > 1:
            shapes = self._wide(cell)
        else:
            shapes = self._upright(cell)
        return _linked(cell, self._sheet.lang, *shapes)

    def _upright(self, cell: Cell) -> list[str]:
        """The logo over the name, on one line or two, both in the middle of the cell."""
        tile, size = cell.tile, self._form.logo
        lines = wrap(named(tile, self._sheet.lang), self._size, cell.wide - 2 * MARGIN - 2, 2)
        # Two lines take of the logo what they need.
        size = min(size, cell.high - 2 * MARGIN - self._line * len(lines) - 5)
        x, _ = cell.middle
        top = cell.y + (cell.high - size - 2 - self._line * len(lines)) / 2
        shapes = [_ground(cell), self._mark(tile, x - size / 2, top, size)]
        base = top + size + 2 + self._line * 0.8
        style = f"name middle{self._sized}"
        return shapes + [svg.text(x, base + self._line * n, one, class_=style) for n, one in enumerate(lines)]

    def _wide(self, cell: Cell) -> list[str]:
        """The logo beside name and evidence, the systems as chips below."""
        tile, lang, size = cell.tile, self._sheet.lang, self._form.logo + 6
        x, room, chip = cell.x + size + 20, cell.wide - size - 28, self._size + 8.0
        top = cell.y + (cell.high - size - (chip + 8 if tile.systems else 0)) / 2
        name = fit(named(tile, lang), self._size + 2, room)
        told = fit(breadth(tile, lang), 12, room)
        return [
            _ground(cell),
            self._mark(tile, cell.x + 10, top, size),
            svg.text(x, top + size * 0.38, name, class_=f"name t{self._size + 2}"),
            svg.text(x, top + size * 0.82, told, class_="small"),
            *self._chips(tile, cell.x + 10, top + size + 8, cell.wide - 20, chip),
        ]

    def _listed(self, cell: Cell) -> list[str]:
        """A line of a list: a small logo and the name; the long names of rules take two lines and no logo."""
        tile, lang = cell.tile, self._sheet.lang
        middle = cell.y + cell.high / 2
        if cell.is_worded:
            # A sign at the right needs room beside two lines; one line it may touch.
            alone = width(named(tile, lang), self._size) <= cell.wide - 12
            lines = wrap(named(tile, lang), self._size, cell.wide - (12 if alone else 26), 2)
            base = middle + self._size / 3 - self._line * (len(lines) - 1) / 2
            words = (
                svg.text(cell.x + 6, base + self._line * n, line, class_=f"name{self._sized}")
                for n, line in enumerate(lines)
            )
            return [_ground(cell), *words]
        logo = self._mark(tile, cell.x + LINE_LOGO - 8, middle - 8, 16)
        name = fit(named(tile, lang), self._size, cell.wide - 30)
        return [_ground(cell), logo, svg.text(cell.x + 26, middle + self._size / 3, name, class_=f"name{self._sized}")]

    def _chips(self, tile: Tile, x: float, y: float, room: float, high: float) -> list[str]:
        """As many names of systems as the room takes, and how many more there are."""
        shapes: list[str] = []
        end, left, base = x + room, len(tile.systems), y + high * 0.72
        for system in tile.systems:
            name = name_in(system.names, self._sheet.lang) or system.id
            wide = width(name, self._size) + 12
            if x + wide + (self._size * 2.4 if left > 1 else 0) > end:
                break
            over = f"name{' struck' if system.ended else ''}{self._sized}"
            shapes += [svg.rect(x, y, wide, high, class_="chip", rx=high / 2), svg.text(x + 6, base, name, class_=over)]
            x, left = x + wide + 5, left - 1
        if left and tile.systems:
            shapes.append(svg.text(x + 2, base, f"+{left}", class_=f"small{self._sized}"))
        return shapes

    def _mark(self, tile: Tile, x: float, y: float, size: float) -> str:
        """Its logo or that of its best known system, unless another tile of the box has it; else its first letters."""
        mark = mark_of(tile.id, tile.owner, *(system.id for system in tile.systems[:1]))
        if mark and mark.slug not in self._used:
            self._used.add(mark.slug)
            plate = svg.rect(x - 2, y - 2, size + 4, size + 4, rx=5, class_="plate")
            return svg.group(plate, self._sheet.use(mark, x, y, size), class_="logo")
        letters = monogram(named(tile, self._sheet.lang))[: 1 if size < 20 else 2]
        lettering = max(round(size * (0.55 if len(letters) == 1 else 0.42)), 11)
        return svg.group(
            svg.rect(x, y, size, size, rx=size / 4, class_="disc"),
            svg.text(x + size / 2, y + size / 2 + lettering * 0.36, letters, class_=f"mono t{lettering}"),
            class_="logo",
        )


def named(tile: Tile, lang: str) -> str:
    """Its name in the reader's language."""
    return name_in(tile.names, lang) or tile.id


def breadth(tile: Tile, lang: str) -> str:
    """How broad its evidence is, in numbers."""
    return say("map.evidence", lang, kinds=tile.standing.kinds, sites=tile.standing.sites)


def _ground(cell: Cell) -> str:
    wide, high = cell.wide - 2 * MARGIN, cell.high - 2 * MARGIN
    return svg.rect(cell.x + MARGIN, cell.y + MARGIN, wide, high, class_="tile", rx=7)


def label(tile: Tile, lang: str) -> str:
    """What a tile says to who does not see it: name, category, how many sites, and whether those are few."""
    parts = [named(tile, lang), taxonomy().label(tile.box, lang), say("map.label.sites", lang, n=tile.standing.sites)]
    parts += [say("map.label.thin", lang)] if tile.standing.is_thin else []
    parts += [say("map.label.ended", lang, month=tile.ended)] if tile.ended else []
    return ("，" if lang == "zh" else ", ").join(parts)


def _linked(cell: Cell, lang: str, *shapes: str) -> str:
    tile = cell.tile
    drawn = svg.link(
        f"/e/{tile.id}",
        *shapes,
        *_closing(cell),
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
        aria_label=label(tile, lang),
    )
    return f'<a class="{SLOT}"{drawn[2:-4]}{HERE}</a>'


def _closing(cell: Cell) -> list[str]:
    """The line through a tile that closed, and its month, seen from that month on."""
    if not cell.tile.ended:
        return []
    x, y = cell.x + MARGIN + 4, cell.y + MARGIN + 4
    right, bottom = cell.x + cell.wide - MARGIN - 4, cell.y + cell.high - MARGIN - 4
    month = svg.text((x + right) / 2, y + 9, cell.tile.ended, class_="name middle strike-month")
    return [svg.tag("line", x1=x, y1=bottom, x2=right, y2=y, class_="strike"), month]
