from __future__ import annotations

import pytest
from beside_sample import LONG, SCRIPT
from page_reading import Page
from starlette.testclient import TestClient


@pytest.mark.parametrize("entity", ["north", "south", "aurora", "hostile-person", "long-name", "beijing"])
def test_every_fact_has_an_address_on_the_page(beside: TestClient, entity: str) -> None:
    page = Page(beside.get(f"/e/{entity}").text)
    facts = {f"f-{said['fact']}" for said in beside.get(f"/e/{entity}.json").json()["statements"]}
    assert facts <= set(page.values("id"))
    assert len(page.values("id")) == len(set(page.values("id")))


def test_the_first_screen_has_place_figures_and_ways_on(beside: TestClient) -> None:
    page = Page(beside.get("/e/north").text)
    for part in ("organization", "general models", "10 Apr 2023", "Beijing", "USD 3 billion", "北方智能"):
        assert part in page.text
    links = set(page.values("href"))
    assert {"/map?focus=north", "/graph/north", "/compare?e=north&e=south", "/e/north.json"} <= links
    assert {"/c/models/general-models", "/conflicts/north/founded_on"} <= links


def test_figures_lead_to_their_facts(beside: TestClient) -> None:
    page = Page(beside.get("/e/aurora").text)
    figures = [href for href in page.values("href") if "#f-" in href]
    assert figures
    for href in figures:
        address, _, anchor = href.partition("#")
        assert anchor in Page(beside.get(address).text).values("id"), href


def test_milestones_are_the_dated_things_of_which_it_is_a_part(beside: TestClient) -> None:
    text = Page(beside.get("/e/north").text).text
    events = text[text.index("Milestones") :]
    assert "1 Jun 2023" in events
    assert "Aurora" in events


def test_hostile_names_are_words(beside: TestClient) -> None:
    answer = beside.get("/e/south")
    assert SCRIPT in Page(answer.text).text
    assert SCRIPT not in answer.text
    assert "<img src=x" not in beside.get("/e/hostile-person").text
    assert LONG in Page(beside.get("/e/long-name").text).text


def test_no_address_of_a_source_runs_anything(beside: TestClient) -> None:
    for address in ("/e/north", "/s/ex.com/blog", "/conflicts/north/founded_on"):
        links = Page(beside.get(address).text).values("href")
        assert not [href for href in links if href.startswith("javascript:")]


def test_who_is_not_there_may_be_one_of_these(beside: TestClient) -> None:
    answer = beside.get("/e/nort")
    assert answer.status_code == 404
    assert {"/e/north", "/search?q=nort"} <= set(Page(answer.text).values("href"))


def test_a_long_page_folds_what_is_little_asked_for(beside: TestClient) -> None:
    assert len(beside.get("/e/north").content) < 60_000
