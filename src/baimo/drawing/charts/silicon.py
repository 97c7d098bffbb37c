"""Chips as data: memory, bandwidth and peak, when announced and when shipped, and the rules of export over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from baimo.drawing.charts.claims import Row, closest, resting, span_of
from baimo.drawing.population.evidence import Evidence
from baimo.ledger import Statement

# The dense peak of which training speaks; of the two formats the ledger has the better told.
PEAKS = ("bf16", "fp16")
OUT = ("shipped", "open")
EARLY = ("preview", "announced")
# Upwards, a gap of so many times between neighbours parts what is measured otherwise: memory on the chip itself.
GAP = 4


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip with what is drawn of it; `day` is when it was to be had, else when it was shown."""

    id: str
    names: dict[str, str]
    maker: str
    day: date
    shown: date
    is_out: bool
    bandwidth: float | None
    memory: float | None
    peak: float | None
    rules: tuple[Statement, ...]
    statements: tuple[Statement, ...]
    weight: int

    def value(self, measure: str) -> float | None:
        """The value of one measure: `bandwidth` or `peak`."""
        return self.bandwidth if measure == "bandwidth" else self.peak

    def said_of(self, measure: str) -> Statement:
        """The statement that a point of a measure rests on."""
        predicate = {"bandwidth": "memory_bandwidth", "peak": "peak_flops"}[measure]
        return next(said for said in self.statements if said.claim.predicate == predicate)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of export and the day from which it holds."""

    id: str
    names: dict[str, str]
    day: date
    statements: tuple[Statement, ...]
    restricted: tuple[str, ...]


def chips_of(evidence: Evidence) -> list[Chip]:
    """Every chip whose date and bandwidth or peak are known."""
    found = (_chip(evidence, entity.id) for entity in evidence.entities.values() if entity.kind == "chip")
    return sorted((chip for chip in found if chip), key=lambda chip: (chip.day, chip.id))


def _chip(evidence: Evidence, chip: str) -> Chip | None:
    about = evidence.about.get(chip, [])
    told = {
        measure: said
        for measure, predicate, kinds in (
            ("bandwidth", "memory_bandwidth", None),
            ("memory", "memory", None),
            ("peak", "peak_flops", PEAKS),
        )
        if (said := _best(about, predicate, kinds))
    }
    releases = closest(s for s in evidence.naming.get(chip, ()) if s.claim.predicate == "released")
    if not releases or not {"bandwidth", "peak"} & set(told):
        return None
    days = [(span[0], said) for said in releases if (span := span_of(said.claim.when))]
    out = [(day, said) for day, said in days if said.claim.qualifier in OUT]
    plain = [(day, said) for day, said in days if said.claim.qualifier not in (*OUT, *EARLY)]
    day, release = min(out or plain or days, key=lambda pair: (pair[0], pair[1].id))
    values = {
        measure: float(said.claim.value) for measure, said in told.items() if isinstance(said.claim.value, Decimal)
    }
    return Chip(
        chip,
        evidence.entities[chip].names,
        evidence.maker.get(chip, ""),
        day,
        min(min(day for day, _ in days), day),
        bool(out or plain),
        values.get("bandwidth"),
        values.get("memory"),
        values.get("peak"),
        tuple(said for said in about if said.claim.predicate == "restricted_by"),
        (release, *told.values()),
        len(about),
    )


def _best(about: Iterable[Statement], predicate: str, kinds: tuple[str, ...] | None) -> Statement | None:
    """The first statement of a measure: of the kinds in their order."""
    fitting = [
        said
        for said in about
        if said.claim.predicate == predicate and isinstance(said.claim.value, Decimal) and said.claim.value > 0
    ]
    for kind in kinds or (None,):
        of_kind = [said for said in fitting if kinds is None or said.claim.qualifier == kind]
        if of_kind:
            return of_kind[0]
    return None


def rules_of(evidence: Evidence) -> list[Rule]:
    """Rules that restrict some chip, or are of the same house and about the same, from the day each is in force."""
    barred: dict[str, set[str]] = {}
    for subject, statements in evidence.about.items():
        for said in statements:
            if said.claim.predicate == "restricted_by" and said.claim.object:
                barred.setdefault(said.claim.object, set()).add(subject)
    found = []
    for rule, chips in barred.items():
        entity, told = evidence.entities.get(rule), _in_force(evidence, rule)
        restricted = sorted(chip for chip in chips if evidence.entities[chip].kind == "chip")
        if entity and told and restricted:
            found.append(Rule(rule, entity.names, *told, tuple(restricted)))
    return sorted(found, key=lambda rule: (rule.day, rule.id))


def _in_force(evidence: Evidence, rule: str) -> tuple[date, tuple[Statement, ...]] | None:
    """The day from which a rule holds; where that is not told, the day on which it was issued."""
    for predicate in ("in_force_on", "issued_on"):
        told = [
            (span[0], said)
            for said in evidence.about.get(rule, ())
            if said.claim.predicate == predicate and said.claim.qualifier is None
            if (span := span_of(str(said.claim.value)))
        ]
        if told:
            day = min(day for day, _ in told)
            return day, tuple(said for when, said in told if when == day)
    return None


def beyond(values: Iterable[float]) -> float | None:
    """From which value on the axis would be stretched: above the uppermost gap; None where there is none."""
    ordered = sorted(values)
    for low, high in pairwise(ordered[(len(ordered) - 1) // 2 :] if ordered else ()):
        if high > GAP * low:
            return high
    return None


def chip_rows(chips: Iterable[Chip], rules: Iterable[Rule], lang: str) -> list[Row]:
    """A row a chip, then a row a rule."""
    rows: list[Row] = [
        {
            "kind": "chip",
            "id": chip.id,
            "name": chip.names.get(lang) or chip.names.get("en") or chip.id,
            "maker": chip.maker or None,
            "date": chip.day.isoformat(),
            "shown": chip.shown.isoformat(),
            "is_out": chip.is_out,
            "memory_gb": chip.memory,
            "bandwidth_tb_s": chip.bandwidth,
            "peak_tflops": chip.peak,
            "restricted_by": sorted({str(said.claim.object) for said in chip.rules}),
            **resting(chip.statements + chip.rules),
        }
        for chip in chips
    ]
    return rows + [
        {
            "kind": "rule",
            "id": rule.id,
            "name": rule.names.get(lang) or rule.names.get("en") or rule.id,
            "date": rule.day.isoformat(),
            "restricts": list(rule.restricted),
            **resting(rule.statements),
        }
        for rule in rules
    ]
