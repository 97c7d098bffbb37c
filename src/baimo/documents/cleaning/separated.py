"""Values that commas, semicolons, single blanks or line ends set apart: what programs and page descriptions print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.documents.cleaning.lines import Line
from baimo.documents.cleaning.passages import Passage, Piece
from baimo.values.expressions import expression

Span = tuple[int, int]

_MARKS = ",;\t|"
_LOOK = 20
# A cell of a table in a text is no longer; fewer rows than these, the head among them, are no table.
_LONGEST, _FEWEST = 48, 3
_WIDEST, _MOST = 9, 30
_ENDS = "。.！!？?；;：:，,"
# So many line ends stand between the cells of a page whose table has come apart into paragraphs.
_BLANK = 3
# A value begins with a digit or the sign of a currency; what stands behind a number belongs to it.
_VALUE = expression(r"[~≈约超<>]?(?:US|HK)?[$¥€￥£]?\d[^\s]*$")
_FIRSTS = frozenset("0123456789$¥€￥£")
_UNIT = expression(
    r"(?:[GTM]B(?:/s)?|[TPG]?FLOPS|TOPS|k?W|[BMTK]|bn|mn|%|tokens?|million|billion|trillion|[万亿千]?(?:元|美元|港元|人|家|张|卡)?|"
    r"[年月日]|points?|HBM\d\w*)$"
)


# Per how many a head in words tells its prices to be: Input (per 1M tokens).
_BRACKETED = expression(r"[(（][^()（）]{1,24}[)）]")
_NUMERIC = frozenset("0123456789$¥€£￥~约≈<>")


def cells_of(text: str, start: int, end: int, mark: str) -> list[Span]:
    """The cells between marks in a line; quotes around one are no part of it."""
    return [cell for cell, _ in _fields(text, start, end, mark)]


def _fields(text: str, start: int, end: int, mark: str) -> Iterator[tuple[Span, bool]]:
    """The cells of a text, each with whether its row ends with it."""
    quoted = r'[ ]*+(?:"(?=(?P<quoted>(?:[^"]++|"")*))(?P=quoted)"[ ]*+|'
    pattern = re.compile(quoted + rf"(?P<plain>[^{mark}\r\n]*+))(?P<after>{re.escape(mark)}|\r?\n|\r|\Z)")
    at = start
    while at <= end:
        found = pattern.match(text, at, end)
        if found is None:  # a quote in the middle of a word
            found = re.compile(rf"(?P<plain>[^{mark}\r\n]*+)(?P<after>[{mark}\r\n]|\Z)").match(text, at, end)
            assert found is not None
            yield _trim(text, *found.span("plain")), found["after"] != mark
        else:
            is_quoted = found["quoted"] is not None
            yield found.span("quoted") if is_quoted else _trim(text, *found.span("plain")), found["after"] != mark
        if not found["after"]:
            return
        at = found.end()


def read_rows(text: str) -> list[Passage]:
    """The rows of a file of separated values, its first row the names of the columns."""
    mark, row = _mark_of(text), []
    passages: list[Passage] = []
    for cell, ends in _fields(text, 0, len(text), mark):
        row.append(cell)
        if ends:
            if any(a < b for a, b in row):
                passages.append(_passage(text, row))
            row = []
    if passages and not any(text[a : a + 1].isdigit() for a, _ in passages[0].cells):
        passages[0].is_header = True
    for passage in passages:
        passage.table = 1
    return passages


def _mark_of(text: str) -> str:
    """The mark that stands as often in every one of the first lines."""
    lines = [line for line in text[:20_000].splitlines()[:_LOOK] if line.strip()]

    def steady(mark: str) -> tuple[int, int]:
        counts = [re.sub(r'"[^"]*"', "", line).count(mark) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0), usual

    return max(_MARKS, key=steady)


def _passage(text: str, cells: list[Span]) -> Passage:
    said = [cell for cell in cells if cell[0] < cell[1]]
    passage = Passage(said[0][0], [(*said[0], None)], "row", cells=list(cells))
    set_apart(text, passage)
    return passage


def set_apart(text: str, passage: Passage) -> None:
    """Let a tab stand for whatever parts the cells of a row, and a blank for the line ends within them."""
    pieces: list[Piece] = []
    for start, end in (cell for cell in passage.cells if cell[0] < cell[1]):
        if pieces:
            pieces.append((pieces[-1][1], start, "\t"))
        at = start
        for match in re.finditer(r"\s*[\r\n]\s*", text[start:end]) if "\n" in text[start:end] else ():
            pieces += [(at, start + match.start(), None), (start + match.start(), start + match.end(), " ")]
            at = start + match.end()
        pieces.append((at, end, None))
    passage.pieces = pieces or passage.pieces


def mark_separated(work: str, lines: list[Line]) -> None:
    """Lines one below the other with as many commas or semicolons each, the first without numbers, are a table."""
    for mark in ",;":
        if work.count(mark) >= 2 * _FEWEST:
            for stretch in _stretches(work, lines, mark):
                for line in stretch:
                    line.form, line.body, line.rank = "row", line.start, line.rank or -_MARKS.index(mark) - 1


def _stretches(work: str, lines: list[Line], mark: str) -> Iterator[list[Line]]:
    stretch: list[Line] = []
    count = 0
    for line in [*lines, None]:
        cells = _count(work, line, mark) if line else 0
        if stretch and (cells != count or (line and line.breaks > 1)):
            if len(stretch) >= _FEWEST and _is_table(work, stretch, mark):
                yield stretch
            stretch = []
        if line and cells > 2:
            stretch.append(line)
        count = cells


def _count(work: str, line: Line, mark: str) -> int:
    """How many cells a line has, 0 where it is no row."""
    if line.form or line.why or line.whole or (work[line.end - 1] in _ENDS and work[line.end - 1] != mark):
        return 0
    if not 1 < work.count(mark, line.start, line.end) < _MOST or line.end - line.start > _MOST * _LONGEST:
        return 0
    cells = cells_of(work, line.start, line.end, mark)
    return len(cells) if all(b - a <= _LONGEST for a, b in cells) else 0


def _is_table(work: str, stretch: list[Line], mark: str) -> bool:
    """Whether the first of some lines names columns, and the others hold values: prose has blanks behind its commas."""
    rows = [cells_of(work, line.start, line.end, mark) for line in stretch]
    begins = [[work[a : a + 1].isdigit() for a, _ in row] for row in rows]
    tight = sum(f"{mark} " not in work[line.start : line.end] for line in stretch)
    has_values = any(all(row[i] for row in begins[1:]) for i in range(len(begins[0])))
    return not any(begins[0]) and (2 * tight >= len(stretch) or has_values)


def mark_blanks(work: str, lines: list[Line]) -> None:
    """A line of names and below it lines that end with as many values each, single blanks between: a table."""
    stretch: list[Line] = []
    count = first = 0
    for index, line in enumerate([*lines, None]):
        values = len(_values(work, line)) if line else 0
        near = line is not None and line.breaks == 1
        if stretch and near and 0 < values < count and _goes_on_below(work, lines, index, count):
            continue  # a row in whose midst a value is missing
        if stretch and (values != count or not near):
            _mark_values(work, lines, first, stretch)
            _mark_lacking(lines[first:index], stretch, count)
            stretch = []
        if line and values > 1:
            first = first if stretch else index
            stretch.append(line)
        count = values


def _goes_on_below(work: str, lines: list[Line], index: int, count: int) -> bool:
    """Whether the line below a short row is a whole one again."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and below.breaks == 1 and len(_values(work, below)) == count


def _mark_lacking(lines: list[Line], stretch: list[Line], count: int) -> None:
    """Rows in whose midst a value is missing are of the table of those around them."""
    for line in lines:
        if stretch[0].form and not line.form:
            line.form, line.body, line.rank = "row", line.start, _LACKING - count


def _values(work: str, line: Line) -> list[Span]:
    """The values at the end of a line, with a name before them."""
    if line.form or line.why or line.whole or line.end - line.start > 3 * _LONGEST or not _may_hold(work, line):
        return []
    words = [match.span() for match in re.finditer(r"\S+", work[line.start : line.end])]
    found: list[Span] = []
    end = 0
    for a, b in reversed(words):
        said = work[line.start + a : line.start + b]
        if _VALUE.match(said):
            found.insert(0, (line.start + a, line.start + (end or b)))
            end = 0
        elif _UNIT.match(said) and not end:
            end = b
        else:
            break
    return found if found and found[0][0] > line.start else []


def _may_hold(work: str, line: Line) -> bool:
    """Whether a line may end with a value, perhaps with a unit behind it: a quick look."""
    last = work.rfind(" ", line.start, line.end) + 1
    before = work.rfind(" ", line.start, last - 1) + 1 if last > line.start else 0
    return before > 0 and any(not _FIRSTS.isdisjoint(work[at : at + 2]) for at in (last, before))


def _mark_values(work: str, lines: list[Line], first: int, stretch: list[Line]) -> None:
    """Rows of values with a line of names above them, or whose first line has nothing but years for values."""
    if len(stretch) >= _FEWEST - 1 and all(_is_year(work[a:b]) for a, b in _values(work, stretch[0])):
        for line in stretch:
            line.form, line.body, line.rank = "row", line.start, _OF_VALUES
        stretch[0].rank = OF_YEARS
        return
    names = lines[first - 1] if first else None
    if len(stretch) < _FEWEST - 1 or names is None or names.form or names.why or stretch[0].breaks > 1:
        return
    said = work[names.start : names.end]
    words = said.split()
    if any(word[0].isdigit() for word in _BRACKETED.sub("", said).split()) or said[-1] in _ENDS:
        return
    if len(words) <= len(_values(work, stretch[0])):
        return
    if len(words) > 3 * _WIDEST or len(said) > 3 * _LONGEST:
        return
    for line in [names, *stretch]:
        line.form, line.body, line.rank = "row", line.start, _OF_VALUES
    names.rank = _OF_WORDS


# ranks of rows: how their cells are parted
_OF_VALUES, _OF_WORDS, _OF_LINES, OF_YEARS, SHIFTED, OF_CELLS, HEADS_OF_CELLS = -10, -11, -12, -13, -14, -15, -16
# ... and of those that lack a value, by how many others have
_LACKING = -20


def mark_single(work: str, lines: list[Line]) -> None:
    """A line of words that each name a column, and below it lines of as many, or some less at their end: a table."""
    at = 0
    while at < len(lines):
        wide = _single(work, lines[at])
        below = at + 1
        while wide > _FEWEST and below < len(lines) and lines[below].breaks == 1:
            if not wide - 2 <= _single(work, lines[below], is_head=False) <= wide:
                break
            below += 1
        if below - at > _FEWEST and _hold_values(work, lines[at + 1 : below]):
            for line in lines[at:below]:
                line.form, line.body, line.rank = "row", line.start, OF_CELLS
            lines[at].rank = HEADS_OF_CELLS
        at = max(below, at + 1)


def _single(work: str, line: Line, is_head: bool = True) -> int:
    """How many words a line has that may be cells, 0 where it is no such line."""
    said = work[line.start : line.end]
    if line.form or line.why or line.whole or said.isascii() or said[-1] in _ENDS or len(said) > 3 * _LONGEST:
        return 0
    words = said.split()
    if not is_head:
        return len(words)
    is_named = all(len(word) > 1 and word[0] not in _NUMERIC and len(word) <= _LONGEST // 2 for word in words)
    return len(words) if is_named and len(words) <= _WIDEST else 0


def _hold_values(work: str, rows: list[Line]) -> bool:
    """Whether two words or more begin with a number in every line, and none of the first does."""
    begun = [[word[0] in _NUMERIC for word in work[row.start : row.end].split()] for row in rows]
    return not any(row[0] for row in begun) and sum(map(all, zip(*begun, strict=False))) > 1


def _is_year(said: str) -> bool:
    return len(said) in (4, 5) and said[:2] in ("19", "20") and said[:4].isdigit() and said[4:] in ("", "年", "E")


def mark_stacked(work: str, lines: list[Line]) -> None:
    """Short lines of which the first few name columns, and as many others again and again hold their values."""
    stretch: list[int] = []
    for index, line in enumerate([*lines, None]):
        is_cell = line is not None and not (line.form or line.why or line.whole) and line.end - line.start <= _LONGEST
        is_cell = is_cell and line is not None and work[line.end - 1] not in _ENDS
        if stretch and (not is_cell or (line is not None and not _goes_on(lines, stretch, line))):
            _stack(work, lines, stretch)
            stretch = []
        if is_cell:
            stretch.append(index)


def _goes_on(lines: list[Line], stretch: list[int], line: Line) -> bool:
    """Whether a line stands as far below the one before it as those of a stretch from each other."""
    return line.breaks <= _BLANK if len(stretch) == 1 else line.breaks == lines[stretch[-1]].breaks


def _stack(work: str, lines: list[Line], stretch: list[int]) -> None:
    """The rows of a stretch of lines, where it falls into some: lines with a number stand in the same places."""
    numeric = [work[lines[i].start] in _NUMERIC for i in stretch]
    for wide in range(3, min(_WIDEST, len(stretch) // _FEWEST) + 1):
        rows = [numeric[i : i + wide] for i in range(0, len(stretch), wide)]
        if len(stretch) % wide or any(rows[0]) or any(row[0] for row in rows) or any(r != rows[1] for r in rows[2:]):
            continue
        if any(rows[1]):
            _merge_all(lines, stretch, wide)
            return
    for first, last, wide in _within(numeric):
        _merge_all(lines, stretch[first:last], wide)


def _within(numeric: list[bool]) -> Iterator[tuple[int, int, int]]:
    """Rows among other short lines: names of columns, then again and again a name and a number for each of them."""
    at = 0
    while (first := next((i for i in range(at, len(numeric)) if numeric[i]), None)) is not None:
        wide = next((i for i in range(first, len(numeric)) if not numeric[i]), len(numeric)) - first + 1
        row = [False] + [True] * (wide - 1)
        head, last = first - 1 - wide, first - 1
        while numeric[last : last + wide] == row:
            last += wide
        if 2 < wide <= _WIDEST and head >= at and last - head >= _FEWEST * wide and not any(numeric[head:first]):
            yield head, last, wide
        at = max(last, first + wide - 1)


def _merge_all(lines: list[Line], stretch: list[int], wide: int) -> None:
    for at in range(0, len(stretch), wide):
        merge_rows(lines, stretch[at : at + wide])


def merge_rows(lines: list[Line], row: list[int]) -> None:
    """Make one row of several lines, each of them a cell."""
    first, last = lines[row[0]], lines[row[-1]]
    first.end, first.form, first.rank, first.body = last.end, "row", _OF_LINES, first.start
    for index in row[1:]:
        lines[index].why, lines[index].form = "", "merged"


def cells_by_rank(text: str, passage: Passage) -> list[Span] | None:
    """The cells of a row that marks other than bars, tabs and wide gaps part; None for any other row."""
    start, end, rank = passage.start, passage.end, passage.rank
    if rank in (-1, -2):
        return cells_of(text, start, end, _MARKS[-rank - 1])
    if rank in (_OF_WORDS, _OF_LINES, OF_CELLS, HEADS_OF_CELLS):
        pattern = r"[^\n]*\S" if rank == _OF_LINES else r"\S+"
        return [_trim(text, start + m.start(), start + m.end()) for m in re.finditer(pattern, text[start:end])]
    if rank < _LACKING:
        return _lacking(text, Line(start, end, start, 1), _LACKING - rank)
    if rank in (_OF_VALUES, OF_YEARS):
        line = Line(start, end, start, 1)
        values = _values(text, line)
        return [_trim(text, start, values[0][0]), *values]
    return None


def _lacking(text: str, line: Line, count: int) -> list[Span]:
    """The cells of a row that lacks a value: between two of three it is the middle one, else nothing tells which."""
    values = _values(text, line)
    cells = [_trim(text, line.start, values[0][0])]
    none = (values[0][1], values[0][1])
    return [*cells, values[0], none, values[1]] if (len(values), count) == (2, 3) else [*cells, *[none] * count]


def parts_words(passage: Passage) -> bool:
    """Whether the cells of a row are its words, of which several may name one column."""
    return passage.rank == _OF_WORDS


def _trim(text: str, start: int, end: int) -> Span:
    said = text[start:end]
    left = len(said) - len(said.lstrip())
    return (start + left, start + len(said.rstrip())) if said.strip() else (start, start)
