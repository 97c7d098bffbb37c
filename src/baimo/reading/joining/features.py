"""What is seen of a candidate: signs that weights are learnt for. Few words, so that weights can be read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from baimo.reading.joining.scene import REACH, Scene

_NEAR, _MID = 2, 6


def around(scene: Scene, at: int) -> list[str]:
    """The words around a unit, by side, clause and nearness; the signs of the things nearest to it."""
    found = [f"U:{scene.all[at].sign}", f"B:{scene.block}"]
    found += _side(scene, at, range(at - 1, max(-1, at - REACH), -1), "L")
    found += _side(scene, at, range(at + 1, min(len(scene.all), at + REACH)), "R")
    found += [f"H:{word}" for word in scene.heading]
    return found


def _side(scene: Scene, at: int, places: Sequence[int], side: str) -> list[str]:
    units, clauses = scene.units.all, scene.units.clause
    clause, last, typed, far = clauses[at], "", 0, side.lower()
    found: list[str] = []
    for away, place in enumerate(places, 1):
        unit = units[place]
        sign, zone = unit.sign, side if clauses[place] == clause else far
        if away <= _NEAR:
            found.append(f"{side}{away}:{sign}")
        if unit.is_typed:
            typed += 1
            if typed <= 2:
                found.append(f"{zone}T{typed}:{sign}")
            last = ""
            continue
        behind = "" if typed else "!"  # with nothing seen between
        if last:
            found.append(f"{zone}P{behind}:{_pair(sign, last) if side == 'L' else _pair(last, sign)}")
        if len(sign) > 1:
            found.append(f"{zone}W{behind}:{sign}")
        last = sign
    return found


def _pair(first: str, second: str) -> str:
    return f"{first} {second}" if first.isascii() and second.isascii() else first + second


_MODIFIERS = (("_prior", "prior"), ("_target", "target"), ("_other", "other"))
_MODIFYING = frozenset(name for name, _ in _MODIFIERS)
_NOWHERE = 99


@dataclass(slots=True)
class Standing:
    """How the cues of a sentence stand to one unit: the signs and the least cost of each predicate's."""

    signs: dict[str, dict[str, int]]
    cost: dict[str, int]
    strong: list[tuple[int, str]]

    def rival(self, predicate: str) -> str:
        """Which stands closer: the nearest cue of the predicate, or a strong one of others."""
        own = self.cost.get(predicate, _NOWHERE)
        rival = next((cost for cost, name in self.strong if name != predicate), _NOWHERE)
        none = own == rival == _NOWHERE
        return "v:none" if none else "v:own" if own < rival else "v:same" if own == rival else "v:other"


def standing(scene: Scene, at: int, asked: Collection[str] | None = None) -> Standing:
    """How the cues of a sentence stand to one of its units; of predicates not `asked` for only how near strong ones."""
    clauses, here = scene.units.clause, scene.units.clause[at]
    found = Standing({}, {}, [])
    for predicate in scene.placed:
        is_asked = asked is None or predicate in asked or predicate in _MODIFYING
        signs: dict[str, int] = {}
        least = closest = _NOWHERE
        for cue in scene.near(predicate, at):
            is_weak = cue.strength == "weak"
            if is_weak and not is_asked:
                continue
            near = cue.high - 1 if cue.low < at else cue.low
            away, is_here = abs(near - at), clauses[near] == here
            cost = away + (0 if is_here else 8)
            if is_asked:
                sign = f"{cue.strength[0]}{'L' if cue.low < at else 'R'}{'' if is_here else 'o'}"
                signs[sign] = min(signs.get(sign, _NOWHERE), away)
                least = min(least, cost + 3 * is_weak)
            if not is_weak and cost < closest:
                closest = cost
        found.signs[predicate], found.cost[predicate] = signs, least
        if closest < _NOWHERE:
            found.strong.append((closest, predicate))
    found.strong.sort()
    return found


def cued(scene: Scene, cues: Standing, predicate: str) -> list[str]:
    """How cues of a predicate stand to a unit, and whether a cue of another stands closer."""
    own = cues.signs.get(predicate, {})
    found = [sign for name, away in own.items() for sign in (f"c:{name}{_nearness(away)}", f"c:{name}")]
    for name, prefix in _MODIFIERS:
        found += [f"{prefix}:{sign}{_nearness(away)}" for sign, away in cues.signs.get(name, {}).items()]
    if not own:
        found.append("c:none")
    if predicate in scene.headed:
        found.append("c:heading")
    if predicate in scene.before:
        found += ["c:before"] if own else ["c:before", "c:onlybefore"]
    found.append(cues.rival(predicate))
    return found


def company(scene: Scene, at: int, kinds: frozenset[str]) -> list[str]:
    """How many names that could be the other part of a claim stand before and behind a unit, and beyond its clause."""
    before = behind = beyond = 0
    nearest: dict[str, int] = {}
    units, clauses = scene.units.all, scene.units.clause
    for place in scene.typed(at):
        if place == at or kinds.isdisjoint(units[place].kinds):
            continue
        if place < at:
            nearest["L"] = place
        else:
            nearest.setdefault("R", place)
        if clauses[place] != clauses[at]:
            beyond += 1
        elif place < at:
            before += 1
        else:
            behind += 1
    return [
        f"k:{min(before, 2)}{min(behind, 2)}",
        f"k:o{min(beyond, 2)}",
        f"k:none{int(before + behind + beyond == 0)}",
        *(_between(scene, at, place, side) for side, place in nearest.items()),
    ]


def _between(scene: Scene, at: int, place: int, side: str) -> str:
    """What stands between a unit and the nearest that could be the other part, where that is short."""
    low, high = sorted((at, place))
    units = scene.all
    if high - low > 5:
        return f"b:{side}far"
    return f"b:{side}{units[place].sign}|" + " ".join(unit.sign for unit in units[low + 1 : high])


def _nearness(away: int) -> str:
    return "0" if away <= _NEAR else "1" if away <= _MID else "2" if away <= 2 * _MID else "3"


def of_subject(scene: Scene, at: int, subject: int, rivals: Sequence[int], predicate: str) -> list[str]:
    """How a name of the same sentence stands to an anchor; `rivals` are all that could be it."""
    units, clauses = scene.all, scene.units.clause
    low, high = sorted((subject, at))
    side = "b" if subject < at else "a"
    between = sum(1 for rival in rivals if low < rival < high)
    same = "s" if clauses[subject] == clauses[at] else "o"
    sign = units[subject].sign
    found = [
        "i",
        f"{side}:n{min(between, 3)}{same}",
        f"{side}:d{_nearness(high - low)}{same}",
        f"{side}:k{sign if sign in _OPEN else 'known'}",
        f"{side}:first{int(subject == min(rivals))}",
        f"{side}:l1{units[subject - 1].sign if subject else '^'}",
        f"{side}:r1{units[subject + 1].sign if subject + 1 < len(units) else '$'}",
        f"i:B{scene.block}",
    ]
    own = scene.near(predicate, at)
    found += [f"{side}:head" for _ in range(clauses[subject] == 0 and subject <= 1)]
    found += [f"{side}:x{cue.strength[0]}" for cue in own if low < cue.low < high]
    found += [
        f"{side}:y{cue.strength[0]}{_nearness(abs(cue.low - subject))}" for cue in scene.placed.get(predicate, ())
    ]
    found += [f"{side}:m{unit.sign}" for unit in units[low + 1 : min(high, low + 12)] if unit.sign in _TELLING]
    return found


_OPEN = frozenset(["<U>", "<W>", "<η>"])
_TELLING = frozenset(
    {"由", "被", "对", "向", "与", "和", "及", "从", "在", "为", "以", "的", "其", "该", "这", "它", "他", "她", "我"}
    | {"们", "较", "比", "于", "by", "from", "to", "with", "than", "of", "for", "its", "their", "his", "her", "this"}
    | {"the", "it", "we", "our", "and", "as", "at", "which", "who", "whose", "that", "(", ")", ",", ":", "、", "—"}
)
