"""The parts of pictures: measuring, monograms, the writer of SVG."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.axes import Logarithm
from baimo.drawing.canvas.measuring import fit, width, wrap
from baimo.drawing.logos import monogram


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
