"""Two clocks: a document is checked as of its own date and as of today, or of the day that stands for today."""

from __future__ import annotations

from typing import Any

import pytest
from saying import claim, document

from baimo.checking import check, document_date
from baimo.claims import Claim
from baimo.ledger import Ledger

PRICE = ("hill-app", "price", 20, "CNY/user-month")


def test_price_of_its_day_is_supported_then_and_outdated_now(find: Any) -> None:
    found = find(*PRICE, date="2024-03-15")
    assert (found.then, found.verdict) == ("supported", "outdated")


def test_price_of_its_day_stays_supported_where_the_claim_is_dated(find: Any) -> None:
    found = find(*PRICE, date="2024-03-15", when="2024-03")
    assert (found.then, found.verdict) == ("supported", "supported")


def test_today_is_the_day_asked_for(find: Any) -> None:
    assert find(*PRICE, as_of="2024-06").verdict == "supported"
    assert find(*PRICE, as_of="2025-06").verdict == "outdated"


def test_price_that_came_later_was_wrong_then(find: Any) -> None:
    found = find("hill-app", "price", 30, "CNY/user-month", date="2024-03-15")
    assert (found.then, found.verdict) == ("contradicted", "supported")


def test_what_the_ledger_learnt_later_of_that_time_counts(find: Any) -> None:
    # every source of the record is of 2025
    assert find("hill-ai", "released", ">hill-7b", date="2023-07-01").then == "supported"


def test_what_happened_later_does_not_support_what_was_told_as_done(find: Any) -> None:
    found = find("hill-ai", "released", ">hill-72b", date="2023-07-01")
    assert found.then == found.verdict == "unknown"


def test_announcement_shortly_before_the_event_is_supported(find: Any) -> None:
    assert find("hill-ai", "released", ">hill-72b", date="2024-05-01").verdict == "supported"


def test_leader_of_the_documents_time_is_supported_then(find: Any) -> None:
    found = find("hill-ai", "led_by", ">lin-feng", date="2024-01")
    assert (found.then, found.verdict) == ("supported", "outdated")


def test_former_leader_is_not_outdated(find: Any) -> None:
    found = find("hill-ai", "led_by", ">lin-feng", date="2025-03", quote="山岚智能前CEO林枫")
    assert (found.then, found.verdict) == ("supported", "supported")


def test_denial_without_a_date_holds_for_its_day_only(find: Any) -> None:
    found = find("hill-ai", "released", ">hill-72b", date="2023-07-01", modality="negated")
    assert found.verdict != "contradicted"


def test_document_without_a_date_is_judged_as_of_today(find: Any) -> None:
    found = find(*PRICE)
    assert found.then == found.verdict == "outdated"


def test_comment_has_its_own_date(find: Any) -> None:
    found = find(*PRICE, date="2025-06", said_by="a reader", said_on="2024-03-15")
    assert (found.then, found.verdict) == ("supported", "outdated")


@pytest.mark.parametrize(
    ("told", "then"),
    [
        pytest.param(claim("hill-ai", "listed_on", ">east-exchange", when="2025-01-08"), "outdated", id="told as past"),
        pytest.param(
            claim("hill-ai", "listed_on", ">east-exchange", when="2025-01-08", modality="predicted"),
            "supported",
            id="told as to come",
        ),
    ],
)
def test_date_of_a_document_that_tells_of_later_things_is_not_believed(ledger: Ledger, told: Claim, then: str) -> None:
    found = check([claim(*PRICE), told], document("2024-03-15"), ledger, "2026")
    assert found[0].then == then


@pytest.mark.parametrize(
    ("bears", "date"),
    [("2024-03-15", "2024-03-15"), ("2024", "2024"), (None, None), ("XXXX-05-22", None), ("spring", None)],
)
def test_document_date_is_one_that_can_be_placed(bears: str | None, date: str | None) -> None:
    assert document_date(document(bears)) == date
