"""Quantities: they differ only where the sets of values that they allow have nothing in common."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.values.quantities import Comparison, Quantity, compare, format_quantity

AGREES, DIFFERS, INCOMPARABLE = Comparison.AGREES, Comparison.DIFFERS, Comparison.INCOMPARABLE


def q(value: str, unit: str = "", bound: str = "exact", value_to: str | None = None) -> Quantity:
    return Quantity(Decimal(value), unit, bound, None if value_to is None else Decimal(value_to))


# The pairs on which checkers without a model of units fail: four that agree, four that do not.
PAIRS = [
    pytest.param(q("1E8", "USD"), q("100000000", "USD"), AGREES, id="1亿美元 and 100,000,000 dollars"),
    pytest.param(q("2.5E5", "CNY"), q("250000", "CNY"), AGREES, id="25万元 and 250,000 yuan"),
    pytest.param(q("7E9", "parameters"), q("70E8", "parameters"), AGREES, id="7B and 70亿"),
    pytest.param(q("4.8", "TB/s"), q("4800", "GB/s"), AGREES, id="4.8 TB/s and 4800 GB/s"),
    pytest.param(q("1E8", "USD"), q("1E7", "USD"), DIFFERS, id="1亿美元 and 1000万美元"),
    pytest.param(q("2.5E5", "CNY"), q("204600", "CNY"), DIFFERS, id="25万元 and 20.46万元"),
    pytest.param(q("7E9", "parameters"), q("13E9", "parameters"), DIFFERS, id="7B and 13B"),
    pytest.param(
        q("0.003", "CNY/1k-input-tokens"), q("0.8", "CNY/1M-input-tokens"), DIFFERS, id="3厘 and 0.8厘 per thousand"
    ),
]


@pytest.mark.parametrize(("claimed", "held", "expected"), PAIRS)
def test_compare_reads_units_scales_and_notations(claimed: Quantity, held: Quantity, expected: Comparison) -> None:
    assert compare(claimed, held) == expected
    assert compare(held, claimed) == expected


@pytest.mark.parametrize(
    ("claimed", "held", "expected"),
    [
        pytest.param(q("130", "models", "at-least"), q("188", "models"), AGREES, id="over 130 and 188"),
        pytest.param(q("130", "models", "at-least"), q("100", "models"), DIFFERS, id="over 130 and 100"),
        pytest.param(q("130", "models"), q("100", "models", "at-least"), AGREES, id="130 and at least 100"),
        pytest.param(q("130", "models"), q("200", "models", "at-least"), DIFFERS, id="130 and at least 200"),
        pytest.param(q("200", "", "at-least"), q("100", "", "at-most"), DIFFERS, id="bounds that exclude each other"),
        pytest.param(q("100", "", "at-least"), q("200", "", "at-least"), AGREES, id="two lower bounds"),
        pytest.param(q("10", "%", "below"), q("8", "%"), AGREES, id="below"),
        pytest.param(q("1E9", "CNY", "exact", "1.5E9"), q("1.2E9", "CNY"), AGREES, id="in a range"),
        pytest.param(q("1E9", "CNY", "exact", "1.5E9"), q("2E9", "CNY"), DIFFERS, id="outside a range"),
        pytest.param(q("-10", "%", "exact", "-20"), q("-15", "%"), AGREES, id="a range of falls"),
    ],
)
def test_compare_honours_bounds_on_either_side(claimed: Quantity, held: Quantity, expected: Comparison) -> None:
    assert compare(claimed, held) == expected


@pytest.mark.parametrize(
    ("claimed", "held", "expected"),
    [
        pytest.param(q("1.8", "ratio"), q("1.7625", "ratio"), AGREES, id="rounded"),
        pytest.param(q("2.14E8"), q("214683829"), AGREES, id="cut off"),
        pytest.param(q("2E8"), q("2.14E8"), AGREES, id="the coarser one rounds"),
        pytest.param(q("2E8"), q("2.4E8"), DIFFERS, id="but never by more than a tenth"),
        pytest.param(q("188"), q("189"), DIFFERS, id="a count is exact"),
        pytest.param(q("2.14E8"), q("2.15E8"), DIFFERS, id="the next digit"),
        pytest.param(q("2", "CNY/1M-tokens"), q("2.1", "CNY/1M-tokens"), DIFFERS, id="a price is never rounded"),
        pytest.param(q("128000", "tokens"), q("131072", "tokens"), AGREES, id="two sizes of K"),
        pytest.param(q("1E8", "", "about"), q("1.09E8"), AGREES, id="about allows a tenth"),
        pytest.param(q("1E8", "", "about"), q("1.2E8"), DIFFERS, id="and no more"),
    ],
)
def test_compare_honours_printed_precision(claimed: Quantity, held: Quantity, expected: Comparison) -> None:
    assert compare(claimed, held) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (q("1", "USD"), q("1", "CNY")),
        (q("1", "GB"), q("1", "W")),
        (q("1", "users"), q("1", "models")),
        (q("1", "?"), q("1", "GB")),
    ],
)
def test_compare_never_judges_across_dimensions(one: Quantity, other: Quantity) -> None:
    assert compare(one, other) == INCOMPARABLE


VALUES = st.decimals(min_value=Decimal("0.001"), max_value=Decimal("1e13"), places=3)
UNITS = st.sampled_from(["", "CNY", "%", "GB", "tokens", "CNY/1k-tokens"])
BOUNDS = st.sampled_from(["exact", "about", "at-least", "at-most", "below"])


@given(VALUES, UNITS, BOUNDS, VALUES, BOUNDS)
def test_compare_is_symmetric(one: Decimal, unit: str, bound: str, other: Decimal, held_bound: str) -> None:
    left, right = Quantity(one, unit, bound), Quantity(other, unit, held_bound)
    assert compare(left, right) == compare(right, left)


@given(VALUES, UNITS, BOUNDS)
def test_compare_agrees_with_itself(value: Decimal, unit: str, bound: str) -> None:
    quantity = Quantity(value, unit, bound)
    assert compare(quantity, quantity) == AGREES


@given(VALUES, VALUES)
def test_compare_never_contradicts_a_lower_bound_from_above(bound: Decimal, more: Decimal) -> None:
    assert compare(Quantity(bound, "", "at-least"), Quantity(bound + more)) == AGREES


@pytest.mark.parametrize(
    ("quantity", "zh", "en"),
    [
        (q("1E8", "USD"), "1亿美元", "USD 100 million"),
        (q("214683829", "structures"), "214,683,829个结构", "214,683,829 structures"),
        (q("2.14E8", "", "at-least"), "至少2.14亿", "at least 214 million"),
        (q("0.003", "CNY/1k-input-tokens"), "0.003元/千输入token", "CNY 0.003 per 1k input tokens"),
        (q("20", "USD/user-month"), "20美元/用户每月", "USD 20 per user-month"),
        (q("-85", "%"), "-85%", "-85%"),
        (q("4.8", "TB/s"), "4.8 TB/s", "4.8 TB/s"),
        (q("2.5E5", "CNY"), "25万元", "CNY 250,000"),
        (q("1E9", "CNY", "exact", "1.5E9"), "10亿至15亿元", "CNY 1 billion to 1.5 billion"),
        (q("7E9", "parameters", "about"), "约70亿参数", "about 7 billion parameters"),
        (q("0", "CNY/1M-tokens"), "0元/百万token", "CNY 0 per 1M tokens"),
        (q("180000", "TFLOPS"), "18万 TFLOPS", "180,000 TFLOPS"),
        (q("2E8", "TFLOPS", "at-least"), "至少200 EFLOPS", "at least 200 EFLOPS"),
    ],
)
def test_format_quantity_speaks_both_languages(quantity: Quantity, zh: str, en: str) -> None:
    assert (format_quantity(quantity, "zh"), format_quantity(quantity, "en")) == (zh, en)
