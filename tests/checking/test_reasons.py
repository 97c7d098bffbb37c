"""Why: a sentence in each language, what the record holds, and the statements behind it, those that decide first."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from saying import claim, document
from test_verdicts import BY_VERDICT

from baimo.checking import check
from baimo.checking.wording import sentences
from baimo.ledger import Ledger, open_ledger
from baimo.ledger.accepting import accept


@pytest.mark.parametrize("code", sentences()["reasons"])
def test_every_reason_is_told_in_both_languages_with_the_same_blanks_of_statements(code: str) -> None:
    zh, en = sentences()["reasons"][code]["zh"], sentences()["reasons"][code]["en"]
    wanted = {"held", "against"}
    assert wanted & set(re.findall(r"\{(\w+)\}", zh)) == wanted & set(re.findall(r"\{(\w+)\}", en))


@pytest.mark.parametrize("verdict", BY_VERDICT)
def test_sentences_have_no_blank_left_and_say_who(find: Any, verdict: str) -> None:
    for _, said, more in BY_VERDICT[verdict]:
        reason = find(*said, **more).reason
        for sentence in (reason.zh, reason.en):
            assert "{" not in sentence
            assert "()" not in sentence and "（）" not in sentence
            assert "  " not in sentence and "None" not in sentence
        assert reason.zh.endswith("。") and reason.en.endswith(".")


def test_contradiction_names_the_value_the_date_and_the_sources(find: Any) -> None:
    found = find("hill-ai", "released", ">hill-7b", when="2023-03")
    assert (
        found.reason.zh
        == "记录的时间是2023年6月15日，不是2023年3月：山岚智能 发布 Hill-7B（2023年6月15日）（2 个来源）。"
    )
    assert found.reason.en == (
        "The record dates it 15 June 2023, not March 2023: Hill AI released Hill-7B (15 June 2023) (2 sources)."
    )


def test_wrong_subject_names_the_right_one(find: Any) -> None:
    found = find("fold-3", "achieved", 214e6, "structures")
    assert found.reason.code == "contradicted-subject"
    assert "Fold 2" in found.reason.en


def test_expected_is_told_in_the_unit_and_language_of_the_claim(find: Any) -> None:
    found = find("hill-72b", "price", 8, "CNY/1M-input-tokens", when="2024-10", quote="每百万 tokens 8元")
    assert (found.verdict, found.expected) == ("contradicted", "0.8元/百万输入token（2024年5月20日）")


def test_nothing_is_expected_where_nothing_is_held(find: Any) -> None:
    assert find("small-shop", "founded_on", "2019").expected is None


def test_evidence_starts_with_what_decides(find: Any) -> None:
    found = find("hill-ai", "founded_on", "2023-07")
    assert [e.agrees for e in found.evidence] == [False] * 4
    # most say April, so a page that says so decides
    assert "2023" in found.evidence[0].says and found.evidence[0].source_url == "https://k1.example/page"


def test_dissent_stands_beside_support(find: Any) -> None:
    found = find("curated-ai", "founded_on", "2021-12")
    assert [e.agrees for e in found.evidence] == [True, False, False]


def test_deprecated_statements_are_shown_and_not_weighed(find: Any) -> None:
    found = find("curated-ai", "founded_on", "2020")
    assert found.verdict == "contradicted"
    assert found.evidence[-1].agrees is True


def test_other_releases_are_no_evidence(find: Any) -> None:
    found = find("hill-ai", "released", ">hill-agent", when="2024-02")
    assert {e.says for e in found.evidence} == {"Hill AI released Hill Agent (15 February 2024)"}


def test_accepted_document_is_no_witness_for_itself(ledger: Ledger, tmp_path: Path) -> None:
    said = claim("small-shop", "founded_on", "2019", subject_type="organization")
    accept(document(), [said], tmp_path)
    again = open_ledger(atlas=None, home=tmp_path)
    assert any(s.claim.value == "2019" for s in again.find(subject="small-shop"))
    assert check([said], document(), again, "2026")[0].verdict == "unknown"
