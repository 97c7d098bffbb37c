"""Known names that are but words where they stand: 这波浪潮, 我们的理想, 在微博上表示."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from baimo.values import datafile
from baimo.values.expressions import expression

_ROWS = Path(__file__).with_name("ordinary.yaml")
_NEAR = 10


@cache
def ordinary() -> dict[str, dict[str, re.Pattern[str]]]:
    """Such names, folded, each with what beside it tells that it is no name."""
    rows: dict[str, dict[str, str]] = datafile.load(_ROWS)
    return {name: {key: expression(text) for key, text in row.items()} for name, row in rows.items()}


def is_ordinary(folded: str, start: int, end: int) -> bool:
    """Whether a name is a word here, or only where somebody wrote."""
    row = ordinary()[folded[start:end]]
    low = max(0, start - _NEAR)
    if (said := row.get("before")) and said.search(folded, low, start):
        return True
    if (said := row.get("behind")) and said.match(folded, end):
        return True
    return "around" in row and bool(row["around"].search(folded, low, start)) and bool(row["then"].match(folded, end))
