"""Answers that lean on their question, in conversations and elsewhere."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from reading_examples import reader

from baimo.claims import Claim
from baimo.documents import from_text

CASES = yaml.safe_load(Path(__file__).with_name("answers.yaml").read_text())
_ENGLISH = ("Interview with Ilse Brandt, CEO of Moerbei", "Q: Who are you?", "A: A lawyer.")
_CHINESE = ("对话杉木银行首席信息官 程怀玉", "主持人：去年忙吗？", "程怀玉：忙。")


def _read(question: str, answer: str) -> list[Claim]:
    is_english = question.isascii()
    turns = (f"Q: {question}", f"A: {answer}") if is_english else (f"主持人：{question}", f"程怀玉：{answer}")
    text = "\n\n".join((*(_ENGLISH if is_english else _CHINESE), *turns))
    return reader().read(from_text(text, "example.md")).claims


def _told(claim: Claim) -> list[str]:
    value = claim.value
    said = format(value, "f").removesuffix(".0") if isinstance(value, Decimal) else str(value)
    return [claim.subject_name, claim.predicate, claim.object_name or said]


@pytest.mark.parametrize(("question", "answer", "told"), [*CASES["english"], *CASES["chinese"]])
def test_an_answer_tells_what_was_asked(question: str, answer: str, told: list[str]) -> None:
    assert told in [_told(claim) for claim in _read(question, answer)]


@pytest.mark.parametrize(("question", "answer"), CASES["silent"])
def test_an_answer_that_evades_tells_nothing(question: str, answer: str) -> None:
    assert not [claim for claim in _read(question, answer) if claim.predicate != "led_by"]


def test_a_question_in_running_text_is_answered_behind_it() -> None:
    text = "Cohere has grown fast. How many people work there? Four hundred, it says."
    claims = reader().read(from_text(text, "example.md")).claims
    assert ["Cohere", "employees", "400"] in [_told(claim) for claim in claims]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("对话杉木银行首席信息官 程怀玉\n\n主持人：营收呢？\n\n程怀玉：去年两千万。", {"CNY"}),
        ("對話杉木銀行首席資訊官 程懷玉\n\n主持人：營收呢？\n\n程懷玉：去年兩千萬。", set()),
    ],
    ids=["simplified", "traditional"],
)
def test_a_sum_without_its_money_is_of_the_mainland_in_its_script_alone(script: str, told: set[str]) -> None:
    claims = reader().read(from_text(script, "example.md")).claims
    assert {claim.unit for claim in claims if claim.predicate == "revenue"} == told


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        (
            "How big is it?",
            "14 billion parameters, with a 256K context window.",
            ["Llama 3", "parameters", "14000000000"],
        ),
        ("And what does it cost?", "It's $2.50 per million input tokens.", ["Llama 3", "price", "2.50"]),
        ("它的上下文有多长？", "128K，够用了。", ["Llama 3", "context_length", "128000"]),
    ],
)
def test_a_question_asks_on_of_what_the_answer_before_told(question: str, answer: str, told: list[str]) -> None:
    text = f"Q: What came out?\n\nA: In April 2024 Meta released Llama 3.\n\nQ: {question}\n\nA: {answer}"
    assert told in [_told(claim) for claim in reader().read(from_text(text, "example.md")).claims]


def test_an_answer_lists_customers_over_several_clauses() -> None:
    claims = _read("Who uses it?", "Microsoft, Nvidia and, since January, Google.")
    told = {(claim.subject_name, claim.object) for claim in claims if claim.predicate == "supplies"}
    assert told == {("Moerbei", "microsoft"), ("Moerbei", "nvidia"), ("Moerbei", "google")}
