"""Headings that are a thing and its day, `Ternix 2 (June 2020)`: they date what is told of that thing, and no other."""

from __future__ import annotations

from baimo.reading.naming.mentions import members
from baimo.reading.timing.candidate import Deed
from baimo.reading.timing.clock import Clock
from baimo.values.expressions import expression
from baimo.values.names import fold

# A name with a number, of few words, and brackets that hold its day.
_HEAD = expression(
    r"[\W\d]*?(?P<name>[A-Za-z\u4e00-\u9fff][\w.·+-]*(?: [\w.+-]+){0,3})"
    r"\s*[（(][^()（）]*(?:19|20)\d\d[^()（）]*[)）]\W*"
)
_LAUNCHES = frozenset({"released", "open_sourced", "discontinued"})


def is_of_another(clock: Clock, deed: Deed) -> bool:
    """Whether the heading that dates a section is a thing and its day, and another thing came out below it."""
    if deed.predicate.id not in _LAUNCHES or clock.block < 0 or deed.parties[-1] is None:
        return False
    document = clock.document
    above = next((at for at in document.ancestors(clock.block) if at in clock.headed), None)
    block = document.blocks[above] if above is not None else None
    match = _HEAD.fullmatch(document.clean, block.start, block.end) if block is not None else None
    if match is None or not any(char.isdigit() for char in match["name"]):
        return False
    name = fold(match["name"])
    things = (fold(document.clean[one[0] : one[1]]) for one in members(deed.parties[-1]))
    return not any(thing in name or name in thing for thing in things)
