"""From the files of a package to rows: what is taken as it stands, what is dropped, and with which reason."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from feed_samples import catalogue, model
from hypothesis import given
from hypothesis import strategies as st

from baimo.feeds.readers import genai_prices, llmledger, model_prices, models_dev
from baimo.feeds.readers.bands import bands
from baimo.feeds.readers.days import day_before, day_of, fault_of
from baimo.feeds.row import Dropped, Row
from baimo.values.terms import Terms


def rows_of(reader: Any, folder: Path, content: Any) -> list[Row | Dropped]:
    text = content if isinstance(content, str) else json.dumps(content)
    data = gzip.compress(text.encode()) if reader.FILE.endswith(".gz") else text.encode()
    (folder / reader.FILE).write_bytes(data)
    return list(reader.rows(folder))


def prices(rows: list[Row | Dropped]) -> set[tuple[Any, ...]]:
    return {(r.value, r.unit, r.when, r.terms) for r in rows if isinstance(r, Row) and r.predicate == "price"}


def said(rows: list[Row | Dropped], predicate: str) -> list[Any]:
    return [row.value for row in rows if isinstance(row, Row) and row.predicate == predicate]


def test_models_dev_tells_release_window_modalities_and_family(tmp_path: Path) -> None:
    rows = rows_of(models_dev, tmp_path, catalogue(openai=[model("gpt-4o", family="gpt", knowledge="2023-09")]))
    assert said(rows, "released") == ["2024-05-13"]
    assert said(rows, "context_length") == [Decimal(128000)]
    assert said(rows, "modality") == ["text", "text"]
    assert said(rows, "version_of") == ["gpt"]
    assert said(rows, "knowledge_cutoff") == ["2023-09"]


@pytest.mark.parametrize("day", ["1970-01-01", "0001-01-01", "soon", ""], ids=["zero", "year one", "word", "nothing"])
def test_models_dev_drops_a_release_day_that_cannot_be(tmp_path: Path, day: str) -> None:
    rows = rows_of(models_dev, tmp_path, catalogue(openai=[model("gpt-4o", release_date=day)]))
    assert not said(rows, "released")
    assert [row.predicate for row in rows if isinstance(row, Dropped)] == ["released"]


def test_models_dev_drops_the_prices_of_a_monthly_plan(tmp_path: Path) -> None:
    plans = {"zai-coding-plan": [model("glm-5", cost={"input": 0, "output": 0})]}
    rows = rows_of(models_dev, tmp_path, catalogue(**plans))
    assert not prices(rows)
    assert "paid by the month" in next(row.why for row in rows if isinstance(row, Dropped))


def test_models_dev_prices_are_of_the_day_of_the_catalogue_and_of_a_band(tmp_path: Path) -> None:
    tier = {"input": 2.5, "tier": {"type": "context", "size": 200000}}
    rows = rows_of(models_dev, tmp_path, catalogue(google=[model("gemini", cost={"input": 1.25, "tiers": [tier]})]))
    assert prices(rows) == {
        (Decimal("1.25"), "USD/1M-input-tokens", "2024-05-13", "input=0..200k"),
        (Decimal("2.5"), "USD/1M-input-tokens", "2024-05-13", "input=200k.."),
    }


def step(day: str, value: float, basis: str = "documented", **more: Any) -> dict[str, Any]:
    start = f"{day}T00:00:00Z"
    rates = {"input": value, "source": "https://x.example", "valid_from": start, "valid_from_basis": basis}
    return {"rates": rates | more, "start": start}


def ledger(*steps: dict[str, Any], tier: str = "standard") -> dict[str, Any]:
    return {"updated_at": "2026-10-26T00:00:00Z", "prices": {"openai": {"gpt-4o": {tier: list(steps)}}}}


def test_model_prices_end_the_day_before_the_next_begins(tmp_path: Path) -> None:
    rows = rows_of(model_prices, tmp_path, ledger(step("2025-06-05", 5), step("2025-07-01", 2.5)))
    assert {(value, when) for value, _, when, _ in prices(rows)} == {
        (Decimal(5), "2025-06-05/2025-06-30"),
        (Decimal("2.5"), "2025-07-01/.."),
    }


def test_model_prices_that_only_change_their_source_are_one(tmp_path: Path) -> None:
    rows = rows_of(model_prices, tmp_path, ledger(step("2025-06-05", 5), step("2025-07-01", 5)))
    assert {when for _, _, when, _ in prices(rows)} == {"2025-06-05/.."}


@pytest.mark.parametrize(
    ("basis", "note"),
    [("documented", None), ("first observed", "the day on which it was first seen")],
    ids=["a page says from when", "somebody first saw it"],
)
def test_model_prices_say_how_their_day_is_known(tmp_path: Path, basis: str, note: str | None) -> None:
    rows = rows_of(model_prices, tmp_path, ledger(step("2025-06-05", 5, basis)))
    assert [row.note for row in rows] == [note]


@pytest.mark.parametrize(("tier", "terms"), [("batch", "tier=batch"), ("thinking", "mode=thinking")])
def test_model_prices_of_a_tier_bear_it_in_their_terms(tmp_path: Path, tier: str, terms: str) -> None:
    assert {told for *_, told in prices(rows_of(model_prices, tmp_path, ledger(step("2025-06-05", 5), tier=tier)))} == {
        terms
    }


def test_a_price_that_was_taken_away_leaves_a_gap(tmp_path: Path) -> None:
    gone = {"rates": None, "start": "2025-07-01T00:00:00Z"}
    rows = rows_of(model_prices, tmp_path, ledger(step("2025-06-05", 5), gone, step("2025-08-01", 4)))
    assert {when for _, _, when, _ in prices(rows)} == {"2025-06-05/2025-06-30", "2025-08-01/.."}


def lite(events: list[list[Any]], **about: Any) -> dict[str, Any]:
    given = {
        "key": "openai/gpt-4o",
        "name": "gpt-4o",
        "maker": "openai",
        "host": "openai",
        "mode": "chat",
        "input": 2.5,
        "output": None,
        "cache_read": None,
        "cache_write": None,
        "context": 128000,
        "skills": ["vision"],
        "added": "2024-05-13",
    }
    return {"built": "2026-10-21T00:00:00", "models": [given | about], "events": {"openai/gpt-4o": events}}


FIELD = "input_cost_per_token"


def test_llmledger_tells_each_price_with_the_days_the_list_had_it(tmp_path: Path) -> None:
    events = [["2024-05-13", "added", "", None, None, "", 0], ["2024-11-13", "price", FIELD, 5e-6, 2.5e-6, "", 1]]
    assert {(v, when) for v, _, when, _ in prices(rows_of(llmledger, tmp_path, lite(events)))} == {
        (Decimal(5), "2024-05-13/2024-11-12"),
        (Decimal("2.5"), "2024-11-13/.."),
    }


@pytest.mark.parametrize("flag", ["likely", "unit", "reverted", "bulk"])
def test_llmledger_never_gives_what_a_correction_put_right(tmp_path: Path, flag: str) -> None:
    events = [["2024-05-13", "added", "", None, None, "", 0], ["2024-05-20", "price", FIELD, 25e-6, 2.5e-6, flag, 1]]
    assert {v for v, *_ in prices(rows_of(llmledger, tmp_path, lite(events)))} == {Decimal("2.5")}


def test_llmledger_never_takes_the_day_of_listing_for_a_release(tmp_path: Path) -> None:
    rows = rows_of(llmledger, tmp_path, lite([["2024-05-13", "added", "", None, None, "", 0]]))
    assert rows
    assert not said(rows, "released")


def test_llmledger_gives_one_row_where_a_host_lists_a_model_twice(tmp_path: Path) -> None:
    snapshot = lite([])
    snapshot["models"].append(snapshot["models"][0] | {"key": "gpt-4o", "input": 3.75})
    rows = rows_of(llmledger, tmp_path, snapshot)
    assert {v for v, *_ in prices(rows)} == {Decimal("2.5")}
    assert [row.model for row in rows if isinstance(row, Dropped)] == ["gpt-4o"]


def genai(prices: str) -> str:
    return f"""
providers: list[Provider] = [
    Provider(id='deepseek', models=[ModelInfo(id='deepseek-chat', context_window=64000, prices={prices})])
]
"""


def test_genai_prices_are_read_without_importing_them(tmp_path: Path) -> None:
    rows = rows_of(
        genai_prices, tmp_path, "import nothing_of_that_name\n" + genai("ModelPrice(input_mtok=Decimal('0.27'))")
    )
    assert prices(rows) == {(Decimal("0.27"), "USD/1M-input-tokens", None, None)}
    assert said(rows, "context_length") == [Decimal(64000)]


def test_genai_prices_of_hours_bear_them_with_their_zone(tmp_path: Path) -> None:
    at = "TimeOfDateConstraint(start_time=datetime.time(0, 30, tzinfo=x), end_time=datetime.time(16, 30, tzinfo=x))"
    day = f"ConditionalPrice(constraint={at}, prices=ModelPrice(input_mtok=Decimal('0.27')))"
    night = "ConditionalPrice(constraint=None, prices=ModelPrice(input_mtok=Decimal('0.135')))"
    assert {(v, terms) for v, _, _, terms in prices(rows_of(genai_prices, tmp_path, genai(f"[{night}, {day}]")))} == {
        (Decimal("0.135"), None),
        (Decimal("0.27"), "hours=00:30-16:30; zone=UTC"),
    }


def test_genai_prices_hold_from_their_day_to_the_next(tmp_path: Path) -> None:
    first = "ConditionalPrice(constraint=None, prices=ModelPrice(input_mtok=Decimal('2')))"
    start = "StartDateConstraint(start_date=datetime.date(2025, 5, 22))"
    second = f"ConditionalPrice(constraint={start}, prices=ModelPrice(input_mtok=Decimal('1')))"
    assert {(v, when) for v, _, when, _ in prices(rows_of(genai_prices, tmp_path, genai(f"[{first}, {second}]")))} == {
        (Decimal(2), "../2025-05-21"),
        (Decimal(1), "2025-05-22/.."),
    }


@given(st.dates())
def test_the_day_before_is_one_day_before(day: Any) -> None:
    if day.toordinal() > 1:
        assert day_before(day.isoformat()) < day_of(f"{day.isoformat()}T23:59:59Z")


@given(st.dates())
def test_a_day_is_no_release_only_before_there_were_models(day: Any) -> None:
    assert (fault_of(day.isoformat()) is None) == (day.year >= 2012)


@given(st.lists(st.integers(1, 2_000_000), min_size=1, max_size=4, unique=True))
def test_bands_cover_every_length_once(lengths: list[int]) -> None:
    told = [Terms.parse(terms) for _, terms in bands("base", [(length, str(length)) for length in lengths], Terms())]
    for length in (1, 999, 200_000, 5_000_000):
        assert sum(terms.is_for("input", length) for terms in told) == 1
