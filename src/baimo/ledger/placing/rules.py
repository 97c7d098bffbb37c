"""The rules of placing, from data that people edit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile

PATH = Path(__file__).with_name("rules.yaml")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to find a place; `rules.yaml` says what each key means."""

    id: str
    read: str
    kinds: tuple[str, ...]
    predicates: tuple[str, ...] = ()
    reversed: tuple[str, ...] = ()
    place: str | None = None
    role: str = "subject"
    only_tier: str | None = None
    unit: str | None = None
    layers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """All of the data: rules in order, where makers stand, boxes of industries, kinds off the map, tiers."""

    rules: tuple[Rule, ...]
    moves: dict[str, str]
    fields: dict[str, str]
    off: tuple[str, ...]
    tiers: dict[str, dict[str, str]]

    def predicates(self) -> tuple[str, ...]:
        """Every predicate that placing reads."""
        named = (p for rule in self.rules for p in (*rule.predicates, *rule.reversed))
        return tuple(dict.fromkeys(("category", "tier", *named)))


@cache
def rules() -> Rules:
    """The rules in force."""
    content = datafile.load(PATH)
    rows = tuple(_rule(row) for row in content["rules"])
    return Rules(rows, content["moves"], content["fields"], tuple(content["off"]), content["tiers"])


def _rule(row: dict[str, Any]) -> Rule:
    lists = {key: tuple(row.get(key, ())) for key in ("kinds", "predicates", "reversed", "layers")}
    return Rule(
        row["id"],
        row["read"],
        place=row.get("place"),
        role=row.get("as", "subject"),
        only_tier=row.get("only_tier"),
        unit=row.get("unit"),
        **lists,
    )
