"""Logos: the mark of an entity where there is one, else its first letters on the colour of its place."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baimo.drawing.canvas.svg import tag
from baimo.drawing.logos.own import adopt, own_logo
from baimo.drawing.logos.visible import GROUND, needs_ground
from baimo.values import datafile

__all__ = ["Mark", "adopt", "mark_of", "monogram"]

_FOLDER = Path(__file__).parent
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BEFORE = "“”\"'《「 "
_COUNTED = "年月日第"  # what numbers are read with stands for nobody


@dataclass(frozen=True, slots=True)
class Mark:
    """A logo: its view box, its shapes as SVG, the colour of shapes that name none."""

    slug: str
    box: str
    shapes: str
    fill: str | None
    rule: str | None

    def symbol(self) -> str:
        """The mark, to be drawn by reference."""
        inner = tag("g", self.shapes, fill=self.fill, fill_rule=self.rule) if self.fill or self.rule else self.shapes
        box, ground = self._grounded() if needs_ground(self.shapes, self.fill) else (self.box, "")
        return tag("symbol", ground, inner, id=f"logo-{self.slug}", viewBox=box)

    def _grounded(self) -> tuple[str, str]:
        """A wider view box, and a dark ground that fills it."""
        x, y, wide, high = (float(part) for part in self.box.split())
        rim = max(wide, high) * 0.18
        x, y, wide, high = x - rim, y - rim, wide + 2 * rim, high + 2 * rim
        ground = tag("rect", x=x, y=y, width=wide, height=high, rx=min(wide, high) * 0.2, fill=GROUND)
        return f"{x:g} {y:g} {wide:g} {high:g}", ground


@cache
def _marks() -> dict[str, Any]:
    marks: dict[str, Any] = json.loads((_FOLDER / "marks.json").read_text(encoding="utf-8"))
    return marks


@cache
def _slugs() -> dict[str, str]:
    brands = datafile.load(_FOLDER / "brands.yaml")
    return {str(entity): slug for slug, entities in brands.items() for entity in entities}


def mark_of(*entity_ids: str) -> Mark | None:
    """The mark of the first of these entities that has one, the user's own before those that come with the program."""
    for entity in entity_ids:
        if own := own_logo(entity):
            return _mark(*own)
    slug = next((_slugs()[entity] for entity in entity_ids if entity in _slugs()), None)
    if slug is None or slug not in _marks():
        return None
    return _mark(slug, _marks()[slug])


def _mark(slug: str, row: dict[str, Any]) -> Mark:
    return Mark(slug, row["box"], row["shapes"], row.get("fill"), row.get("rule"))


def monogram(name: str) -> str:
    """One or two letters that stand for a name: 智, OA, M."""
    name = name.lstrip(_BEFORE)
    chinese = [letter for letter in name if _HAN.match(letter) and letter not in _COUNTED]
    if chinese and (_HAN.match(name) or name[0].isdigit()):
        return chinese[0]
    words: list[str] = re.findall(r"[A-Za-z][A-Za-z0-9]*", name)
    if len(words) > 1:
        return (words[0][0] + words[1][0]).upper()
    capitals: list[str] = re.findall(r"[A-Z]", words[0]) if words else []
    return "".join(capitals[:2]) or name.strip()[:1].upper() or "?"
