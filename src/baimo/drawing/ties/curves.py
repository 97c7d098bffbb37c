"""The course of an edge over the map: from rim to rim, bowed so that it hides no name on its way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

Point = tuple[float, float]
# How far the middle of a course stands off the straight line, as a share of its length: the gentlest first.
BOWS = (0.1, -0.1, 0.2, -0.2, 0.32, -0.32)
STEPS = 14
ARROW = 9.0
GAP = 3.0


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

    def rim(self, towards: Point) -> Point:
        """Where a line from its middle to a point leaves it, a little outside."""
        across, along = towards[0] - self.x, towards[1] - self.y
        wide, high = self.half_wide + GAP, self.half_high + GAP
        reach = min(wide / abs(across) if across else 9e9, high / abs(along) if along else 9e9, 1.0)
        return self.x + across * reach, self.y + along * reach


@dataclass(frozen=True, slots=True)
class Course:
    """A quadratic curve."""

    start: Point
    bend: Point
    end: Point

    def at(self, share: float) -> Point:
        """The point at a share of its way."""
        one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share**2
        return (
            one * self.start[0] + two * self.bend[0] + three * self.end[0],
            one * self.start[1] + two * self.bend[1] + three * self.end[1],
        )

    def points(self) -> Iterator[Point]:
        """Points along it, its ends left out."""
        return (self.at(step / STEPS) for step in range(1, STEPS))

    def shortened(self, by: float) -> Course:
        """The same without its last stretch, where the head of an arrow is."""
        across, along = self.end[0] - self.bend[0], self.end[1] - self.bend[1]
        far = hypot(across, along) or 1.0
        return Course(self.start, self.bend, (self.end[0] - across / far * by, self.end[1] - along / far * by))

    def arrow(self) -> tuple[Point, Point, Point]:
        """The head of an arrow at its end."""
        across, along = self.end[0] - self.bend[0], self.end[1] - self.bend[1]
        far = hypot(across, along) or 1.0
        ux, uy = across / far, along / far
        x, y = self.end[0] - ux * ARROW, self.end[1] - uy * ARROW
        half = ARROW * 0.5
        return self.end, (x - uy * half, y + ux * half), (x + uy * half, y - ux * half)


def course(tail: Ground, head: Ground, others: Sequence[Ground], taken: Sequence[Point] = ()) -> Course:
    """The gentlest curve from one tile to another over the fewest of the others, and apart from what is drawn."""
    ways = [_bowed(tail, head, bow) for bow in BOWS]
    within = [one for one in others if one not in (tail, head)]
    return min(ways, key=lambda way: (_hidden(way, within, taken), ways.index(way)))


def _bowed(tail: Ground, head: Ground, bow: float) -> Course:
    across, along = head.x - tail.x, head.y - tail.y
    bend = (tail.x + head.x) / 2 - along * bow, (tail.y + head.y) / 2 + across * bow
    return Course(tail.rim(bend), bend, head.rim(bend))


def _hidden(way: Course, others: Sequence[Ground], taken: Sequence[Point]) -> int:
    """How many points of a course lie on a tile that is to be read, or where another edge has its middle."""
    points = list(way.points())
    near = [one for one in others if _meets(one, way)]
    middle = points[len(points) // 2]
    crowded = sum(abs(x - middle[0]) < 18 and abs(y - middle[1]) < 14 for x, y in taken)
    return sum(one.holds(point) for point in points for one in near) + crowded


def _meets(ground: Ground, way: Course) -> bool:
    """Whether a tile lies within the box around a course: most do not."""
    xs, ys = (way.start[0], way.bend[0], way.end[0]), (way.start[1], way.bend[1], way.end[1])
    return (
        min(xs) - ground.half_wide < ground.x < max(xs) + ground.half_wide
        and min(ys) - ground.half_high < ground.y < max(ys) + ground.half_high
    )
