"""Marks of the charts: small shapes that tell kinds apart without colour, and the links that open their claims."""

from __future__ import annotations

from baimo.drawing.canvas import svg

ANCHORS = {"start": None, "end": "end", "middle": "middle"}


def classes(*names: str | None) -> str | None:
    """Class names as an attribute, without those that are None or empty."""
    return " ".join(name for name in names if name) or None


def disc(x: float, y: float, r: float, colour: str) -> str:
    """A full dot."""
    return svg.tag("circle", cx=x, cy=y, r=r, class_=f"dot {colour}")


def ring(x: float, y: float, r: float, colour: str) -> str:
    """An open dot; `colour` is the number of a series."""
    return svg.tag("circle", cx=x, cy=y, r=r, class_=f"open-dot s{colour.removeprefix('c')}")


def square(x: float, y: float, r: float, colour: str) -> str:
    """A square that stands on its side."""
    return svg.rect(x - r, y - r, 2 * r, 2 * r, class_=f"dot {colour}")


def diamond(x: float, y: float, r: float, colour: str) -> str:
    """A square that stands on its corner."""
    return svg.tag("path", d=_points((x, y - r), (x + r, y), (x, y + r), (x - r, y)), class_=f"dot {colour}")


def fall(x: float, y: float, r: float, colour: str) -> str:
    """A triangle that points down."""
    return svg.tag("path", d=_points((x - r, y - r * 0.8), (x + r, y - r * 0.8), (x, y + r)), class_=f"dot {colour}")


def cross(x: float, y: float, r: float, colour: str) -> str:
    """A cross; `colour` is the number of a series."""
    d = f"M{svg.number(x - r)} {svg.number(y - r)}l{svg.number(2 * r)} {svg.number(2 * r)}"
    d += f"M{svg.number(x - r)} {svg.number(y + r)}l{svg.number(2 * r)} {svg.number(-2 * r)}"
    return svg.tag("path", d=d, class_=f"cross s{colour.removeprefix('c')}")


def bar(x: float, y: float, r: float, colour: str) -> str:
    """The ring around what a rule restricts."""
    return svg.tag("circle", cx=x, cy=y, r=r + 1.5, class_="barred")


SHAPES = {"bar": bar, "disc": disc, "ring": ring, "square": square, "diamond": diamond, "fall": fall, "cross": cross}


def opening(href: str, told: str, *shapes: str, **attributes: str) -> str:
    """Shapes that open the claim they rest on, and say it to who cannot see them."""
    return svg.link(href, svg.tag("title", svg.words(told)), *shapes, aria_label=told, **attributes)


def _points(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points) + "Z"
