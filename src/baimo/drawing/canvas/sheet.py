"""A sheet: what was drawn, its size and the marks it refers to; written as a file of its own or as a part of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import fit, width
from baimo.drawing.canvas.svg import number, tag, words
from baimo.drawing.canvas.wording import say
from baimo.drawing.logos import Mark
from baimo.drawing.ties.types import palette, rules_of_style
from baimo.values import datafile

THEMES = ("light", "dark")
# What the heading of a picture takes at its top, in pixels; in a page it is the page's.
HEADING = 94


@dataclass(slots=True)
class Sheet:
    """Shapes on a ground, `width` by `height` pixels; title and line on top take `head`, and begin at `edge`."""

    width: float
    height: float
    title: str
    about: str
    lang: str
    shapes: list[str] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    head: float = HEADING
    edge: float = 30

    def add(self, *shapes: str) -> None:
        """Draw on top of what is there."""
        self.shapes.extend(shapes)

    def use(self, mark: Mark, x: float, y: float, size: float) -> str:
        """A logo of that size; its shapes are written once however often it is drawn."""
        self.marks[mark.slug] = mark
        return tag("use", href=f"#logo-{mark.slug}", x=x, y=y, width=size, height=size)

    def inline(self) -> str:
        """The picture as a part of a page, which brings the style and the heading."""
        return self._svg(self.shapes, self.head, **{"class": "drawing", "aria-label": self.title})

    def svg(self, theme: str = "light") -> str:
        """The picture as a file of its own."""
        ground = tag("rect", class_="ground", width="100%", height="100%")
        about = [tag("title", words(self.title)), tag("desc", words(self.about)), tag("style", style(theme)), ground]
        drawn = self._svg([*about, *self._heading(), *self.shapes], 0, xmlns="http://www.w3.org/2000/svg")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'

    def _heading(self) -> list[str]:
        """Title and line below each other, beside each other where the head is low."""
        if self.head >= HEADING:
            return [
                svg.text(self.edge, 48, self.title, class_="t28"),
                svg.text(self.edge, 78, self.about, class_="t14 quiet"),
            ]
        base, beside = self.head - 20, self.edge + width(self.title, 23) + 18
        about = fit(self.about, 14, self.width - self.edge - beside)
        return [svg.text(self.edge, base, self.title, class_="t23"), svg.text(beside, base, about, class_="t14 quiet")]

    def _svg(self, shapes: Sequence[str], top: float, **more: Any) -> str:
        symbols = "".join(mark.symbol() for _, mark in sorted(self.marks.items()))
        box = f"0 {number(top)} {number(self.width)} {number(self.height - top)}"
        return tag(
            "svg",
            tag("defs", symbols) if symbols else "",
            *shapes,
            role="group",
            lang="zh-CN" if self.lang == "zh" else "en",
            viewBox=box,
            width=self.width,
            height=self.height - top,
            **more,
        )


def titled(picture: str, wide: float, high: float, lang: str, **parts: Any) -> Sheet:
    """A sheet with the title of its picture and a line on how to read it; `parts` fill the gaps of both."""
    return Sheet(wide, high, say(f"{picture}.title", lang, **parts), say(f"{picture}.about", lang, **parts), lang)


@cache
def colours() -> dict[str, Any]:
    """The table of colours: light and dark of each."""
    table: dict[str, Any] = datafile.load(Path(__file__).with_name("style.yaml"))
    return table


@cache
def style(theme: str) -> str:
    """The style of a picture that stands alone. Pages have the same rules with colours that follow the reader."""
    return _rules().substitute(_palette(THEMES.index(theme)))


@cache
def page_style() -> str:
    """The same rules for pictures in a page: inside `.drawing`, with colours that follow the reader's choice."""
    light, dark = _palette(0), _palette(1)
    rules = _rules().substitute({key: f"var(--d-{key})" for key in light})
    inside = re.sub(r"([^{}]+){", lambda rule: _inside(rule[1]) + " {", rules)
    bright, dim = (" ".join(f"--d-{key}: {value};" for key, value in palette.items()) for palette in (light, dark))
    follows = f':root:not([data-theme="light"]) {{ {dim} }}'
    return "\n".join(
        (
            f":root {{ {bright} }}",
            f"@media (prefers-color-scheme: dark) {{ {follows} }}",
            f':root[data-theme="dark"] {{ {dim} }}',
            inside,
        )
    )


def _rules() -> Template:
    """The rules of all that is drawn, with names for colours."""
    return Template(Path(__file__).with_name("style.css").read_text(encoding="utf-8") + rules_of_style() + "\n")


def _inside(selectors: str) -> str:
    return ", ".join(f".drawing {one.strip()}" for one in selectors.split(","))


def _palette(index: int) -> dict[str, str]:
    table = colours()
    plain = {key: str(pair[index]) for key, pair in table.items() if key not in ("layers", "series")}
    series = {f"series{n}": str(pair[index]) for n, pair in enumerate(table["series"])}
    layers = {
        f"{layer}_{part}": str(row[part][index])
        for layer, row in table["layers"].items()
        for part in ("band", "line", "ink")
    }
    # A monogram is white in either theme, so its ground is the dark ink in both.
    discs = {f"{layer}_disc": str(row["ink"][0]) for layer, row in table["layers"].items()}
    return plain | series | layers | discs | palette(index)
