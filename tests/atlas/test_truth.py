"""The audit of the atlas: verdicts are read strictly, rates bear their intervals, the page is the one of the tables."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.atlas.truth import PAGE, TABLES, Rate, TruthError, Verdict, page, rates, read, samples

from baimo.values.datafile import load

HEADER = "statement\tfile\tsays\tverdict\tby\twhere\tseen\tchanged\n"


def verdicts(*words: str) -> list[Verdict]:
    """Verdicts of these words, seen on their own pages unless they are `unseen`."""
    return [Verdict("x", "f", "says", word, "" if word == "unseen" else "source", "", "", "") for word in words]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        pytest.param(8, 10, 0.490, 0.943, id="eight of ten"),
        pytest.param(0, 10, 0.0, 0.278, id="none"),
        pytest.param(10, 10, 0.722, 1.0, id="all"),
        pytest.param(0, 0, 0.0, 1.0, id="nothing drawn"),
    ],
)
def test_rate_has_the_interval_of_wilson(hits: int, of: int, low: float, high: float) -> None:
    """As printed in tables of the score interval."""
    assert Rate(hits, of).interval == pytest.approx((low, high), abs=0.001)


@given(of=st.integers(1, 500), data=st.data())
def test_interval_holds_the_share_and_stays_within_bounds(of: int, data: st.DataObject) -> None:
    """For every sample."""
    rate = Rate(data.draw(st.integers(0, of)), of)
    low, high = rate.interval
    assert 0 <= low <= rate.share + 1e-12 and rate.share - 1e-12 <= high <= 1


def test_rates_leave_the_unseen_out_of_what_is_right_and_count_them_where_it_is_asked_what_was_seen() -> None:
    """A statement that nobody could look up says nothing about truth."""
    found = rates(verdicts("holds", "holds", "mended", "wrong", "unseen"))
    assert (found["written"], found["right"], found["seen"]) == (Rate(2, 4), Rate(3, 4), Rate(4, 5))


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("a\tf\ts\ttrue\tsource\t\t\t\n", id="unknown verdict"),
        pytest.param("a\tf\ts\tholds\t\t\t\t\n", id="held by nobody"),
        pytest.param("a\tf\ts\tunseen\tsource\t\t\t\n", id="unseen and seen"),
        pytest.param("a\tf\ts\tholds\thearsay\t\t\t\n", id="unknown witness"),
    ],
)
def test_reading_refuses_a_row_that_cannot_be_counted(tmp_path: Path, row: str) -> None:
    """A slip in a table must not become a rate."""
    path = tmp_path / "sample-9.tsv"
    path.write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(TruthError, match=r"sample-9\.tsv: a"):
        read(path)


def test_page_of_the_project_is_the_one_that_the_tables_give() -> None:
    """`python -m tools.atlas.truth` writes it."""
    assert PAGE.read_text(encoding="utf-8") == page(samples(), load(TABLES / "page.yaml"))


@pytest.mark.parametrize("name", ["1", "2"])
def test_sample_has_a_hundred_statements_each_once(name: str) -> None:
    """None left out, none judged twice."""
    assert len({row.statement for row in samples()[name]}) == 100
