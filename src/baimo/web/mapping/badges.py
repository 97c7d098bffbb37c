"""Signs on the tiles that a document speaks of: its worst verdict on each, and how many of its claims are about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import width

if TYPE_CHECKING:
    from baimo.drawing.map.base import Base
    from baimo.web.mapping.lights import Spoken

_HIGH, _SIGN = 22, 13


def badges(base: Base, spoken: Iterable[Spoken]) -> str:
    """A badge at the upper edge of each tile, as far as the tile is drawn."""
    drawn = [_badge(base.places[one.owner], one) for one in spoken if one.owner in base.places]
    return svg.group(*drawn, class_="badges", aria_hidden="true") if drawn else ""


def _badge(place: tuple[float, float], one: Spoken) -> str:
    count = str(one.count)
    wide = _SIGN + width(count, 13) + 18
    x, y = place[0] - wide / 2, place[1] - 46 - _HIGH / 2
    return svg.group(
        svg.rect(x, y, wide, _HIGH, rx=_HIGH / 2, class_="badge"),
        svg.tag("use", href=f"#v-{one.verdict}", x=x + 6, y=y + 4.5, width=_SIGN, height=_SIGN, class_="sign"),
        svg.text(x + _SIGN + 11, y + 16, count, class_="t13 count"),
        class_=f"v-{one.verdict}",
    )
