"""Claims overlap and nest; marks on a page cannot. So a text is cut wherever a claim starts or ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple


class Span(NamedTuple):
    """One place of a claim: `claim` is its index, `rank` its urgency (0 first)."""

    start: int
    end: int
    claim: int
    rank: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that all of `spans` cover, the most urgent first and, of those, the shortest."""

    start: int
    end: int
    spans: tuple[Span, ...]

    @property
    def opening(self) -> tuple[Span, ...]:
        """The spans that start here."""
        return tuple(span for span in self.spans if span.start == self.start)

    @property
    def closing(self) -> tuple[Span, ...]:
        """The spans that end here."""
        return tuple(span for span in self.spans if span.end == self.end)


def segments(spans: Iterable[Span]) -> list[Segment]:
    """The marked stretches in order; between them nothing is claimed. Empty spans are left out."""
    borders = [(place, span) for span in spans if span.start < span.end for place in (span.start, span.end)]
    borders.sort(key=lambda border: border[0])
    found: list[Segment] = []
    active: set[Span] = set()
    since = 0
    for place, here in groupby(borders, key=lambda border: border[0]):
        if active:
            found.append(Segment(since, place, tuple(sorted(active, key=_urgency))))
        # A span is met twice: at its start and at its end.
        active ^= {span for _, span in here}
        since = place
    return found


def _urgency(span: Span) -> tuple[int, int, int]:
    return span.rank, span.end - span.start, span.claim
