"""The frame: a strip at the side of the layers, with rules, standards, capital and events as lists."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.map.format import Format
from baimo.drawing.map.places import Band, Cell, Crate, Laid

LINE = 24.0
# Names of rules are sentences: two lines each, and no logo.
WORDED = {"frame/policy": 36.0}
NAME = 30.0  # the heading of the strip
PAD = 6.0


def lay_frame(crates: Sequence[Crate], form: Format, top: float, bottom: float) -> Band:
    """The strip between two heights, as full as it can be."""
    places = {box.id: n for n, box in enumerate(taxonomy().inside("frame"))}
    ordered = sorted(crates, key=lambda crate: places[crate.id])
    x = form.edge + form.band + form.gap
    wide = form.width - form.edge - x
    shown = _shares(ordered, bottom - top - NAME - len(ordered) * (form.title + PAD + form.gap))
    boxes, y = [], top + NAME
    for crate in ordered:
        box = _list(crate, shown[crate.id], form, x + form.gap, y, wide - 2 * form.gap)
        boxes.append(box)
        y += box.high + form.gap
    return Band("frame", x, top, wide, bottom - top, tuple(boxes))


def _shares(crates: Sequence[Crate], room: float) -> dict[str, int]:
    """How many lines of each list are shown: one after the other, to the list that has the least for its size."""
    shown = {crate.id: 0 for crate in crates}
    while True:
        open_ = [one for one in crates if shown[one.id] < len(one.tiles) and _line(one.id) <= room]
        if not open_:
            return shown
        next_one = min(open_, key=lambda one: ((shown[one.id] + 1) / sqrt(len(one.tiles)), one.id))
        shown[next_one.id] += 1
        room -= _line(next_one.id)


def _line(box: str) -> float:
    return WORDED.get(box, LINE)


def _list(crate: Crate, count: int, form: Format, x: float, y: float, wide: float) -> Laid:
    line = _line(crate.id)
    cells = tuple(
        Cell(tile, x, y + form.title + n * line, wide, line, is_line=True) for n, tile in enumerate(crate.tiles[:count])
    )
    return Laid(crate.id, x, y, wide, form.title + count * line + PAD, cells, crate.total)
