"""Each tile through the months, for a script that must mark it in any of them as the server would."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from baimo.drawing.map.state import State

if TYPE_CHECKING:
    from baimo.drawing.album import Album
    from baimo.drawing.population.tiles import Tile

Run = tuple[int, str]


def history(album: Album, tiles: Sequence[Tile]) -> dict[str, Any]:
    """For each tile the classes that it has of itself, from which month of the record on, and its events.

    The rules stay where they are, in the drawing: the script looks up what they said and decides nothing.
    """
    runs: dict[str, list[Run]] = {tile.key: [] for tile in tiles}
    for number, month in enumerate(album.months()):
        for key, classes in album.marks(State(at=month), is_full=True).items():
            written = " ".join(classes)
            if not runs[key] or runs[key][-1][1] != written:
                runs[key].append((number, written))
    events = {tile.key: [tile.ended, tile.joined, tile.renamed] for tile in tiles}
    return {
        "runs": runs,
        "events": {key: found for key, found in events.items() if any(found)},
        "members": {tile.key: list(tile.members) for tile in tiles if set(tile.members) - {tile.owner, tile.id}},
    }
