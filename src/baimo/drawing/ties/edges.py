"""Edges over the map: the ties of one house, or the steps of a path, as links to the claims that tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import quote

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import width
from baimo.drawing.ties.curves import ARROW, Course, Ground, Point, bounds_of, courses
from baimo.drawing.ties.telling import Entities, name_of, say, title
from baimo.drawing.ties.types import types

if TYPE_CHECKING:
    from baimo.drawing.map.places import Cell
    from baimo.drawing.ties.finding import Tie

MOST = 30
LABELLED = 12  # so many of the strongest bear their type and year in words
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)  # where on an edge its words may stand, the best first
Homes = Mapping[str, "Cell"]


@dataclass(slots=True)
class Drawn:
    """What is drawn so far, and the ground that is taken: tiles to be read, and labels."""

    grounds: dict[str, Ground]
    room: Room
    lines: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def begun(homes: Homes, shown: Iterable[str]) -> Drawn:
    """An empty drawing over the tiles that are to be read."""
    cells = {one: homes[one] for one in shown if one in homes}
    grounds = {one: Ground(*cell.middle, cell.wide / 2, cell.high / 2) for one, cell in cells.items()}
    drawn = Drawn(grounds, Room(Area(*bounds_of(list(grounds.values())))))
    for cell in cells.values():
        drawn.room.take(Area(cell.x, cell.y, cell.x + cell.wide, cell.y + cell.high))
    return drawn


def chosen(found: Sequence[Tie], focus: str, homes: Homes, most: int = MOST) -> list[Tie]:
    """The strongest ties to tiles that are there, the best of each type in turn: one type would hide the others."""
    groups: dict[str, list[Tie]] = defaultdict(list)
    for tie in found:
        if tie.other(focus) in homes:
            groups[tie.type].append(tie)
    rounds = [group[n] for n in range(most) for group in groups.values() if n < len(group)]
    kept = set(map(id, rounds[:most]))
    return [tie for tie in found if id(tie) in kept]


def focus_edges(found: Sequence[Tie], focus: str, homes: Homes, entities: Entities, lang: str) -> str:
    """The edges of one house over its map; empty where it has no tile or no tie."""
    if focus not in homes or not found:
        return ""
    ties = chosen(found, focus, homes)
    drawn = begun(homes, dict.fromkeys([focus, *(tie.other(focus) for tie in ties)]))
    ways = courses([(tie.tail, tie.head) for tie in ties], drawn.grounds)
    for number, (tie, way) in enumerate(zip(ties, ways, strict=True)):
        _edge(drawn, tie, way, entities, lang, number < LABELLED)
    left = len(found) - len(ties)
    more = [_more(drawn, focus, left, entities, lang)] if left else []
    name = say("edges.title", lang, name=name_of(entities, focus, lang))
    return svg.group(*drawn.lines, *drawn.labels, *more, class_="edges", role="group", aria_label=name)


def _edge(drawn: Drawn, tie: Tie, way: Course, entities: Entities, lang: str, is_labelled: bool) -> None:
    fact = tie.facts[0]
    drawn.lines.append(line(way, tie.type, fact.href, title(fact, entities, lang), tie.tail, tie.head))
    if is_labelled:
        year = fact.since[:4] if fact.since else ""
        _label(drawn, way, tie.type, f"{types()[tie.type].labels[lang]} {year}".strip())


def line(way: Course, kind: str, href: str, words: str, tail: str, head: str) -> str:
    """An edge: a ground that keeps it apart from the tiles, its line, the head of its arrow, a wide stroke to hit."""
    is_directed = types()[kind].is_directed
    run = _path(way.shortened(ARROW - 2) if is_directed else way)
    shapes = [svg.tag("title", svg.words(words)), svg.tag("path", d=run, class_="under")]
    shapes.append(svg.tag("path", d=run, class_=f"e e-{kind}"))
    if is_directed:
        shapes.append(svg.tag("path", d=_closed(way.arrow()), class_=f"f-{kind}"))
    shapes.append(svg.tag("path", d=_path(way), class_="reach"))
    return svg.link(href, *shapes, class_="edge", aria_label=words, data_type=kind, data_tail=tail, data_head=head)


def _path(way: Course) -> str:
    start, *rest = (f"{svg.number(x)} {svg.number(y)}" for x, y in way)
    return f"M{start}C{' '.join(rest)}"


def _closed(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points) + "Z"


def _label(drawn: Drawn, way: Course, kind: str, words: str) -> None:
    """Words on an edge, else beside it, where nothing else stands; none where no stretch of it is free."""
    wide = width(words, 12) + 10
    for beside, share in product((0.0, 0.5, -0.5), SHARES):
        x, y = way.at(share)
        x += beside * (wide + 8)
        area = Area(x - wide / 2, y - 9, x + wide / 2, y + 9)
        if drawn.room.is_free(area):
            drawn.room.take(area)
            ground = svg.rect(area.left, area.top, wide, 18, rx=9, class_="ground")
            drawn.labels.append(
                svg.group(ground, svg.text(x, y + 4.3, words, class_=f"middle f-{kind}"), class_="word")
            )
            return


def _more(drawn: Drawn, focus: str, left: int, entities: Entities, lang: str) -> str:
    """How many ties are not drawn, beside the tile, as a link to the graph of all."""
    words = say("edges.more", lang, n=left)
    tile, wide = drawn.grounds[focus], width(say("edges.more", lang, n=left), 12) + 16
    x, y = tile.x - wide / 2, tile.y + tile.half_high + 2
    ground = svg.rect(x, y, wide, 18, rx=9, class_="ground rim")
    shown = svg.text(tile.x, y + 13.2, words, class_="middle")
    name = say("edges.more.title", lang, name=name_of(entities, focus, lang))
    return svg.link(f"/graph/{quote(focus, safe='')}", ground, shown, class_="more", aria_label=name)
