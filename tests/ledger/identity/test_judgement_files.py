"""A file of judgements is validated like any other: file, line, key, repair."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from baimo.ledger import validate

Write = Callable[[str, str], Path]


@pytest.mark.parametrize(
    ("text", "line", "key", "message", "repair"),
    [
        ("{a: acme, b: acme-crop, verdict: same, reason: x}", 1, "b", "no entity has the id", "write 'acme-corp'"),
        ("a: acme\nb: apex\nverdict: sane\nreason: x", 3, "verdict", "unknown verdict 'sane'", "write 'same'"),
        ("- {a: acme, b: apex, verdict: same}", 1, "[0]", "the key 'reason' is missing", "add `reason: ...`"),
        ("a: acme\nb: apex\nverdict: same\nreason: x\nwhy: y", 5, "why", "unknown key 'why'", "remove it"),
        ("a: acme\nb: acme\nverdict: same\nreason: x", 2, "b", "one id for both", "name the other entity"),
        ("a: acme\nb: a-one\nverdict: same\nreason: x", 1, "", "are of two kinds", "judge them different"),
        ("a: acme\nb: apex\nverdict: moved\nreason: x", 1, "", "`moved` needs `statements`", "list the ids"),
        ("just text", 1, "", "no judgement", "write `a`, `b`"),
    ],
)
def test_a_judgement_that_is_wrong_is_told_with_its_repair(
    base: Path, home: Path, write: Write, text: str, line: int, key: str, message: str, repair: str
) -> None:
    path = write("judgements/one.yaml", text + "\n")
    problem = next(p for p in validate(home, base) if p.severity == "error")
    assert (problem.file, problem.line, problem.key) == (str(path), line, key)
    assert message in problem.message and repair in problem.repair


def test_contradictory_judgements_are_told_each_where_it_stands(base: Path, home: Path, write: Write) -> None:
    write(
        "judgements/many.yaml",
        """
        - {a: acme, b: acme-corp, verdict: same, reason: x}
        - {a: acme-corp, b: apex, verdict: same, reason: y}
        - {a: acme, b: apex, verdict: different, reason: z}
        """,
    )
    problems = validate(home, base)
    assert [(problem.line, problem.key) for problem in problems] == [(1, "[0]"), (2, "[1]")]
    assert all("these contradict each other" in problem.message for problem in problems)


def test_two_judged_different_may_share_a_name(base: Path, home: Path, write: Write) -> None:
    write("entities/organization/acme-two.yaml", "id: acme-two\nkind: organization\nnames: {en: Acme}\n")
    assert any("also means the organization 'acme'" in problem.message for problem in validate(home, base))
    write("judgements/one.yaml", "{a: acme, b: acme-two, verdict: different, reason: two registers}\n")
    told = validate(home, base)
    assert not any("also means" in problem.message for problem in told), told
    assert all(set(problem.entities) != {"acme", "acme-two"} for problem in told)


def test_a_single_file_of_judgements_is_known_by_what_it_holds(base: Path, tmp_path: Path) -> None:
    path = tmp_path / "loose.yaml"
    path.write_text("{a: acme, b: apex, verdict: sane, reason: x}\n", encoding="utf-8")
    (problem,) = validate(path, base)
    assert problem.key == "verdict"
