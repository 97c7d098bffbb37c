"""What holds for every text that the reader may meet, and how it does on the practice documents."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading_examples import reader

from baimo.claims import Claim, table
from baimo.documents import from_text
from baimo.ledger import load_names
from baimo.reading import Reader

WORDS = """OpenAI 百度 月之暗面 GPT-4 Kimi H200 李开复 公司 该公司 “ ” 《 》 （ ） ( ) [ ] 、 ， 。 : ： ？ ; / | - • #
的 了 将 被 由 和 与 及 等 发布 推出 成立于 创立 完成 融资 估值 超过 价格 降至 released founded by raised valued at
2023年3月 去年 同年 $1.5 亿 20亿美元 130个 7B/13B 0.003元 85% 1.8倍 没有 据报道 预计 分别 respectively
🙂 &#47; Ａ 輝達 Foo-2.5 Acme 智能 科技"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", "\xa0", " "])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join)
)


@given(TEXTS, st.sampled_from(["txt", "md", "html"]))
def test_any_text_is_read_with_sound_spans(text: str, media: str) -> None:
    document = from_text(text, f"a.{media}", media)
    for claim in reader().read(document).claims:
        assert claim.quote == document.text[claim.start : claim.end] != ""
        assert claim.predicate in table()
        assert all(document.text[a:b] for a, b in claim.also_at)


@given(st.lists(PIECES, max_size=30).map("".join))
@example("85%OpenAI")  # a share with the name behind it stopped the reader
def test_reading_twice_reads_the_same(text: str) -> None:
    first, second = (reader().read(from_text(text, "a.txt")) for _ in range(2))
    assert first.claims == second.claims
    assert first.leftovers == second.leftovers


def test_a_reader_made_anew_reads_the_same() -> None:
    text = (
        "2022年11月，OpenAI发布ChatGPT，月活用户突破1亿。百度、阿里入局大模型，智谱完成20亿美元融资，估值超过200亿元。"
    )
    names = [
        ("OpenAI", "openai", "organization", "name"),
        ("ChatGPT", "chatgpt", "product", "name"),
        ("百度", "baidu", "organization", "name"),
    ]
    assert Reader(names).read(from_text(text, "a.txt")).claims == Reader(names).read(from_text(text, "a.txt")).claims


def _score(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(folder: Path, name: str) -> list[Claim]:
    text = (folder / name).read_text(encoding="utf-8")
    return Reader(load_names()).read(from_text(text, name)).claims


@pytest.mark.practice
def test_the_practice_documents_are_read_well(practice: Path) -> None:
    score, folder = _score(practice), practice
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    names = {row["doc"] for row in gold}
    reads = [claim.to_json() for name in sorted(names) for claim in _read(folder, name)]
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    total, *_ = score.score(gold, reads, texts)
    assert total["f1"] >= 0.90
    assert min(total["precision"], total["recall"]) > 0.85
    assert total["span"] == 1.0
    assert total["when"] >= 0.90


@pytest.mark.practice
def test_a_lecture_makes_few_claims(practice: Path) -> None:
    assert len(_read(practice, "lecture.txt")) <= 10
