"""HTML to passages: headings, paragraphs, lists, tables; scripts, navigation and whatever is hidden is dropped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from baimo.documents.cleaning.heads import words
from baimo.documents.cleaning.joining import is_wide
from baimo.documents.cleaning.passages import Drop, Passage
from baimo.documents.formats import terms
from baimo.documents.formats.cells import Grid
from baimo.documents.formats.tags import Raw, Tag, Words, tokens

# fmt: off
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hgroup", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)
# fmt: on
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
# What is on a page without being part of what it says.
_SKIPPED = {
    **dict.fromkeys(("nav", "footer", "aside"), "navigation"),
    **dict.fromkeys(("button", "select", "datalist", "dialog", "menu"), "control"),
    **dict.fromkeys(
        ("svg", "math", "iframe", "object", "canvas", "video", "audio", "noscript", "template", "map"), "media"
    ),
}
_MAY_BE_BOILERPLATE = frozenset({"div", "ul", "ol", "section", "p", "span", "table", "header", "dl"})
_ITEMS = frozenset({"li", "div", "section", "article", "dd"})
_WHY_RAW = {"script": "script", "style": "style", "title": "markup"}
_RUN = re.compile(r"\S+(?:[^\S\n\r]+\S+)*")
_WORD = re.compile(r"[a-z]+")
# Navigation alone is hardly ever longer than this.
_MUCH = 200
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """An element that may hold what one reader wrote: its passages by index, and whether its name says so."""

    first: int
    last: int
    depth: int
    is_comment: bool


@dataclass(slots=True)
class Page:
    """What was found in a stretch of HTML."""

    passages: list[Passage] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    title: str | None = None
    # what the page says of itself: the attributes of its meta and time elements, and its structured data
    metas: list[dict[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)


def read_page(text: str, start: int, end: int) -> Page:
    """The passages of a stretch of HTML. Where guesses at boilerplate leave next to nothing, they are taken back."""
    page = _Builder(text, boilerplate=True).read(start, end)
    dropped = sum(drop.end - drop.start for drop in page.drops if drop.why == "navigation")
    if _size(page) * 10 < dropped and dropped > _MUCH:
        page = _Builder(text, boilerplate=False).read(start, end)
    return page


def _size(page: Page) -> int:
    return sum(passage.end - passage.start for passage in page.passages)


@dataclass(slots=True)
class _Element:
    name: str
    first: int
    may_be_comment: bool = False


class _Builder:
    """Goes through the tokens of a page once and keeps what the element under way is."""

    def __init__(self, text: str, boilerplate: bool) -> None:
        self.text, self.boilerplate, self.page = text, boilerplate, Page()
        self.stack: list[_Element] = []
        self.open: Counter[str] = Counter()
        # the passage under way, whether a blank comes before its next word, and its last character
        self.pieces: list[tuple[int, int, str | None]] = []
        self.blank, self.last = False, ""
        self.bullet = False
        # how deep in bold the words stand, and how many characters of the passage are bold
        self.bold = self.bold_size = 0
        self.grid = Grid()
        # the element that is passed over, how often it is open, and why
        self.skipping, self.skip_depth, self.skip_why = "", 0, ""
        self.dropped = 0
        # whether a term ends, and the passage of the last one
        self.defines, self.term = False, -1

    def read(self, start: int, end: int) -> Page:
        """The page of a stretch of the text."""
        self.dropped = start
        for token in tokens(self.text, start, end):
            if isinstance(token, Tag):
                self._tag(token)
            elif isinstance(token, Raw):
                self._raw(token)
            elif not self.skipping:
                self._words(token)
        self._flush()
        self._drop(end, self.skip_why if self.skipping else "markup")
        return self.page

    # -- words

    def _words(self, token: Words) -> None:
        if self.open["head"] and not self.open["body"]:
            return
        if token.is_entity:
            self._entity(token)
            return
        at = token.start
        for run in _RUN.finditer(self.text, token.start, token.end):
            a, b = run.span()
            self.blank |= a > at
            if self.open["pre"] and "\n" in self.text[at:a]:
                self._flush()
            self._add(a, b, None, self.text[a], self.text[b - 1])
            at = b
        self.blank |= at < token.end

    def _entity(self, token: Words) -> None:
        literal = unescape(self.text[token.start : token.end])
        if not literal.strip():
            # a blank, or a character that no text may hold: nothing is left of that
            self.blank = True
        elif literal != self.text[token.start : token.end]:
            self._add(token.start, token.end, literal, literal[0], literal[-1])
        else:
            self._add(token.start, token.end, None, literal[0], literal[-1])

    def _add(self, start: int, end: int, literal: str | None, first: str, last: str) -> None:
        """Go on with a word; a blank before it counts unless it stands between two Chinese characters."""
        if self.blank and self.pieces and not (is_wide(self.last) and is_wide(first)):
            self.pieces.append((start, start, " "))
        self._drop(start, "markup")
        self.dropped = end
        self.pieces.append((start, end, literal))
        self.bold_size += end - start if self.bold else 0
        self.blank, self.last = False, last

    def _drop(self, until: int, why: str) -> None:
        """What lies between the last word and a place is dropped; white space alone is no loss."""
        if self.text[self.dropped : until].strip():
            self.page.drops.append(Drop(self.dropped, until, why))
        self.dropped = max(self.dropped, until)

    # -- tags

    def _tag(self, tag: Tag) -> None:
        name = tag.name
        if self.skipping:
            self._skip(tag)
        elif name in _VOID:
            self._void(tag)
        elif name in ("b", "strong"):
            self.bold = max(0, self.bold + (-1 if tag.closes else 1))
        elif tag.closes:
            self._close(name)
        elif name == "pre" and self.text.startswith("<code", tag.end):
            self._begin_skip(tag, "code")
        elif (why := self._boilerplate(tag)) and not tag.written.endswith("/"):
            self._begin_skip(tag, why)
        elif name in _BLOCKS:
            self._open(tag)
        elif name == "time":
            self.page.metas.append({"time": tag.attributes().get("datetime", "")})

    def _begin_skip(self, tag: Tag, why: str) -> None:
        """From here to the end of the element nothing is read."""
        if tag.name in _BLOCKS and not self._in_cell():
            self._flush()
        self._drop(tag.start, "markup")
        self.skipping, self.skip_depth, self.skip_why = tag.name, 1, why

    def _skip(self, tag: Tag) -> None:
        """Pass over an element with all that is in it."""
        if tag.name != self.skipping:
            return
        self.skip_depth += -1 if tag.closes else 1
        if self.skip_depth == 0:
            self._drop(tag.end, self.skip_why)
            self.skipping = ""

    def _boilerplate(self, tag: Tag) -> str:
        """Why an element is no part of the article, empty where it is."""
        if tag.name in _SKIPPED and (self.boilerplate or _SKIPPED[tag.name] == "media"):
            return _SKIPPED[tag.name]
        if not self.boilerplate or tag.name not in _MAY_BE_BOILERPLATE or not tag.written:
            return ""
        attributes = tag.attributes()
        if _HIDDEN.search(attributes.get("style", "")) or "hidden" in attributes:
            return "hidden"
        named = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('role', '')}".lower().split()
        return "navigation" if any(_leads(name, _classes("boilerplate_classes")) for name in named) else ""

    def _void(self, tag: Tag) -> None:
        if tag.name == "br":
            self._break()
        elif tag.name == "hr":
            self._flush()
        elif tag.name == "meta":
            self.page.metas.append(tag.attributes())

    def _break(self) -> None:
        """A line break parts paragraphs, but not the words of a heading or a cell."""
        if self.grid.row or self.open["td"] or self.open["th"] or self._heading():
            self.blank = True
        else:
            self._flush()

    def _raw(self, raw: Raw) -> None:
        if raw.name == "title" and not self.page.title:
            self.page.title = " ".join(unescape(self.text[raw.start : raw.end]).split()) or None
        elif raw.name == "script" and "datePublished" in self.text[raw.start : raw.end]:
            self.page.data.append(self.text[raw.start : raw.end])
        if not self.skipping:
            self._drop(raw.start, "markup")
            self._drop(raw.end, _WHY_RAW.get(raw.name, "control"))

    def _in_cell(self) -> bool:
        return bool(self.open["td"] or self.open["th"])

    # -- elements

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if self._in_cell() and name not in ("td", "th", "tr", "table"):
            self.blank = True
        else:
            self._end_implied(name)
            if name not in ("td", "th"):
                self._flush()
        if name == "li":
            self.bullet = True
        elif name == "table":
            self.grid = Grid(tag.start + 1)
        elif name in ("td", "th"):
            self.grid.open(tag)
        hint = name in _ITEMS and "=" in tag.written and self._is_comment(tag)
        self.stack.append(_Element(name, len(self.page.passages), hint))
        self.open[name] += 1

    def _is_comment(self, tag: Tag) -> bool:
        attributes = tag.attributes()
        named = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split()
        return any(_leads(name, _classes("comment_classes")) for name in named)

    def _end_implied(self, name: str) -> None:
        """A new item, cell, row or paragraph ends the one under way, whose end tag may be left out."""
        for inner, outer in _IMPLIED.get(name, ()):
            if self.open[inner] and self._is_inside(inner, outer):
                self._close(inner)

    def _is_inside(self, inner: str, outer: frozenset[str]) -> bool:
        """Whether the nearest of the two is the inner one; looks at no more than a few elements."""
        for element in self.stack[:-9:-1]:
            if element.name == inner:
                return True
            if element.name in outer:
                return False
        return False

    def _close(self, name: str) -> None:
        if name not in _BLOCKS or not self.open[name]:
            return
        while self.stack:
            element = self.stack.pop()
            self.open[element.name] -= 1
            self._end(element)
            if element.name == name:
                break

    def _end(self, element: _Element) -> None:
        """What the end of an element means for the passage under way."""
        if element.name in ("td", "th"):
            self._end_cell(element.name == "th")
        elif element.name == "tr":
            self._end_row()
        elif self._in_cell():
            self.blank = True
            return
        else:
            self.defines = element.name == "dt"
            self._flush_as(element.name)
            self.defines = False
            if element.name == "dd" and self.term == element.first - 1:
                terms.define(self.text, self.page.passages, element.first)
        if element.name in _ITEMS and len(self.page.passages) - element.first in range(1, 40):
            last = len(self.page.passages)
            self.page.items.append(Item(element.first, last, len(self.stack), element.may_be_comment))

    def _heading(self) -> int:
        return next((level for level in range(1, 7) if self.open[f"h{level}"]), 0)

    def _flush_as(self, name: str) -> None:
        """End the passage; the element that closes is no longer open, so its name tells what the passage was."""
        is_heading = len(name) == 2 and name[0] == "h" and name[1] in "123456"
        self._flush(int(name[1]) if is_heading else 0, name == "blockquote")

    def _flush(self, heading: int = 0, is_quote: bool = False) -> None:
        self._end_with_words()
        if not self.pieces:
            return
        passage = Passage(self.pieces[0][0], self.pieces, breaks=2)
        level = heading or self._heading()
        depth = self.open["ul"] + self.open["ol"]
        if level:
            passage.kind, passage.rank = "heading", level
        elif self.bullet:
            passage.kind, passage.rank, passage.indent = "bullet", 6, 4 * depth
        elif is_quote or self.open["blockquote"]:
            passage.kind = "quote"
        elif depth:
            passage.indent = 4 * depth + 2
        passage.may_head = 0 < sum(b - a for a, b, _ in self.pieces) <= self.bold_size
        self.page.passages.append(passage)
        self.term = len(self.page.passages) - 1 if self.defines else self.term
        self._begin()

    def _end_with_words(self) -> None:
        """No passage ends with a separator."""
        while self.pieces and self.pieces[-1][0] == self.pieces[-1][1]:
            self.pieces.pop()

    def _begin(self) -> None:
        """Nothing is said yet of the next passage."""
        self.pieces, self.blank, self.last, self.bullet, self.bold_size = [], False, "", False, 0

    # -- tables

    def _end_cell(self, is_name: bool) -> None:
        kept = [piece for piece in self.pieces[self._cell_start() :] if piece[1] > piece[0]]
        self.grid.close((kept[0][0], kept[-1][1]) if kept else (self.dropped, self.dropped), is_name)
        if self.pieces:
            self.pieces.append((self.dropped, self.dropped, "\t"))
        self.blank, self.last = False, ""

    def _cell_start(self) -> int:
        """The index of the first piece of the cell under way."""
        index = len(self.pieces)
        while index and self.pieces[index - 1][2] != "\t":
            index -= 1
        return index

    def _end_row(self) -> None:
        """A row of several cells is a row, and one of a table that stands over others; else it is a paragraph."""
        self._end_with_words()
        row = self.grid.end_row(self.dropped)
        if not self.pieces or row is None:
            self._flush()
            return
        passage = Passage(self.pieces[0][0], self.pieces, "row", breaks=1, cells=row.cells)
        passage.is_header, passage.table = row.is_header, self.grid.start
        self.page.passages.append(passage)
        self._begin()


_TABLE = frozenset({"table"})
_LISTS = frozenset({"ul", "ol"})
_IMPLIED: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "li": (("li", _LISTS),),
    "td": (("td", _TABLE | {"tr"}), ("th", _TABLE | {"tr"})),
    "th": (("td", _TABLE | {"tr"}), ("th", _TABLE | {"tr"})),
    "tr": (("tr", _TABLE),),
    "dt": (("dt", frozenset({"dl"})), ("dd", frozenset({"dl"}))),
    "dd": (("dt", frozenset({"dl"})), ("dd", frozenset({"dl"}))),
    **{
        name: (("p", frozenset({"div", "td", "li"})),)
        for name in ("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "section")
    },
}


@cache
def _classes(key: str) -> frozenset[str]:
    return frozenset(words()[key])


def _leads(name: str, classes: frozenset[str]) -> bool:
    """Whether a class or id is one of those, or begins with one: `related-posts`, `comment_item`."""
    first = _WORD.match(name)
    return name in classes or (first is not None and first[0] in classes and not name[first.end() :].isalnum())
