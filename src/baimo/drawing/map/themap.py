"""The map: four layers as bands, their categories as boxes, organizations as tiles, and the frame at the side."""

from __future__ import annotations

from collections.abc import Sequence

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.canvas import svg
from baimo.drawing.canvas.measuring import fit, width
from baimo.drawing.canvas.sheet import Sheet
from baimo.drawing.canvas.wording import known, say
from baimo.drawing.map.base import Base
from baimo.drawing.map.format import Format
from baimo.drawing.map.layout import strip_id
from baimo.drawing.map.legend import Entry, legend
from baimo.drawing.map.marks import Marks
from baimo.drawing.map.places import Band, Laid, Layout
from baimo.drawing.map.tile import TileWriter

__all__ = ["draw_map", "strip_id"]
NARROW = 90.0  # the heading of a strip that is no wider than its lists


def draw_map(
    layout: Layout, lang: str, title: str, about: str, plain: Marks, entries: Sequence[Entry], notes: Sequence[str]
) -> Base:
    """A layout in words of one language, with its title, the legend of its marks, and notes at its foot."""
    form = layout.format
    sheet = Sheet(layout.width, layout.height, title, about, lang, head=form.head, edge=form.edge)
    for band in layout.bands:
        sheet.add(_band(sheet, band, form))
    if layout.frame:
        sheet.add((_strip if form.strip else _band)(sheet, layout.frame, form))
    if not layout.bands and not layout.frame:
        sheet.add(svg.text(form.edge, form.head + 60, say("map.empty", lang), class_="t18 quiet"))
    top = layout.height - form.foot
    shapes, bottom = legend(entries, notes, form.edge, top + 22, form.width - 2 * form.edge)
    sheet.add(svg.group(*shapes, class_="legend"))
    sheet.height = max(layout.height, bottom) if form.height is None else layout.height
    return Base(sheet, list(layout.cells()), plain)


def _band(sheet: Sheet, band: Band, form: Format) -> str:
    name = taxonomy().label(band.layer, sheet.lang)
    shapes = [_titled(name), svg.rect(band.x, band.y, band.wide, band.high, class_="band", rx=10)]
    shapes += _tab(band, name, form, sheet.lang)
    shapes += [_box(sheet, box, form) for box in band.boxes]
    return svg.group(*shapes, class_=f"layer l-{band.layer}", id=f"layer-{band.layer}", role="group")


def _titled(name: str) -> str:
    return svg.tag("title", svg.words(name))


def _tab(band: Band, name: str, form: Format, lang: str) -> list[str]:
    """The name of a layer on its colour at the left: a sign a line in Chinese, turned in English."""
    x, middle, large = band.x + form.tab / 2, band.y + band.high / 2, round(form.tab * 0.44)
    shapes = [svg.rect(band.x, band.y, form.tab, band.high, class_="tab", rx=10)]
    if lang == "zh":
        step = min(large + 5.0, (band.high - 12) / len(name))
        top = middle - step * len(name) / 2 + step * 0.5 + 5
        return shapes + [svg.text(x, top + step * n, letter, class_=f"mono t{large}") for n, letter in enumerate(name)]
    size = next((one for one in (large, 13, 11) if width(name, one) <= band.high - 12), 11)
    turned = f"rotate(-90 {svg.number(x)} {svg.number(middle)})"
    return [*shapes, svg.text(x, middle + 5, fit(name, size, band.high - 12), class_=f"mono t{size}", transform=turned)]


def _box(sheet: Sheet, box: Laid, form: Format) -> str:
    told = taxonomy().boxes.get(box.id)
    name = told.label(sheet.lang) if told else str(taxonomy().strip[sheet.lang])
    shapes = [_titled(f"{name} {box.total}")]
    if told and told.about:
        shapes.append(svg.tag("desc", svg.words(told.about.get(sheet.lang, ""))))
    shapes += [svg.rect(box.x, box.y, box.wide, box.high, class_="box", rx=8), _heading(box, name, form, sheet.lang)]
    writer = TileWriter(sheet, form)
    shapes += [writer.draw(cell) for cell in box.cells]
    return svg.group(*shapes, class_="category", id=f"box-{box.id.replace('/', '-')}", role="group")


def _heading(box: Laid, name: str, form: Format, lang: str) -> str:
    """The name of a box with its count, and at the right how many are not drawn; all of it leads to the list."""
    size, small = form.heading, "" if form.text == 12 else f" t{form.text}"
    base, count, spoken = box.y + form.title - 7, str(box.total), say("map.label.box", lang, name=name, n=box.total)
    more = f"+{box.more}" if box.more else ""
    room = box.wide - 20 - (width(more, form.text) + 8 if more else 0) - width(count, form.text) - 6
    brief = f"map.brief.{box.id}"
    if width(name, size) > room and known(brief):
        name = say(brief, lang)
    shown = fit(name, size, room)
    x = box.x + 9
    shapes = [
        svg.text(x, base, shown, class_=f"head t{size}"),
        svg.text(x + width(shown, size) + 5, base, count, class_=f"quiet{small}"),
    ]
    if more:
        shapes.append(svg.text(box.x + box.wide - 9, base, more, class_=f"quiet end more{small}"))
    return svg.link(f"/c/{box.id}", *shapes, class_="to-box", aria_label=spoken)


def _strip(sheet: Sheet, band: Band, form: Format) -> str:
    name = taxonomy().label("frame", sheet.lang)
    shapes = [_titled(name), svg.rect(band.x, band.y, band.wide, band.high, class_="band", rx=10)]
    shapes.append(svg.rect(band.x, band.y, band.wide, 24, class_="tab", rx=10))
    shapes.append(svg.text(band.x + band.wide / 2, band.y + 17, name, class_="mono t13"))
    shapes += [_box(sheet, box, form) for box in band.boxes]
    return svg.group(*shapes, class_="layer l-frame", id="layer-frame", role="group")
