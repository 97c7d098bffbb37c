"""The timeline: what happened, in a lane for each layer and one for rules; the weightier, the larger its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.axes import Months
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import fit, width, wrap
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import say
from baimo.drawing.charts.events import Event, Stage
from baimo.drawing.charts.legends import legend
from baimo.drawing.charts.marking import SHAPES, opening, ring

WIDE = 2400
LEFT, RIGHT, TOP, BOTTOM = 150, 40, 122, 76
ROW, ROWS, DOTS = 21, 13, 22
LONGEST = 400
CLOSE = 9  # two stages nearer than this are one mark
# The group of an event is told by its shape and its hue.
MARKS = {
    "entered": ("disc", "c0"),
    "money": ("diamond", "c2"),
    "law": ("square", "c1"),
    "value": ("fall", "c3"),
    "left": ("cross", "c7"),
}
GREAT, SMALL = 0.1, 0.55  # of the events, by weight: the first tenth in large words, from there on in quiet ones


@dataclass(frozen=True, slots=True)
class Spot:
    """An event with its row, and how it is written."""

    event: Event
    row: int
    size: int
    tone: str | None


def draw_timeline(events: Sequence[Event], first: date, last: date, lang: str) -> Sheet:
    """Lanes from the top of the map down, rules last; what has no room for words is a small mark below them."""
    shown = [event for event in events if first <= event.last and event.first <= last]
    ranks = {event.id: n / max(len(shown), 1) for n, event in enumerate(shown)}
    lanes: dict[str, list[Event]] = defaultdict(list)
    for event in shown:
        lanes[event.lane].append(event)
    sheet = titled("timeline", WIDE, 0, lang, count=len(shown))
    months = Months(first, last, LEFT, WIDE - RIGHT)
    y, grounds, shapes = float(TOP), [], []
    for layer in taxonomy().layers():
        if lanes.get(layer.id):
            drawn, height = _lane(lanes[layer.id], months, y, ranks, lang)
            ground = svg.rect(20, y, WIDE - 40, height, class_="band", rx=12)
            head = [
                svg.text(34, y + 28 + 18 * n, line, class_="head t14")
                for n, line in enumerate(wrap(layer.label(lang), 14, LEFT - 46, 3))
            ]
            grounds.append(svg.group(ground, class_=f"l-{layer.id}"))
            shapes.append(svg.group(svg.group(*head, class_=f"l-{layer.id}"), *drawn))
            y += height + 10
    sheet.height = y + BOTTOM
    if shown:
        sheet.add(*grounds, *months.lines(TOP, y, lang), *_top(months, lang), *shapes)
        sheet.add(*legend("timeline", LEFT, sheet.height - 22, lang))
    return sheet


def _top(months: Months, lang: str) -> Iterator[str]:
    """The years once more on top, for a picture is taller than a screen."""
    for year in range(months.first.year, months.last.year + 1):
        if months.first <= date(year, 1, 1) <= months.last:
            yield svg.text(
                months.x(date(year, 1, 1)), TOP - 8, say("axis.year", lang, year=year), class_="middle quiet"
            )


def _lane(
    events: list[Event], months: Months, top: float, ranks: dict[str, float], lang: str
) -> tuple[list[str], float]:
    """As many rows as the lane needs; the weightiest take their place first."""
    room = Room(Area(LEFT - 8, top, WIDE - 22, top + ROWS * ROW + 20))
    spots: list[Spot] = []
    rest: list[Event] = []
    for event in events:
        spot = _placed(event, months, top, ranks[event.id], room)
        if spot:
            spots.append(spot)
        else:
            rest.append(event)
    rows = 1 + max((spot.row for spot in spots), default=0)
    drawn = [_drawn(spot, months, top + 20 + spot.row * ROW, lang) for spot in spots]
    base = top + 16 + rows * ROW
    drawn += [_small(event, months, base + 8, lang) for event in rest]
    return drawn, rows * ROW + (16 + DOTS if rest else 22)


def _placed(event: Event, months: Months, top: float, rank: float, room: Room) -> Spot | None:
    size = 14 if rank < GREAT else 12
    tone = "quiet" if rank > SMALL else None
    left, right = _ends(event, months)
    wide = 12 + width(fit(event.label, size, LONGEST), size)
    for row in range(ROWS):
        y = top + 9 + row * ROW
        area = Area(left - 7, y, max(_words_at(event, months) + wide, right + 6), y + ROW - 1)
        if room.is_free(area):
            room.take(area)
            return Spot(event, row, size, tone)
    return None


def _ends(event: Event, months: Months) -> tuple[float, float]:
    return _x(event.first, months), max(_x(event.last, months), _x(event.first, months))


def _x(day: date, months: Months) -> float:
    return months.x(min(max(day, months.first), months.last))


def _words_at(event: Event, months: Months) -> float:
    """Where the words begin: after the last mark."""
    return max(_x(stage.first, months) for stage in _marked(event, months))


def _marked(event: Event, months: Months) -> list[Stage]:
    """The stages that have a mark of their own; what lies too near the next is told with it."""
    kept: list[Stage] = []
    for stage in event.stages:
        if not kept or _x(stage.first, months) - _x(kept[-1].first, months) >= CLOSE:
            kept.append(stage)
    return kept


def _drawn(spot: Spot, months: Months, y: float, lang: str) -> str:
    """An event: its stages on a thread, its words after the last of them."""
    event = spot.event
    stages = _marked(event, months)
    at, last = _words_at(event, months), stages[-1]
    shapes = []
    if len(stages) > 1:
        shapes.append(svg.tag("line", x1=_x(stages[0].first, months), x2=at, y1=y, y2=y, class_="whisker"))
    radius = 5 if spot.size > 12 else 4
    shapes += [_stage(event, stage, months, y, radius, lang, stage is last) for stage in stages]
    words = fit(event.label, spot.size, LONGEST)
    told = _told(event, event.stages[0], lang)
    name = svg.text(at + 9, y + 4.5, words, class_=" ".join(filter(None, (f"t{spot.size}", spot.tone))))
    return svg.group(*shapes, svg.link(last.href, name, aria_label=told))


def _stage(event: Event, stage: Stage, months: Months, y: float, radius: float, lang: str, is_last: bool) -> str:
    """A mark on a day, full for the last stage and open before; a bar below over all the days it may have been."""
    shape, colour = MARKS.get(event.group, MARKS["entered"])
    x, end = _x(stage.first, months), _x(stage.last, months)
    mark = SHAPES[shape](x, y, radius, colour) if is_last else ring(x, y, radius - 0.5, colour)
    bar = [svg.rect(x, y + 6.5, end - x, 2, class_=f"{colour} uncertain")] if end - x > 6 else []
    return opening(stage.href, _told(event, stage, lang), *bar, mark)


def _small(event: Event, months: Months, y: float, lang: str) -> str:
    shape, colour = MARKS.get(event.group, MARKS["entered"])
    mark = SHAPES[shape](_x(event.first, months), y, 2.6, colour)
    return opening(event.stages[0].href, _told(event, event.stages[0], lang), mark)


def _told(event: Event, stage: Stage, lang: str) -> str:
    """The event in words: 2024-03-18 · GB200 · shown; 2025-02-15 shipped."""
    days = stage.first.isoformat() if stage.first == stage.last else f"{stage.first} – {stage.last}"
    words = [days, event.label, stage.word]
    words += [f"{other.first} {other.word}".strip() for other in event.stages if other is not stage]
    return " · ".join(word for word in words if word)
