"""Validation: every kind of problem is found where it stands, and told with its repair."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.ledger import Problem, validate
from baimo.ledger.text import ParsedFile, content_of
from baimo.ledger.validating.entities import entity_complaints
from baimo.ledger.validating.registry import Registry
from baimo.ledger.validating.sources import source_complaints
from baimo.values.errors import BaimoError

Write = Callable[[str, str], Path]

ENTITY = "entities/organization/acme.yaml"
SOURCE = "sources/acme.com.yaml"
HEAD = """
id: acme
kind: organization
names: {en: Acme}
"""
STATEMENT = """
id: acme
kind: organization
names: {en: Acme}
statements:
- predicate: %s
  sources: [36kr.com/1001]
"""
PAGES = """
publisher: Acme
grade: official
pages:
- id: acme.com/1
  url: https://acme.com/1
  title: One
  date: 2024-01
  kind: official
"""


def statement(predicate: str, *lines: str) -> str:
    return STATEMENT % "\n  ".join((predicate, *lines))


# name: file, text, line, key, part of the message, part of the repair
CASES: dict[str, tuple[str, str, int, str, str, str]] = {
    # text that is no YAML
    "half-written-list": (ENTITY, "id: acme\naliases: [A, B\nkind: x\n", 2, "aliases", "not YAML", "bracket"),
    "half-written-quote": (ENTITY, 'id: acme\nkind: "org\nnames: {}\n', 2, "kind", "not YAML", "close the quote"),
    "half-written-key": (ENTITY, "id: acme\nkind\nnames: {}\n", 2, "kind", "not YAML", "`key: value`"),
    "tab": (ENTITY, "id: acme\nnames:\n\ten: Acme\n", 3, "en", "not YAML", "spaces instead of tabs"),
    "colon-in-text": (ENTITY, "id: acme\nnote: so: what\n", 2, "note", "not YAML", "in quotes"),
    "indentation": (ENTITY, "id: acme\n  kind: organization\n", 2, "kind", "not YAML", "indentation"),
    "key-twice": (ENTITY, "id: acme\nkind: chip\nkind: organization\n", 3, "kind", "second time", "keep one"),
    "anchor": (ENTITY, "id: acme\nnames: &n {en: A}\naliases: *n\n", 2, "names", "anchor", "in both places"),
    "not-utf8": (ENTITY, "id: acme\nnames: {en: \udcff}\n", 2, "", "not UTF-8", "as UTF-8"),
    "empty": (ENTITY, "", 1, "", "no entity", "begin with `id"),
    "list": (ENTITY, "- id: acme\n", 1, "", "no entity", "begin with `id"),
    # the entity
    "unknown-key": (ENTITY, HEAD + "alias: [A]\n", 4, "alias", "unknown key 'alias'", "rename it to 'aliases'"),
    "strange-key": (ENTITY, HEAD + "zzz: 1\n", 4, "zzz", "unknown key 'zzz'", "remove it"),
    "no-id": (ENTITY, "kind: organization\nnames: {en: A}\n", 1, "", "'id' is missing", "`id: acme`"),
    "id-other-than-file": (ENTITY, HEAD.replace("acme", "acne"), 1, "id", "another name", "acne.yaml"),
    "id-no-id": (ENTITY, HEAD.replace("acme", "Acme Inc"), 1, "id", "is no id", "small letters"),
    "no-kind": (ENTITY, "id: acme\nnames: {en: A}\n", 1, "", "'kind' is missing", "`kind: organization`"),
    "unknown-kind": (ENTITY, HEAD.replace("organization", "organisation"), 2, "kind", "unknown kind", "'organization'"),
    "kind-other-than-folder": (ENTITY, HEAD.replace("organization", "chip"), 2, "kind", "in the folder", "chip/"),
    "no-names": (ENTITY, "id: acme\nkind: organization\n", 1, "", "'names' is missing", "names: {zh"),
    "names-no-mapping": (ENTITY, "id: acme\nkind: organization\nnames: Acme\n", 3, "names", "by language", "{zh: ..."),
    "no-language": (ENTITY, HEAD.replace("en:", "English:"), 3, "names.English", "no language", "ISO 639"),
    "empty-name": (ENTITY, HEAD.replace("Acme}", "''}"), 3, "names.en", "empty name", "write the name"),
    "aliases-no-list": (ENTITY, HEAD + "aliases: A\n", 4, "aliases", "no list", "`aliases: [A]`"),
    "alias-twice": (ENTITY, HEAD + "aliases:\n- A\n- A\n", 6, "aliases[1]", "second time", "remove one"),
    "alias-nothing": (ENTITY, HEAD + "aliases:\n- \n", 5, "aliases[0]", "no name", "write a name"),
    "name-of-another": (ENTITY, HEAD + "aliases: [Zhipu-AI]\n", 4, "aliases[0]", "also means", "context_only"),
    "place-misspelt": (ENTITY, HEAD + "category: infra/ai-chip\n", 4, "category", "no place", "'infra/ai-chips'"),
    "place-a-whole-layer": (ENTITY, HEAD + "category: infra\n", 4, "category", "no place on the map", "write"),
    "place-claimed-that-is-none": (
        ENTITY,
        statement("category", "value: 六小虎"),
        6,
        "statements[0].value",
        "'六小虎' is no place",
        "a category of the map",
    ),
    # the statement
    "statements-no-list": (ENTITY, HEAD + "statements: {}\n", 4, "statements", "no list", "- predicate"),
    "statement-no-mapping": (ENTITY, HEAD + "statements:\n- x\n", 5, "statements[0]", "no statement", "`predicate`"),
    "statement-unknown-key": (
        ENTITY,
        statement("founded_on", "value: 2019", "source: x"),
        7,
        "statements[0].source",
        "unknown key",
        "'sources'",
    ),
    "unknown-predicate": (
        ENTITY,
        statement("founded_at", "value: 2019"),
        5,
        "statements[0].predicate",
        "unknown predicate 'founded_at'",
        "'founded_on'",
    ),
    "no-predicate": (
        ENTITY,
        HEAD + "statements:\n- value: 1\n  sources: [36kr.com/1001]\n",
        5,
        "statements[0]",
        "'predicate' is missing",
        "add `predicate",
    ),
    "wrong-subject": (ENTITY, statement("memory", "value: 8", "unit: GB"), 5, "statements[0].predicate", "chip", "use"),
    "wrong-object": (
        ENTITY,
        statement("released", "object: meta"),
        6,
        "statements[0].object",
        "'meta' is a organization",
        "another object",
    ),
    "dangling-object": (
        ENTITY,
        statement("released", "object: glm4"),
        6,
        "statements[0].object",
        "no entity has the id 'glm4'",
        "'glm-4'",
    ),
    "object-by-name": (
        ENTITY,
        statement("released", "object: GLM 4"),
        6,
        "statements[0].object",
        "no entity has the id",
        "'glm-4'",
    ),
    "object-for-value": (
        ENTITY,
        statement("founded_on", "object: glm-4"),
        6,
        "statements[0].object",
        "has a value, no object",
        "'value'",
    ),
    "value-for-object": (
        ENTITY,
        statement("released", "value: glm-4"),
        6,
        "statements[0].value",
        "has an object, no value",
        "'object'",
    ),
    "half-written-statement": (
        ENTITY,
        statement("released", "when: 2024"),
        5,
        "statements[0]",
        "without object",
        "add `object",
    ),
    "bad-when": (
        ENTITY,
        statement("released", "object: glm-4", "when: 2024-13"),
        7,
        "statements[0].when",
        "2024-13",
        "",
    ),
    "backward-when": (
        ENTITY,
        statement("released", "object: glm-4", "when: 2024/2023"),
        7,
        "statements[0].when",
        "no interval",
        "ends before",
    ),
    "bad-date": (ENTITY, statement("founded_on", "value: 2019年"), 6, "statements[0].value", "2019年", "2023-03"),
    "no-number": (
        ENTITY,
        statement("revenue", "value: 1.5亿", "unit: CNY"),
        6,
        "statements[0].value",
        "'1.5亿' is no number",
        "write 150000000",
    ),
    "no-unit": (ENTITY, statement("revenue", "value: 5"), 5, "statements[0]", "without a unit", "`unit: CNY`"),
    "bad-unit": (
        ENTITY,
        statement("revenue", "value: 5", "unit: 元"),
        7,
        "statements[0].unit",
        "has no unit '元'",
        "'CNY'",
    ),
    "other-unit": (ENTITY, statement("revenue", "value: 5", "unit: GB"), 7, "statements[0].unit", "'GB'", "one of CNY"),
    "backward-range": (
        ENTITY,
        statement("revenue", "value: 5", "value_to: 4", "unit: CNY"),
        7,
        "statements[0].value_to",
        "ends before",
        "larger",
    ),
    "true-is-no-value": (ENTITY, statement("known_for", "value: true"), 6, "statements[0].value", "no value", ""),
    "bad-bound": (
        ENTITY,
        statement("revenue", "value: 5", "unit: CNY", "bound: atleast"),
        8,
        "statements[0].bound",
        "unknown bound",
        "'at-least'",
    ),
    "bad-modality": (
        ENTITY,
        statement("founded_on", "value: 2019", "modality: report"),
        7,
        "statements[0].modality",
        "unknown modality",
        "'reported'",
    ),
    "bad-rank": (
        ENTITY,
        statement("founded_on", "value: 2019", "rank: prefered"),
        7,
        "statements[0].rank",
        "unknown rank",
        "'preferred'",
    ),
    "rank-without-reason": (
        ENTITY,
        statement("founded_on", "value: 2019", "rank: deprecated"),
        7,
        "statements[0].rank",
        "without a reason",
        "`reason: ...`",
    ),
    "bad-qualifier": (
        ENTITY,
        statement("released", "object: glm-4", "qualifier: beta"),
        7,
        "statements[0].qualifier",
        "unknown qualifier",
        "preview",
    ),
    "no-sources": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n",
        5,
        "statements[0]",
        "no source",
        "add `sources",
    ),
    "empty-sources": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n  sources: []\n",
        7,
        "statements[0].sources",
        "no source",
        "add `sources",
    ),
    "sources-no-list": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n  sources: 36kr.com/1001\n",
        7,
        "statements[0].sources",
        "no list",
        "`sources: [36kr.com/1001]`",
    ),
    "dangling-source": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n  sources:\n  - 36kr.com/1009\n",
        8,
        "statements[0].sources[0]",
        "no source has the id",
        "'36kr.com/100",
    ),
    "source-twice": (
        ENTITY,
        HEAD + "statements:\n- predicate: founded_on\n  value: 2019\n  sources: [36kr.com/1001, 36kr.com/1001]\n",
        7,
        "statements[0].sources[1]",
        "second time",
        "remove one",
    ),
    "statement-twice": (
        ENTITY,
        statement("founded_on", "value: 2019") + "- {value: 2019, predicate: founded_on, sources: [36kr.com/1002]}\n",
        8,
        "statements[1]",
        "the same as statements[0]",
        "the sources of both",
    ),
    "note-no-text": (
        ENTITY,
        statement("founded_on", "value: 2019", "note: [a]"),
        7,
        "statements[0].note",
        "one text",
        "on one line",
    ),
    # the source
    "no-publisher": (SOURCE, PAGES.replace("publisher: Acme\n", ""), 1, "", "'publisher' is missing", "add"),
    "bad-grade": (SOURCE, PAGES.replace("grade: official", "grade: offical"), 2, "grade", "unknown", "'official'"),
    "no-pages": (SOURCE, "publisher: A\ngrade: known\npages: x\n", 3, "pages", "no list of pages", "- id"),
    "page-no-mapping": (SOURCE, "publisher: A\ngrade: known\npages: [x]\n", 3, "pages[0]", "no page", "`id`"),
    "page-unknown-key": (SOURCE, PAGES + "  pubdate: 2024\n", 9, "pages[0].pubdate", "unknown key", "'date'"),
    "page-no-title": (SOURCE, PAGES.replace("  title: One\n", ""), 4, "pages[0]", "'title' is missing", "add"),
    "page-bad-kind": (SOURCE, PAGES.replace("kind: off", "kind: 0ff"), 8, "pages[0].kind", "unknown", "'official'"),
    "page-bad-date": (SOURCE, PAGES.replace("2024-01", "2024.5"), 7, "pages[0].date", "2024.5", "2023-03"),
    "page-no-address": (SOURCE, PAGES.replace("https://", ""), 5, "pages[0].url", "no address", "https://"),
    "page-twice": (SOURCE, PAGES + PAGES.partition("pages:\n")[2], 9, "pages[1].id", "in this file", "keep one"),
    "page-of-another": (SOURCE, PAGES.replace("id: acme.com/1", "id: 36kr.com/1001"), 4, "pages[0].id", "already", ""),
    "address-of-another": (
        SOURCE,
        PAGES.replace("https://acme.com/1", "https://36kr.com/p/1001"),
        5,
        "pages[0].url",
        "'36kr.com/1001' has this address",
        "keep one page",
    ),
}


@pytest.mark.parametrize(("name", "text", "line", "key", "message", "repair"), CASES.values(), ids=CASES)
def test_problem_is_found_where_it_stands_and_told_with_its_repair(
    atlas: Path, home: Path, write: Write, name: str, text: str, line: int, key: str, message: str, repair: str
) -> None:
    path = write(name, "")
    path.write_bytes(dedent(text).lstrip("\n").encode(errors="surrogateescape"))
    problems = validate(home, atlas)
    assert [(p.file, p.line, p.key) for p in problems] == [(str(path), line, key)]
    assert message in problems[0].message
    assert repair in problems[0].repair


def test_a_sound_atlas_has_no_problem(atlas: Path) -> None:
    assert validate(atlas, atlas) == []


def test_a_sound_layer_refers_to_the_atlas_below(atlas: Path, home: Path, write: Write) -> None:
    write(SOURCE, PAGES)
    write(ENTITY, statement("released", "object: glm-4", "when: 2024-01-16").replace("36kr.com/1001", "acme.com/1"))
    assert validate(home, atlas) == []


def test_another_edition_of_the_atlas_lies_over_none(atlas: Path, tmp_path: Path) -> None:
    edition = tmp_path / "fork" / "atlas"
    shutil.copytree(atlas, edition)
    assert "there already" in " ".join(problem.message for problem in validate(edition, atlas))
    (edition / "__init__.py").touch()
    assert validate(edition, atlas) == []


def test_a_layer_may_add_to_an_entity_without_naming_it(atlas: Path, home: Path, write: Write) -> None:
    write("entities/model/glm-4.yaml", "id: glm-4\nkind: model\naliases: [四代]\n")
    assert validate(home, atlas) == []


def test_a_layer_keeps_the_kind_that_the_atlas_gives(atlas: Path, home: Path, write: Write) -> None:
    write("entities/product/glm-4.yaml", "id: glm-4\nkind: product\n")
    (problem,) = validate(home, atlas)
    assert "is a model in" in problem.message


def test_two_files_that_claim_one_id_are_both_told(atlas: Path, home: Path, write: Write) -> None:
    write(ENTITY, HEAD)
    write("entities/product/acme.yaml", HEAD.replace("organization", "product"))
    (problem,) = validate(home, atlas)
    assert "'acme' is an entity already" in problem.message
    assert problem.repair == "merge the two files, or rename one"


def test_a_single_file_is_checked_within_its_layer(atlas: Path, home: Path, write: Write) -> None:
    write(SOURCE, PAGES)
    write("entities/organization/other.yaml", "id: other\n")
    file = write(ENTITY, statement("founded_on", "value: 2019").replace("36kr.com/1001", "acme.com/1"))
    assert validate(file, atlas) == []


def test_a_single_folder_tells_of_its_own_files_only(atlas: Path, home: Path, write: Write) -> None:
    write(SOURCE, PAGES)
    write(ENTITY, "id: acme\n")
    assert validate(home / "sources", atlas) == []


def test_a_file_that_nobody_reads_is_told(atlas: Path, home: Path, write: Write) -> None:
    write("entities/organization/acme.yml", HEAD)
    write("entities/acme.yaml", HEAD)
    assert [p.repair for p in validate(home, atlas)] == ["move it to entities/<kind>/", "rename it to acme.yaml"]


def test_a_file_outside_of_any_layer_is_checked_by_itself(atlas: Path, tmp_path: Path) -> None:
    file = tmp_path / "organization" / "acme.yaml"
    file.parent.mkdir()
    file.write_text(statement("founded_at", "value: 2019").lstrip(), encoding="utf-8")
    assert [p.key for p in validate(file, atlas)] == ["statements[0].predicate"]


@pytest.mark.parametrize("name", ["missing", "."], ids=["missing", "no-layer"])
def test_nothing_to_validate_is_one_clear_line(atlas: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(BaimoError, match=r"name the folder of an atlas"):
        validate(tmp_path / name, atlas)


def test_every_problem_of_a_file_is_told_in_order(atlas: Path, home: Path, write: Write) -> None:
    text = HEAD + "alias: [A]\nstatements:\n- {predicate: founded_on, value: soon, sources: [a]}\n- {predicate: x}\n"
    write(ENTITY, text)
    assert [(p.line, p.key) for p in validate(home, atlas)] == [
        (4, "alias"),
        (6, "statements[0].sources[0]"),
        (6, "statements[0].value"),
        (7, "statements[1]"),
        (7, "statements[1].predicate"),
    ]


def test_a_problem_prints_as_linters_do() -> None:
    assert str(Problem("a.yaml", 3, "kind", "wrong", "mend it")) == "a.yaml:3: kind: wrong; mend it"


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
