"""The practice verdicts, checked from the gold claims themselves, so that checking is measured apart from reading."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from saying import document

from baimo.checking import check
from baimo.claims import Claim, Finding, table
from baimo.ledger import Ledger, open_ledger

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def entity(names: list[str], kinds: tuple[str, ...], ledger: Ledger) -> str:
    found = (one for name in names for one in (ledger.resolve(name, kinds) or ledger.resolve(name)))
    return next(found, names[0])


def gold_claim(gold: Row, ledger: Ledger) -> Claim:
    """The claim that a perfect reader would have made."""
    row = next(table()[name] for name in gold["predicate"] if name in table())
    value = gold.get("value")
    value = value[0] if isinstance(value, list) else value
    return Claim(
        subject=entity(gold["subject"], row.subject, ledger),
        predicate=row.id,
        object=entity(gold["object"], row.object, ledger) if "object" in gold else None,
        value=Decimal(str(value)) if isinstance(value, int | float) else value,
        unit=gold["unit"][0] if "unit" in gold else None,
        bound=gold["bound"],
        when=gold["when"][0] if "when" in gold else None,
        modality=gold["modality"][0],
        quote=gold["quote"],
    )


@pytest.fixture(scope="module")
def judged(practice: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Row, Finding]]:
    """Each gold claim that has a verdict, with what the bundled atlas says of it."""
    ledger = open_ledger(home=tmp_path_factory.mktemp("nobody"))
    wanted = {row["id"]: row for row in rows(practice / "verdicts.jsonl")}
    gold = [row for row in rows(practice / "gold.jsonl") if row["doc"].startswith("slides")]
    findings = check([gold_claim(row, ledger) for row in gold], document(), ledger, "2026-11")
    return [(wanted[row["id"]], found) for row, found in zip(gold, findings, strict=True) if row["id"] in wanted]


@pytest.mark.practice
def test_practice_verdicts_are_right(judged: list[tuple[Row, Finding]]) -> None:
    wrong = [
        f"{row['id']}: {found.verdict}, {found.reason.en}"
        for row, found in judged
        if found.verdict not in row["verdict"]
    ]
    assert len(wrong) <= 0.05 * len(judged), wrong


@pytest.mark.practice
def test_practice_has_no_false_alarm(judged: list[tuple[Row, Finding]]) -> None:
    alarms = [
        f"{row['id']}: {found.reason.en}"
        for row, found in judged
        if found.verdict == "contradicted" and "contradicted" not in row["verdict"]
    ]
    assert not alarms
