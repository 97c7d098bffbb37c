from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.output.people_dates import date_text

CASES = {
    "2023": ("2023年", "2023"),
    "2023-03": ("2023年3月", "Mar 2023"),
    "2023-03-16": ("2023年3月16日", "16 Mar 2023"),
    "2023-40": ("2023年上半年", "H1 2023"),
    "2023-41": ("2023年下半年", "H2 2023"),
    "2023-35": ("2023年第三季度", "Q3 2023"),
    "2023-21": ("2023年春", "spring 2023"),
    "2023~": ("约2023年", "about 2023"),
    "2023-03/2023-06": ("2023年3月至2023年6月", "Mar 2023 to Jun 2023"),
    "2023-03/..": ("2023年3月起", "since Mar 2023"),
    "../2024": ("至2024年", "until 2024"),
    "XXXX-05-22": ("5月22日（年份不明）", "22 May (year unknown)"),
    "soon": ("soon", "soon"),
    "2023-99": ("2023-99", "2023-99"),
}


@pytest.mark.parametrize("edtf", CASES)
def test_date_is_written_as_people_write_it(edtf: str) -> None:
    assert (date_text(edtf, "zh"), date_text(edtf, "en")) == CASES[edtf]


def test_no_date_is_no_text() -> None:
    assert date_text(None, "zh") == ""


@given(st.text(max_size=20), st.sampled_from(["zh", "en"]))
def test_any_text_comes_through(text: str, lang: str) -> None:
    assert isinstance(date_text(text, lang), str)
