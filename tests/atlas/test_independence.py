"""Which sources are one witness: a publisher's sites, a data set and its copies, an archive's copy of a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.atlas.independence import Families, domain
from tools.atlas.measure import facts, report


@pytest.mark.parametrize(
    ("file", "whose"),
    [
        ("36kr.com", "36kr.com"),
        ("eu.36kr.com", "36kr.com"),
        ("www.techpowerup.com", "techpowerup.com"),
        ("finance.sina.com.cn", "sina.com.cn"),
        ("one.github.io", "one.github.io"),
        ("two.substack.com", "two.substack.com"),
        ("github.com_qwenlm", "github.com_qwenlm"),
        ("localhost", "localhost"),
    ],
)
def test_a_domain_is_held_by_one_publisher(file: str, whose: str) -> None:
    assert domain(file) == whose


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    pages = {
        "36kr.com": "https://36kr.com/p/1",
        "eu.36kr.com": "https://eu.36kr.com/p/1",
        "openai.com": "https://openai.com/blog",
        "github.com_openai": "https://github.com/openai/whisper",
        "web.archive.org": "https://web.archive.org/web/2024/https://openai.com/pricing",
        "raw.githubusercontent.com": "https://raw.githubusercontent.com/openai/whisper/main/README.md",
    }
    (tmp_path / "sources").mkdir()
    for file, url in pages.items():
        text = f"publisher: {file}\ngrade: known\npages:\n- {{id: {file}/1, url: '{url}', title: t, kind: media}}\n"
        (tmp_path / "sources" / f"{file}.yaml").write_text(text)
    entity = tmp_path / "entities" / "model" / "whisper.yaml"
    entity.parent.mkdir(parents=True)
    rows = {
        "by two hosts of one publisher": "value: text, sources: [36kr.com/1, eu.36kr.com/1]",
        "by a company, its repository and an archive": "value: audio, sources: [openai.com/1, github.com_openai/1, "
        "web.archive.org/1, raw.githubusercontent.com/1]",
        "by two publishers": "value: speech, sources: [36kr.com/1, openai.com/1]",
    }
    statements = "".join(f"- {{predicate: modality, {row}}}\n" for row in rows.values())
    entity.write_text(f"id: whisper\nkind: model\nnames: {{en: Whisper}}\nstatements:\n{statements}")
    return tmp_path


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("36kr.com/1 eu.36kr.com/1", 1),
        ("openai.com/1 github.com_openai/1 web.archive.org/1", 1),
        ("36kr.com/1 openai.com/1", 2),
    ],
    ids=["hosts of one domain", "a company, its repository, an archive of its page", "two publishers"],
)
def test_pages_of_one_hand_are_one_witness(atlas: Path, value: str, count: int) -> None:
    assert len(Families.read(atlas).among(value.split())) == count


def test_the_measure_counts_facts_that_two_publishers_tell(atlas: Path) -> None:
    assert len(list(facts(atlas))) == 3
    assert "facts with two or more independent sources: 1 (33%)" in report(atlas, "none")
