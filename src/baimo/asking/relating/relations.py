"""The table of relations: how well each explains, where it may be walked, and the sentences that tell it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile

TABLE = Path(__file__).with_name("relations.yaml")
WALKS = ("always", "ends", "never")
Sentence = dict[str, dict[str, str]]  # `on` or `back` → language → text with {s}, {o}, {v}


@dataclass(frozen=True, slots=True)
class Relating:
    """One relation's row; `dated_by` is the predicate that tells when the subject or the object began."""

    cost: float
    walk: str
    on: dict[str, str]
    back: dict[str, str]
    value: Sentence = field(default_factory=dict)
    past: Sentence = field(default_factory=dict)
    dated_by: dict[str, str] | None = None

    def is_walked(self, is_end: bool, is_loose: bool) -> bool:
        """Whether it may be a step at an end of a path, or amid one; `is_loose` where the last search may."""
        return self.walk == "always" or (self.walk == "ends" and (is_end or is_loose))

    def sentence(self, is_on: bool, lang: str, has_value: bool, is_past: bool) -> str:
        """The sentence that tells it, with {s}, {o} and, where there is an amount and a wording for it, {v}."""
        way = "on" if is_on else "back"
        plain: Sentence = {"on": self.on, "back": self.back}
        fitting = (self.value if has_value else {}) or (self.past if is_past else {}) or plain
        return fitting[way][lang]


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole table: relations by predicate, what adds to a step, what it costs to pass, when to give up.

    `loose` is what the last search may do where the first found nothing.
    """

    relations: dict[str, Relating]
    step: dict[str, float]
    passing: dict[str, dict[str, float] | None]
    loose: dict[str, Any]
    search: dict[str, float]

    def step_cost(self, predicate: str, modality: str, is_dated: bool, is_weak: bool, sources: int) -> float:
        """What a fact costs as a step: the closer it binds and the better it is told, the less."""
        relating = self.relations[predicate]
        cost = relating.cost + self.step.get(modality, 0.0)
        if not is_dated:
            cost += self.step["dated_otherwise" if relating.dated_by else "undated"]
        if is_weak:
            cost += self.step["weak"]
        return cost + (self.step["one_source"] if sources == 1 else 0.0)

    def pass_cost(self, kind: str, weight: int, is_loose: bool = False) -> float | None:
        """What it costs to pass through an entity of which so many statements speak; None: it is never passed."""
        row = self.passing.get(kind) or (self.loose["pass"].get(kind) if is_loose else None)
        return None if row is None else row["base"] + row["doubling"] * math.log2(1 + weight)


@cache
def rules() -> Rules:
    """The table as data, read once."""
    table = datafile.load(TABLE)
    relations = {name: Relating(**row) for name, row in table["relations"].items()}
    return Rules(relations, table["step"], table["pass"], table["loose"], table["search"])
