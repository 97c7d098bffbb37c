"""Places: the parts of a layout, from the sheet down to a cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baimo.drawing.map.format import Format
from baimo.drawing.population.tiles import Tile

LINE_LOGO = 14.0  # from the left of a line to the middle of its logo


@dataclass(frozen=True, slots=True)
class Crate:
    """A box before it has a place: the tiles that may be drawn, the best first, and how many belong to it in all."""

    id: str
    tiles: tuple[Tile, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The room of a tile; `is_line` for a line of a list, `is_worded` for one of words alone, without a logo."""

    tile: Tile
    x: float
    y: float
    wide: float
    high: float
    is_line: bool = False
    is_worded: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.wide / 2, self.y + self.high / 2


@dataclass(frozen=True, slots=True)
class Laid:
    """A box in place, with its cells."""

    id: str
    x: float
    y: float
    wide: float
    high: float
    cells: tuple[Cell, ...]
    total: int

    @property
    def more(self) -> int:
        """How many of it are not drawn."""
        return self.total - len(self.cells)


@dataclass(frozen=True, slots=True)
class Band:
    """A layer in place."""

    layer: str
    x: float
    y: float
    wide: float
    high: float
    boxes: tuple[Laid, ...]

    @property
    def total(self) -> int:
        """How many belong to the layer."""
        return sum(box.total for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole map in place."""

    format: Format
    width: float
    height: float
    bands: list[Band]
    frame: Band | None

    def cells(self) -> Iterator[Cell]:
        """Every cell, in the order in which they are drawn."""
        for band in (*self.bands, *((self.frame,) if self.frame else ())):
            for box in band.boxes:
                yield from box.cells
