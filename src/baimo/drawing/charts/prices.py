"""Prices over time: steps on a logarithm, a panel a currency, input in full and output in broken lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from baimo.costing.records import Record, series_of
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.axes import Logarithm, Months
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import width
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import name_in, say
from baimo.drawing.population.evidence import Evidence

WIDE, PANEL = 1600, 560
LEFT, RIGHT, TOP, GAP = 90, 190, 110, 70
MOST = 12
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """What one model costs in one currency for one use, in time; amounts are per million tokens."""

    model: str
    names: dict[str, str]
    usage: str
    currency: str
    records: tuple[Record, ...]

    @property
    def amounts(self) -> list[float]:
        """Every value above nothing; what is free has no place on a logarithm."""
        return [float(record.amount) * MILLION for record in self.records if record.amount > 0]


def lines_of(evidence: Evidence, models: Sequence[str] | None = None) -> list[Line]:
    """The makers' own standard prices for input and output."""
    found = []
    for model in models or list(evidence.entities):
        statements = [said for said in evidence.about.get(model, ()) if said.claim.predicate == "price"]
        for series in series_of(statements):
            if series.usage in ("in", "out") and not series.terms.items:
                records = tuple(sorted(series.records, key=lambda r: (r.first or 1, r.last)))
                found.append(Line(model, evidence.entities[model].names, series.usage, series.currency, records))
    return [line for line in found if line.amounts]


def draw_prices(evidence: Evidence, lang: str, models: Sequence[str] | None = None, today: date | None = None) -> Sheet:
    """A panel a currency; without models named, those whose price moved most often."""
    lines = lines_of(evidence, models)
    panels = [one for one in ("CNY", "USD") if any(line.currency == one for line in lines)]
    sheet = titled("prices", WIDE, TOP + (PANEL + GAP) * len(panels), lang)
    for n, currency in enumerate(panels):
        chosen = _chosen([line for line in lines if line.currency == currency], models is None)
        sheet.add(
            *_panel(chosen, say(f"prices.{currency}", lang), TOP + n * (PANEL + GAP), lang, today or date.today())
        )
    return sheet


def _chosen(lines: list[Line], few: bool) -> list[Line]:
    """The models with most steps, both lines of each."""
    steps: dict[str, int] = {}
    for line in lines:
        steps[line.model] = steps.get(line.model, 0) + len({record.amount for record in line.records})
    ranked = sorted(steps, key=lambda model: (-steps[model], model))
    kept = set(ranked[:MOST] if few else ranked)
    return [line for line in lines if line.model in kept]


def _panel(lines: list[Line], name: str, top: float, lang: str, today: date) -> Iterator[str]:
    days = [date.fromordinal(record.first) for line in lines for record in line.records if record.first > 1]
    months = Months(date(min(days).year, 1, 1), today, LEFT, WIDE - RIGHT)
    axis = Logarithm.around([amount for line in lines for amount in line.amounts], top + PANEL - 30, top + 20)
    yield svg.text(LEFT, top + 8, name, class_="t14")
    yield from months.lines(top + 20, top + PANEL - 30, lang)
    yield from axis.lines(LEFT, WIDE - RIGHT)
    models = list(dict.fromkeys(line.model for line in lines))
    room = Room(Area(LEFT, top, WIDE, top + PANEL))
    ends = []
    for line in lines:
        colour = models.index(line.model) % 7
        shapes, end = _steps(line, months, axis, colour, today)
        yield svg.link(f"/e/{line.model}", *shapes, aria_label=f"{_name(line, lang)} {line.usage}")
        ends.append((end, line, colour))
    for (x, y), line, colour in sorted(ends, key=lambda e: (e[1].usage != "in", e[0][1])):
        yield from _end_label(room, x, y, _name(line, lang), colour) if line.usage == "in" or len(models) < 4 else ()


def _steps(
    line: Line, months: Months, axis: Logarithm, colour: int, today: date
) -> tuple[list[str], tuple[float, float]]:
    """The line of one price: level while it is known to hold, upright where the next one began."""
    path, dots, at = "", [], None
    broken = "5 4" if line.usage == "out" else None
    records = [record for record in line.records if record.amount > 0]
    for n, record in enumerate(records):
        first = max(record.first, months.first.toordinal())
        x, y = months.x(date.fromordinal(first)), axis.y(float(record.amount) * MILLION)
        if not record.begins and not record.ends:
            dots.append(svg.tag("circle", cx=x, cy=y, r=3, class_=f"c{colour}"))
        path += f"{'L' if at else 'M'}{x:.1f} {at[1] if at else y:.1f}" + (f"V{y:.1f}" if at else "")
        later = [other.first for other in records[n + 1 :]]
        end = record.last if record.ends else today.toordinal() if record.begins and not later else first
        x = months.x(date.fromordinal(max(end, first)))
        path += f"H{x:.1f}"
        at = (x, y)
    return [svg.tag("path", d=path, class_=f"s{colour} step", stroke_dasharray=broken), *dots], at or (0.0, 0.0)


def _name(line: Line, lang: str) -> str:
    return name_in(line.names, lang) or line.model


def _end_label(room: Room, x: float, y: float, name: str, colour: int) -> Iterator[str]:
    """The name at the end of its line, moved until it is free, with a thread to where it belongs."""
    for nudge in (0, 15, -15, 30, -30, 45, -45, 60, -60, 75, -75, 90, -90):
        area = Area(x + 6, y + nudge - 11, x + 12 + width(name, 12), y + nudge + 4)
        if room.is_free(area):
            room.take(area)
            if nudge:
                yield svg.tag("line", x1=x, y1=y, x2=x + 6, y2=y + nudge - 3, class_="tie")
            yield svg.text(x + 8, y + nudge + 1, name, class_=f"c{colour}")
            return
