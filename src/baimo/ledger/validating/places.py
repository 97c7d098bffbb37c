"""The rules for places on the map: every `category` is a box of the taxonomy."""

from __future__ import annotations

from typing import Any

from baimo.claims.taxonomy import taxonomy
from baimo.ledger.validating.problem import Complaint, Complaints, KeyPath, nearest


def place_complaints(row: dict[str, Any]) -> Complaints:
    """What is wrong with the places of an entity: the one in its head, and those that its statements claim."""
    if isinstance(row.get("category"), str):
        yield from _place(("category",), row["category"])
    statements = row.get("statements")
    for index, held in enumerate(statements if isinstance(statements, list) else ()):
        if isinstance(held, dict) and held.get("predicate") == "category" and isinstance(held.get("value"), str):
            yield from _place(("statements", index, "value"), held["value"])


def _place(path: KeyPath, written: str) -> Complaints:
    box = taxonomy().get(written)
    if box is not None and box.step != "layer":
        return
    renamed = taxonomy().renamed.get(written)
    near = renamed or nearest(written, (one.id for one in taxonomy().boxes.values() if one.step != "layer"))
    repair = f"write {near!r}" if near else "write a category of the map, as `models/general-models`"
    yield Complaint(path, f"{written!r} is no place on the map", repair)
