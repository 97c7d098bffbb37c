"""The graph of relations: an entity in the middle, at both sides who is tied to it, beyond them whom those are tied to.

A tree of right angles: columns of names, and between them nothing but lines, so that no line crosses a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from baimo.claims import table
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import fit, width, wrap
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import say
from baimo.drawing.charts.relating import Around, Node
from baimo.drawing.logos import mark_of
from baimo.drawing.ties.telling import name_of
from baimo.drawing.ties.types import types

if TYPE_CHECKING:
    from baimo.asking.clocks import Clocks
    from baimo.ledger import Ledger

WIDE, TOP, FOOT = 1600.0, 112.0, 64.0
MIDDLE = WIDE / 2
NEAR, FAR = 290.0, 592.0  # from the middle to the columns of names
LONGEST, LONGEST_FAR, CENTRE = 190.0, 150.0, 190.0  # a name beside the middle, one step on, and in the middle
ROW, PILL, LEAST = 36.0, 28.0, 420.0
LANE, FIRST_LANE = 9.0, 24.0  # the upright lines: how far apart, and how far from the middle's pill
FORK, BEND, ARROW = 32.0, 8.0, 9.0
CORNERS = {"person": PILL / 2, "organization": 5.0, "policy": 0.0}  # of a name's ground: kinds differ by shape as well


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name stands: the end of its ground that faces the middle, and which way is out."""

    x: float
    y: float
    out: int


def draw_relations(ledger: Ledger, centre: str, lang: str, clocks: Clocks | None = None) -> Sheet:
    """The graph around an entity, at most sixty names; the same picture every time. KeyError for an unknown one."""
    return draw_around(Around(ledger, centre, clocks), lang)


def draw_around(around: Around, lang: str) -> Sheet:
    """The graph of what stands around an entity."""
    sides = _halves(around.nodes)
    high = max([LEAST, *(sum(map(_rows, side)) * ROW for side in sides)])
    sheet = titled("graph", WIDE, TOP + high + FOOT, lang, name=name_of(around.entities, around.centre.id, lang))
    middle = TOP + high / 2
    drawing = _Drawing(sheet, around)
    half = drawing.middle(middle) / 2
    for out, side in zip((1, -1), sides, strict=True):
        drawing.side(side, out, middle, half)
    if not around.nodes:
        sheet.add(svg.text(MIDDLE, middle + 50, say("graph.none", lang), class_="middle quiet t14"))
    sheet.add(*drawing.lines, *drawing.names, *_legend(around, sheet.height - 26, lang))
    return sheet


def _rows(node: Node) -> int:
    return max(1, len(node.nodes))


def _halves(nodes: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """The right and the left side: types stay together, and both sides are about as high."""
    whole, right = sum(map(_rows, nodes)), list[Node]()
    for node in nodes:
        if 2 * sum(map(_rows, right)) + _rows(node) > whole and right:
            break
        right.append(node)
    return right, list(nodes[len(right) :])


class _Drawing:
    """The lines and the names of a graph, while they are drawn."""

    def __init__(self, sheet: Sheet, around: Around) -> None:
        self._sheet, self._around, self._lang = sheet, around, sheet.lang
        self.lines: list[str] = []
        self.names: list[str] = []

    def middle(self, y: float) -> float:
        """The entity in the middle, its name on two lines where it is long; how wide it is."""
        centre = self._around.centre.id
        lines = wrap(name_of(self._around.entities, centre, self._lang), 15, CENTRE, 2)
        wide = max(self._wide(centre, line, 15) for line in lines)
        self._pill(centre, lines, MIDDLE - wide / 2, y, wide, "t15", "centre")
        return wide

    def side(self, nodes: Sequence[Node], out: int, middle: float, half: float) -> None:
        """One side: names from the top down, each amid those beyond it."""
        y = middle - sum(map(_rows, nodes)) * ROW / 2
        spots = []
        for node in nodes:
            spots.append(Spot(MIDDLE + out * NEAR, y + _rows(node) * ROW / 2, out))
            self._beyond(node, spots[-1], y)
            y += _rows(node) * ROW
        for node, spot, lane, port in _lanes(nodes, spots, middle):
            start = MIDDLE + out * half
            course = _elbow(start, middle + port, start + out * (FIRST_LANE + lane * LANE), spot)
            self._edge(node, spot, course)
            self._word(node, spot)

    def _beyond(self, node: Node, spot: Spot, top: float) -> None:
        """Those one step on: a stem from the name to a fork, and from there a branch to each."""
        end, fork = spot.x + spot.out * self._name(node, spot), MIDDLE + spot.out * (FAR - FORK)
        if node.nodes:
            self.lines.append(svg.tag("line", x1=end, y1=spot.y, x2=fork - spot.out * BEND, y2=spot.y, class_="tie"))
        for number, other in enumerate(node.nodes):
            there = Spot(MIDDLE + spot.out * FAR, top + (number + 0.5) * ROW, spot.out)
            self._name(other, there, LONGEST_FAR)
            self._edge(other, there, _elbow(fork - spot.out * BEND, spot.y, fork, there), "thin")

    def _edge(self, node: Node, spot: Spot, course: str, more: str = "") -> None:
        title = self._around.title(node, self._lang)
        shapes = [svg.tag("title", svg.words(title))]
        shapes.append(svg.tag("path", d=course, class_=f"e e-{node.type} {more}".strip()))
        if node.leads:
            shapes.append(svg.tag("path", d=_head(spot, node.leads), class_=f"f-{node.type}"))
        shapes.append(svg.tag("path", d=course, class_="reach"))
        self.lines.append(svg.link(node.href, *shapes, class_="edge", aria_label=title, data_type=node.type))

    def _word(self, node: Node, spot: Spot) -> None:
        """What a tie is and since when, on its own line beside the name."""
        room = NEAR - CENTRE / 2 - FIRST_LANE - 72
        year = (node.claim.when or "").strip("./")[:4]
        words = fit(f"{_label(node, self._lang)} {year}".strip(), 12, room)
        wide, end = width(words, 12) + 8, spot.x - spot.out * (ARROW + 5)
        left = end - wide if spot.out > 0 else end
        ground = svg.rect(left, spot.y - 9, wide, 18, class_="ground")
        text = svg.text(left + wide / 2, spot.y + 4.3, words, class_=f"middle f-{node.type}")
        self.lines.append(svg.group(ground, text))

    def _name(self, node: Node, spot: Spot, longest: float = LONGEST) -> float:
        name = fit(name_of(self._around.entities, node.id, self._lang), 13, longest)
        wide = self._wide(node.id, name, 13)
        left = spot.x if spot.out > 0 else spot.x - wide
        self._pill(node.id, (name,), left, spot.y, wide, "t13")
        return wide

    def _wide(self, entity: str, name: str, size: int) -> float:
        return width(name, size) + 20 + (24 if mark_of(entity) else 0)

    def _pill(
        self, entity: str, lines: Sequence[str], left: float, y: float, wide: float, size: str, more: str = ""
    ) -> None:
        """A name on its ground with its logo; it leads to the entity's page."""
        mark, found = mark_of(entity), self._around.entities.get(entity)
        kind = found.kind if found else "unknown"
        high = PILL + (8 if more else 0) + 18 * (len(lines) - 1)
        shapes = [svg.rect(left, y - high / 2, wide, high, class_="tile", rx=CORNERS.get(kind, 10.0))]
        if mark:
            shapes.append(self._sheet.use(mark, left + 8, y - 9, 18))
        start, base = left + (32 if mark else 10), y + 4.8 - 9 * (len(lines) - 1)
        shapes += [svg.text(start, base + 18 * n, line, class_=f"name {size}") for n, line in enumerate(lines)]
        whole = name_of(self._around.entities, entity, self._lang)
        href = f"/e/{quote(entity, safe='')}"
        self.names.append(svg.link(href, *shapes, class_=f"k-{kind} {more}".strip(), aria_label=whole))


def _lanes(nodes: Sequence[Node], spots: Sequence[Spot], middle: float) -> Iterator[tuple[Node, Spot, int, float]]:
    """For each node its upright line and where it leaves the middle: the farther a type stands, the nearer its line.

    One that stands above and below the middle is the outermost. So no branch crosses another type's upright line.
    """
    groups = [list(found) for _, found in groupby(zip(nodes, spots, strict=True), key=lambda pair: pair[0].type)]
    reach = [max(abs(spot.y - middle) for _, spot in group) for group in groups]
    spans = [group[0][1].y < middle < group[-1][1].y for group in groups]
    order = sorted(range(len(groups)), key=lambda number: (spans[number], -reach[number]))
    step = min(5.0, (PILL - 4) / max(len(groups), 1))
    for number, group in enumerate(groups):
        port = (number - (len(groups) - 1) / 2) * step
        for node, spot in group:
            yield node, spot, order.index(number), port


def _elbow(x: float, y: float, turn: float, spot: Spot) -> str:
    """A line along, up or down, and along again, with round corners, to a name."""
    n = svg.number
    far = abs(spot.y - y)
    if far < 1:
        return f"M{n(x)} {n(y)}H{n(spot.x)}"
    bend, way, out = min(BEND, far / 2), 1 if spot.y > y else -1, spot.out
    first = f"M{n(x)} {n(y)}H{n(turn - out * bend)}Q{n(turn)} {n(y)} {n(turn)} {n(y + way * bend)}"
    second = f"V{n(spot.y - way * bend)}Q{n(turn)} {n(spot.y)} {n(turn + out * bend)} {n(spot.y)}H{n(spot.x)}"
    return first + second


def _head(spot: Spot, leads: int) -> str:
    """The head of an arrow beside a name: to it, or away from it."""
    tip, back = (spot.x - spot.out, spot.x - spot.out * ARROW) if leads > 0 else (spot.x - spot.out * ARROW, spot.x)
    n = svg.number
    return f"M{n(tip)} {n(spot.y)}L{n(back)} {n(spot.y - 4.4)}L{n(back)} {n(spot.y + 4.4)}Z"


def _label(node: Node, lang: str) -> str:
    return table()[node.claim.predicate].label(lang)


def _legend(around: Around, y: float, lang: str) -> Iterator[str]:
    """The types that are there, each with its line and how often it is drawn."""
    counts = Counter(node.type for node in around.all())
    shown = [one for one in types().values() if counts[one.id]]
    words = [f"{one.labels[lang]} {counts[one.id]}" for one in shown]
    x = MIDDLE - (sum(width(word, 12) + 62 for word in words) - 24) / 2
    for one, word in zip(shown, words, strict=True):
        line = svg.tag("path", d=f"M{svg.number(x)} {svg.number(y - 4)}h30", class_=f"e e-{one.id}")
        yield svg.group(line, svg.text(x + 38, y, word, class_="quiet"))
        x += width(word, 12) + 62
