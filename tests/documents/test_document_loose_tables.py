"""Tables that nothing but their shape tells."""

from __future__ import annotations

import pytest

from baimo.documents import from_text

TABLES = {
    "bars without a rule": "Model | Context | Price per 1K\nClaude 2 | 100k | $0.008\nClaude 2.1 | 200k | $0.008\n",
    "digits in the names of columns": "Model\tInput ($/1M)\tOutput ($/1M)\no1\t15\t60\no3-mini\t1.10\t4.40\n",
    "names with digits": "GPU\tH100\tMI300X\nMemory\t80GB\t192GB\nTDP\t700W\t750W\n",
    "brackets in heads over single blanks": (
        "Model Input (per 1M tokens) Output (per 1M tokens)\no1 $15.00 $60.00\no3-mini $1.10 $4.40\n"
    ),
}
# The cells of a page that has come apart, each a paragraph, between other short lines.
APART = "Prices\n\nModel\n\nInput\n\nOutput\n\no1\n\n$15\n\n$60\n\no3-mini\n\n$1.10\n\n$4.40\n\nWhat sets the price\n"


def test_cells_that_are_paragraphs_stand_in_rows() -> None:
    rows = [block for block in from_text(APART, "a.txt").blocks if block.cells]
    assert [len(row.cells) for row in rows] == [3, 3, 3]


def test_words_below_words_stand_in_rows_though_the_last_cells_are_missing() -> None:
    text = (
        "模型名称 输入单价 输出单价 免费额度 入口\n甲(旧版) 0.5元 2元 各100万 开通\n乙 1元 4元 开通\n丙 3元 9元 开通\n"
    )
    rows = [block for block in from_text(text, "a.txt").blocks if block.cells]
    assert [(len(row.cells), row.header) for row in rows] == [(5, None), (5, 0), (4, 0), (4, 0)]


def test_lines_of_keys_and_numbers_are_no_rows() -> None:
    text = "About\n\nTeam\n\nUsers\n\n100\n\nModels\n\n20\n\nChips\n\n5\n"
    assert not any(block.cells for block in from_text(text, "a.txt").blocks)


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_row_knows_the_names_of_its_columns(text: str) -> None:
    rows = from_text(text, "a.txt").blocks
    assert [row.header for row in rows] == [None, 0, 0] and all(len(row.cells) == 3 for row in rows[1:])


def test_links_of_a_page_are_no_table() -> None:
    assert not any(block.cells for block in from_text("Home | Pricing | About\n\nWelcome.\n", "a.txt").blocks)


SHEET = """Marlow 3

Parameters

-

Context window

200,000 tokens

Speed tier

balanced

Release date

June 4, 2025

Marlow 3 is a model that came out in June. It is fast.
"""


def test_labels_and_values_on_lines_of_their_own_are_rows_of_two_cells() -> None:
    document = from_text(SHEET, "a", "txt")
    rows = [[document.clean[a:b] for a, b in block.cells] for block in document.blocks if block.cells]
    assert rows == [
        ["Parameters", "-"],
        ["Context window", "200,000 tokens"],
        ["Speed tier", "balanced"],
        ["Release date", "June 4, 2025"],
    ]


def test_two_labels_make_no_sheet_and_no_sentence_is_a_value() -> None:
    for text in (
        "Pricing\n\n$20\n\nContext\n\n128K\n\nThat is all.",
        "Price\n\nIt is low.\n\nContext\n\nIt is long.\n\nLicense\n\nIt is open.",
    ):
        assert not any(block.cells for block in from_text(text, "a", "txt").blocks)


FLAT = (
    "The models we compare. | Model | Params | Context | |---|---|---| | **Marlow 2** | 7B | 8K |"
    " | Marlow 3 | 70B | 128K | Both are open."
)


@pytest.mark.parametrize("media", ["txt", "md"])
def test_a_table_that_lost_its_line_ends_is_one(media: str) -> None:
    document = from_text(FLAT, "a", media)
    shown = [(block.kind, [document.clean[a:b] for a, b in block.cells]) for block in document.blocks]
    assert shown == [
        ("paragraph", []),
        ("table-row", ["Model", "Params", "Context"]),
        ("table-row", ["Marlow 2", "7B", "8K"]),
        ("table-row", ["Marlow 3", "70B", "128K"]),
        ("paragraph", []),
    ]
    assert document.blocks[2].header == 1
