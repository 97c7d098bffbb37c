from __future__ import annotations

from page_reading import Page
from starlette.testclient import TestClient


def test_without_ends_there_is_a_form(beside: TestClient) -> None:
    page = Page(beside.get("/path").text)
    assert {"from", "to"} <= {attrs.get("name") for attrs in page.all("input")}
    assert not page.all("ol")


def test_a_story_has_dated_sourced_steps_whose_names_lead_on(beside: TestClient) -> None:
    page = Page(beside.get("/path?from=south&to=aurora").text)
    steps = beside.get("/path.json?from=south&to=aurora").json()["stories"][0]["steps"]
    assert len(steps) == 2
    for step in steps:
        assert " ".join(step["sentence"].split()) in page.text
    assert {"/e/south", "/e/north", "/e/aurora", "/s/ex.net/news"} <= set(page.values("href"))


def test_each_step_leads_to_its_fact_on_the_page_of_its_subject(beside: TestClient) -> None:
    page = Page(beside.get("/path?from=south&to=north").text)
    links = [href for href in page.values("href") if "#f-" in href]
    assert links
    for href in links:
        address, _, anchor = href.partition("#")
        assert anchor in Page(beside.get(address).text).values("id"), href


def test_the_way_back_is_the_same_way(beside: TestClient) -> None:
    there = beside.get("/path.json?from=south&to=aurora").json()["stories"][0]["steps"]
    back = beside.get("/path.json?from=aurora&to=south").json()["stories"][0]["steps"]
    assert [step["to"]["id"] for step in there] == ["north", "aurora"]
    assert [step["to"]["id"] for step in back] == ["north", "south"]


def test_who_is_not_joined_is_said_not_to_be(beside: TestClient) -> None:
    text = Page(beside.get("/path?from=north&to=hermit").text).text
    assert "Nothing in the record joins North AI and Hermit" in text
    assert "The record relates it to nobody" in text


def test_one_and_the_same_is_said_to_be(beside: TestClient) -> None:
    assert "Both names mean the same: North AI" in Page(beside.get("/path?from=北方&to=north").text).text


def test_an_unknown_end_is_said_with_those_near_it(beside: TestClient) -> None:
    page = Page(beside.get("/path?from=nort&to=aurora").text)
    assert "The record knows nobody called “nort”" in page.text
    assert "/path?from=north&to=aurora" in page.values("href")
    assert beside.get("/path.json?from=nort&to=aurora").status_code == 404
