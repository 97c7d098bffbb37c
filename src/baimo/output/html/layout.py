"""One document laid out, whatever the language of the page: rows, parts, marked stretches, claims in their order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from baimo.claims import Finding, Reason, Verdict
from baimo.output.check_text import ORDER
from baimo.output.html.rows import Row, parts, rows
from baimo.output.html.segments import Segment, Span, segments

if TYPE_CHECKING:
    from baimo.reading import Leftover
    from baimo.workspace import Checked

READ = "read"
_URGENCY = {verdict: rank for rank, verdict in enumerate(ORDER)}


class Layout:
    """Made once for a document; a claim is known by its index among the findings.

    `judged` is false where the claims were only read: then every mark looks the same.
    """

    def __init__(self, checked: Checked, judged: bool = True, whole: bool = False) -> None:
        """Lays out the text; `whole` keeps even a long one in one part."""
        self.document, self.reading, self.judged = checked.document, checked.reading, judged
        self.as_of = checked.as_of
        self.findings = checked.findings if judged else [unjudged(claim) for claim in checked.reading.claims]
        claims = [finding.claim for finding in self.findings]
        placed = [index for index, claim in enumerate(claims) if claim.start >= 0]
        self.unplaced = [index for index, claim in enumerate(claims) if claim.start < 0]
        self.order = sorted(placed, key=lambda index: (claims[index].start, claims[index].end, index))
        self.segments = segments(self._spans())
        self.overlaps = overlaps(self.segments)
        laid = [self._with_marks(row) for row in rows(self.document)]
        starts = [claims[index].start for index in self.order]
        self.parts = [laid] if whole else parts(laid, starts)
        borders = [part[0].start for part in self.parts[1:] if part]
        self.part_of = {index: bisect_right(borders, claims[index].start) for index in placed}
        self._turn = {index: turn for turn, index in enumerate(self.order)}

    def verdict(self, index: int) -> str:
        """The verdict that colours a claim's mark."""
        return self.findings[index].verdict.value if self.judged else READ

    @property
    def verdicts(self) -> list[str]:
        """The verdicts that marks here can have, in the order of urgency."""
        return [verdict.value for verdict in ORDER] if self.judged else [READ]

    @cached_property
    def leftovers(self) -> list[Leftover]:
        """What was seen and not understood."""
        return self.reading.leftovers

    def neighbour(self, index: int, step: int) -> int | None:
        """The claim so many steps further in the text."""
        turn = self._turn[index] + step if index in self._turn else -1
        return self.order[turn] if 0 <= turn < len(self.order) else None

    def _with_marks(self, row: Row) -> Row:
        """A row that bears a mark is never folded away, whatever the reader was given."""
        if row.kind != "dropped":
            return row
        nearest = bisect_right(self.segments, row.end - 1, key=lambda segment: segment.start) - 1
        is_marked = nearest >= 0 and self.segments[nearest].end > row.start
        return replace(row, kind="paragraph") if is_marked else row

    def _spans(self) -> list[Span]:
        return [
            Span(start, end, index, _URGENCY[finding.verdict])
            for index, finding in enumerate(self.findings)
            for start, end in ((finding.claim.start, finding.claim.end), *finding.claim.also_at)
            if start >= 0
        ]


def overlaps(found: list[Segment]) -> dict[int, list[int]]:
    """For each claim the others that share words with it, in the order of the text."""
    shared: dict[int, dict[int, None]] = {}
    for segment in found:
        here = [span.claim for span in segment.spans]
        for one in here:
            shared.setdefault(one, {}).update(dict.fromkeys(other for other in here if other != one))
    return {claim: list(others) for claim, others in shared.items()}


def unjudged(claim: Any) -> Finding:
    """A claim that nobody checked, in the form of one that somebody did."""
    nothing = Reason("", "", "")
    return Finding(claim, Verdict.UNKNOWN, Verdict.UNKNOWN, nothing, nothing)
