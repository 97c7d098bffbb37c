"""Copies of one text are one witness: a page says whose text it repeats, in its note or its title."""

from pathlib import Path
from typing import Any

import pytest
from tools.atlas.independence import Families
from tools.atlas.reprints import author_of


@pytest.mark.parametrize(
    ("page", "author"),
    [
        pytest.param({"title": "悟道2.0", "note": "text of 科技日报"}, "科技日报", id="note"),
        pytest.param({"title": "扣子开源（InfoQ，转载）"}, "InfoQ", id="Chinese reprint"),
        pytest.param({"title": "Firm raises millions (SCMP, reprint)"}, "SCMP", id="reprint"),
        pytest.param({"title": "Others invest in Hugging Face (CNBC copy)"}, "CNBC", id="copy"),
        pytest.param(
            {"title": "Chip export ban (copy of the South China Morning Post)"}, "South China Morning Post", id="of"
        ),
        pytest.param({"title": "快手上市与宿华（转载）"}, "", id="a reprint of nobody named"),
        pytest.param(
            {"title": "config.json of a copy naming CohereForAI/c4ai-command-r-v01"}, "", id="a copy of a file"
        ),
        pytest.param({"title": "阿里云（InfoQ）"}, "", id="the publisher itself"),
    ],
)
def test_page_says_whose_text_it_repeats(page: dict[str, Any], author: str) -> None:
    """In its note, or in brackets at the end of its title."""
    assert author_of(page) == author


def test_copies_of_one_text_are_one_witness_with_the_original(tmp_path: Path) -> None:
    """Two hosts that print Reuters, and Reuters, are one; another report is a second."""
    (tmp_path / "sources").mkdir()
    for host, publisher, note in (
        ("reuters.com", "Reuters", ""),
        ("one.example", "One", "text of Reuters"),
        ("two.example", "Two", "text of Reuters"),
        ("three.example", "Three", ""),
    ):
        page = f"pages:\n- id: {host}/a\n  url: https://{host}/a\n  title: a\n  note: '{note}'\n"
        (tmp_path / "sources" / f"{host}.yaml").write_text(f"publisher: {publisher}\n{page}", encoding="utf-8")
    families = Families.read(tmp_path)
    assert len(families.among(["reuters.com/a", "one.example/a", "two.example/a"])) == 1
    assert len(families.among(["one.example/a", "three.example/a"])) == 2
