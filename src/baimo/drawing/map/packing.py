"""Packing: boxes of tiles into rows of one width, so that no row has an empty end and no box an empty foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

# A box is never narrower than its name needs, in cells.
NARROWEST = 2
# What an empty cell costs, in cells of height of a whole row.
EMPTY = 1.5
# By how much cells may be wider than they need, so that a row of few boxes is filled.
WIDER = 1.6


@dataclass(frozen=True, slots=True)
class Placed:
    """A box in a row: which one, its columns of cells, and how many columns are left of it."""

    index: int
    column: int
    columns: int


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes side by side: `rows` of cells each, `columns` of cells in all, over the whole width."""

    boxes: tuple[Placed, ...]
    rows: int
    columns: int


def pack(needs: Sequence[int], columns: int, gap: float, most: int = 6) -> list[Row]:
    """Rows of boxes, the largest first; `needs` are cells a box takes, `gap` the rows of cells that a row costs.

    Of all ways to cut that line into rows of at most `most` boxes, and of all heights of a row, those are taken that
    are lowest and leave the fewest cells empty.
    """
    order = sorted(range(len(needs)), key=lambda index: (-needs[index], index))
    cut = _cut(tuple(needs[index] for index in order), columns, gap, most)
    found, start = [], 0
    for end, rows in cut:
        found.append(_row(order[start:end], [needs[index] for index in order[start:end]], columns, rows))
        start = end
    return found


@lru_cache(maxsize=512)
def _cut(sizes: tuple[int, ...], columns: int, gap: float, most: int) -> tuple[tuple[int, int], ...]:
    """Where rows of boxes end, and how many rows of cells each has: found from the end backwards."""
    best: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())] * (len(sizes) + 1)
    for start in range(len(sizes) - 1, -1, -1):
        ways = []
        for end in range(start + 1, min(start + most, len(sizes)) + 1):
            if (end - start) * NARROWEST <= columns:
                cost, rows = _cheapest(sizes[start:end], columns)
                ways.append((cost + gap + best[end][0], ((end, rows), *best[end][1])))
        best[start] = min(ways)
    return best[0][1]


def _cheapest(sizes: Sequence[int], columns: int) -> tuple[float, int]:
    """The cost of the best height of a row of boxes, and that height."""
    lowest = _height(sizes, columns)
    return min((_cost(sizes, columns, rows), rows) for rows in range(lowest, lowest + 3))


def _cost(sizes: Sequence[int], columns: int, rows: int) -> float:
    wide = sum([_columns(size, rows) for size in sizes])
    empty = wide * rows - sum(sizes)
    # A row whose cells would have to be far wider than they need is as good as empty at its end.
    stretched = max(0.0, columns - WIDER * wide) * rows
    return rows + EMPTY * (empty + 0.3 * (columns - wide) * rows + stretched) / columns


def _height(sizes: Sequence[int], columns: int) -> int:
    """The fewest rows of cells in which all fit beside each other."""
    rows = max(1, ceil(sum(sizes) / columns))
    while sum([_columns(size, rows) for size in sizes]) > columns:
        rows += 1
    return rows


def _columns(size: int, rows: int) -> int:
    needed = -(-size // rows)
    return needed if needed > NARROWEST else NARROWEST


def _row(order: Sequence[int], sizes: Sequence[int], columns: int, rows: int) -> Row:
    widths = [_columns(size, rows) for size in sizes]
    placed, column = [], 0
    for index, width in zip(order, widths, strict=True):
        placed.append(Placed(index, column, width))
        column += width
    return Row(tuple(placed), rows, column)


def flow(widths: Sequence[int], columns: int) -> list[tuple[int, int]]:
    """Cells for tiles one or two columns wide, in order, row by row; later ones fill the gaps that wide ones leave."""
    taken: set[tuple[int, int]] = set()
    places = []
    free = 0  # every row above has no free cell
    for width in widths:
        width = min(width, columns)
        row, column = free, 0
        while any((row, column + n) in taken for n in range(width)):
            column += 1
            if column + width > columns:
                row, column = row + 1, 0
        taken |= {(row, column + n) for n in range(width)}
        places.append((row, column))
        while all((free, n) in taken for n in range(columns)):
            free += 1
    return places


def rows_of(widths: Sequence[int], columns: int) -> int:
    """How many rows the flow takes."""
    return max((row for row, _ in flow(widths, columns)), default=-1) + 1
