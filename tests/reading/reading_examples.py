"""What the tests of rules share: a reader that joins nothing, a small list of names, a short form of claims."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from baimo.claims import Claim
from baimo.documents import from_text
from baimo.reading import Reader
from baimo.reading.joining.weights import NONE

NAMES = Path(__file__).with_name("names.tsv")
# `subject > object = value unit @ when ~bound !modality`; `<` for rules told of the object.
_CLAIM = re.compile(
    r"(?P<left>\S+)(?: (?P<sign>[<>]) (?P<right>\S+))?"
    r"(?: = (?:(?P<number>-?\d+(?:\.\d+)?) (?P<unit>[A-Za-z%][\w%/-]*)|(?P<value>.+?)))?"
    r"(?: @ (?P<when>\S+))?(?: ~(?P<bound>\S+))?(?: !(?P<modality>\S+))?"
)


def names() -> list[tuple[str, str, str, str]]:
    rows = [line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines()]
    return [(name, row[0], row[1], "alias" if i else "name") for row in rows for i, name in enumerate(row[2:])]


@cache
def reader() -> Reader:
    return Reader(names(), weights=NONE)


def read(text: str, name: str = "example.txt") -> list[Claim]:
    return reader().read(from_text(text, name, "txt")).claims


def wanted(told: str) -> dict[str, Any]:
    match = _CLAIM.fullmatch(told)
    assert match, f"cannot read the expectation {told!r}"
    parts = match.groupdict()
    subject, thing = (parts["right"], parts["left"]) if parts["sign"] == "<" else (parts["left"], parts["right"])
    value = Decimal(parts["number"]) if parts["number"] else parts["value"]
    found = {"subject": subject, "object": thing, "value": value, "unit": parts["unit"], "when": parts["when"]}
    found |= {"bound": parts["bound"], "modality": parts["modality"]}
    return {key: part for key, part in found.items() if part is not None}


def is_told(claim: Claim, told: dict[str, Any]) -> bool:
    return all(getattr(claim, key) == part for key, part in told.items())
