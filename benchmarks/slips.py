"""How many slips the named rules find: slips are made in the atlas by a fixed seed, one at a time, and looked for.

usage: slips.py      prints a JSON object: for each kind of slip how many were made and how many found; false alarms
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from baimo.ledger.detecting import Evidence, Fact, detect, facts_of, named_of, pages_of
from baimo.ledger.layers import ATLAS, Layer
from baimo.ledger.parsing import parse_layers
from baimo.ledger.validating import examine
from baimo.values.dates import when_of

SEED, EACH = 20261122, 60
MADE = 10**6  # the place in its file of a fact that was made wrong
COUNTS = ("parameters", "raised", "users", "revenue", "valued_at", "training_tokens")
Change = Callable[[Any], dict[str, Any]]


def turned(text: str, one: str, other: str) -> str:
    """A text with two of its words in each other's place."""
    return text.replace(one, "@").replace(other, one).replace("@", other)


def shifted(when: str, years: int) -> str:
    """A date some years off; without its day where that day was none."""
    moved = f"{int(when[:4]) + years}{when[4:]}"
    try:
        return when_of(moved).edtf
    except ValueError:
        return moved[:7]


def pools(facts: list[Fact]) -> dict[str, tuple[list[Fact], Change]]:
    """For each kind of slip the facts in which it can be made, and how."""
    live = [fact for fact in facts if fact.is_live]
    prices = [f for f in live if f.claim.predicate == "price" and f.claim.value and "tokens" in (f.claim.unit or "")]
    seen = [fact for fact in prices if len(fact.sources) > 1]
    alone = [fact for fact in prices if len(fact.sources) == 1]
    counts = [f for f in live if f.claim.predicate in COUNTS and f.claim.value and len(f.sources) > 1]
    days = [f for f in live if f.claim.predicate == "released" and (f.claim.when or "XX")[:4].isdigit()]
    days = [fact for fact in days if "/" not in (fact.claim.when or "")]
    return {
        "a price ten times too high, another witness": (seen, lambda c: {"value": c.value * 10}),
        "a price a hundred times too low, another witness": (seen, lambda c: {"value": c.value / 100}),
        "1k for 1M or the reverse, another witness": (seen, lambda c: {"unit": turned(c.unit, "1k", "1M")}),
        "1k for 1M or the reverse, no other witness": (alone, lambda c: {"unit": turned(c.unit, "1k", "1M")}),
        "yuan for dollars or the reverse, another witness": (seen, lambda c: {"unit": turned(c.unit, "CNY", "USD")}),
        "a count ten times too high, another witness": (counts, lambda c: {"value": c.value * 10}),
        "a count ten thousand times too high, another witness": (counts, lambda c: {"value": c.value * 10000}),
        "a release three years early": (days, lambda c: {"when": shifted(c.when, -3)}),
        "a release three years late": (days, lambda c: {"when": shifted(c.when, 3)}),
    }


def is_found(fact: Fact, change: Change, facts: list[Fact], pages: dict[str, Any], named: dict[str, Any]) -> bool:
    """Whether the rules tell of a fact once its last witness has it wrong; only what is near it is looked at."""
    claim = copy.copy(fact.claim)
    for key, value in change(fact.claim).items():
        setattr(claim, key, value)
    ids = {fact.claim.subject, fact.claim.object} - {None}
    near = [f for f in facts if f is not fact and (f.claim.subject in ids or f.claim.object in ids)]
    if len(fact.sources) > 1:
        near.append(replace(fact, sources=fact.sources[:-1]))
    near.append(Fact(claim, fact.sources[-1:], "normal", fact.file, MADE))
    held = {entity: named[entity] for entity in ids if entity in named}
    return any(made.index == MADE for finding in detect(Evidence(near, pages, held)) for made in finding.facts)


def main() -> None:
    """Make, look, print."""
    files = parse_layers((Layer("atlas", ATLAS),))
    facts, pages, named = list(facts_of(files)), pages_of(files), named_of(files)
    drawn = random.Random(SEED)
    found = {}
    for kind, (pool, change) in pools(facts).items():
        chosen = drawn.sample(pool, min(EACH, len(pool)))
        hits = sum(is_found(fact, change, facts, pages, named) for fact in chosen)
        found[kind] = [len(chosen), hits]
    report = examine()
    alarms = {"statements": report.statements, "open": len(report.problems), "audited": len(report.acknowledged)}
    print(json.dumps({"found": found, "alarms": alarms}))


if __name__ == "__main__":
    main()
