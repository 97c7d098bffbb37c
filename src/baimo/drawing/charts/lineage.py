"""Lineage: families of models as lines of time, their versions as points, and what was built on what across them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.axes import Months
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import fit
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import name_in
from baimo.drawing.logos import mark_of
from baimo.drawing.population.evidence import Evidence
from baimo.values.dates import when_of

if TYPE_CHECKING:
    from baimo.ledger import Statement

WIDE = 1600
LEFT, RIGHT, TOP, BOTTOM = 190, 30, 110, 60
LANE = 58
MOST = 24


@dataclass(frozen=True, slots=True)
class Version:
    """A model on the line of its family."""

    id: str
    family: str
    names: dict[str, str]
    day: date
    weight: int


def release_day(statements: Iterable[Statement]) -> date | None:
    """The earliest day on which something is said to have been released."""
    days = (when_of(said.claim.when).first for said in statements if _tells(said) and said.claim.when)
    return min((day for day in days if day), default=None)


def _tells(said: Statement) -> bool:
    return said.claim.predicate in ("released", "open_sourced") and said.claim.qualifier != "announced"


def versions_of(evidence: Evidence) -> dict[str, list[Version]]:
    """Families with the versions whose release is dated, in time."""
    found: dict[str, list[Version]] = defaultdict(list)
    for entity in evidence.entities.values():
        day = release_day(evidence.naming.get(entity.id, ())) if entity.kind == "model" else None
        if day:
            family = root(evidence, entity.id)
            weight = len(evidence.about[entity.id]) + len(evidence.naming.get(entity.id, ()))
            found[family].append(Version(entity.id, family, entity.names, day, weight))
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


def bases(evidence: Evidence) -> list[tuple[str, str]]:
    """Pairs of a model and what it is based on, of different families."""
    pairs = {
        (said.claim.subject, str(said.claim.object))
        for found in evidence.about.values()
        for said in found
        if said.claim.predicate == "based_on"
    }
    return sorted(pair for pair in pairs if root(evidence, pair[0]) != root(evidence, pair[1]))


def draw_lineage(evidence: Evidence, lang: str, family: str | None = None) -> Sheet:
    """The families that matter most, or those that a family is tied to."""
    versions = versions_of(evidence)
    links = bases(evidence)
    chosen = _chosen(evidence, versions, links, family)
    sheet = titled("lineage", WIDE, TOP + LANE * len(chosen) + BOTTOM, lang)
    if not chosen:
        return sheet
    days = [version.day for one in chosen for version in versions[one]]
    months = Months(date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1), LEFT, WIDE - RIGHT)
    bottom = sheet.height - BOTTOM
    sheet.add(*months.lines(TOP, bottom, lang))
    room = Room(Area(LEFT - 10, TOP, WIDE - 10, bottom))
    lanes = {one: TOP + LANE * (n + 0.5) for n, one in enumerate(chosen)}
    spots = {v.id: (months.x(v.day), lanes[one]) for one in chosen for v in versions[one]}
    for x, y in spots.values():
        room.take(Area(x - 5, y - 5, x + 5, y + 5))
    sheet.add(*(_arc(spots, lanes, evidence, pair) for pair in links))
    for one in chosen:
        sheet.add(_lane(sheet, evidence, one, versions[one], lanes[one], months, room))
    return sheet


def _chosen(
    evidence: Evidence, versions: dict[str, list[Version]], links: list[tuple[str, str]], family: str | None
) -> list[str]:
    """Families by how many versions and ties they have; with a family named, itself and its neighbours."""
    tied: dict[str, set[str]] = defaultdict(set)
    for model, base in links:
        one, other = root(evidence, model), root(evidence, base)
        tied[one].add(other)
        tied[other].add(one)
    if family is not None:
        near = {family} | tied[family] | {far for one in tied[family] for far in tied[one]}
        ranked = [one for one in near if one in versions]
    else:
        ranked = [one for one, found in versions.items() if len(found) > 1 or tied[one]]
    ranked.sort(key=lambda one: (-(len(versions[one]) + 4 * len(tied[one])), one))
    return sorted(ranked[:MOST], key=lambda one: (versions[one][0].day, one))


def _lane(
    sheet: Sheet, evidence: Evidence, family: str, versions: list[Version], y: float, months: Months, room: Room
) -> str:
    entity = evidence.entities[family]
    maker = evidence.maker.get(family, "")
    mark = mark_of(family, maker)
    shapes = [svg.tag("line", x1=months.x(versions[0].day), x2=months.x(versions[-1].day), y1=y, y2=y, class_="lane")]
    if mark:
        shapes.append(sheet.use(mark, 30, y - 13, 26))
    shapes.append(
        svg.link(
            f"/e/{family}", svg.text(64, y + 5, fit(name_in(entity.names, sheet.lang), 14, LEFT - 80), class_="t14")
        )
    )
    for version in sorted(versions, key=lambda v: (-v.weight, v.id)):
        x = months.x(version.day)
        name = name_in(version.names, sheet.lang)
        dot = svg.tag(
            "circle", svg.tag("title", svg.words(f"{name} · {version.day}")), cx=x, cy=y, r=4.5, class_="point c0"
        )
        at = room.label(name, x, y, 4, beside=False)
        words = [svg.text(at[0], at[1], name, class_=None if at[2] == "start" else at[2])] if at else []
        shapes.append(svg.link(f"/e/{version.id}", dot, *words, aria_label=f"{name}, {version.day}"))
    return svg.group(*shapes)


def _arc(
    spots: dict[str, tuple[float, float]], lanes: dict[str, float], evidence: Evidence, pair: tuple[str, str]
) -> str:
    """A curve from what was built on to what was built; a family without a day stands at its first version."""
    ends = [spots.get(one) or _first(spots, lanes, evidence, one) for one in reversed(pair)]
    if None in ends:
        return ""
    (x1, y1), (x2, y2) = ends  # type: ignore[misc]
    bend = max(40, abs(x2 - x1) / 2)
    return svg.tag(
        "path",
        d=f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}",
        class_="arc",
    )


def _first(
    spots: dict[str, tuple[float, float]], lanes: dict[str, float], evidence: Evidence, model: str
) -> tuple[float, float] | None:
    inside = [spot for one, spot in spots.items() if evidence.family.get(one) == model]
    return min(inside, default=None)
