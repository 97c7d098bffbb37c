"""How much a change matters, by the rule of `significance.yaml`."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from baimo.asking.changing.change import Change
from baimo.claims import Claim
from baimo.values import datafile

TABLE = Path(__file__).with_name("significance.yaml")


@dataclass(frozen=True, slots=True)
class Rule:
    """The table: what counts as a change and its weight by predicate, what adds to it, and the rule in words."""

    told: dict[str, str]
    adds: dict[str, Any]
    dollars: dict[str, float]
    changes: dict[str, dict[str, Any]]


@cache
def rule() -> Rule:
    """The table, read once."""
    return Rule(**datafile.load(TABLE))


def weighed(change: Change, fame: Counter[str]) -> Change:
    """The change with its significance; `fame` counts the statements about each entity."""
    claim, adds = change.claim, rule().adds
    total = rule().changes[claim.predicate]["weight"] + _money(change) + _movement(change)
    total += adds["fame"]["doubling"] * _fame(claim, fame)
    total += adds["sources"]["doubling"] * math.log2(len({s.source.id for s in change.statements}))
    total += adds["reported"] if claim.modality == "reported" else 0.0
    total += adds["first_value"] if change.group == "value" and not change.before else 0.0
    return replace(change, significance=round(total, 2))


def _fame(claim: Claim, fame: Counter[str]) -> float:
    """How often what the record says of those concerned doubles, the mean of the two where there are two."""
    counts = [fame[entity] for entity in (claim.subject, claim.object) if entity]
    return sum(math.log2(1 + count) for count in counts) / len(counts)


def _money(change: Change) -> float:
    dollars, add = rule().dollars.get(change.claim.unit or ""), rule().adds["money"]
    if dollars is None or not isinstance(change.claim.value, Decimal):
        return 0.0
    above = float(change.claim.value) * dollars / add["above"]
    return float(add["tenfold"]) * math.log10(above) if above > 1 else 0.0


def _movement(change: Change) -> float:
    ratio = change.ratio
    return float(rule().adds["change"]["tenfold"]) * abs(math.log10(ratio)) if ratio and ratio > 0 else 0.0
