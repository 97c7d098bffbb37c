"""The dates of a history: those of its entries and its sections are none of them the day of the text."""

from __future__ import annotations

import re

from baimo.documents.cleaning.passages import Passage
from baimo.documents.cleaning.written_dates import DATE, ONE, YEAR, edtf_of
from baimo.values.expressions import expression

# So near to its beginning a passage tells the date that begins it.
_HEAD = 24
# An entry of a chronicle: a date, a mark, and what happened. Months and years begin some too.
_ENTRY = expression(rf"\W{{0,4}}{DATE}\W{{1,4}}(?=\w)")
_CHRONICLE = 3
# `GPT-2 (February 2019)`: a heading that dates its section, where another heads one with another date.
_HEAD_OF_ENTRY = expression(rf".*?[（(]\s*{DATE}\s*[)）]\W*", re.IGNORECASE)
_MONTH_ALONE = expression(rf"\W*{DATE}\W*", re.IGNORECASE)
_HEADS = 2
# What has happened on a day, and what is only to happen, in the words beside it.
_DEED = expression(
    r"\b(?:released?|launched|announced|unveiled|introduced|debuted|raised|acquired|closed|founded|published|open-sourced|arrived)\b"
    r"|发布|發布|發佈|推出|上线|上線|开源|開源|完成|收购|收購|亮相|问世|問世|面世",
    re.IGNORECASE,
)
_AHEAD = expression(
    r"\b(?:will|expect\w*|plan\w*|due|by|until|scheduled|slated|set to|upcoming|forecast|target\w*|retire\w*"
    r"|deprecat\w*)\b"
    r"|预计|預計|将|將|拟|擬|计划|計劃|前|起|目标|目標",
    re.IGNORECASE,
)
_BESIDE, _NEAR, _LATER = 60, 30, 3


def entries(text: str, passages: list[Passage]) -> set[int]:
    """The passages that are entries of a chronicle, or head its sections."""
    return _begun(text, passages) | _heads_in_brackets(text, passages) | _months(text, passages)


def _begun(text: str, passages: list[Passage]) -> set[int]:
    """Several lines that begin with dates that differ."""
    found: dict[int, str | None] = {}
    for index, passage in enumerate(passages):
        if passage.kind not in ("row", "comment") and YEAR.search(
            text, passage.start, min(passage.end, passage.start + _HEAD)
        ):
            match = _ENTRY.match(text, passage.start, passage.end)
            found |= {index: edtf_of(match)} if match else {}
    return set(found) if len(set(found.values())) >= _CHRONICLE else set()


def _heads_in_brackets(text: str, passages: list[Passage]) -> set[int]:
    """The headings that end with a date in brackets, where these differ."""
    found: dict[int, str | None] = {}
    for index, passage in enumerate(passages):
        if index and passage.kind == "heading" and YEAR.search(text, passage.start, passage.end):
            match = _HEAD_OF_ENTRY.fullmatch(text, passage.start, passage.end)
            found |= {index: edtf_of(match)} if match else {}
    return set(found) if len(set(found.values())) >= _HEADS else set()


def _months(text: str, passages: list[Passage]) -> set[int]:
    """The headings that are but a month, right above an entry or a row that tells a date."""
    found: set[int] = set()
    for index, passage in enumerate(passages[1:-1], 1):
        if passage.kind != "heading" or not YEAR.search(text, passage.start, passage.end):
            continue
        match = _MONTH_ALONE.fullmatch(text, passage.start, passage.end)
        if match and len(edtf_of(match) or "") == len("2024-05"):
            below = passages[index + 1 : index + 3]
            dated = any(_ENTRY.match(text, one.start, one.end) for one in below)
            found |= {index} if dated or below[0].kind == "row" else set()
    return found


def is_outlived(text: str, when: str) -> bool:
    """Whether a text tells of deeds on several later dates: a day that only looks like its own is not."""
    later: set[str] = set()
    for match in ONE.finditer(text):
        told = edtf_of(match)
        if told is None or told[: len(when)] <= when or told in later:
            continue
        before = text[max(0, match.start() - _BESIDE) : match.start()].rpartition("\n")[2]
        behind = text[match.end() : match.end() + _BESIDE].partition("\n")[0]
        near = f"{before[-_NEAR:]} {behind[:_NEAR]}"
        if _DEED.search(f"{before} {behind}") and not _AHEAD.search(near):
            later.add(told)
        if len(later) >= _LATER:
            return True
    return False
