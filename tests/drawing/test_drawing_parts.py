"""The parts of pictures: packing, measuring, monograms, the writer of SVG."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.axes import Logarithm
from baimo.drawing.canvas.measuring import fit, width, wrap
from baimo.drawing.logos import monogram
from baimo.drawing.map.packing import MOST_IN_A_ROW, flow, pack

counts = st.lists(st.integers(1, 60), min_size=1, max_size=20)


@given(counts, st.integers(6, 20))
def test_packing_places_every_box_once_and_fills_every_row(cells: list[int], columns: int) -> None:
    rows = pack(cells, columns, 0.5)
    assert sorted(box.index for row in rows for box in row) == list(range(len(cells)))
    for row in rows:
        assert len(row) <= MOST_IN_A_ROW
        assert sum(box.columns for box in row) == columns
        assert [box.column for box in row] == [sum(b.columns for b in row[:n]) for n in range(len(row))]


@given(counts, st.integers(6, 20))
def test_packed_boxes_have_room_for_their_cells(cells: list[int], columns: int) -> None:
    assert all(box.columns * box.rows >= cells[box.index] for row in pack(cells, columns, 0.5) for box in row)


@given(st.lists(st.sampled_from([1, 2]), max_size=40), st.integers(2, 8))
def test_flowing_tiles_never_share_a_cell(widths: list[int], columns: int) -> None:
    places = flow(widths, columns)
    taken = [(row, column + n) for (row, column), wide in zip(places, widths, strict=True) for n in range(wide)]
    assert len(taken) == len(set(taken))
    assert all(column < columns for _, column in taken)


@given(st.text(max_size=60), st.floats(20, 200), st.integers(1, 3))
def test_wrapped_lines_fit_their_room(text: str, room: float, lines: int) -> None:
    found = wrap(text, 12, room, lines)
    assert len(found) <= lines
    assert all(width(line, 12) <= room for line in found)


@given(st.text(max_size=60), st.floats(20, 200))
def test_a_fitted_text_begins_as_the_whole(text: str, room: float) -> None:
    assert text.startswith(fit(text, 12, room).removesuffix("…").rstrip())


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("智谱", "智"),
        ("OpenAI", "OA"),
        ("Hugging Face", "HF"),
        ("2023 年 10 月美国规则", "美"),
        ("vivo", "V"),
        ("“人工智能+”行动", "人"),
        ("360", "3"),
    ],
)
def test_a_monogram_stands_for_a_name(name: str, letters: str) -> None:
    assert monogram(name) == letters


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_written_into_svg_is_read_back(content: str, attribute: str) -> None:
    drawn = ElementTree.fromstring(svg.text(1, 2, content, aria_label=attribute))
    allowed = [c for c in content if c >= " " and c not in "\ufffe\uffff"]
    assert (drawn.text or "") == "".join(allowed)


@given(st.lists(st.floats(1e-4, 1e4), min_size=1, max_size=20))
def test_a_logarithm_holds_all_its_values(values: list[float]) -> None:
    axis = Logarithm.around(values, 100, 0)
    assert all(-0.5 <= axis.y(value) <= 100.5 for value in values)
