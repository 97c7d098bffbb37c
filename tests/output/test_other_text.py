from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from baimo.asking.clocks import Clocks
from baimo.claims import Claim
from baimo.ledger import Ledger
from baimo.ledger.validating import Problem
from baimo.ledger.validating.validation import Report
from baimo.output import write_check, write_entity, write_noise, write_reading
from baimo.output.problems import write_report
from page_sample import small_checked, small_ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return small_ledger(tmp_path_factory.mktemp("ledger"))


def test_a_reading_is_a_line_a_claim_in_the_order_of_the_text() -> None:
    stream = io.StringIO()
    write_reading(stream, "text", "en").document(small_checked())
    lines = stream.getvalue().splitlines()
    assert lines[0:2] == ["deck.txt:3:3: 顶点智能 founded on Mar 2023", "    “顶点智能：2023年3月成立”"]
    assert "deck.txt:4:20: 顶点智能 known for 最好的模型 (opinion)" in lines
    assert lines[-1] == "deck.txt: 6 claims"


def test_noise_is_told_with_its_place_and_why() -> None:
    stream = io.StringIO()
    write_noise(stream, "text", "en").document(small_checked())
    assert stream.getvalue().splitlines() == [
        "deck.txt:6:1: font specification: “字体 32pt”",
        "deck.txt: 1 passage dropped",
    ]


def test_findings_as_json_lines_bear_every_key() -> None:
    stream, checked = io.StringIO(), small_checked()
    write_check(stream, "jsonl", "en", None).document(checked)
    records = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert len(records) == len(checked.findings)
    first = records[0]
    assert first["quote"] == checked.document.text[first["start"] : first["end"]]
    assert {"doc", "verdict", "then", "reason", "expected", "evidence", "conflicts"} <= first.keys()


def test_json_lines_escape_what_a_stream_cannot_write() -> None:
    stream, checked = io.TextIOWrapper(io.BytesIO(), encoding="ascii"), small_checked()
    write_check(stream, "jsonl", "en", None).document(checked)
    stream.seek(0)
    assert json.loads(stream.readline())["quote"] == "顶点智能：2023年3月成立"


def test_claims_as_json_lines_come_back_as_claims() -> None:
    stream, checked = io.StringIO(), small_checked()
    write_reading(stream, "jsonl", "en").document(checked)
    assert [Claim.from_json(json.loads(line)) for line in stream.getvalue().splitlines()] == checked.reading.claims


def test_noise_as_json_lines_bears_the_words() -> None:
    stream = io.StringIO()
    write_noise(stream, "jsonl", "en").document(small_checked())
    record = json.loads(stream.getvalue())
    assert (record["doc"], record["quote"], record["why"]) == ("deck.txt", "字体 32pt", "font specification")


def shown(ledger: Ledger, entity: str, lang: str, **dates: str) -> list[str]:
    stream = io.StringIO()
    write_entity(stream, ledger, entity, "text", lang, Clocks.at(**dates))
    return stream.getvalue().splitlines()


def test_an_entity_is_told_with_names_facts_sources_and_dissent(ledger: Ledger) -> None:
    assert shown(ledger, "acme-ai", "en") == [
        "Acme AI  acme-ai · organization · general models (by hand)",
        "also: 顶点智能, Acme, 顶点",
        "formerly: Acme Labs",
        "",
        "founded on  ⇄ sources disagree",
        "⇄ 10 Apr 2023",
        "      Example · 11 Apr 2023 · regulator https://ex.org/registry",
        "⇄ Mar 2023",
        "      Example · social media http://ex.org/blog",
        "",
        "valued at",
        "  USD 1 billion (Sep 2023)",
        "      Example · 21 Sep 2023 · media https://ex.org/news?a=1&b=2",
        "      Example · social media http://ex.org/blog",
        "  USD 9  deprecated: typo",
        "",
        "released",
        "  Acme-1 (1 Jun 2023)",
        "      Example · 21 Sep 2023 · media https://ex.org/news?a=1&b=2",
        "",
        "where it is named",
        "  <img src=x onerror=alert(1)> works for Acme AI",
    ]


def test_an_entity_as_of_a_date_is_what_was_true_then_whoever_told_it(ledger: Ledger) -> None:
    lines = shown(ledger, "acme-ai", "zh", as_of="2023-06")
    assert "截至2023年6月" in lines
    assert not any("10亿" in line for line in lines)
    assert any("2023年6月1日" in line for line in lines)


def test_an_entity_known_by_a_date_is_what_had_been_told_by_then(ledger: Ledger) -> None:
    lines = shown(ledger, "acme-ai", "zh", known_by="2023-06")
    assert "只用2023年6月以前说过的" in lines
    assert any("2023年4月10日" in line for line in lines)
    assert not any("2023年6月1日" in line for line in lines)


def test_an_entity_without_statements_says_so(tmp_path: Path) -> None:
    from baimo.ledger import open_ledger
    from page_sample import write_files

    atlas = write_files(tmp_path / "atlas", {"entities/place/x.yaml": "id: x\nkind: place\nnames: {en: X}\n"})
    assert shown(open_ledger(atlas, tmp_path / "home"), "x", "en")[-1] == "the record holds no statement about it"


def test_an_entity_as_json_has_statements_and_mentions(ledger: Ledger) -> None:
    stream = io.StringIO()
    write_entity(stream, ledger, "acme-ai", "json", "en")
    record = json.loads(stream.getvalue())
    assert record["names"] == {"zh": "顶点智能", "en": "Acme AI"}
    assert {row["predicate"] for row in record["statements"]} == {"founded_on", "valued_at", "released"}
    assert [row["subject"] for row in record["mentions"]] == ["hostile"]


REPORT = Report([Problem("a.yaml", 3, "kind", "no such kind", "write one of: model, chip")], [], 7, 2, 1)


def test_problems_are_lines_that_an_editor_opens() -> None:
    stream = io.StringIO()
    write_report(stream, REPORT, "text")
    assert stream.getvalue().startswith("a.yaml:3: kind: no such kind\n    write one of: model, chip\n")


def test_problems_as_json_lines() -> None:
    stream = io.StringIO()
    write_report(stream, REPORT, "jsonl")
    assert json.loads(stream.getvalue())["line"] == 3
