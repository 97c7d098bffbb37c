"""The hard ways in which texts speak, each with a sentence of its own; docs/reading.md tells of every one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reading_examples import is_told, reader, wanted

from baimo.claims import Claim
from baimo.documents import from_text
from baimo.values import datafile


def read(text: str, name: str = "example.txt", media: str = "txt") -> list[Claim]:
    return reader().read(from_text(text, name, media)).claims


CASES: list[dict[str, Any]] = datafile.load(Path(__file__).with_name("hard_cases.yaml"))
DOCS = Path(__file__).parents[2] / "docs" / "reading.md"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_hard_case_is_read(case: dict[str, Any]) -> None:
    text = case["text"]
    media = "md" if text.startswith(("#", "|")) else "txt"
    claims = read(text, f"example.{media}", media)
    for predicate, lines in case.get("told", {}).items():
        of_it = [claim for claim in claims if claim.predicate == predicate]
        expected = [wanted(line) for line in lines]
        missing = [line for line in expected if not any(is_told(claim, line) for claim in of_it)]
        extra = [_shown(c) for c in of_it if not any(is_told(c, line) for line in expected)]
        assert not missing and not extra, f"{predicate}: missing {missing}, not told {extra}"
    wrong = [_shown(claim) for claim in claims if claim.predicate in case.get("untold", ())]
    assert not wrong


def _shown(claim: Claim) -> dict[str, Any]:
    keys = ("subject", "predicate", "object", "value", "unit", "when", "modality", "rule")
    return {key: value for key, value in claim.to_json().items() if key in keys}


def test_docs_tell_of_every_hard_case() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert not [case["case"] for case in CASES if case["case"] not in text]


def test_the_founding_date_is_not_passed_on() -> None:
    released = next(c for c in read("• 月之暗面：2023年3月成立，推出了Kimi。") if c.predicate == "released")
    assert released.when is None


def test_a_comment_speaks_for_itself() -> None:
    page = (
        "<p>正文。</p><ul><li><span>南山</span> 👍（5） 💬（1）<div>我觉得Kimi比文心一言好用。</div>2024-03-02</li>"
        "<li><span>Lynn</span> 👍（2） 💬（0）<div>OpenAI去年发布了GPT-4。</div>2024-04-11</li></ul>"
    )
    claims = {claim.predicate: claim for claim in read(page, "page.html", "html")}
    assert (claims["compares_with"].modality, claims["compares_with"].said_by) == ("opinion", "南山")
    assert (claims["released"].when, claims["released"].said_on) == ("2023", "2024-04-11")


def test_what_is_said_twice_is_one_claim_with_two_places() -> None:
    claims = [c for c in read("2023年3月，OpenAI发布GPT-4。后来，OpenAI发布GPT-4。") if c.predicate == "released"]
    assert len(claims) == 1
    assert claims[0].when == "2023-03"
    assert len(claims[0].also_at) == 1


def test_what_was_not_understood_is_listed() -> None:
    reading = reader().read(from_text("百度在那天说了很多，谈到3亿美元。", "a.txt"))
    assert [(left.kind, left.text) for left in reading.leftovers] == [("name", "百度"), ("quantity", "3亿美元")]


def test_new_entities_are_told_by_form() -> None:
    reading = reader().read(from_text("衔月智能科技于2023年11月成立。", "a.txt"))
    assert reading.provisional == {"x-衔月智能科技": ("衔月智能科技", "organization")}
