"""Reprints: documents that are near copies of an earlier one speak with one voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from baimo.corpus.shapes import PERMUTATIONS, minima_of

# The share of runs of eight characters that two texts must have in common: a reprint with another headline and footer
# keeps more than that, two reports of one event far less.
NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Told:
    """A document that claims something: what it is called, the date that it bears (EDTF), and its shape."""

    doc: str
    date: str | None
    shape: bytes


def order(told: Told) -> tuple[str, str]:
    """The earliest first; what bears no date comes after what does."""
    return (told.date or "~", told.doc)


def fold(documents: Iterable[Told]) -> dict[str, Told]:
    """For each document the one that it is a copy of, the earliest of its like; itself where it is none."""
    from datasketch import MinHashLSH

    near = MinHashLSH(threshold=NEAR, num_perm=PERMUTATIONS)
    known: dict[bytes, Told] = {}
    folded: dict[str, Told] = {}
    for one in sorted(documents, key=order):
        found = known.get(one.shape)
        if found is None:
            found = known[one.shape] = _nearest(near, one, folded) or one
            near.insert(one.doc, minima_of(one.shape))
        folded[one.doc] = found
    return folded


def _nearest(near: Any, one: Told, folded: dict[str, Told]) -> Told | None:
    mine = minima_of(one.shape)
    like = sorted(near.query(mine))
    # What the index gives is near by its bands alone; the minima themselves decide.
    close = [folded[doc] for doc in like if mine.jaccard(minima_of(folded[doc].shape)) >= NEAR]
    return min(close, key=order, default=None)
