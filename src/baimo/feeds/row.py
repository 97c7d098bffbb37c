"""The row: one thing that a feed says of one model, in the feed's own names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """What a feed says of a model: `model` is its id in the feed, `list` the list that it stands in.

    `value` is a number, an EDTF date, or a name as the feed writes it (of a maker, of a family). A price holds over
    `when` (EDTF), in `unit`, on the `terms` of `values.terms`; its seller is the list. `name` is what the feed prints
    for people, `maker` the maker as it names it, where it does.
    """

    model: str
    predicate: str
    value: Decimal | str
    list: str
    unit: str | None = None
    when: str | None = None
    terms: str | None = None
    name: str | None = None
    maker: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a feed says and nobody should take over, with the reason."""

    model: str
    predicate: str
    value: str
    list: str
    why: str
