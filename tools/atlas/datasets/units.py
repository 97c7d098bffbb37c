"""In what a data set's bare numbers count: as the predicate has it first."""

from __future__ import annotations

from baimo.claims import table


def unit_of(predicate: str) -> str | None:
    """The unit of a predicate's values; None where they have none."""
    units = table()[predicate].units
    return units[0] if units else None
