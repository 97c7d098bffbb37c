"""Logos: the mark of an entity where there is one, else its first letters on the colour of its place."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baimo.drawing.canvas.svg import tag
from baimo.values import datafile

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
        return tag("symbol", inner, id=f"logo-{self.slug}", viewBox=self.box)


@cache
def _marks() -> dict[str, Any]:
    marks: dict[str, Any] = json.loads((_FOLDER / "marks.json").read_text(encoding="utf-8"))
    return marks


@cache
def _slugs() -> dict[str, str]:
    brands = datafile.load(_FOLDER / "brands.yaml")
    return {str(entity): slug for slug, entities in brands.items() for entity in entities}


def mark_of(*entity_ids: str) -> Mark | None:
    """The mark of the first of these entities that has one."""
    slug = next((_slugs()[entity] for entity in entity_ids if entity in _slugs()), None)
    if slug is None or slug not in _marks():
        return None
    row = _marks()[slug]
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
