"""Tables of Markdown that lost their line ends: `| A | B | |---|---| | 1 | 2 | | 3 | 4 |` on one line."""

from __future__ import annotations

from baimo.documents.cleaning.lines import Line
from baimo.values.expressions import expression

_RULE = expression(r"\|(?:\s*:?-{3,}:?\s*\|){2,}")
_BAR = expression(r"(?<!\\)\|")


def unfold(work: str, lines: list[Line]) -> None:
    """Part the lines that hold a whole table into what stands before it, its rows, and what stands behind."""
    if work.find("---|") < 0 and work.find("--- |") < 0:
        return
    whole: list[Line] = []
    for line in lines:
        whole += _parted(work, line) or [line]
    lines[:] = whole


def _parted(work: str, line: Line) -> list[Line]:
    """The lines that a line with a table in it stands for; none where it holds no table with its heads."""
    rule = _RULE.search(work, line.start, line.end)
    if rule is None or rule.span() == (line.start, line.end):
        return []
    wide = rule[0].count("|")
    bars = [bar.start() for bar in _BAR.finditer(work, line.start, rule.start())]
    rows = _rows(work, rule.end(), line.end, wide)
    if len(bars) < wide or not rows:
        return []
    first = bars[-wide]
    found = [Line(line.start, _end(work, line.start, first), line.body, line.breaks, line.form, line.rank)]
    found.append(Line(first, bars[-1] + 1, first, 1, "row", 1))
    found.append(Line(rule.start(), rule.end(), rule.start(), 1, "row", 0, "markup"))
    found += [Line(start, end, start, 1, "row") for start, end in rows]
    at = rows[-1][1]
    at += len(work[at : line.end]) - len(work[at : line.end].lstrip())
    if at < line.end:
        found.append(Line(at, line.end, at, 2))
    return found if found[0].start < found[0].end else found[1:]


def _rows(work: str, at: int, end: int, wide: int) -> list[tuple[int, int]]:
    """The rows behind the rule, each from bar to bar; the last may be cut short where the text is."""
    bars = [bar.start() for bar in _BAR.finditer(work, at, end)]
    found: list[tuple[int, int]] = []
    for first in range(0, len(bars), wide):
        row = bars[first : first + wide]
        before = found[-1][1] if found else at
        if work[before : row[0]].strip():
            break
        found.append((row[0], row[-1] + 1 if len(row) == wide else end))
    return found


def _end(work: str, start: int, end: int) -> int:
    return start + len(work[start:end].rstrip())
