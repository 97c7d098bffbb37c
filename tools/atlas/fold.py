"""Folding: the same fact from several pages is one statement with several sources."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tools.atlas.facts import Fact
from tools.atlas.sources import Register

from baimo.claims.predicates import FOLDER
from baimo.values import datafile

# What makes two lines the same statement; a note differs from page to page and does not.
IDENTITY = ("subject", "predicate", "object", "value", "value_to", "unit", "bound", "when", "qualifier", "modality")
_RANKS = {"preferred": 0, None: 1, "deprecated": 2}


def fold(facts: list[Fact], register: Register) -> dict[str, list[dict[str, Any]]]:
    """Statements by subject, ordered by predicate and time; every statement has `sources`."""
    statements: dict[tuple[Any, ...], dict[str, Any]] = {}
    for fact in facts:
        key = tuple(_normal(fact.get(name)) for name in IDENTITY)
        if key not in statements:
            statements[key] = _statement(fact)
        held = statements[key]
        source = register.add(fact.record)
        if source not in held["sources"]:
            held["sources"].append(source)
        for extra in ("note", "rank", "reason"):
            if fact.get(extra) and extra not in held:
                held[extra] = fact.get(extra)
    by_subject: dict[str, list[dict[str, Any]]] = {}
    for key, statement in statements.items():
        by_subject.setdefault(str(key[0]), []).append(_ordered(statement))
    order = {name: n for n, name in enumerate(_reading_order())}
    for rows in by_subject.values():
        rows.sort(key=lambda row: _place(row, order))
    return by_subject


def _reading_order() -> list[str]:
    """Who it is before what it did, what it costs and where it stands."""
    first, last = ("also_known_as", "founded_on", "founded_by"), ("category",)
    files = ("organizations", "releases", "models", "money", "prices", "chips", "industry")
    rows = [name for file in files for name in datafile.load(FOLDER / f"{file}.yaml")]
    return [*first, *(name for name in rows if name not in (*first, *last)), *last]


def _normal(value: Any) -> Any:
    if value in ("exact", "asserted", "normal"):
        return None
    return Decimal(value).normalize() if isinstance(value, int | Decimal) else value


_KEYS = (*IDENTITY[1:], "rank", "reason", "note")


def _statement(fact: Fact) -> dict[str, Any]:
    kept = {key: fact.get(key) for key in _KEYS if _normal(fact.get(key)) is not None}
    return kept | {"sources": []}


def _ordered(statement: dict[str, Any]) -> dict[str, Any]:
    return {key: statement[key] for key in (*_KEYS, "sources") if key in statement}


def _place(row: dict[str, Any], order: dict[str, int]) -> tuple[Any, ...]:
    return (
        order.get(row["predicate"], 999),
        str(row.get("object") or ""),
        str(row.get("qualifier") or ""),
        str(row.get("when") or ""),
        _RANKS.get(row.get("rank"), 1),
        str(row.get("unit") or ""),
        str(row.get("value") or ""),
    )
