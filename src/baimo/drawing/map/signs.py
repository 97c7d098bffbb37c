"""Signs at the corner of a tile: what happened to it, what a document says of it, by shape as well as colour."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from baimo.drawing.canvas import svg
from baimo.values import datafile

SIZE = 16.0


@cache
def signs() -> dict[str, str]:
    """The strokes of each sign, by the class of a tile that it stands for; the weightiest first."""
    table = datafile.load(Path(__file__).with_name("signs.yaml"))
    return {name: str(row["line"]) for name, row in table.items()}


def sign_of(classes: Iterable[str]) -> str | None:
    """The one sign that a tile with these classes bears."""
    found = set(classes)
    return next((name for name in signs() if name in found), None)


def sign(name: str, x: float, y: float) -> str:
    """A sign with its middle there."""
    place = f"translate({svg.number(x - SIZE / 2)} {svg.number(y - SIZE / 2)})"
    return svg.group(_shapes(name), class_=f"sign g-{name}", transform=place)


def any_sign(x: float, y: float) -> str:
    """A place for whichever sign the classes of its tile call for: a page changes classes and draws nothing."""
    return svg.tag("use", href="#sign", class_="sign", x=x - SIZE / 2, y=y - SIZE / 2, width=SIZE, height=SIZE)


@cache
def symbol() -> str:
    """All signs in one place, each seen where its tile says so: what is inherited reaches into what is referred to."""
    disc = svg.tag("circle", cx=8, cy=8, r=7.5, fill="currentColor")
    pen = {"fill": "none", "stroke": "var(--g-pen)", "stroke_width": 1.8, "stroke_linecap": "round"}
    lines = (svg.tag("path", d=line, opacity=f"var(--g-{name},0)", **pen) for name, line in signs().items())
    return svg.tag("symbol", disc, *lines, id="sign", viewBox="0 0 16 16")


def _shapes(name: str) -> str:
    return svg.tag("circle", cx=8, cy=8, r=7.5) + svg.tag("path", d=signs()[name])
