"""Days as feeds write them, with those that cannot be right."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST_YEAR = 2012  # no model that a feed lists is older; 1970 is a clock at zero


def day_of(text: str) -> str:
    """The day of a timestamp: `2025-06-10T22:55:28Z` is `2025-06-10`."""
    return text.partition("T")[0]


def day_before(day: str) -> str:
    """The last day before one: a price that begins on a day ended the one before on that."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def fault_of(text: str) -> str | None:
    """Why a text is no day on which a model can have been released; None where it may be one."""
    match = _DAY.fullmatch(text)
    if not match:
        return f"{text!r} is no date"
    if int(match[1]) < _FIRST_YEAR:
        return f"{text} lies before any model on the list: a clock at zero, no release"
    return None
