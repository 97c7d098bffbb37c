"""baimo price: told to people in both languages, to programs as JSON, and plain where nothing is known."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from baimo.cli import main

NIGHT = ("deepseek-chat", "--at", "2025-03-01T03:00+08:00")


def price(*words: str) -> Result:
    return CliRunner().invoke(main, ["price", *words])


def test_a_price_is_told_with_its_hours_since_when_and_from_whom() -> None:
    told = price(*NIGHT, "--lang", "en").stdout
    assert "input  CNY 1 per 1M input tokens  00:30-08:30, Beijing time" in told
    assert "since 26 Feb 2025 · until 6 Sep 2025, exclusive" in told
    assert "https://faxianai.com/news/7934.html" in told


def test_the_same_in_chinese() -> None:
    told = price(*NIGHT, "--lang", "zh").stdout
    assert "输入  1元/百万输入token  00:30-08:30，北京时间" in told
    assert "2025年2月26日起 · 至2025年9月6日（不含）" in told


def test_a_bill_is_summed_and_told_in_another_currency_with_its_rate() -> None:
    told = price("glm-3-turbo", "--at", "2024-05-11", "--tokens", "in=2M", "--currency", "usd", "--lang", "en").stdout
    assert "Total  CNY 2" in told
    assert "at 1 CNY = 0.1384" in told and "ECB euro foreign exchange reference rates" in told


def test_programs_get_every_statement_with_its_source() -> None:
    answer = json.loads(price(*NIGHT, "--tokens", "in=1M,out=200k", "--format", "json").stdout)
    (model,) = answer["models"]
    assert answer["answered"] and model["id"] == "deepseek-chat"
    assert all(side["statements"] for told in model["prices"] for side in told["sides"])
    assert {bill["currency"]: bill["low"] for bill in model["bills"]} == {"CNY": 1.8, "USD": 0.245}


def test_before_the_first_price_the_nearest_is_shown_as_no_answer() -> None:
    result = price("gpt-3.5-turbo", "--at", "2022-12-01", "--lang", "en")
    assert result.exit_code == 1
    assert "no price is known for that moment" in result.stdout
    assert "The nearest known, which are no answer" in result.stdout
    assert "after (1 Mar 2023 to 12 Jun 2023)" in result.stdout


def test_a_slip_put_right_is_told_apart() -> None:
    told = price("step-1-256k", "--at", "2025-03-10", "--lang", "en").stdout
    assert "Printed by mistake and put right, which is no change of price" in told
    assert "CNY 0.95 per 1k input tokens" in told.partition("Printed by mistake")[2]


def test_sources_that_disagree_are_both_told() -> None:
    told = price("glm-5.3-flash", "--at", "2026-08-28", "--tokens", "in=1M", "--lang", "en").stdout
    assert "sources disagree" in told
    assert "Total  USD 0.075 – USD 0.15" in told


def test_a_family_lists_its_members() -> None:
    told = price("混元", "--at", "2024-05-22", "--lang", "zh").stdout
    assert "hunyuan-lite" in told and "hunyuan-standard-256k" in told


FAULTS = {
    "an unknown model": (("gpt-4ooo",), "perhaps you mean GPT-4o"),
    "no moment": (("gpt-4o", "--at", "yesterday"), "is no moment; write 2024-05-20"),
    "no class of use": (("gpt-4o", "--tokens", "words=5"), "nothing is charged by 'words'"),
    "no amount": (("gpt-4o", "--tokens", "in=many"), "'in=many' is no amount"),
    "no currency": (("gpt-4o", "--currency", "ZZZ"), "no exchange rates of 'ZZZ'"),
    "no term": (("gpt-4o", "--terms", "colour=red"), "no term of a price is called 'colour'"),
}


@pytest.mark.parametrize(("words", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_one_line_with_exit_code_two(words: tuple[str, ...], told: str) -> None:
    result = price(*words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
