"""The graph of relations: an entity in the middle, who is tied to it around, and beyond them whom those are tied to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, pi, sin
from typing import TYPE_CHECKING

from baimo.asking.clocks import Clocks
from baimo.asking.relating.graph import Graph, Tie
from baimo.claims import table
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import fit, width
from baimo.drawing.canvas.sheet import Sheet, titled
from baimo.drawing.canvas.wording import name_in
from baimo.drawing.logos import mark_of

if TYPE_CHECKING:
    from baimo.ledger import Entity, Ledger

WIDE, HIGH = 1600, 1040
MIDDLE = (WIDE / 2, HIGH / 2 + 40)
INNER, OUTER = (400.0, 260.0), (680.0, 430.0)
FIRST, MOST = 18, 60
PILL = 26
LONGEST = 150
OWN = ("released", "open_sourced", "developed_by", "manufactured_by", "version_of")


@dataclass(frozen=True, slots=True)
class Node:
    """An entity on the picture: where it stands and whom it hangs on."""

    id: str
    x: float
    y: float
    parent: str | None
    tie: Tie | None


def draw_relations(ledger: Ledger, centre: str, lang: str, clocks: Clocks | None = None) -> Sheet:
    """The graph around an entity, at most sixty nodes; the same picture every time. KeyError for an unknown one."""
    entity = ledger.entity(centre)
    if entity is None:
        raise KeyError(centre)
    graph = Graph(ledger, clocks or Clocks())
    nodes = list(_nodes(graph, centre))
    entities = {found.id: found for found in ledger.entities_each([node.id for node in nodes])}
    sheet = titled("graph", WIDE, HIGH, lang, name=_name(entity, lang))
    room = Room(Area(10, 90, WIDE - 10, HIGH - 10))
    drawn: dict[str, str] = {}
    places: dict[str, Node] = {}
    for node in nodes:
        found = _pill(sheet, entities[node.id], node, room, lang)
        if found:
            drawn[node.id], places[node.id] = found[0], replace(node, y=found[1])
    lines = [_line(node, places[node.parent], lang, room) for node in places.values() if node.parent in places]
    sheet.add(*(line for line, _ in lines), *(label for _, label in lines if label), *drawn.values())
    return sheet


def _nodes(graph: Graph, centre: str) -> Iterator[Node]:
    yield Node(centre, *MIDDLE, None, None)
    near = _nearest(graph, centre, FIRST, {centre})
    shown = {centre, *(one for one, _ in near)}
    share = max(1, (MOST - len(near)) // max(len(near), 1))
    beyond = {}
    for one, _ in near:
        beyond[one] = _nearest(graph, one, share, shown) if graph.pass_cost(one) is not None else []
        shown.update(other for other, _ in beyond[one])
    whole = sum(1 + len(beyond[one]) for one, _ in near)
    at = -pi / 2
    for one, tie in near:
        sector = 2 * pi * (1 + len(beyond[one])) / whole
        yield Node(one, *_at(at + sector / 2, INNER), centre, tie)
        for n, (other, other_tie) in enumerate(beyond[one]):
            yield Node(other, *_at(at + sector * (n + 0.5) / len(beyond[one]), OUTER), one, other_tie)
        at += sector


def _nearest(graph: Graph, entity: str, most: int, without: set[str]) -> list[tuple[str, Tie]]:
    """The most telling ties of an entity, best first."""
    ties = [(one, tie) for one, tie in graph.ties(entity).items() if one not in without]
    ranked = sorted(ties, key=lambda pair: (pair[1].facts[0].cost, -len(pair[1].facts), pair[0]))
    return _varied(graph, ranked, most)


def _varied(graph: Graph, ranked: list[tuple[str, Tie]], most: int) -> list[tuple[str, Tie]]:
    """The best of each kind of relation in turn: thirty models of its own would hide whom a maker is tied to."""
    groups: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
    for one, tie in ranked:
        predicate = tie.facts[0].predicate
        is_own = predicate in OWN and graph.kind(one) != "organization"
        groups[OWN[0] if is_own else f"{predicate} {graph.kind(one)}"].append((one, tie))
    rounds = [group[n] for n in range(most) for group in groups.values() if n < len(group)]
    chosen = {one for one, _ in rounds[:most]}
    return [(one, tie) for group in groups.values() for one, tie in group if one in chosen]


def _at(angle: float, radius: tuple[float, float]) -> tuple[float, float]:
    return MIDDLE[0] + radius[0] * cos(angle), MIDDLE[1] + radius[1] * sin(angle)


def _name(entity: Entity, lang: str) -> str:
    return name_in(entity.names, lang) or entity.id


def _pill(sheet: Sheet, entity: Entity, node: Node, room: Room, lang: str) -> tuple[str, float] | None:
    """A name on a rounded ground with its logo, nudged to where it is free, and its height; None without room."""
    mark = mark_of(entity.id)
    name = fit(_name(entity, lang), 13, LONGEST)
    wide = width(name, 13) + 20 + (22 if mark else 0)
    for nudge in (0, 34, -34, 68, -68, 102, -102):
        x, y = min(max(node.x - wide / 2, 14), WIDE - 14 - wide), node.y - PILL / 2 + nudge
        area = Area(x - 4, y - 4, x + wide + 4, y + PILL + 4)
        if room.is_free(area):
            room.take(area)
            shapes = [svg.rect(x, y, wide, PILL, class_="tile", rx=PILL / 2)]
            if mark:
                shapes.append(sheet.use(mark, x + 8, y + 4, 18))
            shapes.append(svg.text(x + (30 if mark else 10), y + 17.5, name, class_="name t13"))
            kind = f"k-{entity.kind}" + (" centre" if node.parent is None else "")
            pill = svg.link(f"/e/{entity.id}", *shapes, class_=kind, aria_label=_name(entity, lang))
            return pill, y + PILL / 2
    return None


def _line(node: Node, parent: Node, lang: str, room: Room) -> tuple[str, str | None]:
    fact = node.tie.facts[0] if node.tie else None
    line = svg.tag("line", x1=parent.x, y1=parent.y, x2=node.x, y2=node.y, class_="tie")
    if fact is None or parent.parent is not None:
        return line, None
    label = table()[fact.predicate].labels[lang]
    x, y, wide = (node.x * 0.6 + parent.x * 0.4), (node.y * 0.6 + parent.y * 0.4), width(label, 12)
    area = Area(x - wide / 2 - 2, y - 9, x + wide / 2 + 2, y + 7)
    if not room.is_free(area):
        return line, None
    room.take(area)
    ground = svg.rect(area.left, area.top, area.right - area.left, area.bottom - area.top, class_="ground")
    return line, svg.group(ground, svg.text(x, y + 4, label, class_="middle quiet"))
