"""Labels beside points: each where it is free, in the order of who matters; what finds no room stays a mere point."""

from __future__ import annotations

from dataclasses import dataclass

from baimo.drawing.canvas.measuring import width

HEIGHT = 15.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Whether two share ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Room:
    """The ground of a picture, and what of it is taken."""

    def __init__(self, area: Area, cell: float = 60) -> None:
        self._area, self._cell = area, cell
        self._taken: dict[tuple[int, int], list[Area]] = {}

    def take(self, area: Area) -> None:
        """Nothing else may stand there."""
        for key in self._cells(area):
            self._taken.setdefault(key, []).append(area)

    def is_free(self, area: Area) -> bool:
        """Whether an area lies on the ground and meets nothing."""
        inside = self._area.left <= area.left and area.right <= self._area.right
        inside = inside and self._area.top <= area.top and area.bottom <= self._area.bottom
        return inside and not any(area.meets(other) for key in self._cells(area) for other in self._taken.get(key, ()))

    def label(
        self, text: str, x: float, y: float, radius: float, size: float = 12, beside: bool = True
    ) -> tuple[float, float, str] | None:
        """Where a label of a point goes, as x, y of its baseline and its anchor; None where there is no room.

        `beside` allows it on the point's own line.
        """
        wide, away = width(text, size), radius + 4
        level = ((x + away, y + size * 0.35, "start"), (x - away - wide, y + size * 0.35, "end")) if beside else ()
        for left, baseline, anchor in (
            *level,
            (x - wide / 2, y - away, "middle"),
            (x - wide / 2, y + away + size * 0.8, "middle"),
            (x + away * 0.7, y - away * 0.7, "start"),
            (x + away * 0.7, y + away * 0.7 + size * 0.8, "start"),
            (x - away * 0.7 - wide, y - away * 0.7, "end"),
            (x - away * 0.7 - wide, y + away * 0.7 + size * 0.8, "end"),
        ):
            area = Area(left, baseline - size * 0.9, left + wide, baseline + size * 0.25)
            if self.is_free(area):
                self.take(area)
                at = {"start": left, "end": left + wide, "middle": left + wide / 2}[anchor]
                return at, baseline, anchor
        return None

    def _cells(self, area: Area) -> list[tuple[int, int]]:
        across = range(int(area.left // self._cell), int(area.right // self._cell) + 1)
        along = range(int(area.top // self._cell), int(area.bottom // self._cell) + 1)
        return [(a, b) for a in across for b in along]
