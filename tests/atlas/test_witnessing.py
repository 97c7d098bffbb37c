"""When a data set says what the atlas says: rounding, thousands of both kinds, days in months, names of families."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.atlas.datasets.agreeing import day_within, same_length, same_licence, same_number, same_size
from tools.atlas.datasets.matching import says_too
from tools.atlas.datasets.naming import Naming
from tools.atlas.datasets.reading import DataSet, Told, catalogue

from baimo.feeds.row import Row


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (6738415616, 7_000_000_000, True),
        (68976648192, 70_000_000_000, True),
        (72_700_000_000, 72_000_000_000, False),
        (7_000_000_000, 7_000_000_000, True),
        (671_000_000_000, 685_000_000_000, False),
    ],
    ids=["7B", "70B", "72.7B is not 72B", "the same", "with and without a head"],
)
def test_sizes_are_one_where_one_is_the_other_rounded(one: int, other: int, same: bool) -> None:
    assert same_size(Decimal(one), Decimal(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (128_000, 131_072, True),
        (4000, 4096, True),
        (1_000_000, 1_048_576, True),
        (16_384, 16_385, True),
        (128_000, 200_000, False),
        (32_000, 131_072, False),
        (200_000, 202_752, False),
    ],
)
def test_lengths_are_one_where_they_are_the_same_thousands(one: int, other: int, same: bool) -> None:
    assert same_length(Decimal(one), Decimal(other)) is same
    assert same_length(Decimal(other), Decimal(one)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2.039", "2.04", True),
        ("989.4", "989", True),
        ("2", "1.6", False),
        ("2", "1.979", False),
        ("312", "624", False),
    ],
    ids=["rounded", "without its decimal", "one digit is no agreement", "nor is it here", "sparse and dense"],
)
def test_measures_agree_to_two_digits_at_least(one: str, other: str, same: bool) -> None:
    assert same_number(Decimal(one), Decimal(other)) is same


@given(st.decimals(min_value="0.001", max_value="1e15", places=3))
def test_a_number_agrees_with_itself(number: Decimal) -> None:
    assert same_number(number, number)
    assert same_size(number, number)


@pytest.mark.parametrize(
    ("day", "period", "within"),
    [
        ("2024-05-13", "2024-05-13", True),
        ("2024-05-13", "2024-05", True),
        ("2024-05-13", "2024", True),
        ("2024-05", "2024-05-13", False),
        ("2024-05-13", "2024-06", False),
        ("2024-05-13", "2024-05/..", False),
    ],
)
def test_a_day_confirms_the_day_the_month_and_the_year_it_lies_in(day: str, period: str, within: bool) -> None:
    assert day_within(day, period) is within


def test_a_licence_is_one_however_spelled() -> None:
    assert same_licence("Apache-2.0", "apache 2.0 License")
    assert not same_licence("Apache-2.0", "MIT")


@pytest.fixture(scope="module")
def naming() -> Naming:
    return Naming()


def told(row: Row, makers: tuple[str, ...] = ("openai",)) -> Told:
    return Told("gpt-4o", True, row, DataSet("x", "https://x.example", {"date": "2026-05-21"}), makers)


@pytest.mark.parametrize(
    ("row", "held", "agrees"),
    [
        (("released", "2024-05-13"), {"predicate": "released", "object": "gpt-4o", "when": "2024-05"}, True),
        (("released", "2024-05-13"), {"predicate": "released", "object": "gpt-4o", "when": "2024-08"}, False),
        (
            ("released", "2024-05-13"),
            {"predicate": "released", "object": "gpt-4o", "when": "2024-05-13", "qualifier": "preview"},
            False,
        ),
        (("released", "2024-05-13"), {"predicate": "open_sourced", "object": "gpt-4o", "when": "2024-05"}, False),
        (("developed_by", "OpenAI"), {"predicate": "developed_by", "object": "openai"}, True),
        (("developed_by", "Azure"), {"predicate": "developed_by", "object": "openai"}, False),
        (("context_length", Decimal(128000)), {"predicate": "version_of", "object": "gpt"}, True),
        (("context_length", Decimal(128000)), {"predicate": "version_of", "object": "claude"}, False),
    ],
    ids=[
        "a day in the month",
        "another month",
        "a preview is another stage",
        "closed weights are not opened",
        "the maker",
        "a seller",
        "a name that begins with the family's",
        "a name that does not",
    ],
)
def test_what_a_row_says_of_a_statement(naming: Naming, row: Any, held: dict[str, Any], agrees: bool) -> None:
    subject = "openai" if held["predicate"] in ("released", "open_sourced") else "gpt-4o"
    predicate, value = row
    unit = "tokens" if isinstance(value, Decimal) else None
    assert says_too(told(Row("gpt-4o", predicate, value, "openai", unit)), subject, held, naming) is agrees


@pytest.mark.parametrize(
    ("when", "made_by", "agrees"),
    [
        ("2024-06-01", ("openai",), True),
        ("2024-12-01", ("openai",), False),
        ("2024-06-01", ("microsoft",), False),
    ],
    ids=["a day of its period", "a day after it", "in another's list"],
)
def test_a_price_is_borne_out_by_the_makers_list_on_that_day(
    naming: Naming, when: str, made_by: tuple[str, ...], agrees: bool
) -> None:
    row = Row("gpt-4o", "price", Decimal(5), "openai", "USD/1M-input-tokens", "2024-05-13/2024-11-12")
    held = {"predicate": "price", "value": Decimal("0.005"), "unit": "USD/1k-input-tokens", "when": when}
    assert says_too(told(row), "gpt-4o", held, naming, made_by) is agrees


def test_every_data_set_names_its_page_and_its_licence() -> None:
    for dataset in catalogue():
        assert dataset.url.startswith("https://")
        assert dataset.about["licence"]
        assert dataset.source()["source_kind"] == "dataset"


def test_lists_name_entities_that_the_atlas_may_know() -> None:
    table = Path(__file__).parents[2] / "tools/atlas/tables/lists.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    assert all(len(line.split("\t")) == 4 for line in lines)
    assert len(lines) == len(set(lines))
