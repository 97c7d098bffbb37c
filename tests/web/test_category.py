from __future__ import annotations

from beside_sample import SCRIPT
from page_reading import Page
from starlette.testclient import TestClient

HOME = "/c/models/general-models"


def test_members_stand_with_the_numbers_of_the_rule(beside: TestClient) -> None:
    page, told = Page(beside.get(HOME).text), beside.get(f"{HOME}.json").json()
    assert [one["id"] for one in told["members"]] == ["north", "south"]
    assert {"/e/north", "/e/south", "/e/aurora"} <= set(page.values("href"))
    for member in told["members"]:
        assert f"{member['score']:.1f}" in page.text
    assert SCRIPT in page.text


def test_what_belongs_there_and_by_whose_cut_is_told(beside: TestClient) -> None:
    page, told = Page(beside.get(HOME).text), beside.get(f"{HOME}.json").json()
    assert told["about"] in page.text
    assert told["sources"]
    assert all(source["label"] in page.text for source in told["sources"])


def test_china_and_abroad_are_counted_and_can_be_asked_for(beside: TestClient) -> None:
    assert beside.get(f"{HOME}.json").json()["shares"] == {"china": 1, "abroad": 1, "unknown": 0}
    assert [one["id"] for one in beside.get(f"{HOME}.json?region=china").json()["members"]] == ["north"]
    links = Page(beside.get(f"{HOME}?region=abroad").text).values("href")
    assert "/e/south" in links
    assert "/e/north" not in links


def test_a_month_before_somebody_came_is_without_them(beside: TestClient) -> None:
    assert beside.get(f"{HOME}.json?at=2023-01").json()["at"] == "2023-01"
    assert [one["id"] for one in beside.get(f"{HOME}.json?at=2023-01").json()["members"]] == ["south"]


def test_months_and_regions_that_mean_nothing_are_passed_over(beside: TestClient) -> None:
    assert beside.get(f"{HOME}?at=9999-99&region=<script>").status_code == 200


def test_the_index_has_every_category(beside: TestClient) -> None:
    page, told = Page(beside.get("/c").text), beside.get("/c.json").json()
    assert {f"/c/{one['id']}" for one in told["categories"]} <= set(page.values("href"))
    assert next(one for one in told["categories"] if one["id"] == "models/general-models")["members"] == 2


def test_a_layer_has_its_categories_and_an_unknown_one_is_not_there(beside: TestClient) -> None:
    assert HOME in Page(beside.get("/c/models").text).values("href")
    assert beside.get("/c/no/such").status_code == 404
    assert "no box “no/such”" in beside.get("/c/no/such.json").json()["error"]
