"""Numbers as texts write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.values.numbers import parse_number

CASES = {
    "1,234.5": "1234.5",
    "2.14亿": "214000000",
    "三千五百": "3500",
    "三千零五": "3005",
    "1 万": "10000",
    "十二点五亿": "1250000000",
    "7B": "7000000000",
    "128K": "128000",
    "1.5 million": "1500000",
    "a hundred and ninety-two": "192",
    "two thousand and forty-eight": "2048",
    "eleven point seven billion": "11700000000",
    "２３": "23",
    "1亿2千万": "120000000",
    "3.2万亿": "3200000000000",
    "二〇二三": "2023",
    "一万二": "12000",
    "两亿三千四百五十六万七千八百九十": "234567890",
    "一亿零五百万": "105000000",
    "百万": "1000000",
    "1e25": "1E25",
    "3.8x10^25": "3.8E25",
    "half a billion": "500000000",
    "one hundred and thirty": "130",
    "two hundred and fifty-three thousand": "253000",
    "2 dozen": "24",
    "0": "0",
    "零": "0",
    "-5": "-5",
    "億": "100000000",
}


@pytest.mark.parametrize(("text", "value"), CASES.items(), ids=CASES.keys())
def test_parse_number_reads_every_notation(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1,23", "1.2.3", "GPT-4", "1" * 60, "点五", "三个", "5%", "and"])
def test_parse_number_is_none_for_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_parse_number_keeps_the_printed_precision() -> None:
    assert parse_number("2.14亿") == Decimal("2.14E+8")
    assert str(parse_number("2.14亿")) == "2.14E+8"
    assert str(parse_number("10.0")) == "10.0"


DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """A number below ten thousand in Chinese numerals, written out place by place."""
    places = [(number // 10**power % 10, unit) for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, ""))]
    text = "".join(DIGITS[digit] + unit if digit else "零" for digit, unit in places).lstrip("零").rstrip("零")
    while "零零" in text:
        text = text.replace("零零", "零")
    return text or "零"


@given(st.integers(0, 9999), st.integers(1, 9999))
def test_parse_number_reads_chinese_numerals_written_out(low: int, high: int) -> None:
    assert parse_number(in_chinese(high)) == high
    gap = "零" if 0 < low < 1000 else ""
    text = f"{in_chinese(high)}万{gap}{in_chinese(low) if low else ''}"
    assert parse_number(text) == high * 10000 + low


@given(st.decimals(0, 10**12, places=3, allow_nan=False))
def test_parse_number_reads_what_python_writes(number: Decimal) -> None:
    assert parse_number(f"{number:f}") == number
    assert parse_number(f"{number:,f}") == number


@given(st.text(max_size=30))
def test_parse_number_never_fails(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.is_finite()
