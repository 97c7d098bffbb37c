"""How many claims of a document are about each tile: a number at its corner, beside the sign of the worst verdict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import width

if TYPE_CHECKING:
    from baimo.drawing.map.base import Base
    from baimo.web.mapping.lights import Spoken

_HIGH = 18


def badges(base: Base, spoken: Iterable[Spoken]) -> str:
    """A number at the upper left corner of each tile, as far as the tile is drawn."""
    homes = base.homes()
    drawn = [_badge(homes[one.owner].x, homes[one.owner].y, one) for one in spoken if one.owner in homes]
    return svg.group(*drawn, class_="badges", aria_hidden="true") if drawn else ""


def _badge(x: float, y: float, one: Spoken) -> str:
    wide = max(_HIGH, width(str(one.count), 12) + 10)
    return svg.group(
        svg.rect(x - 6, y - 6, wide, _HIGH, rx=_HIGH / 2, class_="badge"),
        svg.text(x - 6 + wide / 2, y + 7.3, str(one.count), class_="middle count"),
        class_=f"v-{one.verdict}",
    )
