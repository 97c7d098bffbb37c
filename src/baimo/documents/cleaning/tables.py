"""Rows of tables: bars of Markdown, tabs, columns set apart by blanks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from baimo.documents.cleaning import separated
from baimo.documents.cleaning.flattened import unfold
from baimo.documents.cleaning.lines import Line
from baimo.documents.cleaning.loose_tables import mark_plain_bars, names_columns
from baimo.documents.cleaning.passages import Passage
from baimo.documents.cleaning.sheets import mark_sheets
from baimo.values.expressions import expression

_RULE = expression(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_BAR = expression(r"(?<!\\)\|")
# Wide gaps, and the dots that lead from a key to its value.
_GAP = expression(r"\s*(?:\.{3,}|(?:\. ){3,}|·{3,}|…{2,}|_{4,})\s*|\t+|\s{2,}|\u3000")
# 显  存: two characters set apart so that they are as wide as four.
_SPREAD = expression(r"(?<!\S)[\u4e00-\u9fff]\s{2,6}[\u4e00-\u9fff](?!\S)")
_SHIFT = 4
_PAIR = 2
# So many wide blanks may set columns apart.
_WIDE_BLANKS = 3
_LEADERS = ("...", ". . .", "···", "……", "____")
# A line drawn below the names of the columns, or below the last row.
_DRAWN = expression(r"[-–—─━═=_+·\s]{4,}")
_TAB = expression(r"\s*\t\s*|\t")


def mark_rows(text: str, lines: list[Line]) -> None:
    """Find the rows among the lines; the rule under the names of the columns is noise."""
    if "|" in text:
        unfold(text, lines)
        _mark_bars(text, lines)
        mark_plain_bars(text, lines)
    if "\t" in text or "   " in text or "\u3000\u3000" in text or any(dots in text for dots in _LEADERS):
        _mark_columns(text, lines)
    elif text.count("\u3000") >= _WIDE_BLANKS:
        _mark_columns(text, lines, is_loose=True)
    separated.mark_separated(text, lines)
    separated.mark_blanks(text, lines)
    separated.mark_single(text, lines)
    mark_sheets(text, lines)
    separated.mark_stacked(text, lines)
    if any(line.form == "merged" for line in lines):
        lines[:] = [line for line in lines if line.form != "merged"]


def _mark_bars(work: str, lines: list[Line]) -> None:
    for index, (names, line) in enumerate(itertools.pairwise(lines)):
        if line.breaks == 1 and _is_rule(work, line) and work.find("|", names.start, names.end) >= 0:
            line.why, line.form = "markup", "row"
            # rank 1 of a row: it names the columns
            names.form, names.body, names.rank = "row", names.start, 1
            _mark_unbarred(work, lines, index + 2)


def _is_rule(work: str, line: Line) -> bool:
    return work.find("|", line.start, line.end) >= 0 and _RULE.fullmatch(work, line.start, line.end) is not None


def _mark_unbarred(work: str, lines: list[Line], index: int) -> None:
    """Rows below a rule may do without the bar at their beginning."""
    while index < len(lines) and lines[index].breaks == 1 and work.find("|", lines[index].start, lines[index].end) >= 0:
        lines[index].form, lines[index].body = "row", lines[index].start
        index += 1


def _mark_columns(work: str, lines: list[Line], is_loose: bool = False) -> None:
    """Lines one below the other that fall into as many cells each: two of them with tabs, three with blanks alone.

    Where the columns are loose, single wide blanks may set cells apart, or keys with their values in one line.
    """
    stretch: list[Line] = []
    count = 0
    for index, line in enumerate([*lines, None]):
        if stretch and line and line.breaks == 1 and _DRAWN.fullmatch(work, line.start, line.end):
            line.why = line.why or "rule"
            continue
        cells = _columns(work, line) if line and not line.why and line.form in ("", "bullet") and not line.whole else 0
        if stretch and (cells != count or (line and line.breaks > 2)):
            first = index - len(stretch)
            if not is_loose or _is_table(work, stretch, count):
                _mark_stretch(work, stretch, count, lines[first - 1] if first else None)
            stretch = []
        if line and cells > 1:
            stretch.append(line)
        count = cells


def _columns(work: str, line: Line) -> int:
    said = work[line.start : line.end]
    if "\t" in said or "  " in said or "\u3000" in said or any(dots in said for dots in _LEADERS):
        return 1 + sum(1 for _ in _gaps(work, line.start, line.end))
    return 0


def _gaps(work: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches that set the cells of a line apart; not the blanks within a word of two characters."""
    spread = {m.start() + 1 for m in _SPREAD.finditer(work, start, end)} if "  " in work[start:end] else set()
    return (m.span() for m in _GAP.finditer(work, start, end) if m.start() not in spread)


def _is_table(work: str, stretch: list[Line], count: int) -> bool:
    """Whether lines with wide blanks are rows: not entries (• 5月6日　DeepSeek-V2：1元), nor keys with values."""
    entries = sum(line.form == "bullet" or work[line.start].isdigit() for line in stretch)
    keyed = sum(work.count("：", line.start, line.end) + work.count(":", line.start, line.end) > 1 for line in stretch)
    is_pair = count == _PAIR and 2 * entries > len(stretch)
    return len(stretch) > _PAIR and not is_pair and 2 * keyed <= len(stretch)


def _mark_stretch(work: str, stretch: list[Line], count: int, before: Line | None) -> None:
    has_tabs = all(work.find("\t", line.start, line.end) >= 0 for line in stretch)
    if len(stretch) >= (2 if has_tabs or count > 2 else 3):
        for line in stretch:
            line.form, line.body = "row", line.start
        if before and not before.form and not before.why and _is_shifted(work, before, stretch[0], count):
            before.form, before.body, before.rank = "row", before.start, separated.SHIFTED


def _is_shifted(work: str, line: Line, below: Line, count: int) -> bool:
    """Whether a line names all columns but the first, over which nothing stands."""
    indent = line.start - work.rfind("\n", 0, line.start) - 1
    return below.breaks == 1 and indent >= _SHIFT and _columns(work, line) == count - 1


def has_rows(passages: list[Passage]) -> bool:
    """Whether there is any table."""
    return any(passage.kind == "row" for passage in passages)


def find_cells(text: str, work: str, passages: list[Passage]) -> None:
    """Give every row of a text in lines its cells; `work` has blanks for what inline marks drop."""
    for passage in passages:
        if passage.kind == "row":
            cells = separated.cells_by_rank(work, passage)
            if passage.rank == separated.SHIFTED:
                cells = [(passage.start, passage.start), *cells_of(work, passage.start, passage.end)]
            passage.cells = cells or [_trim(work, a, b) for a, b in cells_of(text, passage.start, passage.end)]
            if cells:
                separated.set_apart(work, passage)
            passage.is_header = passage.rank in (1, separated.OF_YEARS, separated.SHIFTED, separated.HEADS_OF_CELLS)


def cells_of(work: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a row as stretches of the text, without the blanks around them; empty ones are empty stretches."""
    said = work[start:end]
    if "|" in said:
        borders = [m.span() for m in _BAR.finditer(work, start, end)]
        borders = borders if work[start] == "|" else [(start, start), *borders]
        borders = borders if work[end - 1] == "|" and len(borders) > 1 else [*borders, (end, end)]
    else:
        tabs = (m.span() for m in _TAB.finditer(work, start, end)) if "\t" in said else _gaps(work, start, end)
        borders = [(start, start), *tabs, (end, end)]
    return [_trim(work, a, b) for (_, a), (b, _) in itertools.pairwise(borders)]


def _trim(work: str, start: int, end: int) -> tuple[int, int]:
    said = work[start:end]
    left = len(said) - len(said.lstrip())
    return (start + left, start + len(said.rstrip())) if said.strip() else (start, start)


def find_headers(text: str, passages: list[Passage]) -> None:
    """Tell which rows stand together, and whether the first of them names the columns.

    A page tells which rows are of one table; in a text they follow each other and have as many cells, but for a few
    that their last rows may lack. Below a row that names the columns another may name them more closely.
    """
    table = 0
    for index, passage in enumerate(passages):
        if passage.kind != "row":
            continue
        before = passages[index - 1] if index else None
        if before and before.kind == "row" and _stand_together(before, passage):
            passage.table = before.table
            continue
        table -= 1
        passage.table = passage.table or table
        passage.is_header |= _names_columns(text, passages[index : index + 2])


def _stand_together(before: Passage, row: Passage) -> bool:
    if row.table or before.table > 0:
        return row.table == before.table
    if separated.parts_words(before) or row.rank == separated.OF_CELLS:
        return True
    return not row.is_header and abs(len(before.cells) - len(row.cells)) <= (row.breaks == 1)


def _names_columns(text: str, rows: list[Passage]) -> bool:
    """Whether the first of two rows names the columns of the other."""
    if len(rows) < 2 or rows[1].kind != "row":
        return False
    if separated.parts_words(rows[0]):
        return True
    if len(rows[0].cells) != len(rows[1].cells):
        return False
    names, below = ([text[a:b] for a, b in row.cells] for row in rows)
    return names_columns(names, below)
