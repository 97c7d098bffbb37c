"""How wide text is, without a screen: advances of Noto Sans SC, in thousandths of its size.

Screens draw with the reader's own fonts, so room is left: a line measured here is taken for `MARGIN` wider.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

MARGIN = 1.06
_EM = 1000
_ELLIPSIS = "…"


@lru_cache(maxsize=1)
def _advances() -> dict[str, int]:
    table: dict[str, int] = json.loads(
        (Path(__file__).parents[1] / "fonts" / "advances.json").read_text(encoding="utf-8")
    )
    return table


def width(text: str, size: float) -> float:
    """The width of a line in the units of its size."""
    advances = _advances()
    return sum(advances.get(letter, _EM) for letter in text) / _EM * size * MARGIN


@lru_cache(maxsize=20_000)
def fit(text: str, size: float, room: float) -> str:
    """The text, or as much of its beginning as the room takes, with an ellipsis."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept.rstrip() + _ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


@lru_cache(maxsize=20_000)
def wrap(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """The text on at most so many lines, broken at spaces and between Chinese characters; the last one is cut."""
    if lines == 1 or width(text, size) <= room:
        return (fit(text, size, room),)
    end = _break(text, size, room)
    if not end:
        return (fit(text, size, room),)
    return (text[:end].rstrip(), *wrap(text[end:].lstrip(), size, room, lines - 1))


def _break(text: str, size: float, room: float) -> int:
    """Where a line ends that takes as much as the room allows; 0 where a single word is too long."""
    ends = [n for n in range(1, len(text)) if _may_break(text[n - 1], text[n])]
    return max((n for n in ends if width(text[:n].rstrip(), size) <= room), default=0)


def _may_break(before: str, after: str) -> bool:
    if after in "，。、：；）》”’!?)],.:;%":
        return False
    if before.islower() and after.isupper():  # CloudWalk, PaddlePaddle
        return True
    return before in " -/·" or after == " " or (before >= "\u2e80" and before not in "（《“‘") or after >= "\u2e80"
