"""Amendments: lines become edits of the atlas's files, all of them or none, and twice is once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tools.atlas.amend import AmendError, apply

from baimo.values.datafile import parse

PAGE = {
    "source_url": "https://news.example.org/acme",
    "source_title": "Acme",
    "source_date": "2023-06-01",
    "source_kind": "media",
}
ACME = {"subject": "acme", "subject_type": "organization", "subject_name": "Acme"}
FOUNDED = ACME | {"predicate": "founded_on", "value": "2023-05"} | PAGE
OTHER_PAGE = PAGE | {"source_url": "https://papers.example.net/acme"}


class Atlas:
    """An atlas in a folder of its own, amended by lines."""

    def __init__(self, root: Path) -> None:
        self.root, self.listing = root / "atlas", root / "mending.tsv"
        (self.root / "sources").mkdir(parents=True)
        first = "publisher: Baimo\ngrade: unknown\npages:\n- {id: b/1, url: 'https://b.example/1', kind: media}\n"
        (self.root / "sources" / "b.example.yaml").write_text(first, encoding="utf-8")

    def amend(self, *rows: dict[str, Any], dry: bool = False) -> None:
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        apply(text, dry, root=self.root, listing=self.listing)

    def entity(self, path: str = "organization/acme") -> Any:
        return parse((self.root / "entities" / f"{path}.yaml").read_text(encoding="utf-8"))

    def files(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.root.rglob("*.yaml")}


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    made = Atlas(tmp_path)
    made.amend(FOUNDED)
    return made


def test_a_claim_makes_its_entity_its_statement_and_its_page(atlas: Atlas) -> None:
    entity = atlas.entity()
    assert entity["names"] == {"en": "Acme"}
    assert entity["statements"] == [
        {"predicate": "founded_on", "value": "2023-05", "sources": ["news.example.org/acme"]}
    ]


def test_the_same_line_twice_changes_nothing(atlas: Atlas) -> None:
    before = atlas.files()
    atlas.amend(FOUNDED)
    assert atlas.files() == before


def test_a_second_page_is_a_witness_of_the_same_statement(atlas: Atlas) -> None:
    atlas.amend(FOUNDED | OTHER_PAGE)
    (statement,) = atlas.entity()["statements"]
    assert statement["sources"] == ["news.example.org/acme", "papers.example.net/acme"]


def test_another_value_stands_beside_the_first(atlas: Atlas) -> None:
    atlas.amend(FOUNDED | OTHER_PAGE | {"value": "2023-07"})
    assert [row["value"] for row in atlas.entity()["statements"]] == ["2023-05", "2023-07"]


def test_a_change_that_meets_another_statement_folds_into_it(atlas: Atlas) -> None:
    atlas.amend(FOUNDED | OTHER_PAGE | {"value": "2023-07"})
    match = {"subject": "acme", "predicate": "founded_on", "value": "2023-07"}
    atlas.amend({"op": "change", "match": match, "set": {"value": "2023-05"}, "why": "a slip"})
    (statement,) = atlas.entity()["statements"]
    assert statement["sources"] == ["news.example.org/acme", "papers.example.net/acme"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(FOUNDED | {"value": "some day"}, id="no date"),
        pytest.param({"op": "drop", "match": {"subject": "acme", "predicate": "raised"}, "why": "x"}, id="no match"),
        pytest.param(ACME | {"predicate": "founded_on", "value": "2023"}, id="no source"),
        pytest.param(FOUNDED | {"predicate": "founded_by", "object": "nobody"}, id="unknown object"),
        pytest.param({"op": "drop", "match": {"subject": "nobody", "predicate": "raised"}, "why": "x"}, id="nobody"),
    ],
)
def test_a_line_that_cannot_stand_stops_them_all(atlas: Atlas, line: dict[str, Any]) -> None:
    before = atlas.files()
    with pytest.raises(AmendError):
        atlas.amend(FOUNDED | {"value": "2024"}, line)
    assert atlas.files() == before


def test_a_dry_run_writes_nothing(atlas: Atlas) -> None:
    before = atlas.files()
    atlas.amend(FOUNDED | {"value": "2024"}, dry=True)
    assert atlas.files() == before


def test_what_is_dropped_is_listed_with_the_reason(atlas: Atlas) -> None:
    atlas.amend({"op": "drop", "match": {"subject": "acme", "predicate": "founded_on"}, "why": "another Acme"})
    assert atlas.entity().get("statements", []) == []
    assert atlas.listing.read_text(encoding="utf-8") == "acme\tleft out\tacme founded_on 2023-05\tanother Acme\n"


def test_merging_moves_statements_names_and_references(atlas: Atlas) -> None:
    twin = {"subject": "acme-ai", "subject_type": "organization", "subject_name": "Acme AI"}
    model = {"subject": "m-1", "subject_type": "model", "subject_name": "M-1"}
    atlas.amend(
        twin | {"predicate": "founded_on", "value": "2023-05"} | OTHER_PAGE,
        model | {"predicate": "developed_by", "object": "acme-ai"} | PAGE,
    )
    atlas.amend({"op": "merge", "id": "acme-ai", "into": "acme", "why": "one company"})
    assert not (atlas.root / "entities/organization/acme-ai.yaml").exists()
    assert atlas.entity()["aliases"] == ["Acme AI"]
    assert len(atlas.entity()["statements"][0]["sources"]) == 2
    assert atlas.entity("model/m-1")["statements"][0]["object"] == "acme"


def test_the_bundled_atlas_is_written_as_amendments_write_it() -> None:
    from tools.atlas.edition import Edition

    from baimo.ledger.layers import ATLAS

    edition = Edition(ATLAS)
    for entity_id in edition.ids():
        edition.touch(entity_id)
    strange = [path.name for path in edition.touched if edition._text(path) != path.read_text(encoding="utf-8")]
    assert not strange, "write them with tools.atlas.amend"
