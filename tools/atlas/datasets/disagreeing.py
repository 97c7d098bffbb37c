"""Where a data set says something else than the atlas: for people to look into, never to be taken over."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tools.atlas.datasets.agreeing import same_length, same_number, same_size
from tools.atlas.datasets.naming import Naming
from tools.atlas.datasets.reading import Told
from tools.atlas.datasets.silent import makers_of

from baimo.values.dates import when_of

Row = dict[str, Any]
COLUMNS = ("data set", "entity", "as written", "predicate", "atlas", "data set says")
_SAME = {
    "parameters": same_size,
    "active_parameters": same_size,
    "context_length": same_length,
    "memory": same_number,
    "memory_bandwidth": same_number,
    "power": same_number,
}
_ONE_LIST = ("context_length",)  # a seller may cut it: only the maker's own list, or a registry of weights, is heard
_REGISTRIES = ("xinference", "mteb", "helm", "inspect")


def disagreements(
    held: list[tuple[str, Row]], told: dict[str, list[Told]], naming: Naming
) -> Iterator[tuple[str, ...]]:
    """A row for each value of an exactly named entity that fits none of the atlas's values for it."""
    values, makers = _values(held), makers_of(held)
    seen: set[tuple[str, ...]] = set()
    for entity, rows in sorted(told.items()):
        for each in rows:
            if makers.get(entity) and not set(each.makers) & set(makers[entity]):
                continue  # a seller's list speaks of what is sold
            line = _line(each, values.get((entity, each.row.predicate), []))
            if line and line not in seen:
                seen.add(line)
                yield line


def _values(held: list[tuple[str, Row]]) -> dict[tuple[str, str], list[Any]]:
    values: dict[tuple[str, str], list[Any]] = {}
    for subject, row in held:
        if row["predicate"] in ("released", "open_sourced") and row.get("when"):
            values.setdefault((str(row["object"]), "released"), []).append(str(row["when"]))
        elif row["predicate"] in _SAME and row.get("value") is not None:
            values.setdefault((subject, row["predicate"]), []).append(Decimal(str(row["value"])))
    return values


def _line(told: Told, values: list[Any]) -> tuple[str, ...] | None:
    row = told.row
    if not told.exact or not values or not _is_heard(told):
        return None
    if row.predicate == "released":
        agrees = any(when_of(str(row.value)).is_compatible(when_of(value), 1) for value in values)
    elif row.predicate in _SAME and isinstance(row.value, Decimal):
        agrees = any(_SAME[row.predicate](value, row.value) for value in values)
    else:
        return None
    if agrees:
        return None
    shown = "; ".join(dict.fromkeys(map(_text, values)))
    return told.by.name, told.entity, row.model, row.predicate, shown, _text(row.value)


def _is_heard(told: Told) -> bool:
    return told.row.predicate not in _ONE_LIST or told.by.name in _REGISTRIES


def _text(value: Any) -> str:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
