"""The base: a map drawn once, cut where the classes of its tiles stand, so that every state of it is a mere joining."""

from __future__ import annotations

from dataclasses import dataclass, field

from baimo.drawing.canvas.sheet import Sheet
from baimo.drawing.canvas.svg import tag
from baimo.drawing.map.marks import Marks
from baimo.drawing.population.tiles import Tile

# No text holds it: the writer of SVG leaves it out of all that it is given.
SLOT = "\uffff"


@dataclass(slots=True)
class Base:
    """A drawn map.

    `tiles` in the order in which they are drawn, `places` the middle of each owner's own tile, or of a guest where it
    has none; `sheet` has a slot at the classes of each tile.
    """

    sheet: Sheet
    tiles: list[Tile]
    places: dict[str, tuple[float, float]]
    plain: Marks = field(default_factory=dict)
    _cut: list[str] = field(default_factory=list)

    def inline(self, marks: Marks | None = None, over: str = "") -> str:
        """The map as a part of a page; `marks` are the classes of its tiles, `over` is drawn above them."""
        if not self._cut:
            self._cut = self.sheet.inline().split(SLOT)
        body = self._joined(self._cut, marks)
        return f"{body.removesuffix('</svg>')}{over}</svg>" if over else body

    def drawn(self, marks: Marks | None = None, over: str = "") -> Sheet:
        """The map as a sheet, for a file."""
        shapes = self._joined("".join(self.sheet.shapes).split(SLOT), marks)
        sheet = self.sheet
        return Sheet(
            sheet.width, sheet.height, sheet.title, sheet.about, sheet.lang, [shapes + over], dict(sheet.marks)
        )

    @property
    def symbols(self) -> str:
        """The logos as an SVG without size, for what refers to them outside the map."""
        found = "".join(mark.symbol() for _, mark in sorted(self.sheet.marks.items()))
        return tag("svg", tag("defs", found), width=0, height=0, aria_hidden="true", class_="symbols")

    def _joined(self, cut: list[str], marks: Marks | None) -> str:
        chosen = self.plain | marks if marks else self.plain
        pieces = [cut[0]]
        for tile, piece in zip(self.tiles, cut[1:], strict=True):
            pieces += [" ".join(("t", *chosen.get(tile.key, ()))), piece]
        return "".join(pieces)
