"""The text of a Word document: headings, lists, paragraphs and tables in their order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from baimo.documents.formats.extracts import Extract, day
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|标题|標題|überschrift|titre)\s*(\d)", re.IGNORECASE)
_LIST = re.compile(r"list(?!\s*paragraph)\D*(\d)?", re.IGNORECASE)
_BREAKS = frozenset((f"{_WORD}br", f"{_WORD}cr", f"{_WORD}tab"))
_LAST = 9


def extract_docx(data: bytes, name: str) -> Extract:
    """The text of a document. Raises BaimoError where it is broken."""
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        found = Extract()
        for part in _parts(document):
            _part(part, found)
    except BaimoError:
        raise
    except Exception:
        raise BaimoError(f"{name}: the Word document is damaged; open it and save it again") from None
    with suppress(Exception):
        found.date, found.title = day(document.core_properties.created), document.core_properties.title or None
    return found


def _parts(document: Any) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables as they follow each other, those within content controls as well."""
    from docx.oxml.ns import qn
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    body = document.element.body
    for element in body.iter(qn("w:p"), qn("w:tbl")):
        inside = next((a for a in element.iterancestors() if a.tag in (qn("w:tbl"), qn("w:txbxContent"))), None)
        if inside is None:
            yield Paragraph(element, document._body) if element.tag == qn("w:p") else Table(element, document._body)


def _part(part: Any, found: Extract) -> None:
    if hasattr(part, "rows"):
        for row in part.rows:
            found.row(_cells(row))
        found.gap()
        return
    said = _said(part._p)
    kind, level = _kind(part)
    for line in said.split("\n") if kind == "paragraph" else [said.replace("\n", " ")]:
        found.line(line, kind, level)
    found.gap()


def _cells(row: Any) -> list[str]:
    """What the cells of a row say, a cell that spans several columns in the first of them."""
    cells, seen = [], set()
    for cell in row.cells:
        is_new = cell._tc not in seen
        seen.add(cell._tc)
        cells.append(" ".join(_said(paragraph._p) for paragraph in cell.paragraphs) if is_new else "")
    return cells


def _said(element: Any) -> str:
    """The words of a paragraph with what was inserted, without what was deleted or stands in a text box."""
    words = []
    for node in element.iter():
        if node.tag == f"{_WORD}t":
            words.append(node.text or "")
        elif node.tag in _BREAKS:
            words.append(" " if node.tag.endswith("tab") else "\n")
    return "".join(words)


def _kind(paragraph: Any) -> tuple[str, int]:
    """Heading, bullet or paragraph, by style, outline level and numbering."""
    styles = _styles(paragraph)
    for style in styles:
        name = style.name or ""
        match = _HEADING.match(name)
        if match:
            return "heading", int(match[1])
        if name.lower() in ("title", "标题", "標題"):
            return "heading", 0
    elements = [paragraph._p, *(style.element for style in styles)]
    outline = _value(elements, "outlineLvl")
    if outline is not None and outline < _LAST:
        return "heading", outline + 1
    listed = next((match for style in styles if (match := _LIST.match(style.name or ""))), None)
    if listed or _value(elements, "numId"):
        # the styles `List Bullet 2` and `List Bullet 3` are levels of one list
        return "bullet", _value(elements, "ilvl") or (int(listed[1] or 1) - 1 if listed else 0)
    return "paragraph", 0 if _is_bold(paragraph) else 1


def _is_bold(paragraph: Any) -> bool:
    """Whether all of a paragraph is bold: a heading by hand."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _styles(paragraph: Any) -> list[Any]:
    """The style of a paragraph and those it is based on."""
    found: list[Any] = []
    style = paragraph.style
    while style is not None and len(found) < _LAST:
        found.append(style)
        style = style.base_style
    return found


def _value(elements: list[Any], name: str) -> int | None:
    """The first value of a property among a paragraph and its styles."""
    for element in elements:
        properties = element.find(f"{_WORD}pPr")
        node = next(properties.iter(f"{_WORD}{name}"), None) if properties is not None else None
        if node is not None and (node.get(f"{_WORD}val") or "").isdigit():
            return int(node.get(f"{_WORD}val"))
    return None
