"""Validation: every kind of problem is found where it stands, and told with its repair; what is looked at."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from slips import CASES, ENTITY, HEAD, PAGES, SOURCE, statement

from baimo.ledger import Problem, validate
from baimo.values.errors import BaimoError

Write = Callable[[str, str], Path]


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
