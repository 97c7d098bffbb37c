"""Tiles: who stands in which box of the map at a month, with what of theirs, and what is to be said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from baimo.drawing.population.evidence import Evidence
from baimo.drawing.population.standing import Standing

SYSTEMS = ("model", "product", "chip", "vehicle", "dataset", "technology")
TIERS = ("L0", "L1", "L2")
KINDS = ("organization", "model", "product", "chip")
Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class System:
    """A model, product or chip on the tile of its maker."""

    id: str
    names: Names
    since: str | None
    weight: int
    is_open: bool
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """One mark of the map.

    `since` and `last` are months; `ended` is the one in which it closed, `joined` the one in which another house bought
    it, `renamed` that of its last new name. `members` are entities of the owner that stand here, `tiers` and `kinds`
    theirs. `is_hung` tells that the rim of a key player hangs on one site. A guest stands in the box of a system of
    its maker, whose own tile is elsewhere; it is named after the best documented one, and its standing is theirs.
    """

    id: str
    owner: str
    names: Names
    box: str
    systems: tuple[System, ...]
    standing: Standing
    since: str | None
    last: str | None
    ended: str | None = None
    is_guest: bool = False
    is_key: bool = False
    is_hung: bool = False
    region: str | None = None
    joined: str | None = None
    renamed: str | None = None
    members: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from every other tile, in any month: `models/general-models/openai`."""
        return f"{self.box}/{self.owner}"

    @property
    def is_open(self) -> bool:
        """Whether weights of a system on it are open."""
        return any(system.is_open for system in self.systems)

    @property
    def is_drawn(self) -> bool:
        """On the map from two sites on; with one it is in the list of its box."""
        return self.standing.sites > 1


@dataclass(slots=True)
class Population:
    """Every tile of the map, by box."""

    tiles: list[Tile]
    month: str

    @property
    def houses(self) -> int:
        """How many have a place: whoever has tiles in three boxes is one."""
        return len({tile.owner for tile in self.tiles})

    def where(self, kept: Callable[[Tile], bool]) -> Population:
        """Those of whom something is so."""
        return Population([tile for tile in self.tiles if kept(tile)], self.month)

    def boxes(self) -> dict[str, list[Tile]]:
        """Tiles by category, key ones first, then by standing."""
        found: dict[str, list[Tile]] = defaultdict(list)
        for tile in self.tiles:
            found[tile.box].append(tile)
        for tiles in found.values():
            tiles.sort(key=lambda tile: (not tile.is_key, -tile.standing.score, tile.id))
        return dict(found)


def owner_of(evidence: Evidence, entity_id: str) -> str:
    """Whose tile speaks for an entity: its maker's, its family's maker's, else its own."""
    seen = set()
    while entity_id not in evidence.maker and entity_id in evidence.family and entity_id not in seen:
        seen.add(entity_id)
        entity_id = evidence.family[entity_id]
    return evidence.maker.get(entity_id, entity_id)
