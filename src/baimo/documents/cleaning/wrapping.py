"""How wide the lines of a part of a text were set, where they were wrapped at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from baimo.documents.cleaning.lines import Line, knowledge, width

# Narrower lines are lists, not wrapped prose; a line is full from this share of the widest.
NARROWEST = 36
FULL = 0.85
# A text may be set in several widths (slides), so each stretch of so many lines is measured by itself.
WINDOW = 120
# Of so many lines at least so large a share ends a sentence, where there are sentences; what ends so only announces.
_FEW, _SAID, _LEADS = 12, 0.08, "：:"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a stretch of lines is set: `full` is the width from which a line was wrapped, 0 where lines were not wrapped.

    `breaks` is how many line ends usually part a wrapped line from the next: 2 where an empty line follows every line.
    `is_prose` tells that there are sentences: of the lines of a deck hardly any ends one.
    """

    full: float = 0
    breaks: int = 1
    is_prose: bool = True


UNWRAPPED = Setting()


@cache
def sentence_ends() -> tuple[frozenset[str], frozenset[str]]:
    """What a sentence ends with, and what may stand behind that."""
    return frozenset(knowledge()["ends"]), frozenset(knowledge()["closers"])


def ends_sentence(work: str, line: Line) -> bool:
    """Whether a line ends as a sentence, a question or an announcement does."""
    ends, closers = sentence_ends()
    last = work[line.end - 1]
    return last in ends or (last in closers and line.end - line.start > 1 and work[line.end - 2] in ends)


def measure(work: str, lines: list[Line]) -> list[Setting]:
    """The setting of every window of lines."""
    windows = (lines[i : i + WINDOW] for i in range(0, len(lines), WINDOW))
    return [replace(_measure(work, window), is_prose=_has_sentences(work, window)) for window in windows]


def _has_sentences(work: str, lines: list[Line]) -> bool:
    """Whether lines end sentences now and then."""
    ended = sum(work[line.end - 1] not in _LEADS and ends_sentence(work, line) for line in lines)
    return len(lines) < _FEW or ended >= _SAID * len(lines)


def _measure(work: str, lines: list[Line]) -> Setting:
    """The setting of one window, judged by the lines that end no sentence and have a plain line next."""
    open_pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if not b.form and not b.whole and not b.why and not a.why and a.form != "heading" and not ends_sentence(work, a)
    ]
    if not open_pairs:
        return UNWRAPPED
    widths = [width(work[a.start : a.end]) for a, _ in open_pairs]
    widest = _widest(sorted(widths, reverse=True))
    full = FULL * widest
    near = [pair for pair, columns in zip(open_pairs, widths, strict=True) if columns >= full]
    if widest < NARROWEST or len(near) < 2 or not _is_prose(work, lines, near, widest):
        return UNWRAPPED
    return Setting(full, Counter(b.breaks for _, b in near).most_common(1)[0][0])


def _widest(widths: list[int]) -> int:
    """The width near to which at least half of the lines come, a few wider ones set aside; 0 where there is none."""
    for index in range(len(widths) // 5 + 1):
        if 2 * sum(columns >= FULL * widths[index] for columns in widths[index:]) >= len(widths):
            return widths[index]
    return 0


def _is_prose(work: str, lines: list[Line], near: list[tuple[Line, Line]], widest: int) -> bool:
    """Whether full lines go on to the end of a sentence, and hardly any line is wider than the widest of them."""
    finished = sum(ends_sentence(work, b) for _, b in near)
    limit = 1.15 * widest
    wider = sum(2 * (line.end - line.start) > limit and width(work[line.start : line.end]) > limit for line in lines)
    return 6 * finished >= len(near) and 5 * wider <= len(lines)
