"""The frame: rules, standards, capital and events as lists, in a strip at the side of the layers or below them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.map.format import Format
from baimo.drawing.map.places import Band, Cell, Crate, Laid

LINE = 24.0
# Names of rules are sentences: two lines each, and no logo.
WORDED = {"frame/policy": 36.0}
NAME = 30.0  # the heading of the strip
PAD = 6.0
INSET = 3.0
LOOSEST = 1.2  # by how much lines may be higher than they need
COLUMN = 150.0  # the least width of a list below the layers


def lay_beside(crates: Sequence[Crate], form: Format, top: float, bottom: float) -> Band:
    """A strip between two heights at the right, as full as it can be."""
    ordered = _ordered(crates)
    x = form.edge + form.band + form.gap
    room = bottom - top - NAME - len(ordered) * (form.title + PAD + form.gap)
    shown = _shares(ordered, form, room)
    used = sum(count * _line(box, form) for box, count in shown.items())
    looser = min(room / used, LOOSEST) if used else 1.0
    boxes, y = [], top + NAME
    for crate in ordered:
        area = (x + form.gap, y, form.strip - 2 * form.gap)
        box = _list(crate, shown[crate.id], form, area, 1, looser=looser)
        boxes.append(box)
        y += box.high + form.gap
    return Band("frame", x, top, form.strip, bottom - top, tuple(boxes))


def lay_below(crates: Sequence[Crate], form: Format, top: float) -> Band:
    """A band under the layers, its lists side by side in columns of one height."""
    ordered = _ordered(crates)
    left = form.edge + form.tab + form.gap
    room = form.band - form.tab - form.gap
    high = _least_height(ordered, form, int(room // (COLUMN * form.text / 12)))
    columns = [_columns(crate, form, high) for crate in ordered]
    step, x, boxes = room / sum(columns), left, []
    for crate, count in zip(ordered, columns, strict=True):
        area = (x, top + form.gap, count * step - form.gap)
        boxes.append(_list(crate, len(crate.tiles), form, area, count, form.title + high + PAD))
        x += count * step
    return Band("frame", form.edge, top, form.band, form.title + high + PAD + 2 * form.gap, tuple(boxes))


def _least_height(crates: Sequence[Crate], form: Format, columns: int) -> float:
    """The height at which all lists have room beside each other."""
    high = max(_line(crate.id, form) for crate in crates)
    while sum(_columns(crate, form, high) for crate in crates) > max(columns, len(crates)):
        high += LINE / 2
    return high


def _columns(crate: Crate, form: Format, high: float) -> int:
    return max(1, ceil(len(crate.tiles) / (high // _line(crate.id, form))))


def _ordered(crates: Sequence[Crate]) -> list[Crate]:
    places = {box.id: n for n, box in enumerate(taxonomy().inside("frame"))}
    return sorted(crates, key=lambda crate: places[crate.id])


def _shares(crates: Sequence[Crate], form: Format, room: float) -> dict[str, int]:
    """How many lines of each list are shown: one after the other, to the list that has the least for its size."""
    shown = {crate.id: 0 for crate in crates}
    while True:
        open_ = [one for one in crates if shown[one.id] < len(one.tiles) and _line(one.id, form) <= room]
        if not open_:
            return shown
        next_one = min(open_, key=lambda one: ((shown[one.id] + 1) / sqrt(len(one.tiles)), one.id))
        shown[next_one.id] += 1
        room -= _line(next_one.id, form)


def _line(box: str, form: Format) -> float:
    return WORDED.get(box, LINE) * form.text / 12


def _list(
    crate: Crate,
    count: int,
    form: Format,
    area: tuple[float, float, float],
    columns: int,
    high: float | None = None,
    looser: float = 1.0,
) -> Laid:
    """A box with so many lines, in columns from the left, each from the top down."""
    x, y, wide = area
    line, tiles = _line(crate.id, form) * looser, crate.tiles[:count]
    rows, step = ceil(len(tiles) / columns), (wide - 2 * INSET) / columns
    left, top = x + INSET, y + form.title
    cells = tuple(
        Cell(
            tile, left + n // rows * step, top + n % rows * line, step, line, is_line=True, is_worded=crate.id in WORDED
        )
        for n, tile in enumerate(tiles)
    )
    return Laid(crate.id, x, y, wide, high or form.title + rows * line + PAD, cells, crate.total)
