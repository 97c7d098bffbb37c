"""The timeline: what happened, by month, in a lane for each layer and one for rules; the weightiest with words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.axes import Months
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import fit, width
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import known, name_in, say
from baimo.values.dates import when_of
from baimo.values.quantities import Quantity, format_quantity

if TYPE_CHECKING:
    from baimo.asking.changing import Change
    from baimo.claims import Claim
    from baimo.ledger import Entity

WIDE = 2400
LEFT, RIGHT, TOP, BOTTOM = 130, 40, 110, 50
ROW, ROWS = 20, 12
LONGEST = 240
SHOWN = ("entered", "left", "money", "law")
# A value that moves is an event where it moves by so much, and only a price.
MOVE = 2
MADE = ("released", "open_sourced")
MARKS = {"entered": "c0", "left": "c7", "money": "c2", "law": "c1", "value": "c3"}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: from its first possible day to the last, in whose lane, and how weighty."""

    id: str
    subject: str
    lane: str
    group: str
    first: date
    last: date
    label: str
    significance: float


def events_of(
    changes: Sequence[Change], entities: dict[str, Entity], lane_of: Callable[[str], str | None], lang: str
) -> list[Event]:
    """The changes that are events, the weightiest first."""
    found = []
    for change in changes:
        lane = _lane_of(change.claim, lane_of)
        span = _span(change)
        if lane and span and _is_event(change):
            label = _label(change.claim, entities, lang)
            subject = change.claim.object if change.claim.predicate in MADE else None
            found.append(
                Event(
                    change.statements[0].id,
                    subject or change.claim.subject,
                    lane,
                    change.group,
                    *span,
                    label,
                    change.significance,
                )
            )
    return sorted(_together(found, lang), key=lambda event: (-event.significance, event.first, event.id))


def _lane_of(claim: Claim, lane_of: Callable[[str], str | None]) -> str | None:
    """What is made stands in its own lane, what is done in that of who does it."""
    ends = (claim.object, claim.subject) if claim.predicate in MADE else (claim.subject, claim.object)
    return next((lane for end in ends if end and (lane := lane_of(end))), None)


def _together(events: list[Event], lang: str) -> list[Event]:
    """What one rule does to several on one day is one event: H800 and 8 more."""
    groups: dict[tuple[str, str, date, str], list[Event]] = defaultdict(list)
    for event in events:
        about = event.label.rpartition("：" if lang == "zh" else ": ")[2] if event.group == "law" else event.id
        groups[event.lane, event.group, event.first, about].append(event)
    found = []
    for same in groups.values():
        first = max(same, key=lambda event: (event.significance, event.id))
        more = say("timeline.more", lang, label=first.label, count=len(same) - 1) if len(same) > 1 else first.label
        found.append(replace(first, label=more))
    return found


def _is_event(change: Change) -> bool:
    if change.group == "value":
        ratio = change.ratio
        return change.claim.predicate == "price" and ratio is not None and ratio <= Decimal(1) / MOVE
    return change.group in SHOWN and change.claim.modality == "asserted"


def _span(change: Change) -> tuple[date, date] | None:
    claim = change.claim
    written = str(claim.value) if claim.predicate in ("founded_on", "issued_on", "in_force_on") else claim.when
    if not written:
        return None
    when = when_of(written)
    if when.first is None:
        return None
    return when.first, when.last if when.last and claim.predicate != "price" else when.first


def _label(claim: Claim, entities: dict[str, Entity], lang: str) -> str:
    """What happened in a few words: 智谱 融资 25亿元; GPT-4o."""

    def name(entity_id: str | None) -> str:
        return name_in(entities[entity_id].names, lang) if entity_id in entities else entity_id or ""

    value = ""
    if isinstance(claim.value, Decimal) and claim.unit:
        value = format_quantity(Quantity(claim.value, claim.unit, claim.bound, claim.value_to), lang)
    key = f"timeline.{claim.predicate}"
    parts = {"subject": name(claim.subject), "object": name(claim.object), "value": value}
    return " ".join(say(key if known(key) else "timeline.other", lang, **parts).split())


def draw_timeline(events: Sequence[Event], first: date, last: date, lang: str) -> Sheet:
    """Lanes from the top of the map down, rules last; what has no room for words is a dot that says it when asked."""
    lanes: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if first <= event.last and event.first <= last:
            lanes[event.lane].append(event)
    sheet = titled("timeline", WIDE, 0, lang, count=sum(map(len, lanes.values())))
    months = Months(first, last, LEFT, WIDE - RIGHT)
    y = float(TOP)
    grounds: list[str] = []
    shapes: list[str] = []
    for layer in taxonomy().layers():
        if lanes.get(layer.id):
            drawn, height = _lane(lanes[layer.id], months, y, lang)
            ground = svg.rect(20, y, WIDE - 40, height, class_="band", rx=12)
            head = svg.text(34, y + 28, fit(layer.label(lang), 14, LEFT - 30), class_="head t14")
            grounds.append(svg.group(ground, class_=f"l-{layer.id}"))
            shapes.append(svg.group(head, *drawn, class_=f"l-{layer.id}"))
            y += height + 10
    sheet.add(*grounds, *months.lines(TOP, y, lang), *shapes)
    sheet.height = y + BOTTOM
    return sheet


def _lane(events: list[Event], months: Months, top: float, lang: str) -> tuple[list[str], float]:
    """As many rows as the lane needs, at most twelve; the weightiest take their place first."""
    room = Room(Area(LEFT - 6, top, WIDE - 22, top + ROWS * ROW + 20))
    placed: list[tuple[Event, int, float]] = []
    dots: list[Event] = []
    for event in events:
        spot = _row(event, months, top, room)
        if spot is None:
            dots.append(event)
        else:
            placed.append((event, *spot))
    rows = 1 + max((row for _, row, _ in placed), default=0)
    base = top + 16 + rows * ROW
    drawn = [svg.text(x + 8, top + 22 + row * ROW, event.label) for event, row, x in placed]
    marks = [_mark(event, months, top + 18 + row * ROW) for event, row, _ in placed]
    small = [_mark(event, months, base + 6, 2.5) for event in dots]
    linked = [
        svg.link(f"/e/{event.subject}", mark, text, aria_label=f"{event.first} {event.label}")
        for (event, _, _), mark, text in zip(placed, marks, drawn, strict=True)
    ]
    return [*small, *linked], rows * ROW + 36


def _row(event: Event, months: Months, top: float, room: Room) -> tuple[int, float] | None:
    x = months.x(max(event.first, months.first))
    end = max(months.x(min(event.last, months.last)), x)
    right = max(x + 14 + width(event.label, 12), end + 4)
    for row in range(ROWS):
        y = top + 10 + row * ROW
        area = Area(x - 6, y, right, y + ROW - 1)
        if room.is_free(area):
            room.take(area)
            return row, x
    return None


def _mark(event: Event, months: Months, y: float, radius: float = 4) -> str:
    """A dot on a day; a bar under the dot over all the days it may have been."""
    x = months.x(max(event.first, months.first))
    end = months.x(min(event.last, months.last))
    title = svg.tag("title", svg.words(f"{event.first} · {event.label}"))
    dot = svg.tag("circle", title, cx=x, cy=y, r=radius, class_=f"point {MARKS.get(event.group, 'c7')}")
    if end - x < 6:
        return dot
    bar = svg.rect(x, y + 5, end - x, 2, class_=f"{MARKS.get(event.group, 'c7')} uncertain")
    return svg.group(bar, dot)
