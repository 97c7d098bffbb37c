"""A price told with the release of its thing holds from the day of that; no other day is guessed."""

from __future__ import annotations

import pytest

from baimo.claims import Claim
from baimo.reading.claiming.launching import date_prices


def released(day: str, modality: str = "asserted") -> Claim:
    claim = Claim("openai", "released", "OpenAI", "organization")
    claim.object, claim.object_name, claim.when, claim.modality = "gpt-5", "GPT-5", day, modality
    return claim


def price(when: str | None = None) -> Claim:
    claim = Claim("gpt-5", "price", "GPT-5", "model")
    claim.when = when
    return claim


def test_a_price_without_a_time_has_the_day_of_the_release_that_is_news() -> None:
    told = price()
    date_prices([released("2025-08-07"), told], "2025-08-08")
    assert told.when == "2025-08-07"


@pytest.mark.parametrize(("name", "when"), [("GPT-5 mini", "2025-08-07"), ("GPT-5.1", None), ("GPT-4", None)])
def test_an_edition_came_with_what_its_name_begins_with(name: str, when: str | None) -> None:
    told = price()
    told.subject, told.subject_name = name.lower(), name
    date_prices([released("2025-08-07"), told], "2025-08-08")
    assert told.when == when


@pytest.mark.parametrize(
    ("claims", "day"),
    [
        pytest.param([released("2025-08-07")], "2025-10-08", id="no news any more"),
        pytest.param([released("2025-08-07")], None, id="a text without a day"),
        pytest.param([released("2025-08")], "2025-08-08", id="a release without a day"),
        pytest.param([released("2025-08-09")], "2025-08-08", id="a release to come"),
        pytest.param([released("2025-08-07", "predicted")], "2025-08-08", id="a release that is foretold"),
        pytest.param([released("2025-08-07"), released("2025-08-06")], "2025-08-08", id="two days of release"),
        pytest.param([], "2025-08-08", id="no release"),
    ],
)
def test_else_it_stays_without(claims: list[Claim], day: str | None) -> None:
    told = price()
    date_prices([*claims, told], day)
    assert told.when is None


def test_a_time_that_is_told_stays() -> None:
    told = price("2025-09-01")
    date_prices([released("2025-08-07"), told], "2025-08-08")
    assert told.when == "2025-09-01"
