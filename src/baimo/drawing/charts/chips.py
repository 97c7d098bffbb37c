"""Chips: memory bandwidth over time, the disc as large as the memory, and the rules of export as lines of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import sqrt
from typing import TYPE_CHECKING

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.axes import Logarithm, Months
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import fit, width
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import name_in, say
from baimo.drawing.population.evidence import Evidence
from baimo.values.dates import when_of

if TYPE_CHECKING:
    from baimo.ledger import Statement

WIDE, HIGH = 1600, 900
LEFT, RIGHT, TOP, BOTTOM = 90, 40, 110, 80
MAKERS = 7  # told apart by colour; the rest share one


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip with what is drawn of it."""

    id: str
    names: dict[str, str]
    maker: str
    day: date
    bandwidth: float
    memory: float | None
    restricted: bool


def chips_of(evidence: Evidence) -> list[Chip]:
    """Every chip whose bandwidth and date are known, the earliest date that is told of each."""
    found = []
    for entity in evidence.entities.values():
        if entity.kind == "chip":
            day, bandwidth = _day(evidence, entity.id), _value(evidence.about[entity.id], "memory_bandwidth")
            if day and bandwidth:
                memory = _value(evidence.about[entity.id], "memory")
                rules = any(said.claim.predicate == "restricted_by" for said in evidence.about[entity.id])
                maker = evidence.maker.get(entity.id, "")
                found.append(Chip(entity.id, entity.names, maker, day, bandwidth, memory, rules))
    return sorted(found, key=lambda chip: (chip.day, chip.id))


def _day(evidence: Evidence, chip: str) -> date | None:
    told = [said for said in evidence.naming.get(chip, ()) if said.claim.predicate == "released" and said.claim.when]
    days = [when_of(str(said.claim.when)).first for said in told]
    return min((day for day in days if day), default=None)


def _value(statements: list[Statement], predicate: str) -> float | None:
    values = (said.claim.value for said in statements if said.claim.predicate == predicate)
    return next((float(value) for value in values if isinstance(value, Decimal) and value > 0), None)


def draw_chips(evidence: Evidence, lang: str) -> Sheet:
    """The picture of all chips."""
    chips = chips_of(evidence)
    sheet = titled("chips", WIDE, HIGH, lang)
    if not chips:
        return sheet
    months = Months(date(chips[0].day.year, 1, 1), date(chips[-1].day.year + 1, 1, 1), LEFT, WIDE - RIGHT)
    axis = Logarithm.around([chip.bandwidth for chip in chips], HIGH - BOTTOM, TOP)
    sheet.add(*months.lines(TOP, HIGH - BOTTOM, lang), *axis.lines(LEFT, WIDE - RIGHT))
    room = Room(Area(LEFT, TOP, WIDE - RIGHT, HIGH - BOTTOM))
    sheet.add(*_rules(evidence, months, room, lang))
    colours = _colours(chips)
    for chip in chips:
        x, y, r = months.x(chip.day), axis.y(chip.bandwidth), _radius(chip)
        room.take(Area(x - r, y - r, x + r, y + r))
    for chip in sorted(chips, key=lambda chip: (-len(evidence.about[chip.id]), chip.id)):
        sheet.add(_point(chip, months, axis, room, colours, lang))
    sheet.add(*_legend(evidence, colours, lang))
    return sheet


def _radius(chip: Chip) -> float:
    return 3 + sqrt(chip.memory or 8) * 0.7


def _colours(chips: list[Chip]) -> dict[str, int]:
    """Makers by how many chips they have; the first seven have a colour of their own."""
    counts: dict[str, int] = {}
    for chip in chips:
        counts[chip.maker] = counts.get(chip.maker, 0) + 1
    ranked = sorted(counts, key=lambda maker: (-counts[maker], maker))
    return {maker: n for n, maker in enumerate(ranked[:MAKERS])}


def _point(chip: Chip, months: Months, axis: Logarithm, room: Room, colours: dict[str, int], lang: str) -> str:
    x, y, r = months.x(chip.day), axis.y(chip.bandwidth), _radius(chip)
    colour = f"c{colours.get(chip.maker, MAKERS)}"
    name = name_in(chip.names, lang)
    told = f"{name} · {chip.day} · {chip.bandwidth:g} TB/s" + (f" · {chip.memory:g} GB" if chip.memory else "")
    shapes = [svg.tag("circle", svg.tag("title", svg.words(told)), cx=x, cy=y, r=r, class_=f"point {colour}")]
    if chip.restricted:
        shapes.append(svg.tag("circle", cx=x, cy=y, r=r + 3, class_="barred"))
    at = room.label(name, x, y, r)
    if at:
        shapes.append(svg.text(at[0], at[1], name, class_={"start": None, "end": "end", "middle": "middle"}[at[2]]))
    return svg.link(f"/e/{chip.id}", *shapes, aria_label=told)


def _rules(evidence: Evidence, months: Months, room: Room, lang: str) -> list[str]:
    """A line a rule that restricts some chip, from the day it is in force."""
    shapes = []
    rules = sorted(
        {
            said.claim.object
            for found in evidence.about.values()
            for said in found
            if said.claim.predicate == "restricted_by" and said.claim.object
        }
    )
    days = sorted((day, rule) for rule in rules if (day := _in_force(evidence, rule)))
    for n, (day, rule) in enumerate(days):
        if months.first <= day <= months.last:
            x, y = months.x(day), TOP + 16 + 18 * (n % 4)
            name = fit(name_in(evidence.entities[rule].names, lang), 12, 220)
            at = room.label(name, x, y, 2)
            shapes.append(svg.tag("line", x1=x, x2=x, y1=TOP, y2=HIGH - BOTTOM, class_="rule"))
            if at:
                shapes.append(
                    svg.link(
                        f"/e/{rule}",
                        svg.text(at[0], at[1], name, class_=f"rule-name {at[2] if at[2] != 'start' else ''}".strip()),
                    )
                )
    return shapes


def _in_force(evidence: Evidence, rule: str) -> date | None:
    days = [
        when_of(str(said.claim.value)).first
        for said in evidence.about.get(rule, ())
        if said.claim.predicate in ("in_force_on", "issued_on")
    ]
    return min((day for day in days if day), default=None)


def _legend(evidence: Evidence, colours: dict[str, int], lang: str) -> list[str]:
    shapes, x = [], float(LEFT)
    for maker, n in [*colours.items(), ("", MAKERS)]:
        known = evidence.entities.get(maker)
        name = name_in(known.names, lang) if known else say("chips.others", lang)
        shapes += [
            svg.tag("circle", cx=x + 6, cy=HIGH - 26, r=6, class_=f"point c{n}"),
            svg.text(x + 18, HIGH - 22, name),
        ]
        x += width(name, 12) + 44
    return shapes
