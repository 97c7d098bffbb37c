"""Validation and the reading of text agree: what the one passes the other reads, whatever a file holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.ledger.text import ParsedFile, content_of
from baimo.ledger.validating.entities import entity_complaints
from baimo.ledger.validating.registry import Registry
from baimo.ledger.validating.sources import source_complaints

Write = Callable[[str, str], Path]


# The rules and the reading of text are two readers of one format: they must agree on what is sound.
SOUND = [
    {"predicate": "founded_on", "value": "2019-06"},
    {"predicate": "revenue", "value": 5, "value_to": 7, "unit": "CNY", "when": 2024},
    {"predicate": "released", "object": "glm-4", "qualifier": "preview"},
    {"predicate": "focuses_on", "value": "models"},
    {"predicate": "achieved", "value": 5, "value_to": 7, "unit": "users", "bound": "about"},
    {"predicate": "known_for", "value": "speed", "rank": "preferred", "reason": "seen", "modality": "negated"},
]
FIELDS = [
    "predicate",
    "object",
    "value",
    "value_to",
    "unit",
    "bound",
    "when",
    "modality",
    "rank",
    "qualifier",
    "sources",
]
ODD = [
    None,
    1,
    -1,
    1e300,
    "1e300",
    "-0",
    "1.5亿",
    True,
    "",
    "2019",
    "２",
    " 7 ",
    "1_0",
    "nan",
    "x",
    "glm-4",
    [],
    ["x"],
    {},
]


def told_and_left_out(content: Any, of: str = "entity") -> tuple[list[Any], list[str]]:
    """What the rules say of a file's content, and what reading it leaves out."""
    path = "/layer/entities/organization/acme.yaml" if of == "entity" else "/layer/sources/acme.yaml"
    page = {"id": "36kr.com/1001", "url": "https://36kr.com/p/1001", "title": "t", "kind": "media"}
    glm = {"id": "glm-4", "kind": "model", "names": {"en": "GLM-4"}}
    files = [
        ParsedFile("/layer/sources/36kr.com.yaml", "source", "user", {"publisher": "p", "pages": [page]}),
        ParsedFile("/layer/entities/model/glm-4.yaml", "entity", "user", glm),
        ParsedFile(path, of, "user", content),
    ]
    known, under = Registry().add(files), Registry()
    rules = entity_complaints if of == "entity" else source_complaints
    return list(rules(content, path, known, under)), content_of(files).problems


@pytest.mark.parametrize("row", SOUND, ids=lambda row: row["predicate"])
@pytest.mark.parametrize("field", FIELDS)
def test_what_the_rules_pass_is_read_whatever_stands_in_a_field(row: dict[str, Any], field: str) -> None:
    for odd in ODD:
        changed = {"sources": ["36kr.com/1001"]} | row | {field: odd}
        content = {"id": "acme", "kind": "organization", "names": {"en": "Acme"}, "statements": [changed]}
        told, left_out = told_and_left_out(content)
        assert told or not left_out, changed


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["2024", "known"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = [
    "id",
    "kind",
    "names",
    "aliases",
    "former",
    "category",
    "pages",
    "grade",
    "publisher",
    "url",
    "title",
    "statements",
]
CONTENT = st.recursive(
    JUNK,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=9,
)


@given(content=CONTENT, of=st.sampled_from(["entity", "source"]))
def test_what_the_rules_pass_is_read_whatever_a_file_holds(content: Any, of: str) -> None:
    told, left_out = told_and_left_out(content, of)
    assert told or not left_out
