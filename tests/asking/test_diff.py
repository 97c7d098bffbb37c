"""What changed between two dates: where a change belongs, what is no change, and that spans add up."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baimo.asking.changing import GROUPS, Change, Wanted, changes_between, wanted_of
from baimo.asking.changing.weighing import rule
from baimo.claims import table
from baimo.ledger import Ledger
from baimo.values.errors import BaimoError


def found(ledger: Ledger, since: str, until: str, known: bool = False, **wanted: str) -> dict[str, list[Change]]:
    """Changes by `subject predicate`."""
    asked = Wanted(
        wanted.get("subject"),
        frozenset(filter(None, [wanted.get("kind")])),
        frozenset(filter(None, [wanted.get("predicate")])),
    )
    changes: dict[str, list[Change]] = {}
    for change in changes_between(ledger, since, until, asked, known).changes:
        changes.setdefault(f"{change.claim.subject} {change.claim.predicate}", []).append(change)
    return changes


@pytest.mark.parametrize(
    ("since", "until", "what", "group"),
    [
        pytest.param("2019", "2020", "acme founded_on", "entered", id="a founding"),
        pytest.param("2021-04", "2021-05", "acme released", "entered", id="a release"),
        pytest.param("2021-01", "2021-02", "gamma invested_in", "money", id="an investment"),
        pytest.param("2022", "2023", "ban in_force_on", "law", id="a law in force"),
        pytest.param("2022", "2023", "c1 restricted_by", "law", id="a restriction"),
        pytest.param("2020", "2021", "acme led_by", "relation", id="a leader"),
        pytest.param("2022-06", "2022-08", "acme led_by", "ended", id="a leader who left"),
    ],
)
def test_a_change_is_told_in_its_group_and_span(ledger: Ledger, since: str, until: str, what: str, group: str) -> None:
    assert [change.group for change in found(ledger, since, until)[what]] == [group]


@pytest.mark.parametrize(
    ("since", "until"),
    [pytest.param("2018", "2019", id="before"), pytest.param("2021-05", "2021-06", id="after")],
)
def test_a_change_is_told_in_no_other_span(ledger: Ledger, since: str, until: str) -> None:
    assert "acme released" not in found(ledger, since, until)


def test_the_sum_of_a_quarter_is_no_change_of_that_of_a_year(ledger: Ledger) -> None:
    changes = found(ledger, "2021-12", "2022-12")["acme revenue"]
    moved = [(change.before[0].claim.when, change.claim.when) for change in changes if change.before]
    assert moved == [("2021", "2022")]


def test_pages_that_tell_one_event_are_one_change_and_other_dates_are_rivals(ledger: Ledger) -> None:
    (release,) = found(ledger, "2020", "2021")["acme released"]
    assert {s.claim.when for s in release.statements} == {"2021-05-01", "2021-05"}
    assert [s.claim.when for s in release.rivals] == ["2021-07-01"]


def test_a_price_cut_is_told_from_and_to(ledger: Ledger) -> None:
    (cut,) = found(ledger, "2022", "2023", predicate="price")["acme-1 price"]
    assert (str(cut.before[0].claim.value), str(cut.claim.value)) == ("0.01", "0.002")
    assert cut.ratio is not None
    assert float(cut.ratio) == pytest.approx(0.2)


def test_values_between_two_dates_are_the_last_against_the_one_that_held_before(ledger: Ledger) -> None:
    (users,) = found(ledger, "2022-03", "2023", subject="acme-chat")["acme-chat users"]
    assert (users.before[0].claim.value, users.claim.value, users.steps) == (1000000, 2000000, 2)


def test_a_value_without_one_before_it_is_no_move(ledger: Ledger) -> None:
    (price,) = found(ledger, "2021", "2022", predicate="price")["beta-1 price"]
    assert not price.before
    assert price.ratio is None


def test_values_of_different_units_are_not_compared(ledger: Ledger) -> None:
    changes = found(ledger, "2020", "2023", kind="model")
    assert all(
        change.claim.unit == before.claim.unit for c in changes.values() for change in c for before in change.before
    )


def test_what_was_given_up_is_a_correction_and_no_value(ledger: Ledger) -> None:
    moved, given_up = sorted(found(ledger, "2021", "2022")["acme valued_at"], key=lambda c: c.group, reverse=True)
    assert (moved.claim.value, moved.group) == (400000000, "value")
    assert (given_up.claim.value, given_up.group, given_up.statements[0].reason) == (
        900000000,
        "corrected",
        "a misprint",
    )


def test_what_is_denied_or_only_forecast_is_no_change(ledger: Ledger) -> None:
    assert [c.claim.modality for c in found(ledger, "2022", "2023")["beta acquired"]] == ["reported"]


def test_what_became_known_is_told_apart_from_what_happened(ledger: Ledger) -> None:
    (leader,) = found(ledger, "2023-11", "2023-12", known=True)["beta founded_on"]
    assert not leader.is_new
    (ban,) = found(ledger, "2023-09", "2023-12", known=True)["ban in_force_on"]
    assert ban.is_new
    assert "ban in_force_on" not in found(ledger, "2023-12", "2024-03", known=True)


def test_what_happened_and_was_told_only_after_says_so(ledger: Ledger) -> None:
    (founding,) = found(ledger, "2018", "2019")["beta founded_on"]
    assert founding.told_later


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        pytest.param("2024", "2023", "baimo diff 2023 2024", id="reversed"),
        pytest.param("2024", "2024", "baimo diff 2023 2024", id="equal"),
        pytest.param("2023-12", "2023-12-31", "nothing lies between", id="ending on one day"),
        pytest.param("soon", "2024", "2024-05-20", id="no date"),
        pytest.param("2023/2024", "2025", "write two dates", id="an interval"),
        pytest.param("XXXX-05", "2025", "write two dates", id="without a year"),
    ],
)
def test_dates_that_span_nothing_are_refused_with_a_repair(ledger: Ledger, since: str, until: str, says: str) -> None:
    with pytest.raises(BaimoError, match=says):
        changes_between(ledger, since, until)


@pytest.mark.parametrize(
    ("kinds", "predicates", "says"),
    [
        pytest.param(["modle"], [], "did you mean model", id="kind"),
        pytest.param([], ["prices"], "did you mean price", id="predicate"),
    ],
)
def test_a_kind_or_predicate_that_there_is_not_is_refused(kinds: list[str], predicates: list[str], says: str) -> None:
    with pytest.raises(BaimoError, match=says):
        wanted_of(None, kinds, predicates)


def test_outside_the_record_nothing_changed_and_its_reach_is_told(ledger: Ledger) -> None:
    diff = changes_between(ledger, "1900", "1950")
    assert not diff.changes
    assert diff.record is not None
    assert date.fromordinal(diff.record[0]).year == 2019


MONTHS = [f"{year}-{month:02}" for year in range(2019, 2025) for month in range(1, 13)]


def happened(ledger: Ledger, since: str, until: str, known: bool) -> Counter[tuple[str, int, str]]:
    changes = changes_between(ledger, since, until, known=known).changes
    return Counter((c.group, c.day, c.statements[0].fact) for c in changes if c.group != "value")


@given(st.lists(st.sampled_from(MONTHS), min_size=3, max_size=3, unique=True), st.booleans())
def test_events_of_two_spans_are_those_of_the_whole(ledger: Ledger, months: list[str], known: bool) -> None:
    a, b, c = sorted(months)
    assert happened(ledger, a, b, known) + happened(ledger, b, c, known) == happened(ledger, a, c, known)


@given(st.lists(st.sampled_from(MONTHS), min_size=2, max_size=2, unique=True))
def test_changes_lie_in_their_span_the_most_significant_first(ledger: Ledger, months: list[str]) -> None:
    since, until = sorted(months)
    changes = changes_between(ledger, since, until).changes
    assert all(since < date.fromordinal(c.day).isoformat()[:7] <= until for c in changes)
    assert [c.significance for c in changes] == sorted((c.significance for c in changes), reverse=True)
    assert all(c.group in GROUPS for c in changes)


def test_the_table_of_significance_names_predicates_that_there_are() -> None:
    assert set(rule().changes) <= set(table())
    assert {row["as"] for row in rule().changes.values()} <= set(GROUPS)
    assert set(rule().told) == {"zh", "en"}
