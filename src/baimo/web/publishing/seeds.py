"""Where the making of a site begins, and which states of pages that are asked with parameters become files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from baimo.values import datafile
from baimo.web.frame.addresses import changes_address, document_address, entity_address, source_address

if TYPE_CHECKING:
    from baimo.ledger import Ledger
    from baimo.web.frame.library import Library

# What changed is told for each of these years, and for the last months.
_YEARS, _MONTHS = 4, 3


@cache
def _pages() -> tuple[str, ...]:
    return tuple(datafile.load(Path(__file__).with_suffix(".yaml")))


def start_addresses(ledger: Ledger, library: Library, today: date) -> Iterator[str]:
    """The addresses with which the making begins, the heaviest first."""
    yield from _pages()
    yield from map(document_address, library.documents)
    yield from chosen_addresses(today)
    for entity in ledger.entities():
        yield entity_address(entity.id)
        yield embed_address(entity.id)
        yield entity_address(entity.id) + ".json"
    for source in ledger.sources():
        yield source_address(source.id)
        yield source_address(source.id) + ".json"


def chosen_addresses(today: date) -> list[str]:
    """What changed in each of the last years, and in the last months until now."""
    ends = [(f"{year - 1}-12", f"{year}-12") for year in range(today.year - _YEARS, today.year)]
    this_year = (f"{today.year - 1}-12", _month(today, 0))
    return [changes_address(*span) for span in (*ends, this_year, last_months(today))]


def last_months(today: date) -> tuple[str, str]:
    """The span of the last months."""
    return _month(today, -_MONTHS), _month(today, 0)


def _month(day: date, further: int) -> str:
    months = day.year * 12 + day.month - 1 + further
    return f"{months // 12:04}-{months % 12 + 1:02}"


def embed_address(entity_id: str) -> str:
    """`/embed/e/zhipu-ai`: a card to stand in another page."""
    return f"/embed/e/{quote(entity_id, safe='')}"
