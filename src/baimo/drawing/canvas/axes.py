"""Axes: months along, a logarithm up, with their lines and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.wording import say


@dataclass(frozen=True, slots=True)
class Months:
    """Days from left to right."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands."""
        whole = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (day - self.first).days / whole

    def lines(self, top: float, bottom: float, lang: str) -> Iterator[str]:
        """A line a year, thinner ones a quarter where there is room, with the numbers below."""
        for year in range(self.first.year, self.last.year + 1):
            for month in (1, 4, 7, 10):
                day = date(year, month, 1)
                if not self.first <= day <= self.last or (month > 1 and not self._has_room()):
                    continue
                x = self.x(day)
                yield svg.tag("line", x1=x, x2=x, y1=top, y2=bottom, class_="year" if month == 1 else "quarter")
                label = _label(year, month, lang)
                if month == 1 or self._has_room(8):
                    yield svg.text(x, bottom + 18, label, class_="middle quiet")

    def _has_room(self, letters: int = 3) -> bool:
        quarter = (self.right - self.left) / max((self.last - self.first).days, 1) * 91
        return quarter > letters * 7


@dataclass(frozen=True, slots=True)
class Logarithm:
    """Powers of ten from the bottom up."""

    low: float
    high: float
    bottom: float
    top: float

    @classmethod
    def around(cls, values: list[float], bottom: float, top: float) -> Logarithm:
        """An axis that holds all values, from a round number to a round number."""
        low, high = _round_down(min(values)), _round_up(max(values))
        return cls(low, high if high > low else low * 10, bottom, top)

    def y(self, value: float) -> float:
        """Where a value stands."""
        share = (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return self.bottom - (self.bottom - self.top) * share

    def lines(self, left: float, right: float) -> Iterator[str]:
        """A line at 1, 2 and 5 of each power, with its number at the left."""
        for power in range(floor(log10(self.low)), ceil(log10(self.high)) + 1):
            for step in (1, 2, 5):
                value = step * 10.0**power
                if self.low * 0.999 <= value <= self.high * 1.001:
                    y = self.y(value)
                    yield svg.tag("line", x1=left, x2=right, y1=y, y2=y, class_="year" if step == 1 else "quarter")
                    yield svg.text(left - 8, y + 4, plain(value), class_="end quiet")


def _label(year: int, month: int, lang: str) -> str:
    if month == 1:
        return say("axis.year", lang, year=year)
    return say("axis.month", lang, month=month, name=date(year, month, 1).strftime("%b"))


def plain(value: float) -> str:
    """A round number without exponent: 0.0005, 20, 1,000."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def _round_down(value: float) -> float:
    power = 10.0 ** floor(log10(value))
    return float(max(step for step in (1, 2, 5) if step * power <= value * 1.0001) * power)


def _round_up(value: float) -> float:
    power = 10.0 ** floor(log10(value))
    return float(min(step for step in (1, 2, 5, 10) if step * power >= value * 0.9999) * power)
