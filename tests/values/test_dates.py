"""Dates as EDTF: parsed to the days they may mean, and compared."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.values.dates import When, relation, when_of

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "precision", "first", "last"),
    [
        ("2023-03-16", "day", "2023-03-16", "2023-03-16"),
        ("2023-02", "month", "2023-02-01", "2023-02-28"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2023", "year", "2023-01-01", "2023-12-31"),
        ("2023~", "year", "2023-01-01", "2023-12-31"),
        ("2023-40", "half", "2023-01-01", "2023-06-30"),
        ("2023-41", "half", "2023-07-01", "2023-12-31"),
        ("2023-33", "quarter", "2023-01-01", "2023-03-31"),
        ("2023-36", "quarter", "2023-10-01", "2023-12-31"),
        ("2023-07/2023-12", "interval", "2023-07-01", "2023-12-31"),
        ("2023-10/..", "interval", "2023-10-01", None),
        ("../2023-10", "interval", None, "2023-10-31"),
        ("XXXX-05-22", "unknown-year", None, None),
    ],
)
def test_when_knows_its_first_and_last_day(edtf: str, precision: str, first: str | None, last: str | None) -> None:
    when = When.parse(edtf)
    assert (str(when), when.precision) == (edtf, precision)
    assert [day and str(day) for day in (when.first, when.last)] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-13",
        "2023-02-30",
        "2023-3",
        "23",
        "/",
        "../..",
        "2024/2023",
        "2023/2024/2025",
        "0000",
        "XXXX",
        "２０２３",
        "today",
    ],
)
def test_when_refuses_what_is_no_date_and_names_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"no date|no interval"):
        When.parse(text)


@pytest.mark.parametrize(
    ("claimed", "held", "expected"),
    [
        pytest.param("2023-03", "2023-03", "same", id="equal"),
        pytest.param("2023-41", "2023-07/2023-12", "same", id="the same days, written otherwise"),
        pytest.param("2023", "2023-03-16", "coarser", id="a year around a day"),
        pytest.param("2023-03-16", "2023", "within", id="a day in a year"),
        pytest.param("2023-03", "2023-04-10", "apart", id="the month before"),
        pytest.param("2023-09", "2023-41", "within", id="a month in a half"),
        pytest.param("2023-03/2023-06", "2023-05/2023-08", "near", id="a partial overlap"),
        pytest.param("2022-12", "2023~", "within", id="just before an approximate year"),
        pytest.param("2023-10/..", "2024-05-01", "coarser", id="open end"),
        pytest.param("XXXX-05-22", "2023-05-22", "coarser", id="unknown year, same day"),
        pytest.param("XXXX-05-22", "2023-05-23", "apart", id="unknown year, other day"),
        pytest.param("2023-05-22", "XXXX-05", "within", id="held without a year"),
    ],
)
def test_relation_of_a_claimed_time_to_a_held_one(claimed: str, held: str, expected: str) -> None:
    assert relation(when_of(claimed), when_of(held)) == expected


def test_relation_allows_the_day_that_time_zones_make() -> None:
    beijing, california = when_of("2023-08-26"), when_of("2023-08-25")
    assert beijing.relation(california, tolerance_days=1) == "near"
    assert beijing.is_compatible(california, 1)
    assert not beijing.is_compatible(california)


def test_in_year_settles_only_an_unknown_year() -> None:
    assert str(when_of("XXXX-05-22").in_year(2023)) == "2023-05-22"
    assert str(when_of("XXXX-03/XXXX-06").in_year(2023)) == "2023-03/2023-06"
    assert str(when_of("2021").in_year(2023)) == "2021"


@given(DAYS, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_every_day_is_within_its_own_month_and_year(day: date, form: str) -> None:
    assert when_of(day.strftime(form)).covers(when_of(str(day)))
    assert relation(when_of(str(day)), when_of(day.strftime(form))) in ("same", "within")


@given(DAYS, DAYS)
def test_relation_of_days_is_apart_by_more_than_the_tolerance(one: date, other: date) -> None:
    gap = abs((one - other).days)
    assert when_of(str(one)).is_compatible(when_of(str(other)), gap)
    assert gap == 0 or not when_of(str(one)).is_compatible(when_of(str(other)), gap - 1)


@given(DAYS, st.integers(0, 900), DAYS, st.integers(0, 900))
def test_overlap_is_symmetric_and_follows_from_covering(one: date, length: int, other: date, more: int) -> None:
    left = when_of(f"{one}/{one + timedelta(length)}")
    right = when_of(f"{other}/{other + timedelta(more)}")
    assert left.overlaps(right) == right.overlaps(left)
    assert not left.covers(right) or left.overlaps(right)


@given(st.text(alphabet="0123456789-/.X~", max_size=12))
def test_parse_gives_a_date_or_says_why_not(text: str) -> None:
    try:
        when = When.parse(text)
    except ValueError:
        return
    assert str(when) == text
