"""Packing: every box stands once, has room for its cells, and no row has an empty end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baimo.drawing.map.packing import NARROWEST, flow, pack, rows_of

needs = st.lists(st.integers(1, 60), min_size=1, max_size=14)
columns = st.integers(8, 24)


@given(needs, columns, st.integers(2, 4))
def test_every_box_stands_once_beside_its_neighbours(cells: list[int], wide: int, most: int) -> None:
    rows = pack(cells, wide, 0.5, most)
    assert sorted(box.index for row in rows for box in row.boxes) == list(range(len(cells)))
    for row in rows:
        assert len(row.boxes) <= most
        assert [box.column for box in row.boxes] == [
            sum(b.columns for b in row.boxes[:n]) for n in range(len(row.boxes))
        ]


@given(needs, columns)
def test_a_row_is_as_wide_as_its_boxes_and_no_wider_than_the_band(cells: list[int], wide: int) -> None:
    for row in pack(cells, wide, 0.5):
        assert row.columns == sum(box.columns for box in row.boxes) <= wide
        assert all(box.columns >= NARROWEST for box in row.boxes)


@given(needs, columns)
def test_packed_boxes_have_room_for_their_cells(cells: list[int], wide: int) -> None:
    assert all(box.columns * row.rows >= cells[box.index] for row in pack(cells, wide, 0.5) for box in row.boxes)


@given(needs, columns)
def test_the_larger_boxes_stand_first(cells: list[int], wide: int) -> None:
    order = [cells[box.index] for row in pack(cells, wide, 0.5) for box in row.boxes]
    assert order == sorted(order, reverse=True)


@given(st.lists(st.integers(4, 60), min_size=6, max_size=12))
def test_few_cells_of_a_band_stay_empty(cells: list[int]) -> None:
    rows = pack(cells, 18, 0.6)
    room = sum(box.columns * row.rows for row in rows for box in row.boxes)
    assert room - sum(cells) <= 0.25 * room + 8


@given(st.lists(st.sampled_from([1, 2]), max_size=40), st.integers(2, 8))
def test_flowing_tiles_never_share_a_cell(widths: list[int], wide: int) -> None:
    places = flow(widths, wide)
    taken = [(row, column + n) for (row, column), span in zip(places, widths, strict=True) for n in range(span)]
    assert len(taken) == len(set(taken))
    assert all(column < wide for _, column in taken)
    assert rows_of(widths, wide) == max((row for row, _ in taken), default=-1) + 1
