"""Two months of an address: what they mean, and one line where they mean nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from baimo.drawing.population.months import number, written

_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
DEFAULT_SPAN = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A span of months; `fault` is the key of the line that says what was wrong with the address, `what` it was."""

    since: str
    until: str
    fault: str = ""
    what: str = ""


def span_asked(since: str, until: str, now: str) -> Asked:
    """The span asked for; the last three months where nothing, or nothing that makes sense, was asked."""
    usual = Asked(written(number(now) - DEFAULT_SPAN), now)
    for month in (since, until):
        if month and not _MONTH.fullmatch(month):
            return Asked(usual.since, usual.until, "months.malformed", month)
    until = until or now
    since = since or written(number(until) - DEFAULT_SPAN)
    if since >= until:
        return Asked(usual.since, usual.until, "months.reversed", f"{since} → {until}")
    if since > now or until > now:
        return Asked(min(since, usual.since), now, "months.later", max(since, until))
    return Asked(since, until)


def month_asked(at: str, months: list[str]) -> tuple[str | None, str]:
    """The month of a picture, None for now, and the key of the line where the address names none of the record."""
    if not at or at == months[-1]:
        return None, ""
    if not _MONTH.fullmatch(at):
        return None, "months.no_month"
    return (at, "") if at in months else (None, "months.outside")
