"""In whose voice a text is written: the house of a page, and that of whoever answers in a conversation."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from reading_examples import reader

from baimo.documents import from_text

CASES = [
    (group["house"], text)
    for group in yaml.safe_load(Path(__file__).with_name("voices.yaml").read_text()).values()
    for text in group["texts"].values()
]
WE = "Last spring was hard. We have 48 employees now, and our servers are full."


def employees(text: str) -> set[tuple[str, str]]:
    """Who is told to have how many employees."""
    claims = reader().read(from_text(text, "example.md")).claims
    return {(claim.subject_name, str(claim.value)) for claim in claims if claim.predicate == "employees"}


@pytest.mark.parametrize(("house", "text"), CASES, ids=[text[:40] for _, text in CASES])
def test_a_text_tells_in_whose_voice_it_is(house: str, text: str) -> None:
    assert employees(text) == {(house, "48")}


def test_a_page_that_tells_nothing_is_nobodys() -> None:
    assert employees("# Hello\n\n" + WE) == set()


def test_who_asks_speaks_for_nobody() -> None:
    turns = ("记者：我们现有员工48人。忙吗？", "程怀玉：忙。", "记者：现在呢？", "程怀玉：也忙。")
    assert employees("\n\n".join(("对话杉木银行首席信息官 程怀玉", *turns))) == set()
