"""What rules have told of a sentence: the parts of claims that are taken."""

from __future__ import annotations

from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.joining.places import Place, takes
from baimo.reading.joining.scene import Scene
from baimo.reading.rules.matching import Match

# The parts that rules have told: the predicate, empty for a value, which is told once whatever of; the role; its token.
Taken = frozenset[tuple[str, str, int]]
# The place of a date that a claim finds by itself.
ITSELF = -1


def taken_by(told: list[Match]) -> Taken:
    """The parts that rules have told, by predicate; a value is told once, whatever of.

    A date that a rule leaves to the clause, 李岩2022年创办了云杉智能, is told too: the nearest is found with the time.
    """
    parts = {
        (match.rule.predicate.id if role != "value" else "", role, at) for match in told for role, at, _ in match.roles
    }
    dated = (match for match in told if match.rule.predicate.value == "date" and match.at("value") is None)
    return frozenset(parts | {(match.rule.predicate.id, "value", ITSELF) for match in dated})


def told_of(scene: Scene, at: int, taken: Taken) -> list[tuple[str, str]]:
    """What rules have told of a unit: the predicate and a sign for it."""
    here = sorted((predicate, role) for predicate, role, token in taken if token == scene.all[at].at)
    return [(predicate, f"A:{predicate}.{role}") for predicate, role in here]


def may_be(one: Place, scene: Scene, at: int, taken: Taken) -> bool:
    """Whether a unit may be a part of claims of its sort for all that rules have told."""
    unit = scene.all[at]
    if ("", "value", unit.at) in taken:
        return False
    if unit.is_date:
        return (one.predicate.id, "value", ITSELF) not in taken
    if unit.is_quantity:
        what = scene.units.sentence.tokens[unit.at][3]
        return isinstance(what, QuantitySpan) and takes(one, what)
    return not is_told(one, unit.at, taken)


def is_told(one: Place, at: int, taken: Taken) -> bool:
    """Whether a rule has told a claim of the predicate with this name, in whatever part."""
    return any((one.predicate.id, part, at) in taken for part in ("subject", "object"))
