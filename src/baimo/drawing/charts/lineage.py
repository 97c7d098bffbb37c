"""Lineage: families of models as lines of time, their versions as points, and what was built on what across them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import fit, wrap
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import name_in, say
from baimo.drawing.charts.claims import claim_address
from baimo.drawing.charts.families import Basis, Version, lineage_of
from baimo.drawing.charts.legends import legend
from baimo.drawing.charts.marking import ANCHORS, classes, disc, opening
from baimo.drawing.charts.scales import Eras
from baimo.drawing.logos import mark_of, monogram
from baimo.drawing.population.evidence import Evidence

WIDE = 1600
LEFT, RIGHT, TOP, BOTTOM = 200, 40, 104, 84
LANE = 54
LONGEST = 150
# Before ChatGPT little happened that is drawn: those years get a small part of the width.
TURN, EARLY = date(2022, 7, 1), 0.16


def draw_lineage(evidence: Evidence, lang: str, family: str | None = None) -> Sheet:
    """The families that matter most, or those that a family is tied to."""
    chosen, versions, bases = lineage_of(evidence, family)
    sheet = titled("lineage", WIDE, TOP + LANE * len(chosen) + BOTTOM, lang)
    if not chosen:
        return sheet
    months = _eras([version.day for one in chosen for version in versions[one]])
    bottom = sheet.height - BOTTOM
    lanes = {one: TOP + LANE * (n + 0.5) for n, one in enumerate(chosen)}
    spots = {v.id: (months.x(v.day), lanes[one]) for one in chosen for v in versions[one]}
    room = Room(Area(LEFT - 10, TOP, WIDE - 10, bottom))
    for x, y in spots.values():
        room.take(Area(x - 5, y - 5, x + 5, y + 5))
    sheet.add(*_stripes(lanes), *months.lines(TOP, bottom, lang))
    sheet.add(*(_arc(evidence, spots, basis, lang) for basis in bases))
    for one in chosen:
        sheet.add(*_lane(sheet, evidence, one, versions[one], lanes[one], months, room))
    sheet.add(*legend("lineage", LEFT, sheet.height - 24, lang))
    return sheet


def _eras(days: list[date]) -> Eras:
    first, last = date(min(days).year, 1, 1), max(days)
    end = date(last.year, 10, 1) if last.month < 8 else date(last.year + 1, 1, 1)
    return Eras(first, end, LEFT, WIDE - RIGHT, TURN if first < TURN < last else None, EARLY)


def _stripes(lanes: dict[str, float]) -> Iterator[str]:
    """Every second lane has a ground, so that the eye keeps to its line."""
    for n, y in enumerate(lanes.values()):
        if n % 2 == 0:
            yield svg.rect(20, y - LANE / 2, WIDE - 40, LANE, class_="strip", rx=8)


def _lane(
    sheet: Sheet, evidence: Evidence, family: str, versions: list[Version], y: float, months: Eras, room: Room
) -> Iterator[str]:
    lang = sheet.lang
    yield _head(sheet, evidence, family, y)
    ends = months.x(versions[0].day), months.x(versions[-1].day)
    yield svg.tag("line", x1=ends[0], x2=ends[1], y1=y, y2=y, class_="lane")
    for version in sorted(versions, key=lambda v: (-v.weight, v.id)):
        x, name = months.x(version.day), name_in(version.names, lang)
        told = say("lineage.told.version", lang, name=name, day=version.day)
        yield opening(claim_address(version.statements[0]), told, disc(x, y, 4.5, "c0"))
        short = fit(name, 12, LONGEST)
        at = room.label(short, x, y, 4, beside=False)
        if at:
            word = svg.text(at[0], at[1], short, class_=classes("halo", ANCHORS[at[2]]))
            yield svg.link(f"/e/{version.id}", word, aria_label=name)


def _head(sheet: Sheet, evidence: Evidence, family: str, y: float) -> str:
    name = name_in(evidence.entities[family].names, sheet.lang)
    mark = mark_of(family, evidence.maker.get(family, ""))
    lines = wrap(name, 14, LEFT - 86, 2)
    top = y + 5 - 8 * (len(lines) - 1)
    words = [svg.text(68, top + 17 * n, line, class_="t14") for n, line in enumerate(lines)]
    plate = svg.rect(32, y - 15, 30, 30, class_="plate", rx=7)
    letters = svg.text(47, y + 5, monogram(name), class_="plate-ink middle t14")
    return svg.link(
        f"/e/{family}", plate, sheet.use(mark, 36, y - 11, 22) if mark else letters, *words, aria_label=name
    )


def _arc(evidence: Evidence, spots: dict[str, tuple[float, float]], basis: Basis, lang: str) -> str:
    """A curve from what was built on to what was built; a family without a day stands at its first version."""
    start, end = (spots.get(one) or _first(evidence, spots, one) for one in (basis.base, basis.model))
    if start is None or end is None:
        return ""
    (x1, y1), (x2, y2) = start, end
    bend = max(36.0, abs(x2 - x1) / 2)
    d = f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    names = {end: name_in(evidence.entities[end].names, lang) for end in (basis.model, basis.base)}
    told = say("lineage.told.basis", lang, model=names[basis.model], base=names[basis.base])
    # A wide stroke that nobody sees makes a thin curve easy to hit.
    return opening(
        claim_address(basis.statements[0]), told, svg.tag("path", d=d, class_="hit"), svg.tag("path", d=d, class_="arc")
    )


def _first(evidence: Evidence, spots: dict[str, tuple[float, float]], model: str) -> tuple[float, float] | None:
    return min((spot for one, spot in spots.items() if evidence.family.get(one) == model), default=None)
