"""Every rule of the predicate table reads its own example as it says."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from baimo.claims import Claim, table
from baimo.documents import from_text
from baimo.reading import Reader

NAMES = Path(__file__).with_name("names.tsv")
# `subject > object = value unit @ when ~bound !modality`; `<` for rules told of the object.
_CLAIM = re.compile(
    r"(?P<left>\S+)(?: (?P<sign>[<>]) (?P<right>\S+))?(?: = (?:(?P<number>-?\d+(?:\.\d+)?) (?P<unit>[A-Za-z%][\w%/-]*)|(?P<value>.+?)))?"
    r"(?: @ (?P<when>\S+))?(?: ~(?P<bound>\S+))?(?: !(?P<modality>\S+))?"
)


def names() -> list[tuple[str, str, str, str]]:
    rows = [line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines()]
    return [(name, row[0], row[1], "alias" if i else "name") for row in rows for i, name in enumerate(row[2:])]


@cache
def reader() -> Reader:
    return Reader(names())


def read(text: str, name: str = "example.txt") -> list[Claim]:
    return reader().read(from_text(text, name, "txt")).claims


def examples() -> list[Any]:
    return [
        pytest.param(predicate.id, line, id=f"{predicate.id}.{number}")
        for predicate in table().values()
        for number, line in enumerate(predicate.says, 1)
    ]


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


@pytest.mark.parametrize(("predicate", "line"), examples())
def test_rule_reads_its_example(predicate: str, line: dict[str, Any]) -> None:
    claims = [claim for claim in read(line["example"]) if claim.predicate == predicate]
    expected = [wanted(told) for told in line["claims"]]
    missing = [told for told in expected if not any(is_told(claim, told) for claim in claims)]
    extra = [c.to_json() for c in claims if not any(is_told(c, told) for told in expected)]
    assert not missing and not extra, f"missing {missing}, not told {extra}"
