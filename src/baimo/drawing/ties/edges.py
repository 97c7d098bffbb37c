"""Edges over the map: the ties of one house, or the steps of a path, as links to the claims that tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.labels import Area, Room
from baimo.drawing.canvas.measuring import width
from baimo.drawing.ties.curves import ARROW, Course, Ground, Point, course
from baimo.drawing.ties.telling import Entities, name_of, say, title
from baimo.drawing.ties.types import types

if TYPE_CHECKING:
    from baimo.drawing.ties.finding import Tie

MOST = 30
LABELLED = 12  # so many of the strongest bear their type and year in words
HALF_HIGH, HALF_WIDE, HALF_KEY = 43.0, 40.0, 83.0
EVERYWHERE = Area(-9e9, -9e9, 9e9, 9e9)
Places = Mapping[str, Point]


@dataclass(slots=True)
class Drawn:
    """What is drawn so far, and the ground that is taken: tiles to be read, labels, middles of courses."""

    grounds: dict[str, Ground]
    room: Room = field(default_factory=lambda: Room(EVERYWHERE))
    middles: list[Point] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def way(self, tail: str, head: str) -> Course:
        """A course between two tiles, apart from those that are drawn."""
        found = course(self.grounds[tail], self.grounds[head], list(self.grounds.values()), self.middles)
        self.middles.append(found.at(0.5))
        return found


def begun(places: Places, shown: Iterable[str], wide: Collection[str]) -> Drawn:
    """An empty drawing over the tiles that are to be read; `wide` are key players, whose tiles have twice the room."""
    grounds = {
        one: Ground(*places[one], HALF_KEY if one in wide else HALF_WIDE, HALF_HIGH) for one in shown if one in places
    }
    drawn = Drawn(grounds)
    for one in grounds.values():
        drawn.room.take(
            Area(one.x - one.half_wide, one.y - one.half_high, one.x + one.half_wide, one.y + one.half_high)
        )
    return drawn


def chosen(found: Sequence[Tie], focus: str, places: Places, most: int = MOST) -> list[Tie]:
    """The strongest ties to tiles that are there, the best of each type in turn: one type would hide the others."""
    groups: dict[str, list[Tie]] = defaultdict(list)
    for tie in found:
        if tie.other(focus) in places:
            groups[tie.type].append(tie)
    rounds = [group[n] for n in range(most) for group in groups.values() if n < len(group)]
    kept = set(map(id, rounds[:most]))
    return [tie for tie in found if id(tie) in kept]


def focus_edges(
    found: Sequence[Tie], focus: str, places: Places, wide: Collection[str], entities: Entities, lang: str
) -> str:
    """The edges of one house over its map; empty where it has no tile or no tie."""
    if focus not in places or not found:
        return ""
    ties = chosen(found, focus, places)
    drawn = begun(places, dict.fromkeys([focus, *(tie.other(focus) for tie in ties)]), wide)
    for number, tie in enumerate(ties):
        _edge(drawn, tie, entities, lang, number < LABELLED)
    left = len(found) - len(ties)
    more = [_more(drawn, focus, left, entities, lang)] if left else []
    name = say("edges.title", lang, name=name_of(entities, focus, lang))
    return svg.group(*drawn.lines, *drawn.labels, *more, class_="edges", role="group", aria_label=name)


def _edge(drawn: Drawn, tie: Tie, entities: Entities, lang: str, is_labelled: bool) -> None:
    fact = tie.facts[0]
    way = drawn.way(tie.tail, tie.head)
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
    (x, y), (bx, by), (ex, ey) = way.start, way.bend, way.end
    return f"M{svg.number(x)} {svg.number(y)}Q{svg.number(bx)} {svg.number(by)} {svg.number(ex)} {svg.number(ey)}"


def _closed(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points) + "Z"


def _label(drawn: Drawn, way: Course, kind: str, words: str) -> None:
    """Words on an edge where nothing else stands; none where no stretch of it is free."""
    wide = width(words, 12)
    for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        x, y = way.at(share)
        area = Area(x - wide / 2 - 5, y - 9, x + wide / 2 + 5, y + 9)
        if drawn.room.is_free(area):
            drawn.room.take(area)
            ground = svg.rect(area.left, area.top, wide + 10, 18, rx=9, class_="ground")
            drawn.labels.append(
                svg.group(ground, svg.text(x, y + 4.3, words, class_=f"middle f-{kind}"), class_="word")
            )
            return


def _more(drawn: Drawn, focus: str, left: int, entities: Entities, lang: str) -> str:
    """How many ties are not drawn, beside the tile, as a link to the graph of all."""
    words = say("edges.more", lang, n=left)
    tile, wide = drawn.grounds[focus], width(say("edges.more", lang, n=left), 12) + 16
    x, y = tile.x - wide / 2, tile.y + tile.half_high - 9
    ground = svg.rect(x, y, wide, 18, rx=9, class_="ground rim")
    shown = svg.text(tile.x, y + 13.2, words, class_="middle")
    name = say("edges.more.title", lang, name=name_of(entities, focus, lang))
    return svg.link(f"/graph/{quote(focus, safe='')}", ground, shown, class_="more", aria_label=name)
