"""Tiles: who stands in which box of the map at a month, with what of theirs, and what is to be said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from baimo.drawing.population.evidence import Evidence, began, month_of
from baimo.drawing.population.regions import REGIONS, region_of
from baimo.drawing.population.standing import CUT_OFF, Standing, standing

if TYPE_CHECKING:
    from baimo.ledger.placing import Placement

SYSTEMS = ("model", "product", "chip", "vehicle", "dataset", "technology")
TIERS = ("L0", "L1", "L2")
KINDS = ("organization", "model", "product", "chip")
FIRST = 15
Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class System:
    """A model, product or chip on the tile of its maker."""

    id: str
    names: Names
    since: str | None
    weight: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """One mark of the map.

    `since` and `last` are months; `ended` is the one in which it closed, `joined` that in which another house bought it,
    `renamed` that of its last new name. `members` are entities of the owner that stand here, `tiers` and `kinds` theirs.
    A guest stands in the box of a system of its maker, whose own tile is elsewhere; a guest with one system is named
    after it.
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


def populate(evidence: Evidence, placement: Placement, month: str) -> Population:
    """Everybody who has a place and is heard of by the end of a month, one tile for an owner and a box."""
    evidence = evidence.until(month)
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity_id in evidence.entities:
        for place in placement.places(entity_id):
            members[place.category, owner_of(evidence, entity_id)].append(entity_id)
    systems = _systems_by_owner(evidence)
    standings = {owner: standing(evidence, [owner, *systems.get(owner, ())]) for _, owner in members}
    homes = {owner: main.category for _, owner in members if (main := placement.main(owner))}
    tiles = [
        _tile(evidence, placement, box, owner, found, standings[owner], is_guest=homes.get(owner) != box)
        for (box, owner), found in members.items()
    ]
    return Population(_with_keys([tile for tile in tiles if tile and tile.since and tile.since <= month]), month)


def owner_of(evidence: Evidence, entity_id: str) -> str:
    """Whose tile speaks for an entity: its maker's, its family's maker's, else its own."""
    seen = set()
    while entity_id not in evidence.maker and entity_id in evidence.family and entity_id not in seen:
        seen.add(entity_id)
        entity_id = evidence.family[entity_id]
    return evidence.maker.get(entity_id, entity_id)


def _systems_by_owner(evidence: Evidence) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entity_id, entity in evidence.entities.items():
        owner = owner_of(evidence, entity_id)
        if entity.kind in SYSTEMS and owner != entity_id:
            found[owner].append(entity_id)
    return found


def _tile(
    evidence: Evidence,
    placement: Placement,
    box: str,
    owner: str,
    members: list[str],
    measured: Standing,
    is_guest: bool,
) -> Tile:
    systems = _heads(evidence, [member for member in members if member != owner])
    named = systems[0].id if is_guest and owner not in members and len(systems) == 1 else owner
    months = [month for member in {owner, *members} for said in evidence.about[member] if (month := began(said))]
    seen = [month for member in {owner, *members} for said in evidence.about[member] if (month := month_of(said))]
    return Tile(
        id=named,
        owner=owner,
        names=evidence.entities[named].names,
        box=box,
        systems=tuple(systems),
        standing=measured,
        since=min(months or seen, default=None),
        last=max(seen, default=None),
        ended=_ended(evidence, named),
        is_guest=is_guest,
        region=region_of(evidence, owner),
        joined=_joined(evidence, named),
        renamed=_renamed(evidence, named),
        members=tuple(sorted(members)),
        tiers=tuple(sorted({tier.level for member in members for tier in placement.tiers(member)})),
        kinds=tuple(kind for kind in KINDS if any(evidence.entities[one].kind == kind for one in members)),
    )


def _heads(evidence: Evidence, members: list[str]) -> list[System]:
    """Families, and systems without one; a version counts for its family. The best documented first."""
    weights: dict[str, int] = defaultdict(int)
    inside = set(members)
    for member in members:
        weights[_head(evidence, member, inside)] += len(evidence.about[member])
    ordered = sorted(weights, key=lambda head: (-weights[head], head))
    return [_system(evidence, head, weights[head]) for head in ordered]


def _head(evidence: Evidence, member: str, inside: set[str]) -> str:
    seen = {member}
    while (family := evidence.family.get(member)) and family in inside and family not in seen:
        seen.add(family)
        member = family
    return member


def _system(evidence: Evidence, head: str, weight: int) -> System:
    months = [month for said in evidence.about[head] if (month := began(said))]
    is_open = any(said.claim.predicate == "open_sourced" for said in evidence.naming.get(head, ()))
    return System(head, evidence.entities[head].names, min(months, default=None), weight, is_open)


def _ended(evidence: Evidence, entity_id: str) -> str | None:
    """The month from which it is no more: what names it as discontinued. Who discontinues something goes on."""
    closed = [said for said in evidence.naming.get(entity_id, ()) if said.claim.predicate == "discontinued"]
    closed += [
        said for said in evidence.about[entity_id] if said.claim.predicate == "discontinued" and not said.claim.object
    ]
    return min((month for said in closed if (month := began(said))), default=None)


def _joined(evidence: Evidence, entity_id: str) -> str | None:
    """The month in which another house bought it."""
    bought = [said for said in evidence.naming.get(entity_id, ()) if said.claim.predicate == "acquired"]
    return max((month for said in bought if (month := began(said))), default=None)


def _renamed(evidence: Evidence, entity_id: str) -> str | None:
    """The month of its last new name, where the name is dated."""
    names = [said for said in evidence.about[entity_id] if said.claim.predicate == "also_known_as" and said.claim.when]
    return max((month for said in names if (month := began(said))), default=None)


def _with_keys(tiles: list[Tile]) -> list[Tile]:
    """The gold rim: the first of each box above the cut-off, and the first fifteen of China and of abroad."""
    own = [tile for tile in tiles if not tile.is_guest and tile.standing.score >= CUT_OFF]
    ranked = sorted(own, key=lambda tile: (-tile.standing.score, tile.id))
    keys = {tile.id for region in REGIONS for tile in [one for one in ranked if one.region == region][:FIRST]}
    first: dict[str, str] = {}
    for tile in ranked:
        first.setdefault(tile.box, tile.id)
    keys |= set(first.values())
    return [replace(tile, is_key=True) if tile.id in keys and not tile.is_guest else tile for tile in tiles]
