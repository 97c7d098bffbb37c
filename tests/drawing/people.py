"""Populations that nobody has seen: as many tiles as a test wants, named as it likes."""

from __future__ import annotations

from typing import Any

from baimo.drawing.population.standing import Record, Told
from baimo.drawing.population.tiles import Population, Tile

MONTH = "2024-06"


def tile(owner: str, box: str = "models/general-models", sites: int = 3, **more: Any) -> Tile:
    """A tile with so many sites behind it."""
    standing = Record(Told("", f"site{n}", "released", ()) for n in range(sites)).standing(MONTH)
    given: dict[str, Any] = {"names": {"zh": owner, "en": owner}, "since": "2023-01", "last": MONTH, "systems": ()}
    kinds = {"kinds": ("organization",), "members": (owner,)}
    return Tile(owner=owner, box=box, standing=standing, **{"id": owner, **given, **kinds, **more})


def crowd(count: int, box: str = "models/general-models") -> Population:
    """So many in one box."""
    return Population([tile(f"house-{n}", box) for n in range(count)], MONTH)
