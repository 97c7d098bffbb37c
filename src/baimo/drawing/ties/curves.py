"""The courses of edges over a map: out of one side of a tile and into one of another, past the names on their way.

The script draws the same courses (`web/script/courses.js`): what is changed here is changed there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import hypot
from typing import NamedTuple

Point = tuple[float, float]
Weights = tuple[float, float, float, float]
SIDES: tuple[Point, ...] = ((0, -1), (0, 1), (1, 0), (-1, 0))  # up, down, right, left
STEPS = 12
ARROW = 9.0
GAP = 3.0
MARGIN = 14.0  # so far a course may leave the ground that the tiles take
PULL, LEAST, FARTHEST = 0.36, 26.0, 150.0  # how far a course runs straight out of a tile: a share of its length
TURN, HIDDEN, OUTSIDE = 22.0, 16.0, 60.0  # what a turn away from the goal costs, and a point on a tile or outside


@dataclass(frozen=True, slots=True)
class Ground:
    """The rectangle of a tile: its middle, and half its width and height."""

    x: float
    y: float
    half_wide: float
    half_high: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies on it."""
        return abs(point[0] - self.x) < self.half_wide and abs(point[1] - self.y) < self.half_high

    def port(self, side: Point, share: float) -> Point:
        """The point just outside a side, at a share of its length."""
        along = 2 * share - 1
        if side[0]:
            return self.x + side[0] * (self.half_wide + GAP), self.y + along * self.half_high
        return self.x + along * self.half_wide, self.y + side[1] * (self.half_high + GAP)


def _weights(share: float) -> Weights:
    """How much each of the four points of a curve counts at a share of its way."""
    rest = 1 - share
    return rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3


_ALONG = tuple(_weights(step / STEPS) for step in range(1, STEPS))


class Course(NamedTuple):
    """A cubic curve: where it starts and ends, and the two points that it is drawn to."""

    start: Point
    out: Point
    into: Point
    end: Point

    def at(self, share: float) -> Point:
        """The point at a share of its way."""
        return self._mixed(_weights(share))

    def points(self) -> Iterator[Point]:
        """Points along it, its ends left out."""
        return map(self._mixed, _ALONG)

    def _mixed(self, weights: Weights) -> Point:
        (a, b, c, d), ((ax, ay), (bx, by), (cx, cy), (dx, dy)) = weights, self
        return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy

    def shortened(self, by: float) -> Course:
        """The same without its last stretch, where the head of an arrow is."""
        x, y = _towards(self.into, self.end)
        return self._replace(end=(self.end[0] - x * by, self.end[1] - y * by))

    def arrow(self) -> tuple[Point, Point, Point]:
        """The head of an arrow at its end."""
        ux, uy = _towards(self.into, self.end)
        x, y, half = self.end[0] - ux * ARROW, self.end[1] - uy * ARROW, ARROW * 0.48
        return self.end, (x - uy * half, y + ux * half), (x + uy * half, y - ux * half)


class Way(NamedTuple):
    """By which sides an edge leaves its tail and enters its head."""

    tail: str
    head: str
    out: Point
    into: Point


def courses(edges: Sequence[tuple[str, str]], grounds: dict[str, Ground]) -> list[Course]:
    """The courses of edges between tiles that are to be read: sides first, then places side by side on each."""
    bounds = bounds_of(list(grounds.values()))
    ways = [_way(tail, head, grounds, bounds) for tail, head in edges]
    shares = _shares(ways, grounds)
    return [
        _course(grounds[way.tail], grounds[way.head], way, shares[number, 0], shares[number, 1])
        for number, way in enumerate(ways)
    ]


def _way(tail: str, head: str, grounds: dict[str, Ground], bounds: tuple[float, ...]) -> Way:
    """The sides with the gentlest course over the fewest names."""
    others = [ground for one, ground in grounds.items() if one not in (tail, head)]
    ends = grounds[tail], grounds[head]
    found = [Way(tail, head, out, into) for out, into in product(SIDES, SIDES)]
    turned = sorted((_turns(*ends, way), number) for number, way in enumerate(found))
    best, least = found[turned[0][1]], float("inf")
    for turns, number in turned:
        if turns >= least:
            break
        cost = turns + _hidden(_course(*ends, found[number], 0.5, 0.5), others, ends, bounds)
        if cost < least:
            best, least = found[number], cost
    return best


def _turns(tail: Ground, head: Ground, way: Way) -> float:
    """How far a course turns away from where it goes, at both ends."""
    start, end = tail.port(way.out, 0.5), head.port(way.into, 0.5)
    x, y = _towards(start, end)
    leaving, entering = x * way.out[0] + y * way.out[1], -x * way.into[0] - y * way.into[1]
    return (2 - leaving - entering) * TURN


def _hidden(way: Course, others: Sequence[Ground], ends: Sequence[Ground], bounds: tuple[float, ...]) -> float:
    """What the points of a course cost that lie on a tile, or outside of the map."""
    left, top, right, bottom = bounds
    points = list(way.points())
    on = _near(points, (*others, *ends))
    hidden = sum([one.holds(point) for point in points for one in on])
    outside = sum([not (left <= x <= right and top <= y <= bottom) for x, y in points])
    return hidden * HIDDEN + outside * OUTSIDE


def _near(points: Sequence[Point], grounds: Sequence[Ground]) -> list[Ground]:
    """The tiles within the box around points: most are not."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    low, high, near, far = min(xs), max(xs), min(ys), max(ys)
    return [
        one
        for one in grounds
        if low < one.x + one.half_wide
        and one.x - one.half_wide < high
        and near < one.y + one.half_high
        and one.y - one.half_high < far
    ]


def _shares(ways: Sequence[Way], grounds: dict[str, Ground]) -> dict[tuple[int, int], float]:
    """Where on its side each end stands: side by side, in the order of where they lead, so that none cross there."""
    sides: dict[tuple[str, Point], list[tuple[float, int, int]]] = defaultdict(list)
    for number, way in enumerate(ways):
        for end, (one, other, side) in enumerate(((way.tail, way.head, way.out), (way.head, way.tail, way.into))):
            far = grounds[other]
            x, y = _towards((grounds[one].x, grounds[one].y), (far.x, far.y))
            sides[one, side].append((y if side[0] else x, number, end))
    return {
        (number, end): (place + 1) / (len(found) + 1)
        for found in sides.values()
        for place, (_, number, end) in enumerate(sorted(found))
    }


def _course(tail: Ground, head: Ground, way: Way, leaves: float, enters: float) -> Course:
    start, end = tail.port(way.out, leaves), head.port(way.into, enters)
    pull = min(max(hypot(end[0] - start[0], end[1] - start[1]) * PULL, LEAST), FARTHEST)
    out = start[0] + way.out[0] * pull, start[1] + way.out[1] * pull
    into = end[0] + way.into[0] * pull, end[1] + way.into[1] * pull
    return Course(start, out, into, end)


def bounds_of(grounds: Sequence[Ground]) -> tuple[float, float, float, float]:
    """The rectangle that the tiles take, and a little more."""
    return (
        min((one.x - one.half_wide for one in grounds), default=0) - MARGIN,
        min((one.y - one.half_high for one in grounds), default=0) - MARGIN,
        max((one.x + one.half_wide for one in grounds), default=0) + MARGIN,
        max((one.y + one.half_high for one in grounds), default=0) + MARGIN,
    )


def _towards(one: Point, other: Point) -> Point:
    """The direction from one point to another, of length 1."""
    x, y = other[0] - one[0], other[1] - one[1]
    far = hypot(x, y) or 1.0
    return x / far, y / far
