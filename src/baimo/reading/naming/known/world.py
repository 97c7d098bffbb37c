"""Names that texts about the industry hold though no atlas has them: banks, funds, ministries, universities, towns."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from baimo.values import datafile
from baimo.values.names import fold

_ROWS = Path(__file__).with_name("world.yaml")


@cache
def world() -> tuple[tuple[str, list[str]], ...]:
    """The kind of each entity and its names, the usual one first."""
    rows: dict[str, list[str]] = datafile.load(_ROWS)
    return tuple((kind, line.split(" | ")) for kind, lines in rows.items() for line in lines)


@cache
def capitalised() -> frozenset[str]:
    """Those that a text writes with a capital, folded: as small letters they are words or nothing."""
    return frozenset(fold(name) for _, names in world() for name in names if name.isascii() and name[0].isupper())
