"""A sheet: what was drawn, its size and the marks it refers to; written as a file of its own or as a part of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from baimo.drawing import svg
from baimo.drawing.logos import Mark
from baimo.drawing.svg import number, tag, words
from baimo.drawing.wording import say
from baimo.values import datafile

THEMES = ("light", "dark")


@dataclass(slots=True)
class Sheet:
    """Shapes on a ground, `width` by `height` pixels."""

    width: float
    height: float
    title: str
    about: str
    lang: str
    shapes: list[str] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)

    def add(self, *shapes: str) -> None:
        """Draw on top of what is there."""
        self.shapes.extend(shapes)

    def use(self, mark: Mark, x: float, y: float, size: float) -> str:
        """A logo of that size; its shapes are written once however often it is drawn."""
        self.marks[mark.slug] = mark
        return tag("use", href=f"#logo-{mark.slug}", x=x, y=y, width=size, height=size)

    def inline(self) -> str:
        """The picture as a part of a page, which brings the style."""
        return self._svg("", **{"class": "drawing"})

    def svg(self, theme: str = "light") -> str:
        """The picture as a file of its own."""
        ground = tag("rect", class_="ground", width="100%", height="100%")
        head = tag("style", style(theme)) + ground
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + self._svg(head, xmlns="http://www.w3.org/2000/svg") + "\n"

    def _svg(self, head: str, **more: Any) -> str:
        symbols = "".join(mark.symbol() for _, mark in sorted(self.marks.items()))
        box = f"0 0 {number(self.width)} {number(self.height)}"
        return tag(
            "svg",
            tag("title", words(self.title)),
            tag("desc", words(self.about)),
            tag("defs", symbols) if symbols else "",
            head,
            *self.shapes,
            role="group",
            lang="zh-CN" if self.lang == "zh" else "en",
            viewBox=box,
            width=self.width,
            height=self.height,
            **more,
        )


def titled(picture: str, wide: float, high: float, lang: str, **parts: Any) -> Sheet:
    """A sheet with the title of its picture and a line on how to read it; `parts` fill the gaps of both."""
    sheet = Sheet(wide, high, say(f"{picture}.title", lang, **parts), say(f"{picture}.about", lang, **parts), lang)
    sheet.add(svg.text(30, 48, sheet.title, class_="t28"), svg.text(30, 78, sheet.about, class_="t14 quiet"))
    return sheet


@cache
def colours() -> dict[str, Any]:
    """The table of colours: light and dark of each."""
    table: dict[str, Any] = datafile.load(Path(__file__).with_name("style.yaml"))
    return table


@cache
def style(theme: str) -> str:
    """The style of a picture that stands alone. Pages have the same rules with colours that follow the reader."""
    template = Template(Path(__file__).with_name("style.css").read_text(encoding="utf-8"))
    return template.substitute(_palette(THEMES.index(theme)))


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
    return plain | series | layers | discs
