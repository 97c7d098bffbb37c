"""A short way to claim something, and a document to claim it in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from baimo.claims import Claim
from baimo.documents import Document, from_text


def claim(subject: str, predicate: str, said: str | float | None = None, unit: str | None = None, **more: Any) -> Claim:
    """A claim in short: a number or a date is its value, `>name` its object."""
    if "value" in more:
        more["value"] = Decimal(more["value"])
    if isinstance(said, str) and said.startswith(">"):
        return Claim(subject, predicate, object=said[1:], unit=unit, **more)
    if isinstance(said, int | float):
        said_value: Any = Decimal(str(said))
        return Claim(subject, predicate, value=said_value, unit=unit, **more)
    return Claim(subject, predicate, unit=unit, **({"value": said} | more))


def document(date: str | None = None) -> Document:
    made = from_text("A document.", "document.txt")
    made.date = date
    return made
