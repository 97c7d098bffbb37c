"""The places of claims that no cue of a sentence speaks of: only the encoder can tell them."""

from __future__ import annotations

from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.joining.places import Place, every_place, takes
from baimo.reading.joining.scene import Scene
from baimo.reading.joining.taken import ITSELF, Taken, is_told


def unspoken(scene: Scene, at: int, taken: Taken) -> list[Place]:
    """The parts of claims that a unit could be though no cue speaks of them, but those that rules have told."""
    unit = scene.all[at]
    if ("", "value", unit.at) in taken:
        return []
    of = ("date",) if unit.is_date else ("quantity",) if unit.is_quantity else unit.kinds
    able = {one.name: one for kind in of for one in every_place().get(kind, ()) if not scene.speaks(one.predicate)}
    return [one for one in able.values() if _may_be(one, scene, at, taken)]


def _may_be(one: Place, scene: Scene, at: int, taken: Taken) -> bool:
    unit = scene.all[at]
    if unit.is_date:
        return (one.predicate.id, "value", ITSELF) not in taken
    if unit.is_quantity:
        what = scene.units.sentence.tokens[unit.at][3]
        return isinstance(what, QuantitySpan) and takes(one, what)
    return not is_told(one, unit.at, taken)
