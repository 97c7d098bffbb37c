"""The SQL of a compiled copy: its tables and the questions that it answers.

It is what SQLAlchemy says of `schema.py` and `wording.py`, written out in `sql.json`: to import SQLAlchemy would take
longer than to fill the tables. After a change there: `python -m baimo.ledger.copies.sql`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).with_name("sql.json")


class TableSql(NamedTuple):
    """How one table is made, and how it is indexed once it is filled."""

    create: str
    indexes: list[str]


@cache
def tables() -> dict[str, TableSql]:
    """Every table by its name, in an order in which they can be made."""
    return {name: TableSql(**parts) for name, parts in _held()["tables"].items()}


def wording() -> list[tuple[str, str, str]]:
    """Every question as SQL: (question, part, text), the parts being `query`, `order` and each condition."""
    return [(question, part, text) for question, part, text in _held()["wording"]]


def fresh() -> dict[str, Any]:
    """What the file has to hold, asked of SQLAlchemy."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from baimo.ledger import schema
    from baimo.ledger.wording import written

    def text(element: Any) -> str:
        return " ".join(str(element.compile(dialect=sqlite.dialect())).split())

    made = {
        table.name: {
            "create": text(CreateTable(table)),
            "indexes": sorted(text(CreateIndex(index)) for index in table.indexes),
        }
        for table in schema.metadata.sorted_tables
    }
    return {"tables": made, "wording": [list(row) for row in written()]}


@cache
def _held() -> Any:
    return json.loads(FILE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    FILE.write_text(json.dumps(fresh(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
