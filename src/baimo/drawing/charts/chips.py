"""Chips over time: bandwidth above, peak compute below, the disc as large as the memory, rules of export as bands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import TYPE_CHECKING

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.axes import Logarithm, Months, plain
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import fit, width, wrap
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import name_in, say
from baimo.drawing.charts.claims import claim_address
from baimo.drawing.charts.legends import legend
from baimo.drawing.charts.marking import ANCHORS, classes, opening
from baimo.drawing.charts.silicon import Chip, Rule, beyond

if TYPE_CHECKING:
    from baimo.ledger import Entity

WIDE = 1600
LEFT, RIGHT, TOP = 90, 30, 104
RULES, STRIP, GAP, FOOT = 64, 44, 30, 104
PANELS = {"bandwidth": 440, "peak": 400}
MAKERS = 7  # told apart by colour; the rest share one
TINTS = 3


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure over time; above `limit` values stand in the strip on top, each with its number."""

    measure: str
    months: Months
    axis: Logarithm
    room: Room
    top: float
    limit: float | None

    @property
    def has_strip(self) -> bool:
        """Whether something lies beyond the axis."""
        return self.limit is not None

    def is_beyond(self, value: float) -> bool:
        """Whether a value stands in the strip."""
        return self.limit is not None and value >= self.limit

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.top + STRIP / 2 if self.is_beyond(value) else self.axis.y(value)


def draw_chips(chips: Sequence[Chip], rules: Sequence[Rule], entities: Mapping[str, Entity], lang: str) -> Sheet:
    """The picture of all chips."""
    sheet = titled("chips", WIDE, TOP + RULES + sum(PANELS.values()) + GAP + FOOT, lang)
    if not chips:
        return sheet
    months = Months(_start(chips), _end(chips), LEFT, WIDE - RIGHT)
    colours = _colours(chips)
    bottom = TOP + RULES + sum(PANELS.values()) + GAP
    sheet.add(*_bands(rules, months, bottom, lang))
    top = float(TOP + RULES)
    for measure, high in PANELS.items():
        sheet.add(*_panel(measure, [c for c in chips if c.value(measure)], months, top, high, colours, lang))
        top += high + GAP
    sheet.add(*_makers(entities, colours, LEFT, sheet.height - 46, lang))
    sheet.add(*legend("chips", LEFT, sheet.height - 20, lang))
    return sheet


def _start(chips: Sequence[Chip]) -> date:
    return date(min(chip.shown for chip in chips).year, 1, 1)


def _end(chips: Sequence[Chip]) -> date:
    last = max(chip.day for chip in chips)
    return date(last.year + 1, 1, 1) if last.month > 6 else date(last.year, 10, 1)


def _colours(chips: Sequence[Chip]) -> dict[str, int]:
    """Makers by how many chips they have; the first seven have a colour of their own."""
    counts: dict[str, int] = {}
    for chip in chips:
        counts[chip.maker] = counts.get(chip.maker, 0) + 1
    ranked = sorted(counts, key=lambda maker: (not maker, -counts[maker], maker))
    return {maker: n for n, maker in enumerate(ranked[:MAKERS]) if maker}


def _bands(rules: Sequence[Rule], months: Months, bottom: float, lang: str) -> Iterator[str]:
    """From each rule's day to the next one's a ground of its own, with the rule's name on top."""
    shown = [rule for rule in rules if months.first <= rule.day <= months.last]
    for n, rule in enumerate(shown):
        left = months.x(rule.day)
        right = months.x(shown[n + 1].day) if n + 1 < len(shown) else months.right
        name = name_in(rule.names, lang)
        told = say("chips.rule", lang, name=name, day=rule.day, count=len(rule.restricted))
        room = right - left - 14
        lines = wrap(name, 12, room, 2)
        yield opening(
            claim_address(rule.statements[0]),
            told,
            svg.rect(left, TOP + 4, right - left, bottom - TOP - 4, class_=f"ban ban{min(n + 1, TINTS)}"),
            svg.tag("line", x1=left, x2=left, y1=TOP + 4, y2=bottom, class_="rule"),
            *(svg.text(left + 8, TOP + 20 + 15 * k, line, class_="rule-name") for k, line in enumerate(lines)),
            svg.text(left + 8, TOP + 20 + 15 * len(lines), fit(_day_told(rule, lang), 12, room), class_="quiet"),
        )


def _day_told(rule: Rule, lang: str) -> str:
    return say("chips.from", lang, day=rule.day)


def _panel(
    measure: str, chips: list[Chip], months: Months, top: float, high: float, colours: dict[str, int], lang: str
) -> Iterator[str]:
    values = [value for chip in chips if (value := chip.value(measure))]
    if not values:
        return
    limit = beyond(values)
    strip = STRIP if limit else 0
    inside = [value for value in values if limit is None or value < limit]
    axis = Logarithm.around(inside, top + high - 26, top + strip + 30)
    room = Room(Area(LEFT + 4, top + 4, WIDE - 8, top + high - 26))
    panel = Panel(measure, months, axis, room, top + 26, limit)
    yield from _ground(panel, top, high, lang)
    for chip in chips:
        for area in _taken(panel, chip):
            room.take(area)
    ordered = sorted(chips, key=lambda chip: (-chip.weight, chip.id))
    # The largest discs lie below, so that none hides another.
    for chip in sorted(chips, key=lambda chip: (-_radius(chip), chip.id)):
        yield _point(panel, chip, colours, lang)
    for chip in ordered:
        yield from _name(panel, chip, lang)


def _ground(panel: Panel, top: float, high: float, lang: str) -> Iterator[str]:
    title = say(f"chips.{panel.measure}", lang)
    panel.room.take(Area(LEFT, top, LEFT + 14 + width(title, 14), top + 22))
    yield from panel.months.lines(panel.axis.top, top + high - 26, lang)
    yield from panel.axis.lines(LEFT, WIDE - RIGHT)
    yield svg.text(LEFT + 6, top + 16, title, class_="t14 halo")
    if panel.has_strip:
        yield svg.rect(LEFT, panel.top, WIDE - RIGHT - LEFT, STRIP - 8, class_="strip", rx=6)
        told = say(f"chips.beyond.{panel.measure}", lang)
        panel.room.take(Area(LEFT, panel.top, LEFT + 12 + width(told, 12), panel.top + STRIP - 8))
        yield svg.text(LEFT + 10, panel.top + 22, told, class_="quiet")


def _taken(panel: Panel, chip: Chip) -> tuple[Area, Area]:
    """What the disc and its thread cover."""
    x, y, r = panel.months.x(chip.day), panel.y(chip.value(panel.measure) or 1), _radius(chip)
    return Area(x - r, y - r, x + r, y + r), Area(panel.months.x(chip.shown) - 3, y - 2, x, y + 2)


def _radius(chip: Chip) -> float:
    return 3 + sqrt(chip.memory or 8) * 0.65


def _point(panel: Panel, chip: Chip, colours: dict[str, int], lang: str) -> str:
    """A full disc from when it was to be had, an open one while only shown, a thread from the one to the other."""
    value = chip.value(panel.measure) or 1
    x, y, r = panel.months.x(chip.day), panel.y(value), _radius(chip)
    hue = colours.get(chip.maker, MAKERS)
    shown = panel.months.x(chip.shown)
    shapes = []
    if x - shown > r + 3:
        shapes += [
            svg.tag("line", x1=shown + 3, x2=x - r, y1=y, y2=y, class_="whisker"),
            svg.tag("circle", cx=shown, cy=y, r=3, class_=f"open-dot s{hue}"),
        ]
    disc = f"dot c{hue}" if chip.is_out else f"open-dot s{hue}"
    shapes.append(svg.tag("circle", cx=x, cy=y, r=r, class_=f"{disc} see-through"))
    if chip.rules:
        shapes.append(svg.tag("circle", cx=x, cy=y, r=r + 3, class_="barred"))
    return opening(claim_address(chip.said_of(panel.measure)), told_of(chip, lang), *shapes)


def told_of(chip: Chip, lang: str) -> str:
    """A chip in words: H100 · 2022-09-20 · 3.35 TB/s · 80 GB · 989 TFLOPS · restricted."""
    parts = [name_in(chip.names, lang), chip.day.isoformat()]
    if chip.shown < chip.day:
        parts.append(say("chips.told.shown", lang, day=chip.shown))
    parts += [f"{plain(value)} {unit}" for value, unit in _measures(chip) if value]
    return " · ".join([*parts, say("chips.told.barred", lang)] if chip.rules else parts)


def _measures(chip: Chip) -> tuple[tuple[float | None, str], ...]:
    return (chip.bandwidth, "TB/s"), (chip.memory, "GB"), (chip.peak, "TFLOPS")


def _name(panel: Panel, chip: Chip, lang: str) -> Iterator[str]:
    """The name where there is room; of what stands in the strip with its value."""
    value = chip.value(panel.measure) or 1
    x, y = panel.months.x(chip.day), panel.y(value)
    unit = "TB/s" if panel.measure == "bandwidth" else "TFLOPS"
    name = name_in(chip.names, lang)
    told = f"{name} {plain(value)} {unit}" if panel.is_beyond(value) else name
    spot = panel.room.label(told, x, y, _radius(chip) + (3 if chip.rules else 0))
    if spot:
        yield svg.link(
            f"/e/{chip.id}",
            svg.text(spot[0], spot[1], told, class_=classes("halo", ANCHORS[spot[2]])),
            aria_label=told,
        )


def _makers(entities: Mapping[str, Entity], colours: dict[str, int], x: float, y: float, lang: str) -> Iterator[str]:
    for maker, n in [*colours.items(), ("", MAKERS)]:
        known = entities.get(maker)
        name = name_in(known.names, lang) if known else say("chips.others", lang)
        yield svg.tag("circle", cx=x + 6, cy=y - 4, r=6, class_=f"dot c{n}")
        yield svg.text(x + 18, y, name)
        x += width(name, 12) + 44
