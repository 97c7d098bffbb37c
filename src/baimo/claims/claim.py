"""The claim: one checkable statement, with what was said, when it held and where it was said."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

Value = Decimal | str


@dataclass(slots=True)
class Claim:
    """One statement about one subject; the keys are those of the JSON Lines form.

    `value` is an exact Decimal where the predicate is a quantity, an EDTF string where it is a date, text otherwise.
    `when` is EDTF. `start` and `end` count code points of the document's own text: `quote == text[start:end]`.
    """

    subject: str
    predicate: str
    subject_name: str = ""
    subject_type: str = ""
    object: str | None = None
    object_name: str | None = None
    object_type: str | None = None
    value: Value | None = None
    value_to: Decimal | None = None
    unit: str | None = None
    bound: str = "exact"
    when: str | None = None
    modality: str = "asserted"
    # which of several measures or stages, from the predicate's row: monthly, daily, bf16, preview, ...
    qualifier: str | None = None
    note: str | None = None
    # where it was read
    doc: str | None = None
    start: int = -1
    end: int = -1
    quote: str = ""
    subject_text: str | None = None
    object_text: str | None = None
    confidence: float = 1.0
    rule: str | None = None
    # who said it, where that is not the document itself: a comment, a quoted person
    said_by: str | None = None
    said_on: str | None = None
    # further places of the same document that make the same claim, as (start, end)
    also_at: tuple[tuple[int, int], ...] = ()
    # where a ledger or a source said it
    source_url: str | None = None
    source_title: str | None = None
    source_date: str | None = None
    source_kind: str | None = None

    @property
    def is_joined(self) -> bool:
        """Whether it was joined by weights: no rule reads the words that tell it, and it is less sure."""
        return self.rule is not None and self.rule.endswith(".joined")

    def to_json(self) -> dict[str, Any]:
        """The claim as a JSON object: keys without a value are left out, Decimals become plain numbers."""
        return {name: _plain(value) for name in _NAMES if not _is_silent(name, value := getattr(self, name))}

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Claim:
        """A claim from its JSON object; numbers become exact Decimals, unknown keys are an error.

        Raises ValueError that names the key.
        """
        unknown = record.keys() - set(_NAMES)
        if unknown:
            raise ValueError(f"unknown key {min(unknown)!r}; a claim has the keys {', '.join(_NAMES)}")
        missing = {"subject", "predicate"} - record.keys()
        if missing:
            raise ValueError(f"a claim needs the key {min(missing)!r}")
        return cls(**{key: _exact(key, value) for key, value in record.items()})


_NAMES = tuple(field.name for field in fields(Claim))
_DEFAULTS = {"start": -1, "end": -1, "confidence": 1.0}
_NUMERIC = {"value", "value_to"}


def _is_silent(name: str, value: Any) -> bool:
    return value is None or value == "" or value == () or (name in _DEFAULTS and value == _DEFAULTS[name])


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _exact(key: str, value: Any) -> Any:
    if key in _NUMERIC and isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    if key == "also_at":
        return tuple((int(start), int(end)) for start, end in value)
    return value
