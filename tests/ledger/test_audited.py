"""Findings that were looked at: acknowledged with a reason, shown when asked for, told when they are stale."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from baimo.ledger.validating import examine, validate

Write = Callable[[str, str], Path]

ACME = """
id: acme
kind: organization
names: {en: Acme}
aliases: [云]
"""


@pytest.fixture
def layer(home: Path, write: Write) -> Path:
    write("entities/organization/acme.yaml", ACME)
    return home


def entry(finding: str, rule: str = "common-word") -> str:
    return f"- {{rule: {rule}, finding: {finding}, about: [acme], reason: it is its name}}\n"


def test_a_finding_has_a_key_that_lasts(layer: Path, atlas: Path, write: Write) -> None:
    (before,) = validate(layer, atlas)
    write("entities/organization/acme.yaml", ACME + "note: another line\n")
    (after,) = validate(layer, atlas)
    assert before.rule == after.rule == "common-word"
    assert before.finding == after.finding != ""


def test_an_acknowledged_finding_is_set_apart_with_its_reason(layer: Path, atlas: Path, write: Write) -> None:
    (found,) = validate(layer, atlas)
    write("audited.yaml", entry(found.finding))
    report = examine(layer, atlas)
    assert report.problems == []
    assert [(problem.finding, reason) for problem, reason in report.acknowledged] == [(found.finding, "it is its name")]


def test_a_finding_that_says_something_else_is_told_again(layer: Path, atlas: Path, write: Write) -> None:
    (found,) = validate(layer, atlas)
    write("audited.yaml", entry(found.finding))
    write("entities/organization/acme.yaml", ACME.replace("云", "火山"))
    assert sorted(problem.rule for problem in validate(layer, atlas)) == ["common-word", "stale-acknowledgement"]


def test_a_key_acknowledges_its_own_rule_only(layer: Path, atlas: Path, write: Write) -> None:
    (found,) = validate(layer, atlas)
    write("audited.yaml", entry(found.finding, "before-1900"))
    assert "common-word" in [problem.rule for problem in validate(layer, atlas)]


def test_a_stale_entry_is_told_with_its_line(layer: Path, atlas: Path, write: Write) -> None:
    (found,) = validate(layer, atlas)
    path = write("audited.yaml", "# a line\n" + entry(found.finding) + entry("aaaaaaaa"))
    (stale,) = validate(layer, atlas)
    assert (stale.rule, stale.file, stale.line) == ("stale-acknowledgement", str(path), 3)


def test_one_file_alone_makes_no_entry_stale(layer: Path, atlas: Path, write: Write) -> None:
    write("audited.yaml", entry("aaaaaaaa"))
    file = write("entities/organization/other.yaml", "id: other\nkind: organization\nnames: {en: Other}\n")
    assert validate(file, atlas) == []


BROKEN = {
    "no-list": ("rule: common-word\n", "no list"),
    "no-reason": ("- {rule: common-word, finding: aaaaaaaa, about: [acme]}\n", "without reason"),
    "no-rule-of-that-name": ("- {rule: zzz, finding: a, about: [acme], reason: r}\n", "'zzz'"),
    "about-no-list": ("- {rule: common-word, finding: a, about: acme, reason: r}\n", "`about` is no list"),
    "tab": ("- rule:\n\tcommon-word\n", "not YAML"),
    "half-written": ("- {rule: common-word\n", "not YAML"),
    "key-twice": ("- rule: common-word\n  rule: cycle\n", "second time"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_acknowledgements_are_told_and_hide_no_finding(
    layer: Path, atlas: Path, write: Write, text: str, message: str
) -> None:
    path = write("audited.yaml", text)
    problems = validate(layer, atlas)
    assert "common-word" in [problem.rule for problem in problems]
    assert [problem.file for problem in problems if message in problem.message] == [str(path)]


def test_an_empty_file_acknowledges_nothing(layer: Path, atlas: Path, write: Write) -> None:
    write("audited.yaml", "# nothing yet\n")
    assert [problem.rule for problem in validate(layer, atlas)] == ["common-word"]


def test_a_folder_in_its_place_is_told(layer: Path, atlas: Path) -> None:
    (layer / "audited.yaml").mkdir()
    assert "make the file readable" in [problem.repair for problem in validate(layer, atlas)]
