"""Where Han characters run into a number, a hyphen or a capital: the few places where names such as 曜芯M200 are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from baimo.values.expressions import expression

# Found from its second half, which is rare in Chinese; an expression that begins with Han characters tries them all.
_JOINT = expression(r"[ vV\dA-Z-](?<=[\u4e00-\u9fff].)")


@lru_cache(maxsize=1)
def _joints(text: str) -> list[int]:
    """Their places in a text; several ask for those of one text in a row."""
    return [] if text.isascii() else [joint.start() for joint in _JOINT.finditer(text)]


def behind_han(pattern: re.Pattern[str], text: str, longest: int) -> Iterator[re.Match[str]]:
    """As `finditer`, for a pattern that begins with 2 to `longest` Han characters and goes on with a joint."""
    last = 0
    for end in _joints(text):
        start, first = end, max(last, end - longest)
        while start > first and "\u4e00" <= text[start - 1] <= "\u9fff":
            start -= 1
        match = pattern.match(text, start) if end - start > 1 else None
        if match is not None:
            last = match.end()
            yield match
