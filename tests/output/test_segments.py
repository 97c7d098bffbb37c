from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from baimo.output.html.segments import Segment, Span, segments

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12), st.integers(0, 5)), max_size=12).map(
    lambda rows: [Span(start, start + length, claim, rank) for claim, (start, length, rank) in enumerate(rows)]
)


def covering(spans: list[Span], place: int) -> set[Span]:
    return {span for span in spans if span.start <= place < span.end}


@given(SPANS)
def test_segments_say_of_every_character_which_claims_cover_it(spans: list[Span]) -> None:
    told = {place: set(segment.spans) for segment in segments(spans) for place in range(segment.start, segment.end)}
    assert told == {place: here for place in range(50) if (here := covering(spans, place))}


@given(SPANS)
def test_segments_follow_each_other_without_overlap(spans: list[Span]) -> None:
    found = segments(spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(SPANS)
def test_every_span_opens_once_and_closes_once(spans: list[Span]) -> None:
    found = segments(spans)
    whole = sorted(span.claim for span in spans if span.start < span.end)
    assert sorted(span.claim for segment in found for span in segment.opening) == whole
    assert sorted(span.claim for segment in found for span in segment.closing) == whole


def test_the_most_urgent_claim_comes_first_and_of_those_the_shortest() -> None:
    found = segments([Span(0, 9, 0, 3), Span(2, 6, 1, 0), Span(3, 5, 2, 0)])
    assert [[span.claim for span in segment.spans] for segment in found] == [[0], [1, 0], [2, 1, 0], [1, 0], [0]]


def test_one_claim_made_in_two_places_is_marked_in_both() -> None:
    spans = [Span(0, 2, 7, 1), Span(5, 6, 7, 1)]
    assert segments(spans) == [Segment(0, 2, (spans[0],)), Segment(5, 6, (spans[1],))]
