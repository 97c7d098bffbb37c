"""Tables that nothing but their shape tells: bars without a rule below the names, names of columns that hold digits."""

from __future__ import annotations

from baimo.documents.cleaning.lines import Line
from baimo.values.expressions import expression

# A cell that names a column is no longer than this.
_LONGEST_NAME = 40
_NUMERIC = expression(r"\d")
_YEAR = expression(r"(?:FY ?)?(?:19|20)\d\d(?:年|[AEae])?")
# 2023营收 names a column.
_VALUE = expression(r"(?!(?:19|20)\d\d ?(?:年|[\u4e00-\u9fff]))[$¥€￥~约<>]?\d[\d,.]*(?!\d*年)")


def mark_plain_bars(work: str, lines: list[Line]) -> None:
    """Lines one below the other with as many bars each, and blanks around them: a table without a rule."""
    stretch: list[Line] = []
    count = 0
    for line in [*lines, None]:
        bars = work.count(" | ", line.start, line.end) if line and not line.why and line.form == "" else 0
        if stretch and (bars != count or (line and line.breaks > 1)):
            if len(stretch) >= (2 if count > 1 else 3):
                for row in stretch:
                    row.form, row.body = "row", row.start
            stretch = []
        if line and bars:
            stretch.append(line)
        count = bars


def names_columns(names: list[str], below: list[str]) -> bool:
    """Whether cells name the columns of those below: short, without numbers or beginning with none where those do."""
    if any(len(name) > _LONGEST_NAME for name in names):
        return False
    if not any(_NUMERIC.search(name) for name in names[1:]):
        return True
    if all(map(_YEAR.fullmatch, names[1:])):
        return not all(map(_YEAR.fullmatch, below[1:]))
    return not any(map(_VALUE.match, names[1:])) and any(map(_VALUE.match, below[1:]))
