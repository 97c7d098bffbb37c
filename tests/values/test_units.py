"""Units: found by their words, converted within a dimension, never across currencies."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.values import units


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("GB", "GB"),
        ("gigabytes", "GB"),
        ("港元", "HKD"),
        ("weekly active users", "users"),
        ("词元", "tokens"),
        ("块芯片", None),
    ],
)
def test_unit_is_found_by_id_and_by_word(word: str, name: str | None) -> None:
    found = units.unit(word)
    assert (found and found.id) == name


@pytest.mark.parametrize(
    ("value", "frm", "to", "expected"),
    [
        pytest.param("4.8", "TB/s", "GB/s", "4800", id="bandwidth"),
        pytest.param("1", "PFLOPS", "TFLOPS", "1000", id="compute"),
        pytest.param("3", "CNY-li", "CNY", "0.003", id="parts of a currency"),
        pytest.param("150", "%", "ratio", "1.5", id="shares and ratios"),
        pytest.param("0.003", "CNY/1k-input-tokens", "CNY/1M-input-tokens", "3", id="scales of a price"),
        pytest.param("1", "CNY/10k-tokens", "CNY/1k-tokens", "0.1", id="ten thousand tokens"),
        pytest.param("130", "", "models", "130", id="a bare number counts anything"),
        pytest.param("188", "models", "", "188", id="and back"),
    ],
)
def test_convert_within_a_dimension(value: str, frm: str, to: str, expected: str) -> None:
    assert units.convert(Decimal(value), frm, to) == Decimal(expected)


@pytest.mark.parametrize(
    ("frm", "to"),
    [
        ("USD", "CNY"),
        ("USD/1M-input-tokens", "CNY/1M-input-tokens"),
        ("CNY/1k-input-tokens", "CNY/1k-output-tokens"),
        ("users", "models"),
        ("", "CNY"),
        ("GB", "GB/s"),
        ("parsecs", "GB"),
    ],
)
def test_convert_is_none_across_dimensions_and_currencies(frm: str, to: str) -> None:
    assert units.convert(Decimal(1), frm, to) is None


@pytest.mark.parametrize(
    ("name", "factor"),
    [
        ("CNY/1k-input-tokens", Fraction(1, 1000)),
        ("USD/1M-output-tokens", Fraction(1, 10**6)),
        ("CNY/100M-tokens", Fraction(1, 10**8)),
        ("USD/chip-hour", Fraction(1)),
        ("CNY/user-month", Fraction(1)),
    ],
)
def test_unit_of_a_price_is_a_rate(name: str, factor: Fraction) -> None:
    found = units.unit(name)
    assert found is not None
    assert found.is_rate
    assert found.factor == factor
    parts = units.rate(name)
    assert parts is not None
    assert units.rate_name(parts.currency, parts.scale, parts.per) == name


@pytest.mark.parametrize("name", ["XXX/1k-tokens", "tokens/s", "CNY/", "CNY-li/1k-tokens", "CNY/1k-"])
def test_rate_is_none_for_what_is_no_price(name: str) -> None:
    assert units.rate(name) is None


def test_words_are_written_as_texts_are_folded() -> None:
    from baimo.values.names import fold

    spoken = {**units.words(), **units.words_before()}
    assert [word for word in spoken if fold(word) != word] == []


def test_no_word_means_two_units() -> None:
    from baimo.values import datafile

    seen: dict[str, str] = {}
    for name, row in datafile.load(units.FILE).items():
        for word in row.get("words", ()):
            assert seen.setdefault(word, name) == name
    assert seen


NAMES = [name for name, row in units.table().items() if row.dimension != name]


@given(st.sampled_from(NAMES), st.integers(-(10**9), 10**9))
def test_convert_there_and_back_is_the_same(name: str, value: int) -> None:
    row = units.table()[name]
    base = next(other for other, it in units.table().items() if it.dimension == row.dimension)
    there = units.convert(Decimal(value), name, base)
    assert there is not None
    back = units.convert(there, base, name)
    assert back is not None
    assert abs(back - value) <= abs(value) * Decimal("1e-20")
