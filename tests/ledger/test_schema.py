"""The core path is portable SQL: PostgreSQL takes every table and every question."""

from __future__ import annotations

from itertools import combinations

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from baimo.ledger import schema, store

CONDITIONS = sorted(store._conditions())


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=str)
def test_tables_can_be_made_in_postgresql(table: object) -> None:
    assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[arg-type]


@pytest.mark.parametrize("given", list(combinations(CONDITIONS, 2)), ids="-".join)
def test_questions_can_be_put_to_postgresql(given: tuple[str, ...]) -> None:
    text = str(store._statements(frozenset(given)).compile(dialect=postgresql.dialect()))
    assert all(f"%({name})s" in text or f"[POSTCOMPILE_{name}]" in text for name in given)
