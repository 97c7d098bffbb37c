"""The poster: the map on A0 with its title, a legend of its marks, its rules in words, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from baimo import __version__
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import fit, wrap
from baimo.drawing.canvas.sheet import Sheet
from baimo.drawing.canvas.wording import say
from baimo.drawing.map.format import POSTER, Format
from baimo.drawing.map.legend import MARKS, SAMPLE
from baimo.drawing.map.signs import sign, signs
from baimo.drawing.qr import qr

# A0, and how many millimetres a pixel takes on it: a point is 0.353 mm, so 12 pixels are 11.9 points.
WIDTH_MM, HEIGHT_MM = 841.0, 1189.0
HEAD, FOOT, EDGE = 172.0, 322.0, 20.0
CODE = 214.0
LINE = 27.0
RULES = ("drawn", "place", "key", "score", "old", "closed")


def poster_form() -> Format:
    """The format of the map on a poster: room for the title above and for what explains it below."""
    return replace(POSTER, head=HEAD, foot=FOOT)


@dataclass(slots=True)
class Poster(Sheet):
    """A sheet whose title is read from across a room."""

    def _heading(self) -> list[str]:
        return [
            svg.text(self.edge, 84, self.title, class_="t72"),
            svg.text(self.edge, 134, self.about, class_="t28 quiet"),
        ]


def poster_of(map_sheet: Sheet, facts: Mapping[str, str], url: str | None = None) -> Poster:
    """A map drawn in `poster_form`, with all that a poster tells beside it.

    `facts` fill the gaps of its words: month, tiles, statements, pages, entities, and those of the rule. Raises
    BaimoError where a code is asked for and cannot be made.
    """
    lang, form = map_sheet.lang, poster_form()
    high = form.height or map_sheet.height
    # The legend of a screen is the last thing drawn; the poster has a larger one.
    kept = ["".join(map_sheet.shapes).rpartition('<g class="legend">')[0]]
    title, about = map_sheet.title, say("poster.about", lang, **facts)
    sheet = Poster(form.width, high, title, about, lang, kept, dict(map_sheet.marks), head=HEAD, edge=EDGE)
    top = high - FOOT + 16
    sheet.add(svg.rect(EDGE, top, form.width - 2 * EDGE, FOOT - 36, rx=12, class_="strip"))
    right = form.width - EDGE - 24 - (CODE if url else 0)
    sheet.add(*_legend(EDGE + 28, top + 44, lang))
    sheet.add(*_rules(EDGE + 420, top + 44, 1190, lang, facts))
    sheet.add(*_rests(EDGE + 1680, top + 44, right - 24 - (EDGE + 1680), lang, facts, url))
    if url:
        sheet.add(qr(url, right, top + 36, CODE))
    return sheet


def _legend(x: float, y: float, lang: str) -> list[str]:
    """The marks of tiles in their words."""
    shapes = [svg.text(x, y, say("poster.read", lang), class_="t23")]
    for n, mark in enumerate(MARKS):
        base = y + 40 + LINE * 1.28 * n
        shapes += [_sample(mark, x, base - 18), svg.text(x + 56, base, say(f"map.mark.{mark}", lang), class_="t19")]
    return shapes


def _sample(mark: str, x: float, y: float) -> str:
    """A tile with a mark, twice as large as in the legend of a screen."""
    wide, high = SAMPLE
    classes = "key hung" if mark == "hung" else mark
    extra = sign(mark, wide / 2, high / 2) if mark in signs() and mark != "closed" else ""
    if mark == "closed":
        extra = svg.tag("line", x1=3, y1=high - 2, x2=wide - 3, y2=2, class_="strike")
    box = svg.rect(0, 0, wide, high, rx=4, class_="tile")
    place = f"translate({svg.number(x)} {svg.number(y)}) scale(1.8)"
    return svg.group(svg.group(box, extra, class_=f"t {classes}"), class_="legend", transform=place)


def _rules(x: float, y: float, room: float, lang: str, facts: Mapping[str, str]) -> list[str]:
    """Who is on the map and who has a rim, in sentences."""
    shapes = [svg.text(x, y, say("poster.rules", lang), class_="t23")]
    lines = [line for rule in RULES for line in _wrapped(say(f"poster.rule.{rule}", lang, **facts), room)]
    return shapes + [svg.text(x, y + 38 + LINE * n, line, class_="t18") for n, line in enumerate(lines)]


def _wrapped(text: str, room: float) -> Sequence[str]:
    return wrap(text, 18, room, 3)


def _rests(x: float, y: float, room: float, lang: str, facts: Mapping[str, str], url: str | None) -> list[str]:
    """What the map rests on, as of when, made by which version, and whose the marks are."""
    shapes = [svg.text(x, y, say("poster.rests", lang), class_="t23")]
    lines = [say(f"poster.fact.{one}", lang, **facts) for one in ("date", "statements", "pages", "entities")]
    lines.append(say("poster.version", lang, version=__version__))
    lines += wrap(say("poster.marks", lang), 18, room, 3)
    shapes += [svg.text(x, y + 38 + LINE * n, fit(line, 18, room), class_="t18") for n, line in enumerate(lines)]
    if url:
        shapes.append(svg.text(x, y + 38 + LINE * len(lines), fit(url, 18, room), class_="t18 quiet"))
    return shapes
