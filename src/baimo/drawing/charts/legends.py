"""What the marks of a chart mean, in one line below it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import width
from baimo.drawing.canvas.wording import say
from baimo.drawing.charts.marking import SHAPES
from baimo.values import datafile

TABLE = Path(__file__).with_name("legends.yaml")
SAMPLE = 26


@cache
def entries(chart: str) -> list[dict[str, Any]]:
    """The rows of a chart's legend: the word's key, the shape or the stroke, its colour."""
    rows: list[dict[str, Any]] = datafile.load(TABLE)[chart]
    return rows


def legend(chart: str, x: float, y: float, lang: str) -> Iterator[str]:
    """Samples with their words, side by side, the line of words at y."""
    for entry in entries(chart):
        word = say(f"{chart}.legend.{entry['key']}", lang)
        yield svg.group(*_sample(entry, x, y - 4), svg.text(x + SAMPLE + 6, y, word, class_="quiet"))
        x += SAMPLE + 6 + width(word, 12) + 22


def _sample(entry: dict[str, Any], x: float, y: float) -> Iterator[str]:
    middle = x + SAMPLE / 2
    if stroke := entry.get("stroke"):
        yield svg.tag(
            "line",
            x1=x,
            x2=x + SAMPLE,
            y1=y,
            y2=y,
            class_=stroke,
            stroke_dasharray=entry.get("dash"),
        )
    for n, shape in enumerate(entry.get("shapes", ())):
        spot = middle if len(entry["shapes"]) == 1 else x + SAMPLE * n / (len(entry["shapes"]) - 1)
        yield SHAPES[shape](spot, y, 4, entry.get("colour", "c7"))
    if area := entry.get("area"):
        yield svg.rect(x, y - 7, SAMPLE, 14, class_=area)
