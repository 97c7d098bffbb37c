"""Tables of every kind of file as rows with cells: spans, groups, separated values, what a PDF leaves of a table."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import pytest

from baimo.documents import Document, from_bytes, from_text


def rows(document: Document) -> list[tuple[list[str], int | None]]:
    """The cells of every row, and the row that names its columns."""
    clean = document.clean
    return [([clean[a:b] for a, b in block.cells], block.header) for block in document.blocks if block.cells]


def test_what_spans_columns_and_rows_takes_its_places() -> None:
    page = (
        "<table><tr><th rowspan=2>Model</th><th colspan=2>Price</th></tr><tr><th>In</th><th>Out</th></tr>"
        "<tr><td rowspan=2>GPT-4o</td><td>2</td><td>8</td></tr><tr><td>1</td><td>4</td></tr>"
        "<tr><td colspan=3>Batch</td></tr><tr><td>o1</td><td>15</td><td>60</td></tr></table>"
    )
    assert rows(from_text(page, "a.html", "html")) == [
        (["Model", "Price", ""], None),
        (["", "In", "Out"], 0),
        (["GPT-4o", "2", "8"], 1),
        (["GPT-4o", "1", "4"], 1),
        (["Batch", "", ""], 1),
        (["o1", "15", "60"], 1),
    ]


@pytest.mark.parametrize("span", ["0", "-3", "x", "99999999999", "", "1.5", "²"])
def test_spans_that_are_no_numbers_do_no_harm(span: str) -> None:
    page = (
        f"<table><tr><td colspan='{span}' rowspan='{span}'>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    )
    assert ["c", "d"] in [
        [cell for cell in cells if cell in ("c", "d")] for cells, _ in rows(from_text(page, "a", "html"))
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_of_separated_values_has_rows(mark: str, end: str) -> None:
    lines = [["model", "note"], ["GPT-4", f'"a {mark} ""b"""'], ["Llama 2", ""]]
    text = end.join(mark.join(line) for line in lines) + end
    document = from_bytes(text.encode(), "a.csv")
    assert rows(document) == [
        (["model", "note"], None),
        (["GPT-4", f'a {mark} ""b""'], 0),
        (["Llama 2", ""], 0),
    ]


@pytest.mark.parametrize(
    "text", ['"', 'a,"b', '"a\n"b,c\n', ",,,\n,,", "a,b\n\n\nc,d", '"",""\n', "a\x00,b\n1,2", "，，"]
)
def test_broken_separated_values_are_read_as_far_as_they_go(text: str) -> None:
    document = from_text(text, "a.csv", "csv")
    for block in document.blocks:
        start, end = document.offsets.to_text(block.start, block.end)
        assert 0 <= start <= end <= len(text)
        assert all(a <= b for a, b in block.cells)
        assert all(x[1] <= y[0] for x, y in pairwise(c for c in block.cells if c[0] < c[1]))


TABLES = {
    "commas": ("name,size,licence\nA1,7B,MIT\nB2,70B,Apache\n", [["A1", "7B", "MIT"], ["B2", "70B", "Apache"]]),
    "dots": ("Memory ...... 80 GB\nPower ....... 700 W\nBandwidth ... 3 TB/s\n", [["Power", "700 W"]]),
    "single blanks": ("GPU Memory TDP\nH100 80 GB 700 W\nA100 80 GB 400 W\n", [["H100", "80 GB", "700 W"]]),
    "years": ("Vendor 2022 2023\nNvidia 88% 92%\nAMD 3% 4%\n", [["Vendor", "2022", "2023"], ["AMD", "3%", "4%"]]),
    "a cell on each line": ("名称\n时间\n金额\n甲\n2023年\n3亿\n乙\n2024年\n5亿\n", [["甲", "2023年", "3亿"]]),
    "nothing over the first column": (
        "            H100     A100\nMemory      80 GB    40 GB\nPower       700 W    400 W\n",
        [["", "H100", "A100"], ["Power", "700 W", "400 W"]],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_shape_alone_makes_a_table(text: str, expected: list[list[str]]) -> None:
    found = [cells for cells, _ in rows(from_text(text, "a.txt"))]
    assert [row for row in expected if row not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "Red, green, and blue are colours.\nCats, dogs, and birds are animals.\nOne, two, and three are numbers.\n",
        "We sold 3 cars in 2021.\nWe sold 5 cars in 2022.\nWe sold 9 cars in 2023.\n",
        "- 第一点，很重要，要记住\n- 第二点，很简单，别忘了\n- 第三点，不重要，可忽略\n",
        "北京\n上海\n广州\n深圳\n杭州\n成都\n",
    ],
)
def test_prose_and_lists_are_no_table(text: str) -> None:
    assert rows(from_text(text, "a.txt")) == []


def _word(cells: list[list[str]]) -> bytes:
    from docx import Document as Word

    document: Any = Word()
    document.add_heading("规格", 1)
    table = document.add_table(rows=len(cells), cols=len(cells[0]))
    for row, said in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_merged_cells_of_a_word_document_keep_their_columns() -> None:
    from docx import Document as Word

    document: Any = Word()
    table = document.add_table(rows=3, cols=3)
    for row, said in zip(
        table.rows, (["GPU", "Memory", "TDP"], ["Hopper", "", ""], ["H100", "80 GB", "700 W"]), strict=True
    ):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    table.rows[1].cells[0].merge(table.rows[1].cells[2])
    out = io.BytesIO()
    document.save(out)
    assert [cells for cells, _ in rows(from_bytes(out.getvalue(), "a.docx"))] == [
        ["GPU", "Memory", "TDP"],
        ["Hopper", "-", "-"],
        ["H100", "80 GB", "700 W"],
    ]


def test_a_table_of_a_word_document_has_rows() -> None:
    document = from_bytes(_word([["芯片", "显存（GB）"], ["H100", "80"], ["H200", "141"]]), "a.docx")
    assert rows(document) == [(["芯片", "显存（GB）"], None), (["H100", "80"], 1), (["H200", "141"], 1)]
