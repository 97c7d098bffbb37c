"""The two ids of a statement: what makes them equal and what tells them apart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.claims import Claim
from baimo.ledger import fact_id, statement_id
from baimo.ledger.statement import number_text

CLAIM = Claim("zhipu-ai", "valued_at", value=Decimal(20), unit="CNY", when="2024-09", qualifier="post-money")


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "baichuan"},
        {"predicate": "revenue"},
        {"object": "glm-4"},
        {"value": Decimal(21)},
        {"value_to": Decimal(30)},
        {"unit": "USD"},
        {"bound": "at-least"},
        {"when": "2024-10"},
        {"when": None},
        {"qualifier": None},
        {"modality": "negated"},
    ],
    ids=lambda change: "-".join(change),
)
def test_fact_id_differs_with_whatever_is_said(change: dict[str, Any]) -> None:
    assert fact_id(replace(CLAIM, **change)) != fact_id(CLAIM)


@pytest.mark.parametrize("key", ["note", "quote", "doc", "subject_name", "source_url"])
def test_fact_id_is_the_same_wherever_it_was_read(key: str) -> None:
    assert fact_id(replace(CLAIM, **{key: "elsewhere"})) == fact_id(CLAIM)


def test_statement_id_differs_by_source_and_the_fact_id_does_not_know_it() -> None:
    assert statement_id(CLAIM, "a") != statement_id(CLAIM, "b")
    assert fact_id(CLAIM) not in (statement_id(CLAIM, "a"), statement_id(CLAIM, "b"))


def test_a_value_and_an_object_of_the_same_spelling_are_two_facts() -> None:
    assert fact_id(Claim("a", "focuses_on", value="cloud")) != fact_id(Claim("a", "focuses_on", object="cloud"))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6))
def test_number_text_is_exact_and_one_spelling_for_equal_numbers(number: Decimal) -> None:
    text = number_text(number)
    assert Decimal(text) == number
    assert number_text(Decimal(text)) == number_text(number * 1) == text


@pytest.mark.parametrize(
    ("number", "text"), [("1E+8", "100000000"), ("0.1000", "0.1"), ("100", "100"), ("-0.0", "0"), ("-85.0", "-85")]
)
def test_number_text_has_neither_exponent_nor_trailing_zeros(number: str, text: str) -> None:
    assert number_text(Decimal(number)) == text
