"""The core path is portable SQL: PostgreSQL takes every table and every question."""

from __future__ import annotations

from itertools import combinations

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from baimo.ledger import schema
from baimo.ledger.wording import questions

PAIRS = [
    (name, pair) for name, question in questions().items() for pair in combinations(sorted(question.conditions), 2)
]


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=str)
def test_tables_can_be_made_in_postgresql(table: object) -> None:
    assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", questions())
def test_questions_can_be_put_to_postgresql(name: str) -> None:
    question = questions()[name]
    assert str(question.under(question.conditions).compile(dialect=postgresql.dialect())).startswith("SELECT")
    for column in question.columns:
        assert f"POSTCOMPILE_{column}" in str(question.for_each(column).compile(dialect=postgresql.dialect()))


@pytest.mark.parametrize(("name", "given"), PAIRS, ids=[f"{name}-{'-'.join(pair)}" for name, pair in PAIRS])
def test_each_condition_has_its_own_parameter(name: str, given: tuple[str, ...]) -> None:
    text = str(questions()[name].under(given).compile(dialect=postgresql.dialect()))
    assert all(text.count(f"%({parameter})s") == 1 for parameter in given)
