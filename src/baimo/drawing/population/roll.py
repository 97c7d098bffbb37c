"""The roll: who may stand on the map, read from the evidence once; who stands there in a month follows by counting."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from baimo.drawing.population.evidence import MAKES, Evidence, began, month_of, published
from baimo.drawing.population.keys import House, Keys
from baimo.drawing.population.regions import region_of
from baimo.drawing.population.standing import Record, told_of
from baimo.drawing.population.tiles import KINDS, SYSTEMS, Population, System, Tile, owner_of

if TYPE_CHECKING:
    from baimo.ledger import Statement
    from baimo.ledger.placing import Placement


@dataclass(frozen=True, slots=True)
class Seat:
    """A tile as it is in every month, and what tells how it is in one.

    `opened` are the months from which the weights of its systems are open, `heard` those in which something was told
    of it, in order. A guest stands by the record of what it shows here: a house that is large elsewhere is not
    therefore large here.
    """

    tile: Tile
    opened: tuple[str | None, ...]
    heard: tuple[str, ...]
    record: Record

    def as_of(self, month: str, is_key: bool, is_hung: bool) -> Tile:
        """Its tile in a month; a guest has the name of the best documented of what was there by then."""
        systems = zip(self.tile.systems, self.opened, strict=True)
        there = tuple(_as_of(system, opened, month) for system, opened in systems if (system.since or "") <= month)
        changing: dict[str, Any] = {
            "systems": there,
            "standing": self.record.standing(month),
            "last": self.heard[bisect_right(self.heard, month) - 1],
        }
        if self.tile.is_guest and there:
            changing |= {"id": there[0].id, "names": there[0].names, "ended": there[0].ended}
        return replace(self.tile, is_key=is_key, is_hung=is_hung, **changing)


class Roll:
    """Every seat of the map, and the record of each owner."""

    def __init__(self, evidence: Evidence, placement: Placement) -> None:
        """One pass over all statements."""
        self._evidence, self._placement = evidence, placement
        self._systems = _systems_by_owner(evidence)
        members = self._members()
        owners = dict.fromkeys(owner for _, owner in members)
        self._records = {owner: Record(told_of(evidence, [owner, *self._systems.get(owner, ())])) for owner in owners}
        seats = (self._seat(box, owner, found) for (box, owner), found in members.items())
        self.seats = [seat for seat in seats if seat]

    def population(self, month: str) -> Population:
        """Everybody who is heard of by the end of a month, one tile for an owner and a box."""
        keys = self.keys(month)
        hung = keys.hung()
        tiles = []
        for seat in self.seats:
            if (seat.tile.since or "") <= month:
                is_key = not seat.tile.is_guest and seat.tile.owner in keys.owners
                tiles.append(seat.as_of(month, is_key, is_key and seat.tile.owner in hung))
        return Population(tiles, month)

    def keys(self, month: str) -> Keys:
        """Who has a gold rim in a month."""
        houses = [self._houses[one.owner] for one in self._at_home if (one.since or "") <= month]
        return Keys(houses, self._records, self._groups, month)

    def history(self, months: Iterable[str]) -> dict[str, list[str]]:
        """The months in which each tile is a key player, by its key."""
        found: dict[str, list[str]] = defaultdict(list)
        homes = {tile.owner: tile.key for tile in self._at_home}
        for month in months:
            for owner in sorted(self.keys(month).owners):
                found[homes[owner]].append(month)
        return dict(found)

    @cached_property
    def _at_home(self) -> list[Tile]:
        return [seat.tile for seat in self.seats if not seat.tile.is_guest]

    @cached_property
    def _houses(self) -> dict[str, House]:
        return {one.owner: House(one.owner, one.box, one.region, self._top(one.owner)) for one in self._at_home}

    @cached_property
    def _groups(self) -> dict[str, Record]:
        """The records of houses with all that is part of them."""
        members: dict[str, list[str]] = defaultdict(list)
        for owner in self._records:
            members[self._top(owner)].append(owner)
        return {
            top: Record(one for owner in owners for one in self._records[owner].told)
            for top, owners in members.items()
            if len(owners) > 1
        }

    def _top(self, owner: str) -> str:
        """The house at the top of those that an owner is part of, as the ledger has it now."""
        seen: set[str] = set()
        while owner not in seen:
            seen.add(owner)
            said = (one.claim for one in self._evidence.about[owner] if one.claim.predicate == "part_of")
            owner = next((str(claim.object) for claim in said if claim.object in self._records), owner)
        return owner

    def _members(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entity_id in self._evidence.entities:
            for place in self._placement.places(entity_id):
                found[place.category, owner_of(self._evidence, entity_id)].append(entity_id)
        return found

    def _seat(self, box: str, owner: str, members: list[str]) -> Seat | None:
        """The seat of an owner in a box; None where nothing tells a month."""
        evidence, home = self._evidence, self._placement.main(owner)
        heard = _heard(evidence, members)
        if not heard:
            return None
        is_guest = home is None or home.category != box
        record = Record(told_of(evidence, members)) if is_guest else self._records[owner]
        heads = _heads(evidence, [member for member in members if member != owner])
        tile = self._tile(box, owner, members, tuple(system for system, _ in heads), record, heard[0], is_guest)
        if owner in members:
            heard = _heard(evidence, {owner, *self._systems.get(owner, ())})
        return Seat(tile, tuple(opened for _, opened in heads), heard, record)

    def _tile(
        self,
        box: str,
        owner: str,
        members: list[str],
        systems: tuple[System, ...],
        record: Record,
        since: str,
        is_guest: bool,
    ) -> Tile:
        """What a tile is in every month."""
        evidence = self._evidence
        named = systems[0].id if is_guest and systems else owner
        return Tile(
            id=named,
            owner=owner,
            names=evidence.entities[named].names,
            box=box,
            systems=systems,
            standing=record.standing(""),
            since=since,
            last=None,
            ended=_ended(evidence, named),
            joined=_joined(evidence, named),
            renamed=_renamed(evidence, named),
            is_guest=is_guest,
            region=region_of(evidence, owner),
            members=tuple(sorted(members)),
            tiers=tuple(sorted({tier.level for one in members for tier in self._placement.tiers(one)})),
            kinds=tuple(kind for kind in KINDS if any(evidence.entities[one].kind == kind for one in members)),
        )


def _as_of(system: System, opened: str | None, month: str) -> System:
    return replace(system, is_open=True) if opened is not None and opened <= month else system


def _systems_by_owner(evidence: Evidence) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entity_id, entity in evidence.entities.items():
        owner = owner_of(evidence, entity_id)
        if entity.kind in SYSTEMS and owner != entity_id:
            found[owner].append(entity_id)
    return found


def _heard(evidence: Evidence, members: Iterable[str]) -> tuple[str, ...]:
    """The months in which something began that is told of them, or in which it was told, in order."""
    told = (said for one in members for said in (*evidence.about[one], *_births(evidence, one)))
    return tuple(sorted({month for said in told for month in _months(said)}))


def _births(evidence: Evidence, entity_id: str) -> Iterator[Statement]:
    return (said for said in evidence.naming.get(entity_id, ()) if said.claim.predicate in MAKES)


def _months(said: Statement) -> Iterator[str]:
    """When it began, and when it was told if that was not before."""
    start, page = began(said), published(said)
    if start:
        yield start
    if page and page >= (start or ""):
        yield page


def _heads(evidence: Evidence, members: list[str]) -> list[tuple[System, str | None]]:
    """Families, and systems without one; a version counts for its family. The best documented first."""
    inside = set(members)
    families: dict[str, list[str]] = defaultdict(list)
    for member in members:
        families[_head(evidence, member, inside)].append(member)
    weights = {head: sum(len(evidence.about[one]) for one in versions) for head, versions in families.items()}
    ordered = sorted(weights, key=lambda head: (-weights[head], head))
    return [_system(evidence, head, families[head], weights[head]) for head in ordered]


def _head(evidence: Evidence, member: str, inside: set[str]) -> str:
    seen = {member}
    while (family := evidence.family.get(member)) and family in inside and family not in seen:
        seen.add(family)
        member = family
    return member


def _system(evidence: Evidence, head: str, versions: list[str], weight: int) -> tuple[System, str | None]:
    """A system, and the month from which weights of a version are open (`""`: no month is told)."""
    since = min(_heard(evidence, [head]), default=None)
    opened = [month for one in versions for month in _opened(evidence, one)]
    system = System(head, evidence.entities[head].names, since, weight, is_open=False, ended=_ended(evidence, head))
    return system, min(opened, default=None)


def _opened(evidence: Evidence, entity_id: str) -> Iterator[str]:
    """When weights were opened, as is told; a model that has a licence has weights that can be had."""
    for said in evidence.naming.get(entity_id, ()):
        if said.claim.predicate == "open_sourced":
            yield began(said) or ""
    for said in evidence.about[entity_id]:
        if said.claim.predicate == "licence" and evidence.entities[entity_id].kind == "model":
            yield month_of(said) or ""


def _ended(evidence: Evidence, entity_id: str) -> str | None:
    """The month from which it is no more. Who discontinues something goes on; what is named so has ended."""
    closed = [said for said in evidence.naming.get(entity_id, ()) if said.claim.predicate == "discontinued"]
    return min((month for said in closed if (month := began(said))), default=None)


def _joined(evidence: Evidence, entity_id: str) -> str | None:
    """The month in which another house bought it."""
    bought = [said for said in evidence.naming.get(entity_id, ()) if said.claim.predicate == "acquired"]
    return max((month for said in bought if said.claim.modality == "asserted" and (month := began(said))), default=None)


def _renamed(evidence: Evidence, entity_id: str) -> str | None:
    """The month of its last new name, where the name is dated."""
    names = [said for said in evidence.about[entity_id] if said.claim.predicate == "also_known_as" and said.claim.when]
    return max((month for said in names if (month := began(said))), default=None)
