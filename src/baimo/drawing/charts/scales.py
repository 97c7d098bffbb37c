"""Scales of time that give little room to the years in which little happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.axes import Months
from baimo.drawing.canvas.wording import say


@dataclass(frozen=True, slots=True)
class Eras:
    """Days from left to right; those before `turn` share `early` of the width. Without a turn all are alike."""

    first: date
    last: date
    left: float
    right: float
    turn: date | None = None
    early: float = 0.2

    @property
    def _bend(self) -> float:
        return self.left + (self.right - self.left) * self.early

    def _parts(self) -> list[Months]:
        if self.turn is None:
            return [Months(self.first, self.last, self.left, self.right)]
        return [
            Months(self.first, self.turn, self.left, self._bend),
            Months(self.turn, self.last, self._bend, self.right),
        ]

    def x(self, day: date) -> float:
        """Where a day stands."""
        parts = self._parts()
        return (parts[0] if self.turn is None or day < self.turn else parts[-1]).x(day)

    def lines(self, top: float, bottom: float, lang: str) -> Iterator[str]:
        """A line a year, with its number where there is room, and the turn of the scale."""
        said = float("-inf")
        for year in range(self.first.year, self.last.year + 1):
            day = date(year, 1, 1)
            if not self.first <= day <= self.last:
                continue
            x = self.x(day)
            yield svg.tag("line", x1=x, x2=x, y1=top, y2=bottom, class_="year")
            if x - said > 44:
                yield svg.text(x, bottom + 18, say("axis.year", lang, year=year), class_="middle quiet")
                said = x
        if self.turn:
            x = self.x(self.turn)
            yield svg.tag("line", x1=x, x2=x, y1=top, y2=bottom, class_="turn")
