"""The statement: a claim that one source makes, and its two ids.

The id of a statement digests what is said, of when, and who said it; the id of a fact the same without the source. So
reading a page twice adds nothing, two sources of one fact share its fact id, and a value true in two periods is two
facts. A value is what was printed: its upper end and its bound are part of it.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from baimo.claims import Claim, Source

RANKS = ("preferred", "normal", "deprecated")


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim with the source it rests on, its rank and why; `layer` is `atlas` or `user`.

    `origin` is the id under which the text has it, where a judgement brought it to the entity that it is of now.
    """

    id: str
    fact: str
    claim: Claim
    source: Source
    rank: str = "normal"
    reason: str | None = None
    layer: str = "atlas"
    origin: str | None = None


class Relation(NamedTuple):
    """A statement that relates two entities, in few columns: cheap enough to read by the thousand.

    `rank` and `grade` count from the best, 0; days are ISO texts, None where unknown; a weight is how much the ledger
    says of the entity.
    """

    fact: str
    subject: str
    predicate: str
    object: str
    when: str | None
    modality: str
    rank: int
    grade: int
    source: str
    held_from: str | None
    held_to: str | None
    said_from: str | None
    subject_kind: str
    subject_weight: int
    object_kind: str
    object_weight: int


def fact_id(claim: Claim) -> str:
    """What is said and of when, whoever says it: 16 characters, equal for equal facts."""
    return _digest(_content(claim))


def statement_id(claim: Claim, source_id: str) -> str:
    """What is said, of when, and by which source: 16 characters."""
    return _digest(f"{_content(claim)}\x1f{source_id}")


def number_text(value: Decimal) -> str:
    """A number in its one spelling: no exponent, no trailing zeros, so that equal numbers are equal texts."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def value_text(value: Decimal | str | None) -> str:
    """A value of either kind as text; None is the empty text."""
    return number_text(value) if isinstance(value, Decimal) else value or ""


def _content(claim: Claim) -> str:
    return "\x1f".join(
        (
            claim.subject,
            claim.predicate,
            claim.object or "",
            value_text(claim.value),
            value_text(claim.value_to),
            claim.unit or "",
            claim.bound,
            claim.when or "",
            claim.qualifier or "",
            claim.modality,
        )
    )


def _digest(text: str) -> str:
    # 80 bits: ten million statements collide with a chance of one in twenty thousand million.
    return base64.b32encode(hashlib.blake2b(text.encode(), digest_size=10).digest()).decode().lower()
