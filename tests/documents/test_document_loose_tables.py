"""Tables that nothing but their shape tells."""

from __future__ import annotations

import pytest

from baimo.documents import from_text

TABLES = {
    "bars without a rule": "Model | Context | Price per 1K\nClaude 2 | 100k | $0.008\nClaude 2.1 | 200k | $0.008\n",
    "digits in the names of columns": "Model\tInput ($/1M)\tOutput ($/1M)\no1\t15\t60\no3-mini\t1.10\t4.40\n",
    "names with digits": "GPU\tH100\tMI300X\nMemory\t80GB\t192GB\nTDP\t700W\t750W\n",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_row_knows_the_names_of_its_columns(text: str) -> None:
    rows = from_text(text, "a.txt").blocks
    assert [(len(row.cells), row.header) for row in rows] == [(3, None), (3, 0), (3, 0)]


def test_links_of_a_page_are_no_table() -> None:
    assert not any(block.cells for block in from_text("Home | Pricing | About\n\nWelcome.\n", "a.txt").blocks)
