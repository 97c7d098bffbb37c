"""The classes of tiles in a state of the map: the page changes them and nothing else, a file is drawn with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from baimo.drawing.map.state import State
from baimo.drawing.population.months import apart
from baimo.drawing.population.tiles import Population, Tile

STALE, QUIET = 12, 24
# The weightiest first: a tile has one.
VERDICTS = ("contradicted", "disputed", "outdated", "supported", "unknown")
Marks = dict[str, tuple[str, ...]]


def marks(
    state: State,
    shown: Collection[Tile],
    then: Population,
    before: Population | None = None,
    near: Collection[str] = (),
) -> Marks:
    """The classes of each tile that is shown, by its key.

    `then` is the population of the month of the state, `before` that of `since`; `near` are owners tied to the focus.
    """
    known = {tile.key: tile for tile in then.tiles}
    lights: dict[str, set[str]] = defaultdict(set)
    for entity, verdict, _ in state.lights:
        lights[entity].add(verdict)
    earlier = {tile.key for tile in before.tiles} if before else set()
    found: Marks = {}
    for tile in shown:
        now = known.get(tile.key)
        classes = [*_own(now or tile, then.month), *_in_time(tile, now, then.month)]
        classes += [] if fits(tile, state) else ["filtered"]
        classes += _changed(tile, tile.key in earlier, now, state.since, then.month) if before and state.since else []
        classes += [_focused(tile, state, near)] if state.focus else []
        found[tile.key] = (*classes, *(_lit(tile, lights) if lights else ()))
    return found


def fits(tile: Tile, state: State) -> bool:
    """Whether a tile passes the filters; rules and conferences are of no region and pass that one."""
    region = state.region in (None, tile.region) or tile.box in ("frame/policy", "frame/events")
    layer = state.layer in (None, tile.box.partition("/")[0])
    tier = state.tier is None or state.tier in tile.tiers
    kind = state.kind is None or state.kind in tile.kinds
    return region and layer and tier and kind and (tile.is_open or not state.is_open)


def _own(tile: Tile, month: str) -> list[str]:
    """What a tile is of itself: a key player, a guest, how long nothing was heard of it, closed."""
    silent = apart(tile.last, month) if tile.last else 0
    named = {
        "key": tile.is_key,
        "hung": tile.is_hung,
        "guest": tile.is_guest,
        "thin": tile.standing.is_thin,
        "quiet": silent > QUIET,
        "stale": STALE < silent <= QUIET,
        "closed": bool(tile.ended and tile.ended <= month),
    }
    return [name for name, is_so in named.items() if is_so]


def _in_time(tile: Tile, now: Tile | None, month: str) -> list[str]:
    if now is None:
        return ["later"]
    return ["left"] if tile.ended and tile.ended <= month else []


def _changed(tile: Tile, was_there: bool, now: Tile | None, since: str, month: str) -> list[str]:
    """What happened to a tile after one month until another: one thing, the weightiest."""
    if now is not None and not was_there:
        return ["entered"]
    for name, when in (("gone", tile.ended), ("moved", tile.joined), ("renamed", tile.renamed)):
        if when and since < when <= month and now is not None:
            return [name]
    return []


def _focused(tile: Tile, state: State, near: Collection[str]) -> str:
    if state.focus in (tile.owner, tile.id) or state.focus in tile.members:
        return "focus"
    return "near" if tile.owner in near else "away"


def _lit(tile: Tile, lights: dict[str, set[str]]) -> list[str]:
    """The weightiest verdict on what a document says of a tile; what it says of a house lights no guest of it."""
    named = {tile.id, *tile.members} | (set() if tile.is_guest else {tile.owner})
    found = (lights[one] for one in named if one in lights)
    verdicts = {verdict for several in found for verdict in several}
    verdict = next((one for one in VERDICTS if one in verdicts), None)
    return ["lit", f"v-{verdict}"] if verdict else ["unlit"]
