"""Ledgers of invented entities, compiled by the real one, and maps on which they stand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from people import MONTH, tile

from baimo.drawing.map.places import Cell
from baimo.drawing.population.tiles import Population
from baimo.ledger import Ledger, open_ledger

SITES = {"office": "official", "paper": "known"}


def world(folder: Path, entities: Iterable[dict[str, Any]]) -> Ledger:
    """A ledger of these entities; a statement without sources is the office's."""
    for entity in entities:
        for statement in entity.get("statements", ()):
            statement["sources"] = [f"{name}.example/page" for name in statement.get("sources", ["office"])]
        _write(folder / "atlas" / "entities" / entity["kind"] / f"{entity['id']}.yaml", entity)
    for name, grade in SITES.items():
        host = f"{name}.example"
        page = {"id": f"{host}/page", "url": f"https://{host}/page", "title": "P", "date": "2024-02", "kind": "media"}
        head = {"publisher": name.title(), "grade": grade}
        _write(folder / "atlas" / "sources" / f"{host}.yaml", head | {"pages": [page]})
    (folder / "nobody").mkdir(parents=True, exist_ok=True)
    opened = open_ledger(folder / "atlas", folder / "nobody")
    assert not opened.problems
    return opened


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def standing_there(owners: Iterable[str]) -> Population:
    """A population with a tile for each."""
    return Population([tile(owner) for owner in owners], MONTH)


def homes(owners: Iterable[str], columns: int = 4) -> dict[str, Cell]:
    """Cells of tiles in rows."""
    return {
        owner: Cell(tile(owner), 60 + n % columns * 300, 60 + n // columns * 200, 84, 50)
        for n, owner in enumerate(owners)
    }
