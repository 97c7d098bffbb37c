"""Who issued a rule, and when; and times that a text tells only against another."""

from __future__ import annotations

from pathlib import Path

import pytest

from baimo.documents import load
from baimo.reading import Reading
from baimo.workspace import Workspace


def read(folder: Path, text: str) -> Reading:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return Workspace(home=folder).reader.read(load(path))


def told(reading: Reading, predicate: str) -> set[tuple[str, str]]:
    """What is told of each subject: the object or the value."""
    return {(c.subject_name, str(c.object_name or c.value)) for c in reading.claims if c.predicate == predicate}


ISSUED = {
    "2024年7月，工信部等四部门印发《云港市算力建设指南》。": ("云港市算力建设指南", "2024-07"),
    "2023年4月11日，网信办就《云港市算法管理办法》公开征求意见。": ("云港市算法管理办法", "2023-04-11"),
    "日本参议院于2025年5月28日通过了AI推进法。": ("AI推进法", "2025-05-28"),
    "On 9 October 2025 the ministry issued Announcement No. 61.": ("Announcement No. 61", "2025-10-09"),
    "In June 2025 the parliament passed the Data (Use and Access) Act 2025.": (
        "Data (Use and Access) Act 2025",
        "2025-06",
    ),
}


@pytest.mark.parametrize(("text", "issued"), ISSUED.items())
def test_a_rule_is_issued_on_a_day(tmp_path: Path, text: str, issued: tuple[str, str]) -> None:
    assert told(read(tmp_path, text), "issued_on") == {issued}


def test_a_product_that_was_filed_under_a_rule_issued_none(tmp_path: Path) -> None:
    reading = read(tmp_path, "8月31日，猛犸智能的猛犸-2通过《云港市算法管理办法》备案。")
    assert not told(reading, "issued_on") | told(reading, "issued_by")


def test_a_rule_is_called_by_the_end_of_its_title(tmp_path: Path) -> None:
    text = "2025年3月14日，四部门发布《人工智能合成内容标识办法》。标识办法自2025年9月1日起施行。"
    assert told(read(tmp_path, text), "in_force_on") == {("人工智能合成内容标识办法", "2025-09-01")}


RELATIVE = {
    "In June 2018 OpenAI released GPT. That October, Google released BERT.": "2018-10",
    "In June 2018 OpenAI released GPT. The following February, Google released BERT.": "2019-02",
    "2018年6月5日，OpenAI发布GPT。次月，谷歌发布BERT。": "2018-07",
    "2018年6月，OpenAI发布GPT。到了第二年2月，谷歌发布BERT。": "2019-02",
}


@pytest.mark.parametrize(("text", "when"), RELATIVE.items())
def test_a_time_told_against_another(tmp_path: Path, text: str, when: str) -> None:
    claims = read(tmp_path, text).claims
    assert {c.when for c in claims if c.predicate == "released" and c.object_name == "BERT"} == {when}


def test_a_chronicle_bears_the_date_of_no_entry(tmp_path: Path) -> None:
    lines = ["Fennel Labs", "September 2023. Fennel Labs is founded in Dublin.", "12 June 2024. It launches Fennel-7B."]
    path = tmp_path / "chronicle.txt"
    path.write_text("\n\n".join([*lines, "March 2025. Fennel Labs acquires Dillweed."]), encoding="utf-8")
    document = load(path)
    assert document.date is None
    claims = Workspace(home=tmp_path).reader.read(document).claims
    assert {c.modality for c in claims if c.predicate in ("released", "acquired")} == {"asserted"}


@pytest.mark.parametrize("behind", ["销量较2023年同期增长三倍", "创始人1990年出生"])
def test_a_year_that_is_but_a_measure_dates_nothing(tmp_path: Path, behind: str) -> None:
    claims = read(tmp_path, f"云帆科技发布新款眼镜\n\n3月16日，云帆科技发布云帆X2。{behind}。").claims
    assert {c.when for c in claims if c.predicate == "released"} == {"XXXX-03-16"}
