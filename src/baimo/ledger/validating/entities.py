"""The rules for an entity's file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from baimo.claims.predicates import KINDS
from baimo.ledger.validating.places import place_complaints
from baimo.ledger.validating.problem import Complaint, Complaints, one_of, texts_of, unknown_keys
from baimo.ledger.validating.registry import Registry
from baimo.ledger.validating.statements import statements_complaints
from baimo.values.names import key

_LISTS = ("aliases", "misspellings", "former", "context_only")
_KEYS = ("id", "kind", "names", *_LISTS, "category", "note", "provisional", "statements")


def entity_complaints(row: Any, path: str, known: Registry, lower: Registry) -> Complaints:
    """What is wrong in an entity's file; `known` is all that may be referred to, `lower` what layers below define."""
    if not isinstance(row, dict):
        yield Complaint((), "no entity", "begin with `id: ...`, `kind: ...` and `names: {...}`")
        return
    yield from unknown_keys((), row, _KEYS)
    yield from texts_of((), row, ("id", "kind", "category", "note"))
    yield from _id(row, path, known)
    yield from _kind(row, path, lower)
    yield from _names(row, lower)
    yield from _shared_names(row, known)
    yield from statements_complaints(row, known)
    yield from place_complaints(row)


def _id(row: dict[str, Any], path: str, known: Registry) -> Complaints:
    if "id" not in row:
        yield Complaint((), "the key 'id' is missing", f"add `id: {Path(path).stem}`")
        return
    entity = str(row["id"])
    if not re.fullmatch(r"\w[\w.+-]*", entity) or entity != entity.lower():
        yield Complaint(("id",), f"{entity!r} is no id", "write small letters, digits, hyphens and dots: `glm-4`")
    elif entity != Path(path).stem:
        repair = f"rename the file to {entity}.yaml, or write `id: {Path(path).stem}`"
        yield Complaint(("id",), f"id {entity!r} in a file of another name", repair)
    first = known.files.get(entity, path)
    if first != path and _layer_of(first) == _layer_of(path):
        message = f"{entity!r} is an entity already, in {first}"
        yield Complaint(("id",), message, "merge the two files, or rename one", "one-id-two-files")


def _layer_of(path: str) -> Path:
    return Path(path).parent.parent.parent


def _kind(row: dict[str, Any], path: str, lower: Registry) -> Complaints:
    if "kind" not in row:
        yield Complaint((), "the key 'kind' is missing", f"add `kind: {Path(path).parent.name}`")
        return
    kind = row["kind"]
    unknown = list(one_of(("kind",), kind, KINDS, "kind"))
    yield from unknown
    if not unknown and kind != Path(path).parent.name:
        yield Complaint(("kind",), f"a {kind} in the folder {Path(path).parent.name}/", f"move the file to {kind}/")
    elif not unknown and lower.kinds.get(str(row.get("id")), kind) != kind:
        held = lower.kinds[str(row["id"])]
        yield Complaint(("kind",), f"{row['id']!r} is a {held} in {lower.files[str(row['id'])]}", f"write {held!r}")


def _names(row: dict[str, Any], lower: Registry) -> Complaints:
    names = row.get("names")
    if names is None:
        if str(row.get("id")) not in lower.kinds:
            repair = "add `names: {zh: ..., en: ...}`; one of the two is enough"
            yield Complaint((), "the key 'names' is missing", repair)
    elif not isinstance(names, dict) or not names:
        yield Complaint(("names",), "no names by language", "write `names: {zh: ..., en: ...}`")
    else:
        yield from _each_name(names)
    for group in _LISTS:
        yield from _list_of_names(row, group)


def _each_name(names: dict[str, Any]) -> Complaints:
    for lang, name in names.items():
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?", lang):
            yield Complaint(("names", lang), f"{lang!r} is no language", "write zh, en or another ISO 639 code")
        if not _is_name(name):
            yield Complaint(("names", lang), "an empty name", "write the name, or remove the key")


def _list_of_names(row: dict[str, Any], group: str) -> Complaints:
    names = row.get(group)
    if names is None:
        return
    if not isinstance(names, list):
        yield Complaint((group,), "no list", f"write `{group}: [{names}]`")
        return
    for index, name in enumerate(names):
        if not _is_name(name):
            yield Complaint(
                (group, index), "no name", "write a name, in quotes where it holds `: ` or starts with a mark"
            )
        elif name in names[:index]:
            yield Complaint((group, index), f"{name!r} for a second time", "remove one")


def _is_name(name: Any) -> bool:
    # A name may look like a number: 360.
    return isinstance(name, str | int | float) and not isinstance(name, bool) and bool(str(name).strip())


def _shared_names(row: dict[str, Any], known: Registry) -> Complaints:
    """Two entities of one kind under one name: a reader could not tell them apart."""
    entity, kind = str(row.get("id")), str(row.get("kind"))
    seen: set[str] = set()
    for path, name in _written_names(row):
        others = [
            other
            for other in known.names.get((kind, key(name)), ())
            if other != entity and frozenset((other, entity)) not in known.settled
        ]
        if others and key(name) not in seen:
            seen.add(key(name))
            repair = "merge the two if they are one; else name them apart, or move the name to `context_only`"
            where = f"{others[0]!r} in {known.files[others[0]]}"
            yield Complaint(path, f"the name {name!r} also means the {kind} {where}", repair, "one-entity-two-ids")


def _written_names(row: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    names, aliases = row.get("names"), row.get("aliases")
    found: list[tuple[tuple[str | int, ...], str]] = []
    if isinstance(names, dict):
        found += [(("names", lang), str(name)) for lang, name in names.items() if _is_name(name)]
    if isinstance(aliases, list):
        found += [(("aliases", index), str(name)) for index, name in enumerate(aliases) if _is_name(name)]
    return found
