"""The tool that writes audited.yaml: what it writes is read, what is stale is taken out, what is no finding is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.atlas.acknowledge import acknowledge

from baimo.ledger.validating import examine

ACME = "id: acme\nkind: organization\nnames: {en: Acme}\naliases: [%s]\n"


@pytest.fixture
def layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BAIMO_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "layer" / "entities" / "organization" / "acme.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(ACME % "云", encoding="utf-8")
    return tmp_path / "layer"


def test_a_finding_that_was_looked_at_is_set_apart(layer: Path) -> None:
    (problem,) = examine(layer, layer).problems
    assert acknowledge({problem.finding: 'so it is: "云"'}, layer) == []
    report = examine(layer, layer)
    assert report.problems == []
    assert [reason for _, reason in report.acknowledged] == ['so it is: "云"']


def test_entries_that_stand_are_kept(layer: Path) -> None:
    (problem,) = examine(layer, layer).problems
    acknowledge({problem.finding: "first"}, layer)
    (layer / "entities" / "organization" / "other.yaml").write_text(
        (ACME % "火山").replace("acme", "other").replace("Acme", "Other"), encoding="utf-8"
    )
    (second,) = examine(layer, layer).problems
    acknowledge({second.finding: "second"}, layer)
    assert sorted(reason for _, reason in examine(layer, layer).acknowledged) == ["first", "second"]


def test_stale_entries_go_when_asked(layer: Path) -> None:
    (problem,) = examine(layer, layer).problems
    acknowledge({problem.finding: "first"}, layer)
    (layer / "entities" / "organization" / "acme.yaml").write_text(ACME % "Acme Inc", encoding="utf-8")
    assert [stale.rule for stale in examine(layer, layer).problems] == ["stale-acknowledgement"]
    acknowledge({}, layer, prune=True)
    assert examine(layer, layer).problems == []


def test_a_key_that_is_no_finding_is_said_and_written_nowhere(layer: Path) -> None:
    assert acknowledge({"aaaaaaaa": "why"}, layer) == ["aaaaaaaa"]
    assert "aaaaaaaa" not in (layer / "audited.yaml").read_text(encoding="utf-8")
