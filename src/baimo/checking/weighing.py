"""How much a side weighs: who says it, how many independently, and whether a curator has decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from baimo.checking.fits import Held
from baimo.claims import Source

# Kinds of source that speak of their own deeds.
_FIRSTHAND = ("official", "regulator")

Camps = list[list[Held]]


class Weight(IntEnum):
    """How far a side can be trusted."""

    NONE = 0
    HEARSAY = 1
    WEAK = 2
    STRONG = 3
    CURATED = 4


class Balance(IntEnum):
    """Which way the sides tip."""

    SILENT = 0
    FOR = 1
    AGAINST = 2
    SPLIT = 3
    FAINT = 4  # against, but too weakly to say so
    RUMOUR = 5  # against, by several reports that nobody confirmed


def weight(side: Iterable[Held]) -> Weight:
    """What one side weighs.

    A source that is not weak stands alone; weak ones need two that are independent. Reports of reports weigh as
    much as one weak source at most, and only where two trusted sources carry them.
    """
    side = list(side)
    if not side:
        return Weight.NONE
    firsthand = [held for held in side if not held.is_hearsay]
    if not firsthand:
        return (
            Weight.WEAK if _stands([held for held in side if not held.statement.source.is_weak], 2) else Weight.HEARSAY
        )
    if any(held.is_preferred for held in firsthand):
        return Weight.CURATED
    return Weight.STRONG if _stands(firsthand) else Weight.WEAK


def is_corroborated(side: Sequence[Held]) -> bool:
    """Whether a curator, whoever it is about, or two independent sources stand behind it."""
    return is_witnessed_twice(side) or any(held.statement.source.kind in _FIRSTHAND for held in side)


def is_witnessed_twice(side: Sequence[Held]) -> bool:
    """Whether a curator or two independent sources stand behind it."""
    return any(held.is_preferred for held in side) or _stands(side, 2)


def independent(sources: Iterable[Source]) -> int:
    """How many publishers speak: pages of one publisher, or of one host, are one voice."""
    publishers, hosts = set(), set()
    for source in sources:
        publishers.add(source.publisher or source.id)
        hosts.add(source.id.partition("/")[0])
    return min(len(publishers), len(hosts))


def weigh(agree: Sequence[Held], camps: Camps) -> Balance:
    """Which way the side that agrees and the camps that differ tip: one camp decides, two that are strong are split."""
    differ = max(camps, key=weight, default=[])
    pro, con = weight(agree), weight(differ)
    if con is Weight.NONE:
        return Balance.FOR if agree else Balance.SILENT
    if pro is Weight.CURATED and con < Weight.CURATED:
        return Balance.FOR
    if con is Weight.CURATED and pro < Weight.WEAK:
        return Balance.AGAINST
    if pro >= Weight.STRONG > con:
        return Balance.FOR
    if pro > Weight.HEARSAY or (agree and con < Weight.STRONG):
        return Balance.SPLIT
    if con >= Weight.STRONG:
        is_one = con is Weight.CURATED or sum(weight(camp) >= Weight.STRONG for camp in camps) == 1
        return Balance.AGAINST if is_one else Balance.SPLIT
    return _faint(differ)


def rivals_of(agree: Sequence[Held], differ: Iterable[Held]) -> list[Held]:
    """Those that differ, without what a source says beside agreeing: it tells of tiers or methods."""
    agreeing = {held.statement.source.id for held in agree}
    return [held for held in differ if held.statement.source.id not in agreeing]


def _faint(differ: Sequence[Held]) -> Balance:
    rumours = [held for held in differ if held.is_hearsay]
    return Balance.RUMOUR if rumours and _stands(differ, 2) else Balance.FAINT


def _stands(side: Sequence[Held], needed: int = 1) -> bool:
    """Whether so many trusted voices, or two independent ones of any kind, speak."""
    if needed == 1 and any(not held.statement.source.is_weak for held in side):
        return True
    return independent(held.statement.source for held in side) >= 2
