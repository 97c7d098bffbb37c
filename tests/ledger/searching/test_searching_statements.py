"""Search by words: notes, quotes, values, titles of sources."""

from __future__ import annotations

import pytest

from baimo.ledger import Ledger


@pytest.mark.parametrize(
    ("query", "predicate", "matched"),
    [
        ("技术成果", "founded_on", "note"),
        ("清华 转化", "founded_on", "note"),
        ("新一代", "released", "quote"),
        ("25亿元", "raised", "claim"),
        ("2500000000", "raised", "value"),
        ("智谱 融资", "raised", "claim"),
        ("zhipu raised", "raised", "claim"),
        ("zhipu GLM releas", "released", "claim"),
        ("2023-10", "raised", "claim"),
        ("funding", "raised", "title"),
    ],
)
def test_a_statement_is_found_by(searched: Ledger, query: str, predicate: str, matched: str) -> None:
    best = searched.search(query).statements[0]
    assert (best.statement.claim.predicate, best.matched) == (predicate, matched)
    assert searched.statement(best.statement.id) == best.statement


def test_the_title_of_a_source_finds_what_it_says(searched: Ledger) -> None:
    found = {passage.statement.claim.predicate for passage in searched.search("招股书").statements}
    assert found == {"founded_on", "released"}


@pytest.mark.parametrize("query", ["", "·", "月球", "清华 2024", '"', "AND", "NOT raised", "(", "NEAR(a b)"])
def test_words_that_stand_nowhere_find_nothing(searched: Ledger, query: str) -> None:
    assert searched.search(query).statements == []


def test_asked_for_a_kind_there_are_no_statements(searched: Ledger) -> None:
    assert searched.search("技术", kinds=["organization"]).statements == []
