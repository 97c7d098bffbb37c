"""Families of models: their versions in time, and what was built on what across them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from baimo.drawing.charts.claims import Row, closest, resting, span_of
from baimo.drawing.population.evidence import Evidence

if TYPE_CHECKING:
    from baimo.ledger import Statement

MOST = 24
TOLD = ("released", "open_sourced")


@dataclass(frozen=True, slots=True)
class Version:
    """A model on the line of its family; `statements` tell its day."""

    id: str
    family: str
    names: dict[str, str]
    day: date
    weight: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """A model and what it is based on, of different families, and who says so."""

    model: str
    base: str
    statements: tuple[Statement, ...]


def release(statements: Iterable[Statement]) -> tuple[date, tuple[Statement, ...]] | None:
    """The earliest day on which something is said to have been released, and by whom."""
    told = closest(said for said in statements if said.claim.predicate in TOLD and said.claim.qualifier != "announced")
    days = [(span[0], said) for said in told if (span := span_of(said.claim.when))]
    if not days:
        return None
    first = min(day for day, _ in days)
    return first, tuple(said for day, said in days if day == first)


def versions_of(evidence: Evidence) -> dict[str, list[Version]]:
    """Families with the versions whose release is dated, in time."""
    found: dict[str, list[Version]] = defaultdict(list)
    for entity in evidence.entities.values():
        told = release(evidence.naming.get(entity.id, ())) if entity.kind == "model" else None
        if told:
            family = root(evidence, entity.id)
            weight = len(evidence.about[entity.id]) + len(evidence.naming.get(entity.id, ()))
            found[family].append(Version(entity.id, family, entity.names, told[0], weight, told[1]))
    for versions in found.values():
        versions.sort(key=lambda version: (version.day, version.id))
    return dict(found)


def root(evidence: Evidence, model: str) -> str:
    """The family at the end of `version_of`."""
    seen = {model}
    while (family := evidence.family.get(model)) and family not in seen:
        seen.add(family)
        model = family
    return model


def bases_of(evidence: Evidence) -> list[Basis]:
    """What is based on what, across families."""
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statements in evidence.about.values():
        for said in statements:
            if said.claim.predicate == "based_on" and said.claim.object:
                found[said.claim.subject, said.claim.object].append(said)
    return [
        Basis(model, base, tuple(said))
        for (model, base), said in sorted(found.items())
        if root(evidence, model) != root(evidence, base)
    ]


def lineage_of(evidence: Evidence, family: str | None) -> tuple[list[str], dict[str, list[Version]], list[Basis]]:
    """What is drawn: the lines in their order, their versions, and the ties both of whose ends are drawn."""
    versions, bases = versions_of(evidence), bases_of(evidence)
    chosen = _chosen(evidence, versions, bases, family)
    spots = {version.id for one in chosen for version in versions[one]} | set(chosen)
    drawn = [basis for basis in bases if basis.model in spots and _end(evidence, basis.base, spots)]
    return chosen, {one: versions[one] for one in chosen}, drawn


def _end(evidence: Evidence, model: str, spots: set[str]) -> bool:
    """Whether a base is drawn; a line without a day of its own is one whose versions are."""
    return model in spots or any(evidence.family.get(one) == model for one in spots)


def _chosen(
    evidence: Evidence, versions: dict[str, list[Version]], bases: list[Basis], family: str | None
) -> list[str]:
    """Families by how many versions and ties they have; with a family named, itself and its neighbours."""
    tied: dict[str, set[str]] = defaultdict(set)
    for basis in bases:
        one, other = root(evidence, basis.model), root(evidence, basis.base)
        tied[one].add(other)
        tied[other].add(one)
    if family is not None:
        near = {family} | tied[family] | {far for one in tied[family] for far in tied[one]}
        ranked = [one for one in near if one in versions]
    else:
        ranked = [one for one, found in versions.items() if len(found) > 1 or tied[one]]
    ranked.sort(key=lambda one: (-(len(versions[one]) + 4 * len(tied[one])), one))
    return sorted(ranked[:MOST], key=lambda one: (versions[one][0].day, one))


def lineage_rows(chosen: list[str], versions: dict[str, list[Version]], bases: Iterable[Basis], lang: str) -> list[Row]:
    """A row a version, in the order of the lines, then a row for each that was built on another."""
    rows: list[Row] = [
        {
            "kind": "version",
            "id": version.id,
            "name": version.names.get(lang) or version.names.get("en") or version.id,
            "family": family,
            "date": version.day.isoformat(),
            **resting(version.statements),
        }
        for family in chosen
        for version in versions[family]
    ]
    return rows + [
        {"kind": "based_on", "id": basis.model, "base": basis.base, **resting(basis.statements)} for basis in bases
    ]
