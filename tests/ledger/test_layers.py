"""Layers: the user's statements lie over the atlas and replace nothing; a broken file hides no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baimo.ledger import open_ledger
from baimo.ledger.text import ParsedFile, content_of

Write = Callable[[str, str], Path]

NOTES = """
    publisher: My notes
    grade: known
    pages:
    - {id: notes/1, url: 'https://example.com/1', title: Notes, kind: media, date: 2024-11}
    """


def test_a_users_statement_stands_beside_the_atlas(atlas: Path, home: Path, write: Write) -> None:
    write("sources/notes.yaml", NOTES)
    write(
        "entities/organization/zhipu-ai.yaml",
        """
        id: zhipu-ai
        kind: organization
        statements:
        - {predicate: founded_on, value: 2019-08, sources: [notes/1, 36kr.com/1001]}
        """,
    )
    found = open_ledger(atlas, home).find("zhipu-ai", "founded_on")
    assert [(s.claim.value, s.layer) for s in found] == [("2019-06", "atlas")] * 2 + [("2019-08", "user")] * 2


def test_the_same_statement_in_both_layers_is_one(atlas: Path, home: Path, write: Write) -> None:
    write(
        "entities/organization/zhipu-ai.yaml",
        """
        id: zhipu-ai
        kind: organization
        statements:
        - {predicate: released, object: glm-4, when: 2024-01-16, sources: [36kr.com/1001]}
        """,
    )
    (statement,) = open_ledger(atlas, home).find("zhipu-ai", "released")
    assert statement.layer == "atlas"


def test_a_users_rank_of_the_same_statement_stands(atlas: Path, home: Path, write: Write) -> None:
    write(
        "entities/organization/zhipu-ai.yaml",
        """
        id: zhipu-ai
        kind: organization
        statements:
        - predicate: released
          object: glm-4
          when: 2024-01-16
          rank: deprecated
          reason: a preview
          sources: [36kr.com/1001]
        """,
    )
    ledger = open_ledger(atlas, home)
    assert ledger.find("zhipu-ai", "released") == []
    (statement,) = ledger.find("zhipu-ai", "released", include_deprecated=True)
    assert (statement.rank, statement.reason, statement.layer) == ("deprecated", "a preview", "user")


def test_a_users_names_are_added_and_replace_none(atlas: Path, home: Path, write: Write) -> None:
    write(
        "entities/model/glm-4.yaml",
        """
        id: glm-4
        kind: model
        names: {en: GLM four, zh: 智谱四代}
        aliases: [四代]
        category: elsewhere
        """,
    )
    ledger = open_ledger(atlas, home)
    entity = ledger.entity("glm-4")
    assert entity is not None
    assert (entity.names, entity.category, entity.layer) == (
        {"en": "GLM-4", "zh": "智谱四代"},
        "models/general-models",
        "atlas",
    )
    assert entity.aliases == ("GLM 4", "GLM four", "四代")
    assert ledger.resolve("四代") == ledger.resolve("GLM-4") == ["glm-4"]


def test_a_users_own_entity_says_that_it_is_one(atlas: Path, home: Path, write: Write) -> None:
    write("entities/organization/acme.yaml", "id: acme\nkind: organization\nnames: {en: Acme}\n")
    entity = open_ledger(atlas, home).entity("acme")
    assert entity is not None
    assert entity.layer == "user"


BROKEN = {
    "half-written": ("entities/organization/a.yaml", "id: a\nkind: organization\nnames: {zh: 智"),
    "not-utf8": ("entities/organization/a.yaml", "id: a\nkind: organization\nnames: {en: \udcff}"),
    "empty": ("entities/organization/a.yaml", ""),
    "list": ("entities/organization/a.yaml", "- a\n"),
    "no-kind": ("entities/organization/a.yaml", "id: a\nnames: {en: A}\n"),
    "unknown-kind": ("entities/organization/a.yaml", "id: a\nkind: bank\nnames: {en: A}\n"),
    "names-no-mapping": ("entities/organization/a.yaml", "id: a\nkind: organization\nnames: A\n"),
    "aliases-number": ("entities/organization/a.yaml", "id: a\nkind: organization\naliases: 3\n"),
    "pages-missing-url": ("sources/a.yaml", "publisher: A\npages:\n- {id: a/1, kind: media}\n"),
    "pages-bad-date": ("sources/a.yaml", "pages:\n- {id: a/1, url: 'https://a', kind: media, date: soon}\n"),
    "pages-bad-grade": ("sources/a.yaml", "grade: best\npages:\n- {id: a/1, url: 'https://a', kind: media}\n"),
    "pages-no-list": ("sources/a.yaml", "pages: none\n"),
}


@pytest.mark.parametrize(("name", "text"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_and_hides_no_other(atlas: Path, home: Path, write: Write, name: str, text: str) -> None:
    path = write(name, "")
    path.write_bytes(text.encode(errors="surrogateescape"))
    ledger = open_ledger(atlas, home)
    assert ledger.counts()["statements"] == 10
    assert len(ledger.problems) == 1
    assert str(path) in ledger.problems[0]
    assert open_ledger(atlas, home).problems == ledger.problems


ROWS = {
    "unknown-predicate": "{predicate: foundedon, value: 2019, sources: [36kr.com/1001]}",
    "no-predicate": "{value: 2019, sources: [36kr.com/1001]}",
    "no-value": "{predicate: founded_on, sources: [36kr.com/1001]}",
    "no-source": "{predicate: founded_on, value: 2019}",
    "source-no-list": "{predicate: founded_on, value: 2019, sources: 36kr.com/1001}",
    "dangling-source": "{predicate: founded_on, value: 2019, sources: [nowhere/1]}",
    "date-no-date": "{predicate: founded_on, value: early, sources: [36kr.com/1001]}",
    "when-no-date": "{predicate: revenue, value: 5, unit: CNY, when: soon, sources: [36kr.com/1001]}",
    "number-no-number": "{predicate: revenue, value: much, unit: CNY, sources: [36kr.com/1001]}",
    "number-endless": "{predicate: revenue, value: 1e999999, unit: CNY, sources: [36kr.com/1001]}",
    "unknown-rank": "{predicate: founded_on, value: 2019, rank: top, sources: [36kr.com/1001]}",
    "unknown-bound": "{predicate: founded_on, value: 2019, bound: over, sources: [36kr.com/1001]}",
    "unknown-modality": "{predicate: founded_on, value: 2019, modality: sure, sources: [36kr.com/1001]}",
    "no-row": "founded in 2019",
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_broken_row_is_told_and_the_others_stand(atlas: Path, home: Path, write: Write, row: str) -> None:
    good = "{predicate: founded_on, value: 2019-07, sources: [36kr.com/1001]}"
    write("entities/organization/zhipu-ai.yaml", f"id: zhipu-ai\nkind: organization\nstatements:\n- {row}\n- {good}\n")
    ledger = open_ledger(atlas, home)
    assert ledger.counts()["statements of user"] == 1
    assert ["statements[0]" in problem for problem in ledger.problems] == [True]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["id", "kind", "names", "aliases", "statements", "pages", "grade", "category"])
ROW = st.dictionaries(st.sampled_from(["predicate", "value", "object", "when", "sources", "rank", "id", "url"]), JUNK)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, JUNK | st.lists(ROW, max_size=2)), st.sampled_from(["entity", "source"]))
def test_no_content_whatever_breaks_the_reading_of_text(content: dict[str, object], of: str) -> None:
    sound = {"id": "acme", "kind": "organization", "names": {"en": "Acme"}}
    odd = ParsedFile("/a/entities/x/y.yaml", of, "user", {**sound, **content})
    files = [odd, ParsedFile("/b", "entity", "user", sound)]
    assert "acme" in content_of(files).entities
