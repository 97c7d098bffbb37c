from __future__ import annotations

from beside_sample import SCRIPT
from page_reading import Page
from starlette.testclient import TestClient


def test_without_a_choice_it_offers_a_form_and_nothing_else(beside: TestClient) -> None:
    page = Page(beside.get("/compare").text)
    assert [attrs["name"] for attrs in page.all("input") if attrs.get("name") == "e"] == ["e"] * 4
    assert not page.all("table")


def test_two_stand_side_by_side_with_sources_and_what_differs_is_marked(beside: TestClient) -> None:
    page = Page(beside.get("/compare?e=north&e=south").text)
    for part in ("founded on", "10 Apr 2023", "5 Jan 2021", "≠ differs", "Example Registry", "Beijing", "London"):
        assert part in page.text
    assert SCRIPT in page.text  # as words, which the reading of tags took for no script
    assert {"/e/north", "/e/south", "/s/ex.org/registry"} <= set(page.values("href"))


def test_silence_is_said_and_is_no_difference(beside: TestClient) -> None:
    rows = {row["predicate"]: row for row in _json(beside, "aurora", "beacon")["rows"]}
    assert not rows["context_length"]["differs"]
    assert rows["context_length"]["cells"][1]["statements"] == []
    assert rows["parameters"]["differs"]
    assert "the record is silent" in beside.get("/compare?e=aurora&e=beacon").text


def test_what_all_say_alike_is_not_marked(beside: TestClient) -> None:
    rows = {row["predicate"]: row for row in _json(beside, "aurora", "aurora-2")["rows"]}
    assert not rows["developed_by"]["differs"]
    assert not rows["context_length"]["differs"]  # 128,000 is one of the two that are told of the first


def test_only_what_differs_can_be_asked_for(beside: TestClient) -> None:
    text = Page(beside.get("/compare?e=aurora&e=beacon&only=differs").text).text
    assert "parameters" in text
    assert "context length" not in text


def test_prices_are_told_as_printed(beside: TestClient) -> None:
    text = Page(beside.get("/compare?e=aurora&e=aurora-2").text).text
    assert "USD 1 per 1M input tokens" in text
    assert "CNY 2 per 1M input tokens" in text
    prices = _json(beside, "aurora", "aurora-2")["prices"]
    assert prices["aurora-2"]["models"][0]["prices"][0]["amounts"] == [2]


def test_names_will_do_for_ids_and_the_same_twice_is_one(beside: TestClient) -> None:
    page = Page(beside.get("/compare", params={"e": ["北方", "Northern"]}).text)
    assert "Only one is chosen" in page.text
    assert not page.all("table")


def test_five_are_too_many_and_the_first_four_are_shown(beside: TestClient) -> None:
    address = "/compare?e=north&e=south&e=aurora&e=aurora-2&e=beacon"
    page = Page(beside.get(address).text)
    assert "At most four" in page.text
    assert len(_json(beside, "north", "south", "aurora", "aurora-2", "beacon")["entities"]) == 4


def test_an_unknown_name_is_said_with_those_near_it(beside: TestClient) -> None:
    page = Page(beside.get("/compare?e=nort&e=south").text)
    assert "The record knows nobody called “nort”" in page.text
    assert "/compare?e=north&e=south" in page.values("href")


def test_the_page_shows_what_the_json_tells(beside: TestClient) -> None:
    page = Page(beside.get("/compare?e=north&e=south").text)
    for row in _json(beside, "north", "south")["rows"]:
        assert row["label"] in page.text


def _json(client: TestClient, *ids: str) -> dict:
    found: dict = client.get("/compare.json", params={"e": list(ids)}).json()
    return found
