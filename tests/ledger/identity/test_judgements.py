"""Judgements on identity: what they change, what they leave alone, and that they can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from baimo.ledger import Ledger

Open = Callable[[], Ledger]
Write = Callable[[str, str], Path]

SAME = "{a: acme, b: acme-corp, verdict: same, reason: one company}\n"


def test_two_ids_judged_the_same_are_one_entity_with_all_names(opened: Open, write: Write) -> None:
    write("judgements/one.yaml", SAME)
    ledger = opened()
    acme = ledger.entity("acme-corp")
    assert acme is not None and acme == ledger.entity("acme")
    assert (acme.id, acme.aliases, acme.former) == ("acme", ("Acme Corporation",), ("Apex",))
    assert ledger.resolve("Acme Corporation") == ledger.resolve("acme-corp") == ["acme"]
    assert "acme-corp" not in [entity.id for entity in ledger.entities()]
    assert ledger.problems == []


def test_statements_stand_under_the_kept_id_each_once_and_remember_where_they_stood(opened: Open, write: Write) -> None:
    before = {s.source.id: s for s in opened().find("acme-corp", "founded_on")}
    write("judgements/one.yaml", SAME)
    ledger = opened()
    founded = ledger.find("acme", "founded_on")
    assert {s.source.id: s.origin for s in founded} == {"example.org/1": None, "example.org/2": "acme-corp"}
    assert len({s.fact for s in founded}) == 1
    assert ledger.find("acme-corp") == ledger.find("acme")
    (acquired,) = ledger.mentions("acme-corp")
    assert (acquired.claim.subject, acquired.claim.object, acquired.origin) == ("zenith", "acme", "acme-corp")
    moved = before["example.org/2"]
    assert ledger.statement(moved.id) == next(s for s in founded if s.source.id == "example.org/2")
    assert ledger.fact(moved.fact) == ledger.fact(founded[0].fact)


def test_what_two_ids_said_of_each_other_one_does_not_say(opened: Open, write: Write) -> None:
    assert opened().find("acme-corp", "part_of")
    write("judgements/one.yaml", SAME)
    assert opened().find("acme", "part_of") == []


def test_old_ids_answer_wherever_ids_are_asked_for(opened: Open, write: Write) -> None:
    write("judgements/one.yaml", SAME)
    ledger = opened()
    assert [entity.id for entity in ledger.entities_each(["acme-corp"])] == ["acme"]
    assert {s.id for s in ledger.about_each(["acme-corp"])["acme-corp"]} == {
        s.id for s in ledger.find("acme", include_deprecated=True)
    }
    assert [s.claim.subject for s in ledger.mentions_each(["acme", "acme-corp"])["acme-corp"]] == ["zenith"]
    assert ledger.search("acme-corp").entities[0].id == "acme"
    assert ledger.names() and all(entity != "acme-corp" for _, entity, *_ in ledger.names())


def test_a_judgement_taken_back_leaves_nothing(opened: Open, write: Write) -> None:
    before = opened().find("acme-corp")
    path = write("judgements/one.yaml", SAME)
    assert opened().find("acme-corp") != before
    path.unlink()
    ledger = opened()
    assert ledger.find("acme-corp") == before
    assert ledger.judgements() == []


def test_unsure_changes_nothing_and_is_told_with_the_entity(opened: Open, write: Write) -> None:
    write("judgements/one.yaml", "{a: acme, b: apex, verdict: unsure, reason: one address, by: Li, date: 2026-01}\n")
    ledger = opened()
    assert ledger.resolve("Apex Labs") == ["apex"]
    (judgement,) = ledger.judgements("apex")
    assert (judgement.verdict, judgement.reason, judgement.by, judgement.date) == (
        "unsure",
        "one address",
        "Li",
        "2026-01",
    )
    assert ledger.judgements("acme") == [judgement]
    assert ledger.judgements("zenith") == []


def test_a_user_who_judges_otherwise_than_the_atlas_is_followed(base: Path, opened: Open, write: Write) -> None:
    row = base / "judgements" / "atlas.yaml"
    row.parent.mkdir()
    try:
        row.write_text(SAME, encoding="utf-8")
        assert opened().resolve("Acme Corporation") == ["acme"]
        write("judgements/mine.yaml", "{a: acme-corp, b: acme, verdict: different, reason: two registrations}\n")
        ledger = opened()
        assert ledger.resolve("Acme Corporation") == ["acme-corp"]
        assert [(one.layer, one.verdict, one.is_applied) for one in ledger.judgements("acme")] == [
            ("atlas", "same", False),
            ("user", "different", True),
        ]
        assert ledger.problems == []
    finally:
        row.unlink()
        row.parent.rmdir()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- {a: acme, b: acme-corp, verdict: same, reason: x}\n"
            "- {a: acme-corp, b: apex, verdict: same, reason: y}\n"
            "- {a: apex, b: acme, verdict: different, reason: z}\n",
            "these contradict each other",
        ),
        (
            "- {a: acme, b: apex, verdict: same, reason: x}\n- {a: apex, b: acme, verdict: different, reason: y}\n",
            "two verdicts on one pair",
        ),
        ("{a: acme, b: nobody, verdict: same, reason: x}\n", "no entity has the id 'nobody'"),
        (
            "{a: acme, b: a-one, verdict: same, reason: x}\n",
            "'acme' (organization) and 'a-one' (model) are of two kinds",
        ),
        ("{a: acme, b: apex, verdict: equal, reason: x}\n", "unknown verdict 'equal'"),
        ("{a: acme, b: acme, verdict: same, reason: x}\n", "one id for both"),
        ("{a: acme, b: apex, verdict: same}\n", "'reason' is missing"),
        ("{a: acme, b: apex, verdict: same, reason: x, date: soon}\n", "soon"),
        ("{a: acme, b: apex, verdict: moved, reason: x}\n", "`moved` needs `statements`"),
        ("{a: acme, b: apex, verdict: moved, reason: x, statements: [aaaa]}\n", "no statement has the id 'aaaa'"),
        ("just text\n", "left out"),
    ],
    ids=[
        "contradictory",
        "two-verdicts",
        "unknown-id",
        "two-kinds",
        "no-verdict",
        "itself",
        "no-reason",
        "no-date",
        "moves-nothing",
        "moves-unknown",
        "no-row",
    ],
)
def test_what_cannot_be_applied_is_told_and_changes_nothing(opened: Open, write: Write, text: str, told: str) -> None:
    before = opened().find("acme"), opened().entities()
    path = write("judgements/bad.yaml", text)
    ledger = opened()
    assert (ledger.find("acme"), ledger.entities()) == before
    assert all(str(path) in problem for problem in ledger.problems)
    assert any(told in problem for problem in ledger.problems)


def test_a_contradiction_of_the_users_leaves_the_merges_of_the_atlas(base: Path, opened: Open, write: Write) -> None:
    row = base / "judgements" / "atlas.yaml"
    row.parent.mkdir()
    try:
        row.write_text(SAME, encoding="utf-8")
        write(
            "judgements/mine.yaml",
            "- {a: acme-corp, b: apex, verdict: same, reason: x}\n"
            "- {a: acme, b: apex, verdict: different, reason: y}\n",
        )
        ledger = opened()
        assert ledger.resolve("Acme Corporation") == ["acme"]
        assert ledger.resolve("Apex Labs") == ["apex"]
        assert len(ledger.problems) == 1
    finally:
        row.unlink()
        row.parent.rmdir()


def test_statements_are_moved_to_the_entity_that_they_are_of(opened: Open, write: Write) -> None:
    (employees,) = opened().find("acme", "employees")
    write(
        "judgements/split.yaml",
        f"{{a: acme, b: apex, verdict: moved, reason: of the lab, statements: [{employees.id}]}}\n",
    )
    ledger = opened()
    assert ledger.find("acme", "employees") == []
    (moved,) = ledger.find("apex", "employees")
    assert (moved.claim.value, moved.origin) == (employees.claim.value, "acme")
    assert ledger.statement(employees.id) == moved


def test_a_statement_that_cannot_be_said_of_the_other_stays(opened: Open, write: Write) -> None:
    (released,) = opened().find("acme", "released")
    write(
        "judgements/split.yaml",
        f"{{a: acme, b: a-one, verdict: moved, reason: x, statements: [{released.id}]}}\n",
    )
    ledger = opened()
    assert ledger.find("acme", "released") == [released]
    assert "cannot say 'released' of a model" in ledger.problems[0]


def test_what_a_merge_brought_can_be_moved_by_the_id_that_is_shown(opened: Open, write: Write) -> None:
    write("judgements/one.yaml", SAME)
    shown = next(s for s in opened().find("acme", "founded_on") if s.source.id == "example.org/2")
    write(
        "judgements/split.yaml",
        f"{{a: acme, b: apex, verdict: moved, reason: x, statements: [{shown.id}]}}\n",
    )
    (moved,) = opened().find("apex", "founded_on")
    assert moved.source.id == "example.org/2"


def test_a_document_accepted_under_an_old_id_is_of_the_kept_one(opened: Open, write: Write) -> None:
    write("judgements/one.yaml", SAME)
    write(
        "entities/organization/acme-corp.yaml",
        """
        id: acme-corp
        kind: organization
        statements:
        - {predicate: employees, value: 120, unit: people, when: '2024', sources: [example.org/2]}
        """,
    )
    (mine,) = (s for s in opened().find("acme", "employees") if s.layer == "user")
    assert (mine.claim.value, mine.origin) == (120, "acme-corp")
