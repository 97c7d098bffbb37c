from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.documents import Block
from baimo.output.html import rows as rows_module
from baimo.output.html.rows import Row, parts, rows
from page_sample import TEXT, plain_document, small_document

LINES = st.text(st.sampled_from("ab百 \t\n\r。•"), max_size=60)


@given(LINES, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=5))
def test_rows_are_the_whole_text_whatever_the_blocks(text: str, spans: list[tuple[int, int]]) -> None:
    document = plain_document(text)
    document.blocks = [Block(min(a, len(text)), min(a + n, len(text))) for a, n in spans]
    assert "".join(text[row.start : row.end] for row in rows(document)) == text


def test_a_row_is_a_block_with_the_rest_of_its_lines() -> None:
    found = [(row.kind, TEXT[row.start : row.end]) for row in rows(small_document())]
    assert found == [
        ("paragraph", "大模型观察 <script>alert('doc')</script>\n"),
        ("gap", "\n"),
        ("bullet", "• 顶点智能：2023年3月成立，估值超过10亿美元。\n"),
        ("bullet", "• 2023年6月发布 Acme-1，是最好的模型。顶点智能成立于2022年。\n"),
        ("gap", "\n"),
        ("dropped", "字体 32pt\n"),
    ]


def test_one_endless_line_is_cut_after_a_sentence() -> None:
    sentence = "大模型公司发布了新的模型。"
    text = sentence * (3 * rows_module.PART_CHARACTERS // len(sentence))
    found = rows(plain_document(text))
    assert max(row.end - row.start for row in found) <= rows_module.PART_CHARACTERS
    assert all(text[row.end - 1] == "。" for row in found)


@pytest.mark.parametrize(
    ("sizes", "marks", "expected"),
    [
        ([10, 10], [], [2]),
        ([30_000, 30_000, 10], [], [1, 2]),
        ([90_000], [], [1]),
        ([100, 100, 100], [*range(200), *range(200, 300)], [2, 1]),
    ],
    ids=["small stays whole", "cut before too much text", "a row is never cut here", "cut before too many marks"],
)
def test_parts_hold_no_more_than_a_page(sizes: list[int], marks: list[int], expected: list[int]) -> None:
    found, at = [], 0
    for size in sizes:
        found.append(Row(at, at + size, "paragraph"))
        at += size
    assert [len(part) for part in parts(found, marks)] == expected


def test_an_empty_document_has_one_part_without_rows() -> None:
    assert parts(rows(plain_document("")), []) == [[]]
