"""What was true at a date, and what had been told by a date: two clocks that run on their own."""

from __future__ import annotations

import pytest

from baimo.asking.clocks import Clocks
from baimo.asking.states import as_told
from baimo.ledger import Ledger


def values(ledger: Ledger, subject: str, predicate: str, **dates: str) -> list[str]:
    statements = ledger.find(subject=subject, predicate=predicate)
    return sorted({str(s.claim.object or s.claim.value) for s in as_told(statements, Clocks.at(**dates))})


@pytest.mark.parametrize(
    ("as_of", "held"),
    [
        pytest.param("2021-04", [], id="before it was set"),
        pytest.param("2021-05", ["0.01"], id="set"),
        pytest.param("2022-12-31", ["0.01"], id="the last day"),
        pytest.param("2023-01-01", ["0.002"], id="the next one"),
        pytest.param("2025", ["0.002"], id="until it is set anew"),
    ],
)
def test_of_a_value_that_is_set_the_one_that_held_is_told(ledger: Ledger, as_of: str, held: list[str]) -> None:
    assert values(ledger, "acme-1", "price", as_of=as_of) == held


@pytest.mark.parametrize(
    ("as_of", "measured"),
    [
        pytest.param("2022-06", ["1000000"], id="the only one yet"),
        pytest.param("2022-12", ["3000000"], id="the later one"),
        pytest.param("2023-12", ["2000000"], id="also when it fell"),
    ],
)
def test_of_a_value_that_is_measured_the_last_one_is_told(ledger: Ledger, as_of: str, measured: list[str]) -> None:
    assert values(ledger, "acme-chat", "users", as_of=as_of) == measured


def test_an_event_is_true_from_its_day_on_and_a_state_until_its_end(ledger: Ledger) -> None:
    assert values(ledger, "gamma", "invested_in", as_of="2021-12") == ["acme"]
    assert values(ledger, "gamma", "invested_in", as_of="2022-06") == ["acme", "beta", "rumour"]
    assert values(ledger, "acme", "led_by", as_of="2022-08") == ["bob"]
    assert values(ledger, "acme", "led_by", as_of="2022-09") == []


def test_a_law_is_in_force_from_its_day_on(ledger: Ledger) -> None:
    assert values(ledger, "ban", "in_force_on", as_of="2023-10") == []
    assert values(ledger, "ban", "in_force_on", as_of="2023-11") == ["2023-11-16"]


def test_what_nobody_had_told_is_not_known_though_it_was_true(ledger: Ledger) -> None:
    assert values(ledger, "beta", "founded_on", as_of="2020") == ["2019-01-05"]
    assert values(ledger, "beta", "founded_on", known_by="2020") == []
    assert values(ledger, "beta", "founded_on", known_by="2023-12") == ["2019-01-05"]


def test_an_undated_page_cannot_have_told_of_what_had_not_begun(ledger: Ledger) -> None:
    assert values(ledger, "beta-1", "price", known_by="2022-05") == []
    assert values(ledger, "beta-1", "price", known_by="2022-06") == ["5"]


def test_without_a_date_everything_is_told(ledger: Ledger) -> None:
    assert values(ledger, "acme-chat", "users") == ["1000000", "2000000", "3000000"]
