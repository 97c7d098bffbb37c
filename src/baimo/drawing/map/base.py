"""The base: a map drawn once, cut where the classes of its tiles stand, so that every state of it is a mere joining."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain

from baimo.drawing.canvas.sheet import Sheet
from baimo.drawing.canvas.svg import tag
from baimo.drawing.map.marks import Marks
from baimo.drawing.map.places import LINE_LOGO, Cell
from baimo.drawing.map.signs import SIZE, any_sign, sign, sign_of, symbol
from baimo.drawing.population.tiles import Tile

# Where the classes of a tile stand, and where its sign. No text holds them: the writer of SVG leaves them out.
SLOT, HERE = "\uffff", "\ufffe"
_INSET = SIZE / 2 + 1


@dataclass(slots=True)
class Base:
    """A drawn map: a sheet with slots, and its cells in the order in which they are drawn.

    `plain` are the classes of each tile where no state says otherwise.
    """

    sheet: Sheet
    cells: list[Cell]
    plain: Marks
    _cut: list[str] = field(default_factory=list)

    @property
    def tiles(self) -> list[Tile]:
        """Who is drawn."""
        return [cell.tile for cell in self.cells]

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """The middle of each owner's own tile, of its first guest where it has none."""
        return {owner: cell.middle for owner, cell in self.homes().items()}

    def homes(self) -> dict[str, Cell]:
        """The cell of each owner's own tile, of its first guest where it has none."""
        guests = {cell.tile.owner: cell for cell in reversed(self.cells)}
        return guests | {cell.tile.owner: cell for cell in self.cells if not cell.tile.is_guest}

    def inline(self, marks: Marks | None = None, over: str = "") -> str:
        """The map as a part of a page; `marks` are the classes of its tiles, `over` is drawn above them."""
        if not self._cut:
            self._cut = self._for_a_page()
        body = self._joined(self._cut, marks)
        return f"{body.removesuffix('</svg>')}{over}</svg>" if over else body

    def drawn(self, marks: Marks | None = None, over: str = "") -> Sheet:
        """The map as a sheet, for a file; only the signs that its classes call for are in it."""
        chosen = self.plain | marks if marks else self.plain
        head, *rest = "".join(self.sheet.shapes).split(HERE)
        signs = (_sign(cell, chosen.get(cell.tile.key, ())) for cell in self.cells)
        whole = head + "".join(chain.from_iterable(zip(signs, rest, strict=True)))
        body = self._joined(whole.split(SLOT), marks)
        return replace(self.sheet, shapes=[body + over], marks=dict(self.sheet.marks))

    @property
    def symbols(self) -> str:
        """The logos as an SVG without size, for what refers to them outside the map."""
        found = "".join(mark.symbol() for _, mark in sorted(self.sheet.marks.items()))
        return tag("svg", tag("defs", found), width=0, height=0, aria_hidden="true", class_="symbols")

    def _for_a_page(self) -> list[str]:
        head, *rest = self.sheet.inline().split(HERE)
        signs = (any_sign(*_corner(cell)) for cell in self.cells)
        whole = head + "".join(chain.from_iterable(zip(signs, rest, strict=True)))
        opening, _, inner = whole.partition(">")
        return f"{opening}><defs>{symbol()}</defs>{inner}".split(SLOT)

    def _joined(self, cut: list[str], marks: Marks | None) -> str:
        chosen = self.plain | marks if marks else self.plain
        pieces = [cut[0]]
        for cell, piece in zip(self.cells, cut[1:], strict=True):
            pieces += [" ".join(("t", *chosen.get(cell.tile.key, ()))), piece]
        return "".join(pieces)


def _corner(cell: Cell) -> tuple[float, float]:
    """Where the sign of a tile stands: at its upper right, inside; in a list in the place of the logo."""
    if cell.is_line and not cell.is_worded:
        return cell.x + LINE_LOGO, cell.y + cell.high / 2
    return cell.x + cell.wide - _INSET, cell.y + min(_INSET, cell.high / 2)


def _sign(cell: Cell, classes: tuple[str, ...]) -> str:
    name = sign_of(classes)
    return sign(name, *_corner(cell)) if name else ""
