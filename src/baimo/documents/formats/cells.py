"""The cells of a table of HTML, in columns: what spans several of them, or several rows, takes its places there."""

from __future__ import annotations

from dataclasses import dataclass, field

from baimo.documents.formats.tags import Tag

Span = tuple[int, int]
# More columns or rows than this no cell spans on a page that people read.
_WIDEST, _HIGHEST = 40, 500


@dataclass(slots=True)
class Cells:
    """A row: its cells, of which an empty stretch is a place that a cell beside it spans."""

    cells: list[Span]
    is_header: bool


@dataclass(slots=True)
class Grid:
    """The table under way; `start` is where it stands, which tells it from any other."""

    start: int = 0
    row: list[tuple[Span, int, int, bool]] = field(default_factory=list)
    _open: tuple[int, int] = (1, 1)
    # for columns that a cell of an earlier row still spans: how many rows more, and its stretch
    _held: dict[int, tuple[int, Span]] = field(default_factory=dict)
    _rows: int = 0

    def open(self, tag: Tag) -> None:
        """A cell begins."""
        spans = tag.attributes() if "span" in tag.written else {}
        self._open = _number(spans.get("colspan"), _WIDEST), _number(spans.get("rowspan"), _HIGHEST)

    def close(self, span: Span, is_name: bool) -> None:
        """The cell under way ends."""
        self.row.append((span, *self._open, is_name))
        self._open = 1, 1

    def end_row(self, end: int) -> Cells | None:
        """The row under way, None where it is no row of a table: one cell that only arranges the page."""
        row, self.row = self.row, []
        said = [cell for cell in row if cell[0][1] > cell[0][0]]
        spans_all = len(said) == 1 and said[0] is row[0] and row[0][1] > 1 and self._rows > 0
        if len(said) + len(self._held) < 2 and not spans_all:
            return None
        names = sum(cell[3] for cell in row)
        is_header = names == len(row) or (names > 1 and names >= len(said))
        self._rows += 1
        return Cells(self._placed(row, (end, end), is_header), is_header and not spans_all)

    def _placed(self, row: list[tuple[Span, int, int, bool]], empty: Span, is_header: bool) -> list[Span]:
        """The cells of a row, each in its column."""
        cells: list[Span] = []
        for span, wide, high, _ in row:
            self._fill(cells, empty, is_header)
            if high > 1:
                self._held.update({len(cells) + i: (high, span if not i else empty) for i in range(wide)})
            cells += [span] + [empty] * (wide - 1)
        self._fill(cells, empty, is_header)
        self._held = {at: (left - 1, span) for at, (left, span) in self._held.items() if left > 1}
        return cells

    def _fill(self, cells: list[Span], empty: Span, is_header: bool) -> None:
        """What an earlier row holds of the next places; a head that goes on below itself says nothing there."""
        while (held := self._held.get(len(cells))) is not None:
            cells.append(empty if is_header else held[1])


def _number(written: str | None, most: int) -> int:
    return min(max(1, int(written)), most) if written and written.isascii() and written.isdigit() else 1
