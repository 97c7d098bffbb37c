"""The row: one thing that a feed says of one model, in the feed's own names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# The predicates that feeds speak of. `open_weights` is no predicate of the table: it tells how a release was made.
SAID = ("developed_by", "version_of", "released", "context_length", "modality", "knowledge_cutoff", "price")


@dataclass(frozen=True, slots=True)
class Row:
    """What a feed says. `model` is the id in the feed, `name` what it prints for people, `list` whose list it stands in.

    `value` is a number, an EDTF date, or a name as the feed writes it (of a maker, of a family). A price holds over
    `when`, in `unit`; `terms` tell it from the model's other prices: a tier of service, a band of length, hours.
    `maker` is the maker as the feed names it, where it does.
    """

    model: str
    predicate: str
    value: Decimal | str
    list: str
    unit: str | None = None
    when: str | None = None
    terms: tuple[str, ...] = ()
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
