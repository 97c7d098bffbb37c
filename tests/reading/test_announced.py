"""What a speaker says that he comes to tells what the bare numbers behind it are."""

from __future__ import annotations

import pytest
from reading_examples import reader

from baimo.documents import from_text

TOLD = {
    "先看收入。OpenAI去年是37亿美元，Anthropic是10亿美元。": [("openai", "revenue"), ("anthropic", "revenue")],
    "再看资本开支。微软是557亿美元，谷歌525亿美元。": [
        ("microsoft", "capital_expenditure"),
        ("google", "capital_expenditure"),
    ],
    "然后讲估值，OpenAI是3000亿美元，xAI是500亿美元。": [("openai", "valued_at"), ("xai", "valued_at")],
    "上下文长度也不一样，GPT-4o是128K，DeepSeek-V3是64K。": [
        ("gpt-4o", "context_length"),
        ("deepseek-v3", "context_length"),
    ],
    "Let's start with revenue. OpenAI was at $3.7 billion last year, Anthropic about $1 billion.": [
        ("openai", "revenue"),
        ("anthropic", "revenue"),
    ],
    "Now valuations. OpenAI is at $300 billion.": [("openai", "valued_at")],
    "Next, capital expenditure: Microsoft $55.7 billion, Google $52.5 billion.": [
        ("microsoft", "capital_expenditure"),
        ("google", "capital_expenditure"),
    ],
}
SILENT = (
    "收入很重要。OpenAI去年是37亿美元。",
    "先看收入。大家怎么想？我先说一个故事。那一年OpenAI成立于2015年12月。后来谷歌525亿美元。",
    "Let's start with lunch. OpenAI was at $3.7 billion last year.",
    "先看融资。红杉1亿美元。",
)


def _told(text: str) -> list[tuple[str, str]]:
    return [(claim.subject, claim.predicate) for claim in reader().read(from_text(text, "a")).claims]


@pytest.mark.parametrize("text", TOLD)
def test_what_is_announced_goes_on(text: str) -> None:
    assert _told(text) == TOLD[text]


@pytest.mark.parametrize("text", SILENT)
def test_other_words_announce_nothing(text: str) -> None:
    sums = {"revenue", "capital_expenditure", "raised", "invested_in"}
    assert not sums & {predicate for _, predicate in _told(text)}
