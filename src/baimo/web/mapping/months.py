"""The strip of months under the map: how many tiles entered and left in each, and the way to every month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import sqrt
from typing import TYPE_CHECKING

from baimo.drawing.canvas import svg
from baimo.output.people_dates import date_text

if TYPE_CHECKING:
    from baimo.drawing.population.tiles import Tile

HIGH, BASE, UP, DOWN = 40, 24, 20, 6
# A month in which one entered is seen beside one in which twenty did.
_LEAST = 2.0


def strip(
    months: Sequence[str],
    tiles: Iterable[Tile],
    at: str,
    since: str | None,
    address: Callable[[str], str],
    lang: str,
) -> str:
    """Bars up for those who entered in a month, down for those who left; each is a link to the map of its month."""
    tiles = list(tiles)
    entered = Counter(tile.since for tile in tiles if tile.since)
    left = Counter(tile.ended for tile in tiles if tile.ended)
    most = max((entered[month] for month in months), default=0) or 1
    wide = 100 / len(months)
    shapes = [
        svg.link(
            address(month),
            svg.tag("title", svg.words(f"{date_text(month, lang)}  +{entered[month]} −{left[month]}")),
            svg.tag("rect", class_="hit", x=_percent(n * wide), y=0, width=_percent(wide), height=HIGH),
            *_bars(n * wide, wide, entered[month] / most, bool(left[month])),
            class_=_classes(month, at, since),
            tabindex=-1,
            data_month=month,
            data_entered=entered[month],
            data_left=left[month],
        )
        for n, month in enumerate(months)
    ]
    years = [
        svg.text(_percent(n * wide + 0.2), HIGH - 2, month[:4], class_="year")  # type: ignore[arg-type]
        for n, month in enumerate(months)
        if month.endswith("-01")
    ]
    return svg.tag("svg", *shapes, *years, class_="bars", height=HIGH, width="100%", aria_hidden="true")


def _bars(x: float, wide: float, share: float, has_left: bool) -> list[str]:
    up = max(_LEAST, UP * sqrt(share)) if share else 1
    place = {"x": _percent(x + wide * 0.14), "width": _percent(wide * 0.72)}
    bars = [svg.tag("rect", class_="in", y=BASE - up, height=up, **place)]
    return bars + [svg.tag("rect", class_="out", y=BASE + 1, height=DOWN - 2, **place)] * has_left


def _classes(month: str, at: str, since: str | None) -> str | None:
    named = {"now": month == at, "since": month == since, "beyond": month > at}
    return " ".join(name for name, is_so in named.items() if is_so) or None


def _percent(value: float) -> str:
    return f"{svg.number(value)}%"
