"""Where the words of a picture stand: every text of an SVG as a rectangle, measured with the font it is drawn in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from baimo.drawing.canvas.measuring import MARGIN, width

SVG = "{http://www.w3.org/2000/svg}"
_ASCENT, _DESCENT = 0.88, 0.2


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text and the rectangle that it takes."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Words) -> bool:
        """Whether two lines overlap by more than a hair."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and along > 1


def words_of(svg: str) -> list[Words]:
    """Every text element."""
    root = ElementTree.fromstring(svg.encode())
    return [_placed(element) for element in root.iter(f"{SVG}text") if element.text]


def _placed(element: ElementTree.Element) -> Words:
    classes = (element.get("class") or "").split()
    size = _size(element, classes)
    wide = width(element.text or "", size) / MARGIN
    x, y = float(element.get("x") or 0), float(element.get("y") or 0)
    left = x - (wide / 2 if {"middle", "mono"} & set(classes) else wide if "end" in classes else 0)
    if turned := re.match(r"rotate\(-90 ([\d.]+) ([\d.]+)\)", element.get("transform") or ""):
        across, along = float(turned[1]), float(turned[2])
        top = along + across - left - wide
        return Words(
            element.text or "",
            across + y - along - _ASCENT * size,
            top,
            across + y - along + _DESCENT * size,
            top + wide,
        )
    return Words(element.text or "", left, y - _ASCENT * size, left + wide, y + _DESCENT * size)


def _size(element: ElementTree.Element, classes: list[str]) -> float:
    styled = re.search(r"font-size:([\d.]+)px", element.get("style") or "")
    named = next((found[1] for one in classes if (found := re.fullmatch(r"t(\d+)", one))), None)
    return float(styled[1] if styled else named or 12)


def overlaps(words: list[Words]) -> list[tuple[str, str]]:
    """Pairs of lines that overlap: a sweep from left to right."""
    found = []
    waiting: list[Words] = []
    for one in sorted(words, key=lambda w: w.left):
        waiting = [other for other in waiting if other.right > one.left]
        found += [(other.text, one.text) for other in waiting if one.meets(other)]
        waiting.append(one)
    return found
