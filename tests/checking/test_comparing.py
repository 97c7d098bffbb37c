"""How two values stand to each other, before anybody weighs who says them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from saying import claim

from baimo.checking.clock import Timing, timing
from baimo.checking.comparing import COMPARERS
from baimo.checking.currencies import differ_at_any_rate
from baimo.checking.fits import Fit
from baimo.claims import Claim, table
from baimo.values.dates import parsed
from baimo.values.quantities import Quantity


def fit(predicate: str, mine: tuple[Any, ...], theirs: tuple[Any, ...], **more: Any) -> Fit:
    row = table()[predicate]
    return COMPARERS[row.compare](claim("a", predicate, *mine, **more), claim("a", predicate, *theirs), row)


@pytest.mark.parametrize(
    ("claimed", "held", "expected"),
    [
        ("2023", "2023-03-16", Fit.AGREES),
        ("2023-03", "2023-03", Fit.AGREES),
        ("2023-03-16", "2023-03", Fit.COARSE),
        ("2023-03-16", "2023-03-17", Fit.NEAR),
        ("2023-03", "2023-04-10", Fit.DIFFERS),
        ("2023-03", "2023-04", Fit.DIFFERS),
        ("2023", "2024-01", Fit.DIFFERS),
        ("2023-41", "2023-09", Fit.AGREES),
        ("2023~", "2024-02", Fit.AGREES),
        ("spring", "2023", Fit.ALIEN),
    ],
)
def test_dates_agree_as_precisely_as_they_are_told(claimed: str, held: str, expected: Fit) -> None:
    assert fit("founded_on", (claimed,), (held,)) is expected


@pytest.mark.parametrize(
    ("claimed", "held", "expected"),
    [
        pytest.param((7e9, "parameters"), (7e9, "parameters"), Fit.AGREES, id="same"),
        pytest.param((7e9, "parameters"), (7.24e9, "parameters"), Fit.AGREES, id="rounded"),
        pytest.param((176e9, "parameters"), (187e9, "parameters"), Fit.OPEN, id="within what honest sources differ by"),
        pytest.param((7e9, "parameters"), (70e9, "parameters"), Fit.DIFFERS, id="ten times"),
        pytest.param((7e9, "GB"), (7e9, "parameters"), Fit.ALIEN, id="another unit"),
        pytest.param((None,), (7e9, "parameters"), Fit.AGREES, id="no number claimed"),
    ],
)
def test_numbers_agree_within_their_rounding(claimed: tuple[Any, ...], held: tuple[Any, ...], expected: Fit) -> None:
    assert fit("parameters", claimed, held) is expected


@pytest.mark.parametrize(
    ("claimed", "held", "expected"),
    [
        pytest.param((4000, "TFLOPS"), (1979, "TFLOPS"), Fit.OPEN, id="with sparsity"),
        pytest.param((4.5, "PFLOPS"), (9000, "TFLOPS"), Fit.OPEN, id="without"),
        pytest.param((3000, "TFLOPS"), (1979, "TFLOPS"), Fit.DIFFERS, id="neither"),
    ],
)
def test_peak_compute_may_count_sparsity(claimed: tuple[Any, ...], held: tuple[Any, ...], expected: Fit) -> None:
    assert fit("peak_flops", claimed, held) is expected


@pytest.mark.parametrize(
    ("bound", "claimed", "held_bound", "held", "expected"),
    [
        ("at-least", 130, "exact", 188, Fit.AGREES),
        ("at-least", 500, "exact", 188, Fit.DIFFERS),
        ("at-least", 130, "at-least", 200, Fit.AGREES),
        ("at-least", 500, "at-least", 100, Fit.OPEN),
        ("exact", 100, "at-least", 100, Fit.AGREES),
        ("exact", 900, "at-least", 100, Fit.OPEN),
        ("below", 100, "exact", 30, Fit.AGREES),
        ("at-most", 20, "exact", 100, Fit.DIFFERS),
        ("about", 100, "exact", 95, Fit.AGREES),
        ("exact", 30, "at-most", 100, Fit.OPEN),
    ],
)
def test_bounds_count_on_both_sides(bound: str, claimed: int, held_bound: str, held: int, expected: Fit) -> None:
    row = table()["count_of"]
    mine = Claim("a", row.id, value=Decimal(claimed), unit="models", bound=bound)
    theirs = Claim("a", row.id, value=Decimal(held), unit="models", bound=held_bound)
    assert COMPARERS["number"](mine, theirs, row) is expected


@pytest.mark.parametrize(
    ("claimed", "held", "expected"),
    [
        ("Apache 2.0", "Apache-2.0", Fit.AGREES),
        ("MIT许可证", "MIT", Fit.AGREES),
        ("MIT", "code MIT; model licence permits commercial use", Fit.COARSE),
        ("MIT", "not MIT", Fit.ALIEN),
        ("Apache-2.0", "MIT", Fit.ALIEN),
    ],
)
def test_licences_agree_by_their_words(claimed: str, held: str, expected: Fit) -> None:
    assert fit("licence", (claimed,), (held,)) is expected


@pytest.mark.parametrize(
    ("claimed", "held", "expected"),
    [("image", "text,image", Fit.AGREES), ("text,image", "image", Fit.COARSE), ("audio", "text,image", Fit.ALIEN)],
)
def test_lists_agree_by_their_parts(claimed: str, held: str, expected: Fit) -> None:
    assert fit("modality", (claimed,), (held,)) is expected


@pytest.mark.parametrize(
    ("claimed", "held", "apart"),
    [
        pytest.param((20e9, "CNY"), (1e9, "USD"), True, id="three times as much"),
        pytest.param((20e9, "CNY"), (3e9, "USD"), False, id="the same at some rate"),
        pytest.param((10e9, "CNY"), (1e9, "USD"), False, id="within the margin"),
        pytest.param((1e9, "USD"), (1e9, "USD"), False, id="one currency"),
        pytest.param((1e9, "JPY"), (1e9, "USD"), False, id="a currency without rates"),
        pytest.param((0, "CNY"), (1e9, "USD"), False, id="nothing"),
    ],
)
def test_sums_in_two_currencies_differ_only_beyond_every_rate(claimed: Any, held: Any, apart: bool) -> None:
    mine, theirs = (Quantity(Decimal(str(value)), unit) for value, unit in (claimed, held))
    assert differ_at_any_rate(mine, theirs) is apart


@pytest.mark.parametrize(
    ("bound", "held_bound", "apart"),
    [("exact", "at-least", False), ("at-most", "exact", False), ("at-least", "exact", True)],
)
def test_bounds_count_across_currencies(bound: str, held_bound: str, apart: bool) -> None:
    mine, theirs = Quantity(Decimal("20e9"), "CNY", bound), Quantity(Decimal("1e9"), "USD", held_bound)
    assert differ_at_any_rate(mine, theirs) is apart


@pytest.mark.parametrize(
    ("claimed", "held", "expected"),
    [
        ("2023", "2023-03-16", Timing.SAME),
        ("2023-03", "2023", Timing.AROUND),
        ("2024-06", "2024-05/..", Timing.AROUND),
        ("2023-03-16", "2023-03-15", Timing.NEAR),
        ("2023-03", "2023-02", Timing.BEFORE),
        ("2023-03", "2023-04", Timing.AFTER),
        ("2023-03-31", "2023-04", Timing.NEAR),
        ("2023", None, Timing.UNTIMED),
        ("XXXX-05-22", "2023", Timing.UNTIMED),
    ],
)
def test_timing_of_a_statement_against_the_claimed_time(claimed: str, held: str | None, expected: Timing) -> None:
    assert timing(parsed(claimed), parsed(held)) is expected
