"""Formats: what a composition of the map is made for. One code draws a slide, a tall page and a poster by them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """Sizes in pixels. Without a height a sheet is as tall as its tiles need; with one as many tiles as fit are drawn.

    `cell` is the least room of a tile, `logo` the size of its logo, `most` how many tiles a box shows at most, `span`
    how many cells a key player takes, `row` how many boxes stand side by side at most. `head` and `foot` are kept for
    the title and the legend, `tab` for the name of a layer, `strip` for the frame at the right; without a strip the
    frame lies below the layers.
    """

    name: str
    width: float
    height: float | None = None
    cell: tuple[float, float] = (84, 80)
    logo: float = 34
    most: int = 40
    span: int = 2
    row: int = 6
    head: float = 94
    foot: float = 84
    tab: float = 34
    strip: float = 0
    edge: float = 20
    gap: float = 8
    title: float = 28  # the height of a box's heading
    text: int = 12  # the size of names; headings are a little larger

    @property
    def line(self) -> float:
        """From line to line of a name."""
        return self.text + 1.0

    @property
    def heading(self) -> int:
        """The size of the name of a box."""
        return self.text + (1 if self.text < 14 else 4)

    @property
    def columns(self) -> int:
        """How many cells stand side by side in a band."""
        return int((self.band - self.tab - 2 * self.gap) // self.cell[0])

    @property
    def band(self) -> float:
        """The width of a band: what the frame leaves."""
        return self.width - 2 * self.edge - (self.strip + self.gap if self.strip else 0)


# 16:9, for a slide and the first screen of the page: every box, its first tiles.
OVERVIEW = Format(
    "overview", 1600, 900, (70, 51), logo=26, span=1, row=8, head=50, foot=52, strip=168, edge=16, gap=6, title=22
)
# All that have a place and two sites, up to forty a box.
FULL = Format("full", 1600)
# A0, 841 to 1189.
POSTER = Format("poster", 2400, 2400 * 1189 / 841, (88, 80), logo=36, most=60, foot=200, tab=44, title=34, text=14)
