"""Which statements of the atlas a row of a data set also makes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from tools.atlas.datasets.agreeing import day_within, same_length, same_licence, same_number, same_size
from tools.atlas.datasets.naming import Naming
from tools.atlas.datasets.reading import Told

from baimo.values.dates import When
from baimo.values.names import key
from baimo.values.terms import Terms
from baimo.values.units import convert

Row = dict[str, Any]
_NUMBERS = {"parameters": same_size, "active_parameters": same_size, "context_length": same_length}
_WEEK = 7


def says_too(told: Told, subject: str, held: Row, naming: Naming, makers: tuple[str, ...] = ()) -> bool:
    """Whether what is told is what a statement about `subject` says; silence about a qualifier is its own measure.

    `makers` are those of the entity that is told of: in another's list stands the price of another.
    """
    row, predicate = told.row, held["predicate"]
    if held.get("modality", "asserted") != "asserted" or held.get("bound", "exact") not in ("exact", "about"):
        return False
    if held.get("value_to") is not None or held.get("rank") == "deprecated":
        return False
    if predicate in ("released", "open_sourced"):
        return _same_event(told, subject, held)
    if predicate == "developed_by":
        return row.predicate == predicate and held["object"] in naming.organizations(str(row.value))
    if predicate == "version_of":
        return _same_family(told, subject, held, naming)
    if predicate == "applied_in":
        return row.predicate == predicate and held["object"] == row.value
    if predicate == "price" and not set(naming.organizations(row.list)) & set(makers):
        return False
    return row.predicate == predicate and _same_value(told, held)


def _same_event(told: Told, subject: str, held: Row) -> bool:
    if told.row.predicate != "released" or not held.get("when") or held.get("qualifier") == "preview":
        return False
    if told.makers and subject not in told.makers:
        return False
    if held["predicate"] == "open_sourced" and told.row.note != "open weights":
        return False
    return day_within(str(told.row.value), str(held["when"]))


def _same_family(told: Told, subject: str, held: Row, naming: Naming) -> bool:
    """A family by the data set's own word for it; or, as on the atlas's page, by the name that the data set lists."""
    family = str(held["object"])
    if told.row.predicate == "version_of" and naming.means(str(told.row.value), family):
        return True
    written = [name for name in (told.row.model.rpartition("/")[2], told.row.name) if name]
    return any(_begins(name, spelling) for name in written for spelling in naming.keys_of(family))


def _begins(name: str, family: str) -> bool:
    """Whether a name is that of a family and something behind it: a version, a size, a word."""
    folded = key(name)
    if not folded.startswith(family) or folded == family:
        return False
    return not (family[-1].isdigit() and re.match(r"\.?\d", folded[len(family) :]))


def _same_value(told: Told, held: Row) -> bool:
    row, predicate, value = told.row, held["predicate"], held.get("value")
    if predicate == "price":
        return _same_price(told, held)
    # A window grows and is then another fact; what a model is made for is so on every list that says it.
    if held.get("when") and predicate not in ("context_length", "category"):
        return False
    if (held.get("qualifier") or "") != (row.terms or "") or held.get("unit") != row.unit:
        return False
    if isinstance(value, int | float | Decimal) and isinstance(row.value, Decimal):
        same = _NUMBERS.get(predicate, same_number)
        return same(Decimal(str(value)), row.value)
    if predicate == "knowledge_cutoff":
        return day_within(str(row.value), str(value))
    if predicate == "licence":
        return same_licence(str(value), str(row.value))
    return str(value) == str(row.value)


def _same_price(told: Told, held: Row) -> bool:
    """The same price on the same day in the maker's own list; a list that does not say from when proves no day."""
    row = told.row
    if row.unit is None or not row.when or not held.get("when"):
        return False
    if Terms.parse(row.terms) != Terms.parse(held.get("qualifier")):
        return False
    # 0.8 a million and 0.0008 a thousand are one price
    if not isinstance(row.value, Decimal) or convert(row.value, row.unit, str(held["unit"])) != Decimal(
        str(held["value"])
    ):
        return False
    return _same_time(When.parse(str(held["when"])), When.parse(row.when), When.parse(str(told.by.about["date"])))


def _same_time(held: When, told: When, made: When) -> bool:
    """Whether a list's period bears out a price's time: a day or month lies in it, a period begins and ends as it does.

    A list is changed some days after the price: a week either way is the same change. What goes on when the list is
    made is borne out until that day.
    """
    if held.precision != "interval":
        return told.overlaps(held) and held.start <= made.end
    return abs(held.start - told.start) <= _WEEK and abs(held.end - told.end) <= _WEEK
