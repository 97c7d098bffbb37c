"""What the atlas does not tell of an entity it knows, and two independent data sets agree on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tools.atlas.datasets.agreeing import same_length, same_size
from tools.atlas.datasets.reading import DataSet, Told
from tools.atlas.datasets.units import unit_of
from tools.atlas.independence import Families

Row = dict[str, Any]
# How a model is built: a tuned edition is built as its base is, so a name with a suffix may speak for it.
_SHAPES = (
    "layers",
    "hidden_size",
    "intermediate_size",
    "attention_heads",
    "kv_heads",
    "head_dimension",
    "vocabulary_size",
    "attention",
)
_KINDS = ("text", "image", "audio", "video")
_ENOUGH = 2


def new_facts(held: list[tuple[str, Row]], told: dict[str, list[Told]], families: Families) -> Iterator[Row]:
    """A claim for each value that two families give, that none of the others contradicts, and that the atlas lacks."""
    known, makers = _known(held), makers_of(held)
    for entity, rows in sorted(told.items()):
        exact = [each for each in rows if each.exact]
        for predicate in ("released", "context_length", "parameters", "active_parameters", "knowledge_cutoff"):
            if (entity, predicate) not in known:
                yield from _agreed(entity, predicate, exact, families, makers.get(entity, ()))
        for predicate in _SHAPES:
            if (entity, predicate) not in known:
                yield from _agreed(entity, predicate, rows, families, makers.get(entity, ()))
        if (entity, "modality") not in known:
            yield from _kinds(entity, exact, families)


def makers_of(held: list[tuple[str, Row]]) -> dict[str, tuple[str, ...]]:
    """The makers that the atlas gives each entity."""
    makers: dict[str, tuple[str, ...]] = {}
    for subject, row in held:
        if row["predicate"] == "developed_by":
            makers[subject] = (*makers.get(subject, ()), str(row["object"]))
    return makers


def _known(held: list[tuple[str, Row]]) -> set[tuple[str, str]]:
    known = {(subject, str(row["predicate"])) for subject, row in held}
    released = ("released", "open_sourced")
    return known | {(str(row["object"]), "released") for _, row in held if row["predicate"] in released}


def _agreed(
    entity: str, predicate: str, rows: list[Told], families: Families, makers: tuple[str, ...]
) -> Iterator[Row]:
    heard = [each for each in rows if each.row.predicate == predicate and _is_own(each, makers)]
    groups: list[tuple[Decimal | str, dict[str, DataSet]]] = []
    for each in heard:
        group = next((g for v, g in groups if _is_same(predicate, v, each.row.value)), None)
        if group is None:
            groups.append((each.row.value, group := {}))
        group.setdefault(families.of_file(each.by.file), each.by)
    if predicate == "released":
        groups = _by_month(groups)
    if len(groups) != 1 or len(groups[0][1]) < _ENOUGH:
        return
    value, behind = groups[0]
    for dataset in behind.values():
        if predicate == "released":
            if len(makers) == 1:
                yield {
                    "subject": makers[0],
                    "predicate": predicate,
                    "object": entity,
                    "when": value,
                    **dataset.source(),
                }
        else:
            told = {"subject": entity, "predicate": predicate, "value": value, "unit": unit_of(predicate)}
            yield {key: word for key, word in told.items() if word is not None} | dataset.source()


def _by_month(groups: list[tuple[Decimal | str, dict[str, DataSet]]]) -> list[tuple[Decimal | str, dict[str, DataSet]]]:
    """Days that differ within one month tell the month."""
    months = {str(day)[:7] for day, _ in groups}
    if len(groups) < 2 or len(months) != 1:
        return groups
    together: dict[str, DataSet] = {}
    for _, behind in groups:
        together |= behind
    return [(months.pop(), together)]


def _is_own(told: Told, makers: tuple[str, ...]) -> bool:
    """Whether a row speaks for the model itself: a seller's context or day may be its own."""
    return not told.makers or not makers or bool(set(told.makers) & set(makers))


def _is_same(predicate: str, one: Decimal | str, other: Decimal | str) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        same = {"context_length": same_length, "parameters": same_size, "active_parameters": same_size}.get(predicate)
        return one == other or (same is not None and same(one, other))
    return one == other


def _kinds(entity: str, rows: list[Told], families: Families) -> Iterator[Row]:
    for kind in _KINDS:
        behind: dict[str, DataSet] = {}
        for each in rows:
            if each.row.predicate == "modality" and each.row.value == kind:
                behind.setdefault(families.of_file(each.by.file), each.by)
        if len(behind) >= _ENOUGH:
            for dataset in behind.values():
                yield {"subject": entity, "predicate": "modality", "value": kind, **dataset.source()}
