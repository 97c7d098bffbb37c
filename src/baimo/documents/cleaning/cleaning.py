"""A text of any kind to the clean text that is read: lines joined, marks and furniture dropped, blocks found."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from baimo.documents.cleaning import comments, dateline, heads, outline, recordings, separated, tables
from baimo.documents.cleaning.assembling import Assembler, block_of
from baimo.documents.cleaning.fragments import find_fragments, outside
from baimo.documents.cleaning.furniture import LONGEST_PHRASE, mark_noise, phrase_noise
from baimo.documents.cleaning.inline import find_drops, mask
from baimo.documents.cleaning.joining import Joiner
from baimo.documents.cleaning.lines import APART, WIDEST_HEADING, Forms, Line, scan
from baimo.documents.cleaning.loose_tables import is_set_table
from baimo.documents.cleaning.passages import BLANK, Drop, Passage, words_of
from baimo.documents.cleaning.slides import find_slides
from baimo.documents.cleaning.speakers import join_speakers
from baimo.documents.cleaning.widths import widened
from baimo.documents.document import Block, Document, Noise
from baimo.documents.formats.markup import read_page
from baimo.documents.offsets import OffsetMap
from baimo.values.collector import without_collecting


@dataclass(slots=True)
class Reading:
    """What was found in a text before it is put together: its passages, what is dropped, and its own particulars."""

    passages: list[Passage] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)
    date: str | None = None
    title: str | None = None


def build(text: str, name: str, media: str, forms: Forms | None = None) -> Document:
    """A document of a text; `forms` tells the kind and level of lines that its file format knows."""
    with without_collecting():
        read = text if media == "csv" else widened(text)
        document = assemble(read, name, media, _found(read, media, forms))
        document.text = text
        return document


def _found(text: str, media: str, forms: Forms | None) -> Reading:
    if media == "csv":
        return Reading(separated.read_rows(text))
    if media == "html":
        return read_html(text)
    return read_text(_with_plain_line_ends(text), media == "md", forms)


def _with_plain_line_ends(text: str) -> str:
    """The text with every line end a line feed and the length it has; what is over becomes white space."""
    for end in ("\x0b", "\x85", "\u2028", "\u2029"):
        if end in text:
            text = text.replace(end, "\n")
    return text.replace("\r\n", "\x1e\n").replace("\r", "\n") if "\r" in text else text


def read_html(text: str) -> Reading:
    """The passages of a page."""
    page = read_page(text, 0, len(text))
    comments.take_comments(text, page)
    found = Reading(page.passages, page.drops)
    found.passages = join_speakers(text, found.passages, found.drops)
    _read_marks(text, found)
    _take_particulars(text, found)
    found.date = dateline.of_page(page.metas, page.data) or found.date
    outline.find_headings(text, found.passages)
    named = next((p for p in found.passages if p.kind in ("title", "heading") and p.rank == 1), None)
    found.title = words_of(text, named.pieces) if named else page.title
    return found


def read_text(text: str, markdown: bool, forms: Forms | None) -> Reading:
    """The passages of a text in lines, with whatever HTML it holds."""
    found = Reading()
    start, found.date, found.title = dateline.front_matter(text)
    pages = find_fragments(text)
    drops = _between(find_drops(text, markdown), pages)
    work = mask(text, drops)
    lines = _scan(text, work, outside(len(text), pages, start), forms)
    recordings.part(lines, drops)
    mark_noise(work, lines, drops)
    joiner = Joiner(work)
    found.passages = join_speakers(text, joiner.join(lines), drops)
    found.drops = drops + joiner.drops + [Drop(line.start, line.end, line.why) for line in lines if line.why]
    front = dateline.front_lines(text, start) if start else []
    found.drops += _around(front, start)
    if tables.has_rows(found.passages):
        tables.find_cells(text, work, found.passages)
    for page in pages:
        _add_page(text, found, *page)
    found.passages = comments.take_written_comments(text, found.passages, found.drops)
    _take_particulars(text, found)
    outline.find_headings(text, found.passages)
    found.passages[:0] = front
    return found


def _around(front: list[Passage], end: int) -> list[Drop]:
    """What is dropped of the particulars above a text: all but the lines that tell of its subject."""
    edges = [0, *(edge for line in front for edge in (line.start, line.end)), end]
    return [Drop(a, b, "particulars") for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _scan(text: str, work: str, stretches: list[tuple[int, int]], forms: Forms | None) -> list[Line]:
    """The lines of the stretches, rows and code among them known; nothing joins across two stretches."""
    lines: list[Line] = []
    for start, end in stretches:
        found = scan(work, start, end, forms)
        if not forms:
            find_slides(text, work, start, end, found)
        if lines and found:
            found[0].breaks = APART
        lines += found
    tables.mark_rows(text, lines)
    _mark_code(text, lines)
    return lines


def _between(drops: list[Drop], pages: list[tuple[int, int]]) -> list[Drop]:
    """The drops that lie in no page."""
    if not pages or not drops:
        return drops
    starts = [start for start, _ in pages]
    return [drop for drop in drops if not _is_in(drop.start, pages, bisect_right(starts, drop.start) - 1)]


def _is_in(at: int, pages: list[tuple[int, int]], index: int) -> bool:
    return index >= 0 and at < pages[index][1]


def _add_page(text: str, found: Reading, start: int, end: int) -> None:
    """Put the passages of a fragment where it stands in the text."""
    page = read_page(text, start, end)
    index = bisect_right(found.passages, start, key=lambda passage: passage.start)
    before = found.passages[index - 1] if index else None
    comments.take_comments(text, page, before is not None and comments.is_title(words_of(text, before.pieces)))
    found.passages[index:index] = page.passages
    found.drops += page.drops


def _read_marks(text: str, found: Reading) -> None:
    """In a page as well, paragraphs may begin with a number or a bullet sign, or be no part of what it says."""
    kept: list[Passage] = []
    for passage in found.passages:
        if passage.kind in ("paragraph", "bullet") and passage.end - passage.start <= LONGEST_PHRASE:
            why = phrase_noise(words_of(text, passage.pieces))
            if why:
                found.drops.append(Drop(passage.start, passage.end, why))
                continue
        if passage.kind == "paragraph":
            _read_mark(text, passage)
        kept.append(passage)
    found.passages = kept


def _read_mark(text: str, passage: Passage) -> None:
    start, end, literal = passage.pieces[0]
    line = next(iter(scan(text, start, end)), None) if literal is None else None
    if line and line.form in ("heading", "bullet") and line.start < line.body < end and len(passage.pieces) == 1:
        passage.kind, passage.rank = line.form, line.rank
        passage.pieces[0] = (line.body, end, None)


def _take_particulars(text: str, found: Reading) -> None:
    """The date on the document's face, and what says nothing else out of the reader's way."""
    when, particulars = dateline.find_date(text, found.passages)
    found.date = found.date or when
    if particulars:
        dropped = {id(passage) for passage in particulars}
        found.drops += [Drop(passage.start, passage.end, "particulars") for passage in particulars]
        found.passages = [passage for passage in found.passages if id(passage) not in dropped]


def _mark_code(text: str, lines: list[Line]) -> None:
    """Whatever stands between two fences is code, but a table that is set in them for its blanks."""
    opened: int | None = None
    for at, line in enumerate(lines):
        if line.form == "fence":
            line.why = "code"
            if opened is not None and not is_set_table(text, lines[opened], lines[opened + 1 : at]):
                for inside in lines[opened + 1 : at]:
                    inside.why = "code"
            opened = at if opened is None else None
    for line in lines[opened + 1 :] if opened is not None else ():
        line.why = "code"


def assemble(text: str, name: str, media: str, found: Reading) -> Document:
    """The document of what was found in a text."""
    passages, folded = outline.fold_repeated(text, found.passages)
    tables.find_headers(text, passages)
    drops = sorted([*found.drops, *(Drop(p.start, p.end, "repeated title") for p in folded)], key=lambda d: d.start)
    assembler = Assembler(text, drops)
    places = [assembler.passage(passage) for passage in passages]
    clean, offsets = assembler.finish()
    clean = _of_characters(clean)
    blocks = _blocks(clean, offsets, passages, places)
    noise = _noise(drops, offsets)
    title = found.title or _title(clean, blocks)
    return Document(name, text, clean, offsets, blocks, noise, found.date, title, media)


def _title(clean: str, blocks: list[Block]) -> str | None:
    """What a document calls itself: its first heading, or a first line that is no sentence."""
    for block in blocks[:3]:
        said = clean[block.start : block.end]
        is_line = block is blocks[0] and block.kind == "paragraph" and len(said) <= WIDEST_HEADING
        if block.kind in ("title", "heading") or (is_line and said[-1] not in "。！？!?.…；;：:，,"):
            return said
    return None


_HALF = re.compile("[\ud800-\udfff]")


def _of_characters(clean: str) -> str:
    """The clean text, halves of surrogate pairs replaced: they are no characters, and no encoding takes them."""
    try:
        clean.encode()
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", clean)
    return clean


def _noise(drops: list[Drop], offsets: OffsetMap) -> list[Noise]:
    """What was dropped, without what lies within something that was; an entity counts where its line went."""
    replaced = set(offsets.text_starts) if any(drop.literal is not None for drop in drops) else set()
    noise: list[Noise] = []
    end = -1
    for drop in drops:
        if drop.end > end and drop.why != BLANK and (drop.literal is None or drop.start not in replaced):
            noise.append(Noise(drop.start, drop.end, drop.why or "markup"))
            end = drop.end
    return noise


def _blocks(clean: str, offsets: OffsetMap, passages: list[Passage], places: list[tuple[int, int]]) -> list[Block]:
    """The blocks of the clean text, each under its parent, with topics, cells and speakers."""
    whole = [block_of(passage, start, end) for passage, (start, end) in zip(passages, places, strict=True)]
    heads.find_heads(clean, whole)
    blocks, origins = heads.split_at_heads(clean, whole)
    tree = outline.Tree()
    headers: dict[int, int] = {}
    for index, (block, origin) in enumerate(zip(blocks, origins, strict=True)):
        passage = passages[origin]
        tree.hang(index, block, passage.indent, passage.rank, clean[block.end - 1] in "：:")
        if passage.cells:
            _fill_row(index, block, passage, offsets, headers)
        elif passage.goes_on and index:
            block.said_in = index - 1 if blocks[index - 1].said_in < 0 else blocks[index - 1].said_in
    heads.find_speakers(clean, blocks)
    return blocks


def _fill_row(index: int, block: Block, passage: Passage, offsets: OffsetMap, headers: dict[int, int]) -> None:
    block.cells = tuple(offsets.to_clean(a, b) for a, b in passage.cells)
    block.header = headers.get(passage.table)
    if passage.is_header:
        headers[passage.table] = index
