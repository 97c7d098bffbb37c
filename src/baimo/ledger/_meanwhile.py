"""Dates in their simplest form, until the values that do it well are there."""

from __future__ import annotations

import calendar
import re
from datetime import date

_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?~?$")


def days(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date; None is open. Raises ValueError."""
    start, slash, end = edtf.partition("/")
    if slash:
        return (None if start in ("..", "") else days(start)[0], None if end in ("..", "") else days(end)[1])
    if edtf.startswith("XXXX"):
        return None, None
    match = _PARTS.match(edtf)
    if not match:
        raise ValueError(f"{edtf!r} is no date")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if day:
        return date(year, month, day), date(year, month, day)
    first, last = _months(month)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _months(code: int) -> tuple[int, int]:
    if code <= 12:
        return code, code
    if code in (40, 41):
        return (1, 6) if code == 40 else (7, 12)
    if 33 <= code <= 36:
        return (code - 33) * 3 + 1, (code - 33) * 3 + 3
    raise ValueError(f"{code} is no month")
