"""Packing: boxes of tiles into rows of one width, so that no row has an empty end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

MOST_IN_A_ROW = 6
# A box is never narrower than its name needs.
NARROWEST = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A box in a row: its column, its columns and its rows of cells."""

    index: int
    column: int
    columns: int
    rows: int


def pack(cells: Sequence[int], columns: int, gap: float) -> list[list[Placed]]:
    """Rows of boxes; `cells` says how many cells each takes, `gap` how many rows a new row of boxes costs.

    Boxes stand in decreasing size. Of all ways to cut that line into rows of at most six, the lowest is taken.
    """
    order = sorted(range(len(cells)), key=lambda index: (-cells[index], index))
    sizes = tuple(cells[index] for index in order)

    @cache
    def best(start: int) -> tuple[float, tuple[int, ...]]:
        if start == len(sizes):
            return 0.0, ()
        ways = []
        for end in range(start + 1, min(start + MOST_IN_A_ROW, len(sizes)) + 1):
            if (end - start) * NARROWEST <= columns:
                rest, ends = best(end)
                ways.append((_height(sizes[start:end], columns) + gap + rest, (end, *ends)))
        return min(ways)

    rows, start = [], 0
    for end in best(0)[1]:
        rows.append(_row(order[start:end], sizes[start:end], columns))
        start = end
    return rows


def _height(sizes: Sequence[int], columns: int) -> int:
    """The fewest rows of cells in which all fit beside each other."""
    low, high = 1, max(sizes)
    while low < high:
        middle = (low + high) // 2
        if sum(_columns(size, middle) for size in sizes) <= columns:
            high = middle
        else:
            low = middle + 1
    return low


def _columns(size: int, rows: int) -> int:
    return max(NARROWEST, ceil(size / rows))


def _row(order: Sequence[int], sizes: Sequence[int], columns: int) -> list[Placed]:
    rows = _height(sizes, columns)
    widths = [_columns(size, rows) for size in sizes]
    for _ in range(columns - sum(widths)):
        # What is left goes to where cells are scarcest for their box.
        widest = max(range(len(sizes)), key=lambda n: sizes[n] / (widths[n] * rows))
        widths[widest] += 1
    placed, column = [], 0
    for index, width in zip(order, widths, strict=True):
        placed.append(Placed(index, column, width, rows))
        column += width
    return placed


def flow(widths: Sequence[int], columns: int) -> list[tuple[int, int]]:
    """Cells for tiles one or two columns wide, in order, row by row; later ones fill the gaps that wide ones leave."""
    taken: set[tuple[int, int]] = set()
    places = []
    for width in widths:
        width = min(width, columns)
        row = column = 0
        while any((row, column + n) in taken for n in range(width)):
            column += 1
            if column + width > columns:
                row, column = row + 1, 0
        taken |= {(row, column + n) for n in range(width)}
        places.append((row, column))
    return places


def rows_of(widths: Sequence[int], columns: int) -> int:
    """How many rows the flow takes."""
    return max((row for row, _ in flow(widths, columns)), default=-1) + 1
