"""Statements from elsewhere are looked at with the atlas as their witness, and nothing is taken in."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from baimo.claims import Claim, Source
from baimo.cli import main
from baimo.ledger import open_ledger
from baimo.ledger.statement import Statement, fact_id, statement_id
from baimo.ledger.validating import examine_statements

LIST = Source("list-1", "https://example.org/list", "A list", "List", "dataset", "2024-03-01", "known")


def price(value: str, unit: str = "CNY/1M-input-tokens", source: Source = LIST) -> Statement:
    claim = Claim("glm-4", "price", value=Decimal(value), unit=unit, when="2024-03-01")
    return Statement(statement_id(claim, source.id), fact_id(claim), claim, source)


def test_a_slip_against_the_atlas_is_told_under_its_model(atlas: Path, home: Path) -> None:
    held = open_ledger(atlas, home).find("glm-4", "price")
    assert held, "the small atlas has a price of this model"
    value = held[0].claim.value
    assert isinstance(value, Decimal)
    unit = held[0].claim.unit or ""
    report = examine_statements([price(str(value * 10), unit)], "a-list", atlas)
    (problem,) = [problem for problem in report.problems if problem.rule in ("factor-of-ten", "witnesses-apart")]
    assert (problem.file, problem.line, problem.key) == ("a-list", 1, "glm-4")
    assert problem.severity == "warning"


def test_findings_of_the_atlas_alone_are_not_told(atlas: Path) -> None:
    assert examine_statements([], "a-list", atlas).problems == []


def test_one_statement_is_told_once_by_each_rule(atlas: Path) -> None:
    low = [price("0.0001", "CNY/1M-input-tokens")]
    report = examine_statements(low, "a-list", atlas)
    told = [problem.rule for problem in report.problems]
    assert "per-1k-per-1m" in told
    assert len(told) == len(set(told))


def test_the_report_counts_what_was_looked_at(atlas: Path) -> None:
    report = examine_statements([price("100"), price("50")], "a-list", atlas)
    assert (report.statements, report.entities, report.pages) == (2, 1, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--feed", "zzz"), "there is no feed 'zzz'"), (("--feed", "models-dev", "x"), "not both")],
    ids=["no-such-feed", "path-and-feed"],
)
def test_what_cannot_be_looked_at_is_one_clear_line(words: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(main, ("validate", *words))
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
