"""The strip of months under the map: how many tiles entered and left in each, and the way to every month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt
from typing import TYPE_CHECKING

from baimo.drawing.canvas import svg
from baimo.output.people_dates import date_text

if TYPE_CHECKING:
    from baimo.drawing.population.tiles import Tile

HIGH, BASE, UP, DOWN = 40, 24, 20, 6
# A month in which one entered is seen beside one in which twenty did.
_LEAST = 2.0
_ANY = "0000-00"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the strip: what is drawn of it in every state, and the attributes that say how many came and went."""

    month: str
    drawn: str
    told: str


def months_drawn(months: Sequence[str], tiles: Iterable[Tile], lang: str) -> list[Month]:
    """Bars up for those who entered in a month, down for those who left."""
    tiles = list(tiles)
    entered = Counter(tile.since for tile in tiles if tile.since)
    left = Counter(tile.ended for tile in tiles if tile.ended)
    most = max((entered[month] for month in months), default=0) or 1
    wide = 100 / len(months)
    found = []
    for n, month in enumerate(months):
        title = svg.words(f"{date_text(month, lang)}  +{entered[month]} −{left[month]}")
        hit = svg.tag("rect", class_="hit", x=_percent(n * wide), y=0, width=_percent(wide), height=HIGH)
        bars = _bars(n * wide, wide, entered[month] / most, bool(left[month]))
        told = f'data-month="{month}" data-entered="{entered[month]}" data-left="{left[month]}"'
        found.append(Month(month, "".join((svg.tag("title", title), hit, *bars)), told))
    return found


def strip(drawn: Sequence[Month], at: str, since: str | None, address: Callable[[str], str]) -> str:
    """The months of the record, each a link to the map of then; `address` is that of the state in a month."""
    # Fifty addresses that differ in one word.
    before, _, after = escape(address(_ANY)).partition(_ANY)
    shapes = [
        f'<a href="{before}{one.month}{after}" class="{_classes(one.month, at, since)}" tabindex="-1" {one.told}>'
        f"{one.drawn}</a>"
        for one in drawn
    ]
    wide = 100 / len(drawn)
    years = [
        svg.tag("text", one.month[:4], x=_percent(n * wide + 0.2), y=HIGH - 2, class_="year")
        for n, one in enumerate(drawn)
        if one.month.endswith("-01")
    ]
    return svg.tag("svg", *shapes, *years, class_="bars", height=HIGH, width="100%", aria_hidden="true")


def _bars(x: float, wide: float, share: float, has_left: bool) -> list[str]:
    up = max(_LEAST, UP * sqrt(share)) if share else 1
    place = {"x": _percent(x + wide * 0.14), "width": _percent(wide * 0.72)}
    bars = [svg.tag("rect", class_="in", y=BASE - up, height=up, **place)]
    return bars + [svg.tag("rect", class_="out", y=BASE + 1, height=DOWN - 2, **place)] * has_left


def _classes(month: str, at: str, since: str | None) -> str:
    named = {"now": month == at, "since": month == since, "beyond": month > at}
    return " ".join(name for name, is_so in named.items() if is_so)


def _percent(value: float) -> str:
    return f"{svg.number(value)}%"
