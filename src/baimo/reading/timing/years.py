"""Which year a date without one lies in: candidates from the sentence, the block, the headings, the day of speaking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from baimo.reading.finding.spans import DateSpan
from baimo.values import datafile
from baimo.values.dates import When, parsed
from baimo.values.expressions import expression


@cache
def weights() -> dict[str, Any]:
    """The content of years.yaml."""
    table: dict[str, Any] = datafile.load(Path(__file__).parent / "years.yaml")
    return table


@dataclass(frozen=True, slots=True)
class Told:
    """A date with its year that a sentence told: in which block, where it ends, whether it opened the sentence."""

    when: When
    block: int
    end: int
    opened: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A year that a date may lie in, what it comes to there, and how much speaks for it."""

    told: str
    weight: float


def best(candidates: Iterable[Candidate]) -> str | None:
    """What the candidate of the greatest weight comes to; the first of equals."""
    found = max(candidates, key=lambda one: one.weight, default=None)
    return found.told if found else None


def in_year(span: DateSpan, year: int) -> str | None:
    """A date without its year, put into one; a time told against a year, likewise."""
    if span.relative is not None:
        told = f"{year:04d}{span.relative.rest}"
    elif span.when is not None:
        told = str(span.when).replace("XXXX", f"{year:04d}")
    else:
        return None
    return told if parsed(told) else None


def tells_year(span: DateSpan, is_ahead: bool) -> bool:
    """Whether a date tells its year, so that others lie in it: 2024年3月, 去年3月, 次年; not `a year ago`."""
    relative = span.relative
    if relative is None or relative.unit not in ("year", "anniversary"):
        return span.when is not None and span.when.precision != "unknown-year"
    return relative.offset > 0 if relative.told else "-" in relative.rest and not is_ahead


def follows(now: When, told: When) -> bool:
    """Whether a day is of the first months behind a year."""
    is_behind = now.last is not None and told.last is not None and now.last.year == told.last.year + 1
    return is_behind and now.last is not None and now.last.month <= _FIRST_MONTHS


_FIRST_MONTHS = 6


def of_told(span: DateSpan, told: Told, block: int, clean: str, gap: str, is_chronicle: bool) -> Iterator[Candidate]:
    """The year of a date told before, and the year behind it where the months begin anew."""
    sources, adds = weights()["sources"], weights()["told"]
    is_apart = told.block != block and not is_chronicle
    if told.when.first is None or (is_apart and told.when.first.year < weights()["first_spoken"]):
        return
    weight = sources["told"] + adds["sentence_between"] * max(0, stops(gap) - 1)
    if told.block == block:
        weight += adds["same_block"] + adds["opened"] * told.opened
    weight += adds["chronicle"] * is_chronicle
    this, that = in_year(span, told.when.first.year), in_year(span, told.when.first.year + 1)
    is_back = _is_before(this, told.when) and not looks_back(clean, span.start)
    if this:
        yield Candidate(this, weight + adds["goes_back"] * is_back)
    if that and is_back:
        yield Candidate(that, weight + adds["next_year"])


def _is_before(edtf: str | None, told: When) -> bool:
    when = parsed(edtf)
    return when is not None and when.end < told.start and told.precision != "year"


_HAD = expression(r"\bhad (?!been (?:set|due|expected)|planned|to\b)[^.;!?\n]{0,40}$")


def looks_back(text: str, at: int) -> bool:
    """Whether the words before a date tell of what lay before what was told: it had already launched on February 6."""
    return _HAD.search(text, max(0, at - 60), at) is not None


_STOP = expression(r"[。！？；]|[.!?;](?=\s)")


def stops(text: str) -> int:
    """How many sentences end in a text."""
    return len(_STOP.findall(text))


_HEAD = expression(
    r"(?:^|[\n。！？；;]|[.!?]\s)[ \t*_·•#>(（【\[|—–-]{0,4}(?:(?:in|by|on|early|late|mid|到了?|早在)[ -]?)?$",
    re.IGNORECASE,
)
_NEAR = 12


def heads(text: str, at: int) -> bool:
    """Whether a date stands first in its sentence, its line or its cell."""
    return _HEAD.search(text[max(0, at - _NEAR) : at]) is not None


def is_chronicle(years: list[int]) -> bool:
    """Whether the years that head the sentences of a text, in its order, follow one another, forwards or backwards."""
    table = weights()
    steps = [later - earlier for earlier, later in pairwise(years) if later != earlier]
    if len(years) < table["chronicle_dates"] or len(set(years)) < table["chronicle_years"] or not steps:
        return False
    ahead = sum(step > 0 for step in steps) / len(steps)
    return bool(max(ahead, 1 - ahead) >= table["chronicle_share"])
