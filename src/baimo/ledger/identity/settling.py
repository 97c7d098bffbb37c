"""Which judgements hold together: groups of ids that are one, and quarrels where judgements exclude each other.

The order of files plays no part. A pair's verdict in the user's layer stands over the atlas's. Where judgements
contradict each other by what follows from them (a = b, b = c, a ≠ c), the user's are left out first; where the atlas's
alone contradict what is judged different, they are left out too. What is in doubt stays apart: a merge too few is seen
and mended, a merge too many mixes two histories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from baimo.ledger.entity import Entity
from baimo.ledger.identity.judgement import Judgement

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Quarrel:
    """A judgement that is not applied, why, and what to do."""

    judgement: Judgement
    message: str
    repair: str

    def __str__(self) -> str:
        where = self.judgement
        return f"{where.file}: row {where.row + 1}: {self.message}; not applied: {self.repair}"


@dataclass(slots=True)
class Settled:
    """What judgements come to: the groups that are one entity each, where statements go, and what could not be."""

    judgements: list[Judgement] = field(default_factory=list)
    groups: list[frozenset[str]] = field(default_factory=list)
    moved: dict[str, Judgement] = field(default_factory=dict)
    quarrels: list[Quarrel] = field(default_factory=list)


def settle(judgements: Iterable[Judgement], kinds: Mapping[str, str]) -> Settled:
    """What all judgements come to; `kinds` tells the kind of every entity that there is."""
    settled = Settled()
    rows = sorted(judgements, key=lambda one: (one.layer != "atlas", one.file, one.row))
    known = [row for row in rows if _is_sound(row, kinds, settled)]
    verdicts = _verdicts([row for row in known if row.verdict != "moved"], settled)
    applied = _merge(list(verdicts.values()), settled)
    settled.moved = _moves([row for row in known if row.verdict == "moved"], settled)
    applied |= {id(row) for row in settled.moved.values()}
    applied |= {id(row) for row in verdicts.values() if row.verdict != "same"}
    settled.judgements = [replace(row, is_applied=id(row) in applied) for row in rows]
    return settled


def _is_sound(row: Judgement, kinds: Mapping[str, str], settled: Settled) -> bool:
    unknown = [entity for entity in (row.a, row.b) if entity not in kinds]
    if unknown:
        message = f"no entity has the id {unknown[0]!r}"
        settled.quarrels.append(Quarrel(row, message, "correct the id, or remove the judgement"))
    elif row.verdict == "same" and kinds[row.a] != kinds[row.b]:
        message = f"{row.a!r} ({kinds[row.a]}) and {row.b!r} ({kinds[row.b]}) are of two kinds"
        settled.quarrels.append(Quarrel(row, message, "judge them different, or correct the kind of one"))
    else:
        return True
    return False


def _verdicts(rows: list[Judgement], settled: Settled) -> dict[Pair, Judgement]:
    """The one judgement on each pair: the user's over the atlas's, and none where a layer contradicts itself."""
    found: dict[Pair, Judgement] = {}
    for layer in ("atlas", "user"):
        said: dict[Pair, list[Judgement]] = defaultdict(list)
        for row in rows:
            if (row.layer == "atlas") is (layer == "atlas"):
                said[row.pair].append(row)
        for pair, same_pair in said.items():
            if len({row.verdict for row in same_pair}) == 1:
                found[pair] = same_pair[0]
            else:
                others = ", ".join(map(str, same_pair))
                settled.quarrels += [
                    Quarrel(row, f"two verdicts on one pair: {others}", "keep one of them") for row in same_pair
                ]
    return found


def _merge(verdicts: list[Judgement], settled: Settled) -> set[int]:
    """The groups that hold together; returns the judgements that made them, by identity."""
    same = [row for row in verdicts if row.verdict == "same"]
    apart = [row for row in verdicts if row.verdict == "different"]
    sound, broken = _parted(same, apart)
    again, broken = _parted([row for row in same if row in broken and row.layer == "atlas"], apart)[0], broken
    held = [*sound, *again]
    for row in broken:
        if row not in again:
            settled.quarrels.append(_contradiction(row, same, apart))
    settled.groups = sorted(_groups(held), key=sorted)
    return {id(row) for row in held}


def _parted(same: list[Judgement], apart: list[Judgement]) -> tuple[list[Judgement], list[Judgement]]:
    """Those that make groups without a pair judged different, and the others."""
    wrong = [group for group in _groups(same) if any(row.pair <= group for row in apart)]
    broken = [row for row in same if any(row.a in group for group in wrong)]
    return [row for row in same if row not in broken], broken


def _contradiction(row: Judgement, same: list[Judgement], apart: list[Judgement]) -> Quarrel:
    group = next(group for group in _groups(same) if row.a in group)
    others = [one for one in same if one.a in group and one != row]
    against = [one for one in apart if one.pair <= group]
    told = ", ".join(map(str, [row, *others, *against]))
    return Quarrel(row, f"these contradict each other: {told}", "change or remove one of them")


def _groups(rows: Collection[Judgement]) -> list[frozenset[str]]:
    """Ids joined by judgements that they are the same, two and more together."""
    group_of: dict[str, set[str]] = {}
    for row in rows:
        joined = group_of.get(row.a, {row.a}) | group_of.get(row.b, {row.b})
        for entity in joined:
            group_of[entity] = joined
    return list({frozenset(group) for group in group_of.values()})


def _moves(rows: list[Judgement], settled: Settled) -> dict[str, Judgement]:
    """Where each statement goes that is moved, the user's word over the atlas's."""
    found: dict[str, Judgement] = {}
    for row in rows:
        for statement in row.statements:
            before = found.get(statement)
            if before is None or before.b == row.b or before.layer != row.layer:
                found[statement] = row
                continue
            message = f"statement {statement!r} goes to {before.b!r} and to {row.b!r}: {before}"
            settled.quarrels += [Quarrel(one, message, "keep one of them") for one in (before, row)]
            del found[statement]
    return found


def kept_of(group: Collection[str], entities: Mapping[str, Entity], weights: Mapping[str, int]) -> list[str]:
    """A group with the id that is kept first: the atlas's, one that was looked at, the better known, the first."""

    def standing(entity_id: str) -> tuple[bool, bool, int, str]:
        entity = entities[entity_id]
        return entity.layer != "atlas", entity.provisional, -weights.get(entity_id, 0), entity_id

    return sorted(group, key=standing)
