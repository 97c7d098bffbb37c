"""Slips of numbers: a zero more, 万 and 亿 taken for thousand and billion, a level where a change is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from baimo.claims import table
from baimo.ledger.detecting.evidence import Evidence
from baimo.ledger.detecting.facts import Fact
from baimo.ledger.detecting.finding import Finding, rules
from baimo.values.units import unit

_EXACT = 1e-4
_PRICES = ("price", "unit_cost")


def witnesses(evidence: Evidence) -> Iterator[Finding]:
    """Two pages that count one thing, exactly 10, 100, 1000, ten thousand or a hundred million times apart."""
    groups: dict[object, list[Fact]] = defaultdict(list)
    for fact in evidence.live:
        row, claim = table()[fact.claim.predicate], fact.claim
        if row.value == "quantity" and claim.value and claim.predicate not in _PRICES and claim.value_to is None:
            known = unit(claim.unit or "")
            dimension = known.dimension if known else claim.unit
            groups[claim.subject, claim.predicate, claim.qualifier, dimension, claim.object].append(fact)
    for one, other in evidence.pairs(groups.values()):
        if one.shares_a_page(other) or not _comparable(evidence, one, other):
            continue
        if name := _slip(*sorted((_base(one), _base(other)))):
            high, low = (one, other) if _base(one) > _base(other) else (other, one)
            message = f"{high} is {_base(high) / _base(low):,.0f} times {low}"
            yield Finding(name, message, (high, low))


def _comparable(evidence: Evidence, one: Fact, other: Fact) -> bool:
    """Whether the two speak of one time, or of what has none."""
    if table()[one.claim.predicate].when is None:
        return True
    days, others = evidence.held(one), evidence.held(other)
    return days is not None and others is not None and days.start <= others.end and others.start <= days.end


def _slip(low: float, high: float) -> str | None:
    if low <= 0:
        return None
    ratio, limits = high / low, rules()["hundred-million"].limits
    if any(abs(ratio / factor - 1) < _EXACT for factor in limits["factors"]):
        return "hundred-million"
    if abs(ratio / limits["of_ten"] - 1) < _EXACT and high >= limits["at_least"]:
        return "hundred-million"
    factors = rules()["factor-of-ten"].limits["factors"]
    return "factor-of-ten" if any(abs(ratio / factor - 1) < _EXACT for factor in (*factors, 1000)) else None


def _base(fact: Fact) -> float:
    known = unit(fact.claim.unit or "")
    value = fact.claim.value
    return float(value) * float(known.factor if known else 1) if value is not None and not isinstance(value, str) else 0


def level_for_change(evidence: Evidence) -> Iterator[Finding]:
    """A share of the old price where its fall is meant, or a fall written as a rise."""
    for fact in evidence.of("price_vs"):
        claim = fact.claim
        if claim.unit != "%" or claim.value is None or isinstance(claim.value, str) or claim.value < 0:
            continue
        words = _words().search(" ".join(part for part in (claim.note, claim.quote) if part))
        if words:
            message = f"{fact} is a rise, and its note says {words[0]!r}"
            yield Finding("level-for-change", message, (fact,))


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, rules()["level-for-change"].limits["words"])), re.IGNORECASE)


def said_twice(evidence: Evidence) -> Iterator[Finding]:
    """Two rows of one file that say the same: one witness would count as two facts."""
    first: dict[object, Fact] = {}
    for fact in evidence.facts:
        c = fact.claim
        what = (c.subject, c.predicate, c.object, c.value, c.value_to, c.unit, c.bound, c.when, c.qualifier, c.modality)
        held = first.setdefault((fact.file, what), fact)
        if held is not fact and fact.index >= 0:
            yield Finding("said-twice", f"says the same as statements[{held.index}]", (fact,), detail=str(fact.index))
