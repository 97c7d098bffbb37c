"""The types of ties, and which predicate is of which: the table `ties.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile

TABLE = Path(__file__).with_name("ties.yaml")
STYLE = Path(__file__).with_name("edges.css")


@dataclass(frozen=True, slots=True)
class TieType:
    """What a tie is called and how it is drawn: colours for light and dark, dash of the line, whether it leads."""

    id: str
    labels: dict[str, str]
    told: dict[str, str]
    colour: tuple[str, str]
    dash: str
    is_directed: bool
    is_on_map: bool


@dataclass(frozen=True, slots=True)
class Joining:
    """How a predicate joins: of which type, from which end, and between tiles or in the graph alone."""

    type: str
    is_from_subject: bool
    is_on_map: bool


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = datafile.load(TABLE)
    return table


@cache
def types() -> dict[str, TieType]:
    """Every type by its id, in the order of the legend."""
    return {name: _type(name, row) for name, row in _table()["types"].items()}


def _type(name: str, row: dict[str, Any]) -> TieType:
    labels = {lang: row[lang] for lang in ("zh", "en")}
    light, dark = row["colour"]
    return TieType(name, labels, row["told"], (light, dark), row["dash"], row["directed"], row["on"] == "map")


@cache
def joinings() -> dict[str, Joining]:
    """Every predicate that joins two entities."""
    return {name: _joining(row) for name, row in _table()["predicates"].items()}


def _joining(row: dict[str, Any]) -> Joining:
    return Joining(row["type"], row["from"] == "subject", row.get("map") != "no")


def through_people() -> tuple[str, ...]:
    """Predicates that tie a person to a house."""
    return tuple(_table()["through_people"])


def most_facts() -> int:
    """How many facts of one type between two houses are kept."""
    return int(_table()["facts"])


def rules_of_style() -> str:
    """The style of edges, as rules with the names of colours: `.e-powers { stroke: $e_powers; ... }`."""
    rows = [STYLE.read_text(encoding="utf-8").rstrip()]
    for one in types().values():
        dash = f"; stroke-dasharray: {one.dash}" if one.dash else ""
        rows.append(f".e-{one.id} {{ stroke: $e_{one.id}{dash} }} .f-{one.id} {{ fill: $e_{one.id} }}")
    return "\n".join(rows)


def palette(index: int) -> dict[str, str]:
    """The colours of the types in the light (0) or the dark (1) theme, by the names that the rules use."""
    return {f"e_{one.id}": one.colour[index] for one in types().values()}
