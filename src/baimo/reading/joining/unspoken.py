"""The places of claims that no cue of a sentence speaks of: only the encoder can tell them."""

from __future__ import annotations

from baimo.reading.joining.places import Place, every_place
from baimo.reading.joining.scene import Scene
from baimo.reading.joining.taken import Taken, may_be


def unspoken(scene: Scene, at: int, taken: Taken) -> list[Place]:
    """The parts of claims that a unit could be though no cue speaks of them, but those that rules have told."""
    found = {one.name: one for kind in scene.all[at].sorts for one in every_place().get(kind, ())}
    return [one for one in found.values() if not scene.speaks(one.predicate) and may_be(one, scene, at, taken)]
