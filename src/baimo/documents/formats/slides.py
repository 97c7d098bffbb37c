"""The text of a slide deck: slide by slide the title, then the shapes as they stand, tables and notes with them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from baimo.documents.formats.extracts import Extract, day
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from pptx.slide import Slide

# Shapes whose tops differ by less stand in one row (a centimetre, in English metric units).
_ROW = 360_000
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
# Deeper groups are not drawn by hand.
_DEEPEST = 20


def extract_pptx(data: bytes, name: str) -> Extract:
    """The text of a deck. Raises BaimoError where it is broken."""
    from pptx import Presentation

    try:
        deck = Presentation(io.BytesIO(data))
        found = Extract()
        for slide in deck.slides:
            found.page()
            _slide(slide, found)
    except BaimoError:
        raise
    except Exception:
        raise BaimoError(f"{name}: the slide deck is damaged; open it and save it again") from None
    with suppress(Exception):
        found.date, found.title = day(deck.core_properties.created), _own_title(deck.core_properties.title)
    return found


def _own_title(title: str | None) -> str | None:
    """The title somebody gave a deck; programs fill in one of their own."""
    return (
        title if title and not title.startswith(("PowerPoint", "Presentation", "Slide", "演示文稿", "幻灯片")) else None
    )


def _slide(slide: Slide, found: Extract) -> None:
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        found.line(title.text_frame.text, "heading", 2)
    for shape in _in_order(slide.shapes, 0):
        if title is None or shape.shape_id != title.shape_id:
            _shape(shape, found)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        found.gap()
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            found.line(paragraph.text, "paragraph", 1)


def _in_order(shapes: Any, depth: int) -> Iterator[Any]:
    """The shapes as they stand on the slide, row by row, those of groups in the place of the group."""
    placed = [shape for shape in shapes if depth < _DEEPEST]
    if all(shape.top is not None and shape.left is not None for shape in placed):
        placed.sort(key=lambda shape: (round(shape.top / _ROW), shape.left))
    for shape in placed:
        if hasattr(shape, "shapes"):
            yield from _in_order(shape.shapes, depth + 1)
        else:
            yield shape


def _shape(shape: Any, found: Extract) -> None:
    if getattr(shape, "has_table", False) and shape.has_table:
        for row in shape.table.rows:
            found.row([cell.text_frame.text for cell in row.cells])
    elif shape.has_text_frame:
        _frame(shape, found)
    elif getattr(shape, "has_chart", False) and shape.has_chart and shape.chart.has_title:
        found.line(shape.chart.chart_title.text_frame.text, "paragraph", 1)
    else:
        _diagram(shape, found)


def _frame(shape: Any, found: Extract) -> None:
    """The paragraphs of a shape: bullets where it holds several, one alone a paragraph; feet and numbers are noise."""
    paragraphs = [p for p in shape.text_frame.paragraphs if p.text.strip()]
    if _is_foot(shape):
        for paragraph in paragraphs:
            found.line(paragraph.text, "noise")
        return
    kind = "bullet" if len(paragraphs) > 1 or any(p.level for p in paragraphs) else "paragraph"
    for paragraph in paragraphs:
        found.line(paragraph.text, kind, paragraph.level if kind == "bullet" else 1)
    found.gap()


def _is_foot(shape: Any) -> bool:
    from pptx.enum.shapes import PP_PLACEHOLDER

    feet = (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE)
    return shape.is_placeholder and shape.placeholder_format.type in feet


def _diagram(shape: Any, found: Extract) -> None:
    """The words of a diagram, which are kept in a part of their own."""
    from pptx.oxml import parse_xml

    for link in shape._element.iter(f"{_DIAGRAM}relIds"):
        part = shape.part.related_part(link.get(f"{_RELATION}dm"))
        for paragraph in parse_xml(part.blob).iter(f"{_DRAWING}p"):
            found.line("".join(run.text or "" for run in paragraph.iter(f"{_DRAWING}t")), "bullet")
