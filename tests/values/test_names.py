"""Names: a fold that keeps every offset, and a key that spellings of one name share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.values.names import fold, key, same_name

TRADITIONAL = "臺灣積體電路製造與輝達聯合發佈"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("OpenAI GPT-4", "openai gpt-4", id="small letters"),
        pytest.param("ＧＰＴ－４％", "gpt-4%", id="half width"),
        pytest.param("通義千問、盤古", "通义千问、盘古", id="simplified"),
        pytest.param("“豆包”「混元」", '"豆包""混元"', id="quotes"),
        pytest.param("DALL・E\u3000DALL‧E", "dall·e dall·e", id="dots and spaces"),
        pytest.param("一，二；三：四", "一，二；三：四", id="marks between clauses stay"),
        pytest.param("（GPT‑4）", "(gpt-4)", id="brackets and hyphens"),
        pytest.param("一\n二\u2028三", "一\n二\n三", id="line ends stay"),
        pytest.param("İstanbul", "istanbul", id="the letter that grows"),
    ],
)
def test_fold_makes_spellings_equal(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_keeps_the_length_and_is_settled(text: str) -> None:
    once = fold(text)
    assert len(once) == len(text)
    assert fold(once) == once


@given(st.text(alphabet=TRADITIONAL + "AＢ，“ 1", min_size=1, max_size=40), st.integers(1, 400))
def test_fold_of_a_long_text_is_the_fold_of_its_parts(part: str, times: int) -> None:
    assert fold(part * times) == fold(part) * times


def test_fold_of_many_traditional_characters_is_the_same_by_either_way() -> None:
    run = "".join(chr(code) for code in range(0x4E00, 0x5000))
    assert fold(run) == "".join(fold(character) for character in run)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPT-4", "gpt 4"),
        ("Llama 2", "LLaMA-2"),
        ("DALL·E 2", "dalle2"),
        ("智譜 AI", "智谱AI"),
        ("《人工智能法案》", "人工智能法案"),
        ("01.AI", "01AI"),
        ("Llama 2 70B", "llama-2-70b"),
        ("Ｋｉｍｉ", "kimi"),
    ],
)
def test_key_is_shared_by_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Llama 2 70B", "Llama 270B"),
        ("GPT-3.5", "GPT-35"),
        ("GPT-4", "GPT-4o"),
        ("百川", "百度"),
        ("Qwen2.5", "Qwen 2-5"),
    ],
)
def test_key_tells_different_names_apart(one: str, other: str) -> None:
    assert not same_name(one, other)


@given(st.text(max_size=30))
def test_key_of_a_fold_is_the_key(name: str) -> None:
    assert key(fold(name)) == key(name)
