"""What a mark of a chart rests on: the address of its claim, and its sources, as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from baimo.values.dates import when_of

if TYPE_CHECKING:
    from baimo.ledger import Statement

Row = dict[str, Any]


def claim_address(said: Statement) -> str:
    """Where the page of an entity has the claim: `/e/SUBJECT#f-FACT`."""
    return f"/e/{said.claim.subject}#f-{said.fact}"


def resting(statements: Sequence[Statement]) -> Row:
    """The part of a row that says what it rests on; the first statement is the one that the mark opens."""
    return {
        "href": claim_address(statements[0]),
        "facts": list(dict.fromkeys(said.fact for said in statements)),
        "sources": list(dict.fromkeys(said.source.url for said in statements if said.source.url)),
    }


def span_of(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day that a date may mean; None where it has no beginning."""
    when = when_of(edtf) if edtf else None
    if when is None or when.first is None:
        return None
    return when.first, when.last or when.first


def closest(statements: Iterable[Statement]) -> list[Statement]:
    """Dated statements without those whose span holds a closer date: `2022` says nothing beside `2022-03-22`."""
    spans = [(said, span) for said in statements if (span := span_of(said.claim.when))]
    return [said for said, span in spans if not any(_holds(span, other) for _, other in spans)]


def _holds(wide: tuple[date, date], near: tuple[date, date]) -> bool:
    return wide != near and wide[0] <= near[0] and near[1] <= wide[1]
