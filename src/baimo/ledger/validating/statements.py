"""The rules for a statement: what its predicate's row of the table allows."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from baimo.claims.predicates import BOUNDS, MODALITIES, Predicate, table
from baimo.ledger.statement import RANKS
from baimo.ledger.text import exact_number
from baimo.ledger.validating.problem import (
    FORM,
    Complaint,
    Complaints,
    KeyPath,
    nearest,
    one_of,
    texts_of,
    unknown_keys,
)
from baimo.ledger.validating.registry import Registry
from baimo.values.dates import when_of
from baimo.values.numbers import parse_number
from baimo.values.terms import Terms
from baimo.values.units import currencies, rate, unit

_WORDS = ("predicate", "object", "unit", "bound", "when", "modality", "qualifier", "note", "quote", "rank", "reason")
_KEYS = ("predicate", "object", "value", "value_to", *_WORDS[2:], "sources")
_FIXED = ("predicate", "unit", "bound", "modality", "qualifier", "rank")  # words of lists: few, and the same again
_NESTED = (list, dict)


def statements_complaints(entity: dict[str, Any], known: Registry) -> Complaints:
    """What is wrong in the statements of an entity."""
    rows = entity.get("statements")
    if rows is None:
        return
    if not isinstance(rows, list):
        yield Complaint(("statements",), "no list", "begin each statement with `- predicate: ...`")
        return
    kind = entity.get("kind")
    for index, row in enumerate(rows):
        if not _is_sound(row, kind, known):
            yield from _statement(("statements", index), row, entity, known)


def _is_sound(row: Any, kind: Any, known: Registry) -> bool:
    """Whether a row is surely without fault. Nearly every one is, and a few looks tell; the others are asked why."""
    try:
        words = (*map(row.get, _FIXED), bool(row.get("reason")))
        predicate = _allowed(kind, tuple(row), words)
        if predicate is None or any(value.__class__ in _NESTED for key, value in row.items() if key != "sources"):
            return False
        sources = row["sources"]
        if sources.__class__ is not list or not sources or len(set(sources)) < len(sources):
            return False
        if not all(source in known.sources for source in sources):
            return False
        if row.get("when") is not None:
            when_of(str(row["when"]))
        if "object" in row and known.kinds.get(row["object"]) not in predicate.object:
            return False
        return "value" not in row or _is_value(row["value"], predicate)
    except (TypeError, ValueError, KeyError, AttributeError):
        return False


def _is_value(value: Any, predicate: Predicate) -> bool:
    if predicate.value == "quantity":
        exact_number(value)
    elif predicate.value == "date":
        when_of(str(value))
    return value not in (None, "") and value.__class__ is not bool and predicate.value not in ("any", None)


@lru_cache(maxsize=8192)
def _allowed(kind: str, keys: tuple[str, ...], words: tuple[Any, ...]) -> Predicate | None:
    """The predicate of a row with these keys and words, where nothing about them is wrong; the same few come again."""
    row = dict.fromkeys(keys, "1") | {key: word for key, word in zip(_FIXED, words, strict=False) if word is not None}
    predicate = table().get(row["predicate"])
    if predicate is None or kind not in predicate.subject or not {"sources"} <= row.keys() <= set(_KEYS):
        return None
    if "value_to" in row or not row.keys() & {"object", "value"} or (row.get("reason") and not words[-1]):
        return None
    if ("object" in row and not predicate.object) or ("value" in row and not predicate.value):
        return None
    unit_at_fault = "value" in row and predicate.value == "quantity" and any(_unit((), row, predicate))
    complaints = (*_rank((), row), *_qualifier((), row, predicate))
    of_lists = row.get("bound", "exact") in BOUNDS and row.get("modality", "asserted") in MODALITIES
    return None if unit_at_fault or complaints or not of_lists else predicate


def _statement(path: KeyPath, row: Any, entity: dict[str, Any], known: Registry) -> Complaints:
    if not isinstance(row, dict):
        yield Complaint(path, "no statement", "write `predicate`, `object` or `value`, and `sources`")
        return
    yield from unknown_keys(path, row, _KEYS)
    yield from texts_of(path, row, _WORDS)
    yield from _sources(path, row, known)
    yield from _rank(path, row)
    yield from one_of((*path, "bound"), row.get("bound", "exact"), BOUNDS, "bound")
    yield from one_of((*path, "modality"), row.get("modality", "asserted"), MODALITIES, "modality")
    if row.get("when") is not None:
        yield from date_complaints((*path, "when"), row["when"])
    predicate = table().get(str(row.get("predicate")))
    if predicate is None:
        yield from _unknown_predicate(path, row)
        return
    yield from _subject(path, predicate, entity)
    yield from _what_it_says(path, row, predicate)
    yield from _object(path, row, predicate, known)
    yield from _value(path, row, predicate)
    yield from _qualifier(path, row, predicate)


def _unknown_predicate(path: KeyPath, row: dict[str, Any]) -> Complaints:
    if row.get("predicate") is None:
        yield Complaint(path, "the key 'predicate' is missing", "add `predicate: ...`, or remove the statement")
    else:
        yield from one_of((*path, "predicate"), row["predicate"], table(), "predicate")


def _sources(path: KeyPath, row: dict[str, Any], known: Registry) -> Complaints:
    sources = row.get("sources")
    if not sources:
        repair = "add `sources: [id]` with the id of a page from sources/; without a source it cannot stand"
        yield Complaint((*path, "sources") if "sources" in row else path, "no source", repair)
    elif not isinstance(sources, list):
        yield Complaint((*path, "sources"), "no list", f"write `sources: [{sources}]`")
    else:
        for index, source in enumerate(sources):
            yield from _source((*path, "sources", index), str(source), sources[:index], known)


def _source(path: KeyPath, source: str, before: list[Any], known: Registry) -> Complaints:
    if source in before:
        yield Complaint(path, f"the source {source!r} for a second time", "remove one")
    elif source not in known.sources:
        close = nearest(source, known.sources)
        repair = (
            f"write {close!r}, or add the page to sources/" if close else "add the page to sources/, or correct the id"
        )
        yield Complaint(path, f"no source has the id {source!r}", repair, "dangling-reference")


def _rank(path: KeyPath, row: dict[str, Any]) -> Complaints:
    rank = row.get("rank", "normal")
    yield from one_of((*path, "rank"), rank, RANKS, "rank")
    if rank in ("preferred", "deprecated") and not row.get("reason"):
        yield Complaint((*path, "rank"), f"{rank} without a reason", "add `reason: ...`, so that others can judge it")


def date_complaints(path: KeyPath, text: Any) -> Complaints:
    """A complaint where a text is no EDTF date."""
    try:
        when_of(str(text))
    except ValueError as error:
        message, _, repair = str(error).partition(": ")
        rule = "interval-backwards" if "ends before" in message + repair else FORM
        yield Complaint(
            path, message, repair or "write a date as in 2023, 2023-03, 2023-03-16 or an interval a/b", rule
        )


def _subject(path: KeyPath, predicate: Predicate, entity: dict[str, Any]) -> Complaints:
    kind = entity.get("kind")
    if kind not in predicate.subject:
        bearers = ", ".join(predicate.subject)
        message = f"{predicate.id!r} is said of {bearers}, not of a {kind}"
        yield Complaint((*path, "predicate"), message, "use another predicate, or move the statement to its subject")


def _what_it_says(path: KeyPath, row: dict[str, Any], predicate: Predicate) -> Complaints:
    """Whether there is an object or a value, as the predicate asks for."""
    has_object, has_value = _is_given(row, "object"), _is_given(row, "value")
    if not has_object and not has_value:
        wanted = " or ".join(["object"] * bool(predicate.object) + ["value"] * bool(predicate.value))
        yield Complaint(path, f"{predicate.id!r} without {wanted}", f"add `{wanted.partition(' or ')[0]}: ...`")
    elif has_object and not predicate.object:
        yield Complaint((*path, "object"), f"{predicate.id!r} has a value, no object", "rename the key to 'value'")
    elif has_value and not predicate.value:
        yield Complaint((*path, "value"), f"{predicate.id!r} has an object, no value", "rename the key to 'object'")


def _is_given(row: dict[str, Any], key: str) -> bool:
    return row.get(key) not in (None, "")


def _object(path: KeyPath, row: dict[str, Any], predicate: Predicate, known: Registry) -> Complaints:
    if not _is_given(row, "object") or not predicate.object:
        return
    name, kinds = str(row["object"]), predicate.object
    kind = known.kinds.get(name)
    if kind is None:
        close = known.named(name, kinds) or nearest(name, (e for e, k in known.kinds.items() if k in kinds))
        repair = f"write {close!r}, or add a file for it" if close else f"add entities/{kinds[0]}/{name}.yaml"
        yield Complaint((*path, "object"), f"no entity has the id {name!r}", repair, "dangling-reference")
    elif kind not in kinds:
        message = f"the object of {predicate.id!r} is {' or '.join(kinds)}, and {name!r} is a {kind}"
        yield Complaint((*path, "object"), message, "name another object, or use another predicate")


def _value(path: KeyPath, row: dict[str, Any], predicate: Predicate) -> Complaints:
    value, at = row.get("value"), (*path, "value")
    if isinstance(value, bool | list | dict):
        yield Complaint(at, f"{value!r} is no value", "write one number, date or text")
    elif _is_given(row, "value") and predicate.value == "date":
        yield from date_complaints(at, value)
    elif _is_given(row, "value") and predicate.value == "quantity":
        yield from _number(at, value)
        yield from _unit(path, row, predicate)
    elif predicate.value == "any" and isinstance(value, int | float):
        yield from _number(at, value) or _any_unit(path, row)
    if _is_given(row, "value_to"):
        yield from _range(path, row, predicate)


def _number(path: KeyPath, value: Any) -> list[Complaint]:
    if _decimal(value) is not None:
        return []
    meant = parse_number(str(value))
    repair = (
        f"write {meant:f}" if meant is not None else "write a plain number; bounds and units have keys of their own"
    )
    return [Complaint(path, f"{value!r} is no number", repair)]


def _decimal(value: Any) -> Decimal | None:
    try:
        return exact_number(value)
    except ValueError:
        return None


def _range(path: KeyPath, row: dict[str, Any], predicate: Predicate) -> Complaints:
    if predicate.value not in ("quantity", "any"):
        yield Complaint((*path, "value_to"), f"{predicate.id!r} has no range", "remove it")
        return
    yield from _number((*path, "value_to"), row["value_to"])
    upper, lower = _decimal(row["value_to"]), _decimal(row.get("value"))
    if upper is not None and lower is not None and upper <= lower:
        yield Complaint((*path, "value_to"), "a range that ends before it begins", "write the larger number here")


def _unit(path: KeyPath, row: dict[str, Any], predicate: Predicate) -> Complaints:
    written = row.get("unit")
    allowed = [name for name in predicate.units if name != "rate"]
    if written is None and "rate" in predicate.units:
        repair = "add `unit:` with currency, scale and what is priced: CNY/1k-input-tokens, USD/user-month"
        yield Complaint(path, "a price without a currency", repair, "price-without-currency")
    elif written is None:
        yield Complaint(path, "a number without a unit", f"add `unit: {allowed[0]}`")
    elif str(written) in allowed or ("rate" in predicate.units and rate(str(written))):
        return
    elif "rate" in predicate.units:
        repair = "write currency, scale and what is priced: CNY/1k-input-tokens, USD/1M-output-tokens, USD/user-month"
        rule = FORM if str(written)[:3] in currencies() else "price-without-currency"
        yield Complaint((*path, "unit"), f"{written!r} is no price's unit", repair, rule)
    else:
        meant = unit(str(written))
        repair = f"write {meant.id!r}" if meant and meant.id in allowed else f"write one of {', '.join(allowed)}"
        yield Complaint((*path, "unit"), f"{predicate.id!r} has no unit {written!r}", repair)


def _any_unit(path: KeyPath, row: dict[str, Any]) -> Complaints:
    if row.get("unit") is None:
        yield Complaint(path, "a number without a unit", "add `unit: ...`: what it counts or measures")


def _qualifier(path: KeyPath, row: dict[str, Any], predicate: Predicate) -> Complaints:
    if row.get("qualifier") is not None and predicate.terms:
        yield from _terms((*path, "qualifier"), str(row["qualifier"]))
    # Without a list of its own a predicate may be qualified by anything: the name of a benchmark, a round of funding.
    if row.get("qualifier") is not None and predicate.qualifiers:
        yield from one_of((*path, "qualifier"), str(row["qualifier"]), predicate.qualifiers, "qualifier")


@lru_cache(maxsize=4096)
def _fault_of_terms(text: str) -> str | None:
    try:
        Terms.parse(text)
    except ValueError as error:
        return str(error)
    return None


def _terms(path: KeyPath, text: str) -> Complaints:
    if fault := _fault_of_terms(text):
        found, _, repair = fault.partition("; ")
        yield Complaint(path, found, repair or "see the terms of a price in docs/prices.md")
