"""Short names in the heads and cells of a table, in full: Nano, Base and Large of Bramble-Nano, Bramble-Base, ..."""

from __future__ import annotations

import re

_SHORT = re.compile(r"[A-Za-z0-9][\w.+]{0,11}(?:[- ][A-Za-z0-9][\w.]{0,7})?")
# What stands before the last part of a name: `Bramble-`, `kittiwake-embed-`, `Gale 3 `.
_STEM = (
    r"(?<![\w.-])((?:[A-Z][\w.+]*|[a-z][\w.]*(?=-[a-z])|[\u4e00-\u9fff]{2,6})"
    r"(?:[- ](?:[A-Z0-9][\w.]*|(?<=-)[a-z]\w*)){0,2}[- ])"
)
_MOST = 12
_MARKS = " *_`"


def in_full(text: str, said: list[str]) -> dict[str, str]:
    """The whole names of short ones, where two or more of them end names that begin with one and the same stem."""
    shorts = [short for each in dict.fromkeys(said) if _SHORT.fullmatch(short := each.strip(_MARKS))][:_MOST]
    if len(shorts) < 2:
        return {}
    stems = {short: _stems(text, short) for short in shorts}
    counts: dict[str, int] = {}
    for found in stems.values():
        for stem in found:
            counts[stem] = counts.get(stem, 0) + 1
    best = [stem for stem, count in counts.items() if count > 1 and count == max(counts.values())]
    return {short: best[0] + short for short in shorts if best[0] in stems[short]} if len(best) == 1 else {}


def _stems(text: str, short: str) -> set[str]:
    """What stands before a short name in the text, as the first part of a longer name."""
    pattern = re.compile(_STEM + re.escape(short) + r"(?![\w-])")
    return {match[1] for match in pattern.finditer(text)}
