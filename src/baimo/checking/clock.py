"""The two clocks: what a document's date and today make of a time that was claimed."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from baimo.claims import Claim
from baimo.documents import Document
from baimo.values.dates import When, parsed, relation

# A day may differ by where on earth it is told.
TIME_ZONES = 1
# A page often bears the day of the article for that of the event: a difference of so few days needs a second witness.
NEWS_LAG = 10
# A launch, a registration or an opening may each be called the beginning: a date that only one source gives excludes
# another only if that is more than so many days away.
STAGES = 200
# What takes months (a company: its team, its registration, its announcement) is dated by any of them.
HALF_A_YEAR = 183
# Things are announced, priced and previewed before they exist; only what lies further before is before its time.
ANNOUNCEMENT = 31
# Sums and counts are told of late: a value first recorded so soon after may well have held already.
REPORTING = 92

_MONTH = 31


class Timing(StrEnum):
    """How the time of a statement stands to the time claimed."""

    UNTIMED = "untimed"
    SAME = "same"  # equal, or the statement's time lies in the claimed one
    AROUND = "around"  # the statement's time is coarser, or a period that covers the claimed one
    NEAR = "near"  # a day apart, or overlapping in part
    BEFORE = "before"  # the statement speaks of an earlier time
    AFTER = "after"


FITTING = frozenset({Timing.SAME, Timing.AROUND, Timing.NEAR})


def timing(claimed: When | None, held: When | None, tolerance: int = TIME_ZONES) -> Timing:
    """How a held time stands to a claimed one; a time that nobody told fits none and excludes none."""
    if claimed is None or held is None:
        return Timing.UNTIMED
    # only a day can be another day elsewhere: March is not April because they touch
    is_of_a_day = "day" in (claimed.precision, held.precision)
    related = relation(claimed, held, tolerance if is_of_a_day else 0)
    if related == "apart":
        return Timing.BEFORE if held.start < claimed.start else Timing.AFTER
    return {"same": Timing.SAME, "coarser": Timing.SAME, "within": Timing.AROUND, "near": Timing.NEAR}[related]


def gap(one: When, other: When) -> int:
    """Days that lie between two times, 0 where they touch."""
    return max(one.start - other.end, other.start - one.end, 0)


def length(when: When) -> int:
    """Days that a time may mean."""
    return when.end - when.start + 1


def is_same_but_for_the_year(one: When, other: When) -> bool:
    """Whether both are the same day, or month, of different years."""
    first, second = one.first, other.first
    if first is None or second is None or length(one) > _MONTH or length(other) > _MONTH:
        return False
    are_days = length(one) == length(other) == 1
    return first.month == second.month and (not are_days or first.day == second.day)


def says_year(text: str, when: When) -> bool:
    """Whether a text prints the year of a time, as 2023 or 23年; else it was worked out from what stands around it."""
    first = when.first
    return first is not None and re.search(rf"{first.year}|(?<!\d){first.year % 100:02d}\s*年", text) is not None


def time_of(claim: Claim) -> When | None:
    """When the claim held or happened, None where it does not say a time that can be placed."""
    return parsed(claim.when)


def of_a_step(edtf: str | None) -> When | None:
    """The time of what holds until the next step: `2024-05-15/..` tells of that day; how long, the next one tells."""
    begin, _, end = (edtf or "").partition("/")
    return parsed(begin) if end == ".." and begin not in ("", "..") else parsed(edtf)


def document_date(document: Document) -> str | None:
    """The document's own date (EDTF), None where it bears none that can be placed in time."""
    return document.date if parsed(document.date) else None


def sound_date(dated: str | None, claims: list[Claim]) -> When | None:
    """The document's date, unless the document itself tells of later things as past.

    A deck on 2023 that tells of 2025 was not written in 2023: a wrong date would make true statements look early.
    """
    when = parsed(dated)
    if when is None:
        return None
    told = [t for c in claims if c.modality in ("asserted", "reported") and not c.said_on and (t := time_of(c))]
    is_sound = all(t.start <= when.end + ANNOUNCEMENT or t.first is None for t in told)
    return when if is_sound else None


def last_day(edtf: str | None, today: date | None = None) -> int:
    """The last day of a date given, or today, as an ordinal: a year means all of it."""
    when = parsed(edtf)
    return when.end if when else (today or date.today()).toordinal()
