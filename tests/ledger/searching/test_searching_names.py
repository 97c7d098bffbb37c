"""Search by name: any part, sound or near spelling, and the best first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from baimo.ledger import Ledger, open_ledger

Ask = Callable[..., list[str]]
Write = Callable[[str, str], Path]


@pytest.mark.parametrize(
    ("query", "first", "how"),
    [
        ("智谱", "zhipu-ai", "exact"),
        ("智譜", "zhipu-ai", "exact"),
        ("ＺＨＩＰＵ　ａｉ", "zhipu-ai", "exact"),
        ("glm4", "glm-4", "exact"),
        ("glm 4 plus", "glm-4-plus", "exact"),
        ("智普", "zhipu-ai", "exact"),
        ("月之", "moonshot-ai", "begins"),
        ("moonsh", "moonshot-ai", "begins"),
        ("月", "moonshot-ai", "begins"),
        ("plus", "plus-one", "begins"),
        ("memory", "cxmt", "word"),
        ("instr", "qwen-72b", "word"),
        ("暗面", "moonshot-ai", "contains"),
        ("面", "moonshot-ai", "contains"),
        ("shot", "moonshot-ai", "contains"),
        ("72b qwen", "qwen-72b", "words"),
        ("yuezhianmian", "moonshot-ai", "pinyin"),
        ("yue zhi an mian", "moonshot-ai", "pinyin"),
        ("yuezhia", "moonshot-ai", "pinyin"),
        ("anmian", "moonshot-ai", "pinyin"),
        ("yzam", "moonshot-ai", "pinyin"),
        ("zp", "zhipu-ai", "pinyin"),
        ("zphz", "zhipu-ai", "pinyin"),
        ("nmem", "cxmt", "across"),
        ("changxincunchu", "cxmt", "pinyin"),
        ("shanxiaoguang", "sxg", "pinyin"),
        ("anthropci", "anthropic", "near"),
        ("antropic", "anthropic", "near"),
        ("anthrropic", "anthropic", "near"),
        ("enthropic", "anthropic", "near"),
        ("anthropik", "anthropic", "near"),
        ("moonshto", "moonshot-ai", "near"),
        ("通以千问", "qwen", "near"),
        ("月之岸面", "moonshot-ai", "near"),
        ("智铺", "zhipu-ai", "near"),
        ("月知暗面", "moonshot-ai", "near"),
        ("长星存储", "cxmt", "near"),
    ],
)
def test_a_name_is_found_by(searched: Ledger, query: str, first: str, how: str) -> None:
    best = searched.search(query).entities[0]
    assert (best.id, best.how) == (first, how)


@pytest.mark.parametrize("query", ["", "  ", "·", "nobody at all", "龘", "\x00", "\ud800", '"', "*", "^", "x" * 5000])
def test_a_query_that_names_nobody_finds_nobody(ask: Ask, query: str) -> None:
    assert ask(query) == []


def test_ways_of_matching_rank_before_weight(ask: Ask) -> None:
    # The beginning of a name, then that of a later word.
    assert ask("plus") == ["plus-one", "glm-4-plus"]


def test_of_names_that_match_alike_the_best_known_comes_first(ask: Ask) -> None:
    assert ask("g")[:2] == ["glm-4", "glm-4-plus"]
    assert ask("ai") == ["zhipu-ai", "moonshot-ai"]


def test_near_names_come_only_where_nothing_better_is_found(ask: Ask) -> None:
    assert ask("qwen") == ["qwen", "qwen-72b"]
    assert ask("qwem") == ["qwen"]


def test_a_result_tells_kind_names_place_and_what_matched(searched: Ledger) -> None:
    (found,) = searched.search("华章").entities
    assert (found.kind, found.name("zh"), found.name("en")) == ("organization", "智谱", "Zhipu AI")
    assert (found.matched, found.category, found.weight) == ("智谱华章", "models/general-models", 3)


def test_kinds_and_limit_are_kept(ask: Ask) -> None:
    assert ask("glm", kinds=["organization"]) == []
    assert ask("g", limit=1) == ["glm-4"]
    assert ask("g", limit=0) == []


def test_suggestions_are_what_may_have_been_meant(searched: Ledger) -> None:
    assert [found.id for found in searched.suggest("zhipuu")] == ["zhipu-ai"]
    assert searched.suggest("nobody at all") == []


def test_the_users_layer_is_found_as_soon_as_it_is_there(made: Path, home: Path, write: Write) -> None:
    assert open_ledger(made, home).search("零一").entities == []
    write("entities/organization/01-ai.yaml", "id: 01-ai\nkind: organization\nnames: {zh: 零一万物}\n")
    found = open_ledger(made, home).search("lingyiwanwu").entities
    assert [one.id for one in found] == ["01-ai"]
