"""Tables that nothing but their shape tells: bars without a rule below the names, names of columns that hold digits."""

from __future__ import annotations

import re

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


# What code has and tables have not; what parts the cells of a table that is set by its blanks; its lines at least.
_CODE = expression(
    r"[{};]|[=!]=|\w\(|</|->|=>|::|^\s*(?:import|from|def|pip|git|curl|docker|npm|export|>>>|\$ )|\w ?= ?['\"\w]"
)
_GAPS = expression(r"\S(?: {2,}|\t+|\s\|\s)(?=\S)")
_LEAST, _SHARE = 3, 0.75
_LANGUAGE = expression(r"(?:```|~~~)\s*(?:text|txt|plain|plaintext|table)?\s*", re.IGNORECASE)


def is_set_table(text: str, fence: Line, lines: list[Line]) -> bool:
    """Whether what stands between two fences is a table: most lines have two cells or more, and none is code."""
    said = [text[line.start : line.end] for line in lines]
    if len(said) < _LEAST or not _LANGUAGE.fullmatch(text, fence.start, fence.end):
        return False
    parted = sum(_GAPS.search(line) is not None for line in said)
    return parted >= _SHARE * len(said) and not any(_CODE.search(line) for line in said)


def names_columns(names: list[str], below: list[str]) -> bool:
    """Whether cells name the columns of those below: short, without numbers or beginning with none where those do."""
    if any(len(name) > _LONGEST_NAME for name in names):
        return False
    if not any(_NUMERIC.search(name) for name in names[1:]):
        return True
    if all(map(_YEAR.fullmatch, names[1:])):
        return not all(map(_YEAR.fullmatch, below[1:]))
    return not any(map(_VALUE.match, names[1:])) and any(map(_VALUE.match, below[1:]))
