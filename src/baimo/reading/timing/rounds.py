"""The time of a deal: what the text told of the same round before, and what a text about one tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.reading.timing.candidate import YEAR, Candidate, Deed, make, parties, table
from baimo.reading.timing.clock import Clock
from baimo.values.expressions import expression

# A sentence goes back so far.
_FAR = 240
_STOPS = ("\n", ". ", "。")
# What a text tells of a deal is told of the same deal again, if it was told in one of these ways.
_KEPT = ("clause", "before", "frame", "day", "round", "said", "news", "behind", "round_of_text")


def of_round(clock: Clock, deed: Deed) -> Iterator[Candidate]:
    """What the text told just before of the same deal: `Alphabet led it.` `The round values the company at ...`"""
    if deed.predicate.id not in table()["round"]:
        return
    tokens, (low, high) = deed.sentence.tokens, deed.span
    said = clock.document.clean[tokens[low][0] : tokens[high - 1][1]].lower()
    if clock.round is None:
        yield from _of_text(clock, said)
        return
    block, whose, told = clock.round
    whole = _since_its_start(clock.document.clean, tokens[high - 1][1])
    if clock.newest is not None and any(word in whole for word in table()["newest_round"]):
        whose, told = clock.newest
    is_other = block != clock.block and clock.frame is not None  # each entry of a chronicle tells of a deal of its own
    words_of_others = table()["before_it"] + table()["planned_round"]
    if is_other or not whose & parties(deed) or any(word in said for word in words_of_others):
        return
    words = table()["round_words"] if block == clock.block else table()["this_round"]
    is_backed = deed.predicate.id == "invested_in" and block == clock.block
    said = said if block == clock.block else whole
    if is_backed or any(word in said for word in words):
        yield make("round", told)


def _since_its_start(clean: str, end: int) -> str:
    """A sentence up to a place in it: `The round, which values ..., was led by`."""
    said = clean[max(0, end - _FAR) : end].lower()
    return said[max(said.rfind(stop) for stop in _STOPS) + 1 :]


def _of_text(clock: Clock, said: str) -> Iterator[Candidate]:
    """Of the round that a text is about, where none was told with its time: what it told last, else its own day."""
    spoken, passed = clock.spoken_on(), clock.passed[1] if clock.passed is not None else None
    # 2019年回到贵阳创办X ... 本轮融资由Y领投: what happened this time is as late as the text, and told to the day
    is_fresh = passed is not None and (spoken is None or (passed[:YEAR] == spoken[:YEAR] and len(passed) > YEAR))
    told = passed if is_fresh else spoken
    if told is not None and any(word in said for word in table()["this_round"]):
        yield make("round_of_text", told)


def remember(clock: Clock, deed: Deed, found: Candidate) -> None:
    """Keeps whose deal was told last, and when."""
    # what only a title tells the first paragraph tells again, with its time
    is_exact = len(found.when) > YEAR and found.when[0].isdigit()
    if deed.predicate.id == "raised" and is_exact and (clock.newest is None or clock.newest[1] < found.when):
        clock.newest = parties(deed), found.when
    is_title = found.kind == "news" and clock.block <= 0
    if (
        deed.predicate.id in table()["round"]
        and found.kind in _KEPT
        and not (is_title or _is_older(clock, deed, found))
    ):
        clock.round = clock.block, parties(deed), found.when


# `..., more than double its value in January, when it raised $70 million. Existing investors also took part.`
_ASIDE = expression(
    r"\b(?:when|since|after|following|having|which|that|previous|earlier)\b|此前|曾|上一轮|上轮|先前", re.IGNORECASE
)


def _is_older(clock: Clock, deed: Deed, found: Candidate) -> bool:
    """Whether the round told is a later one: `nearly triple the $61.5 billion at which it was valued in March`."""
    if clock.round is None:
        return False
    tokens, low = deed.sentence.tokens, deed.span[0]
    said = clock.document.clean[tokens[low][0] : tokens[deed.end - 1][1]]
    if deed.predicate.id != "valued_at" and not _ASIDE.search(said):
        return False
    block, whose, told = clock.round
    return block == clock.block and told > found.when and bool(whose & parties(deed))
