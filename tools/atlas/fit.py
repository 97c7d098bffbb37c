"""Fit: whether a fact can stand in the ledger at all, by the predicate table; what cannot is left out and listed."""

from __future__ import annotations

import re
from decimal import Decimal

from tools.atlas.entities import Entities
from tools.atlas.facts import Fact

from baimo.claims import table

_EDTF = re.compile(r"(\d{4}|XXXX)(-\d\d(-\d\d)?)?~?(/(\.\.|\d{4}(-\d\d(-\d\d)?)?~?))?|\.\./\d{4}(-\d\d(-\d\d)?)?")


def misfit(fact: Fact, entities: Entities) -> str | None:
    """Why a fact does not fit its predicate, None where it fits."""
    row = table().get(str(fact.get("predicate")))
    if row is None:
        return f"no predicate {fact.get('predicate')}"
    kind = entities.kind(str(fact.get("subject")))
    if kind not in row.subject:
        return f"{row.id} is not said of a {kind}"
    if row.object and not row.value and not fact.get("object"):
        return f"{row.id} needs an entity, not a text"
    if fact.get("object") and entities.kind(str(fact.get("object"))) not in row.object:
        return f"{row.id} does not lead to a {entities.kind(str(fact.get('object')))}"
    return _misfit_value(fact, row.value, bool(row.object)) or _misfit_time(fact)


def _misfit_value(fact: Fact, wanted: str | None, relates: bool) -> str | None:
    value = fact.get("value")
    if value is None:
        return None if relates and fact.get("object") else "no value"
    if wanted is None:
        return "a value where none belongs"
    is_number = isinstance(value, int | Decimal)
    if wanted == "quantity" and not is_number:
        return "a text where a number belongs"
    if wanted == "quantity" and not fact.get("unit"):
        return "a number without unit"
    if wanted == "date" and not _EDTF.fullmatch(str(value)):
        return "no date"
    return None


def _misfit_time(fact: Fact) -> str | None:
    when = fact.get("when")
    return f"time not understood: {when}" if when and not _EDTF.fullmatch(str(when)) else None
