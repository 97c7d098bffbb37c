from __future__ import annotations

from page_reading import Page
from starlette.testclient import TestClient


def test_the_list_has_every_dispute_the_weightiest_first(beside: TestClient) -> None:
    told = beside.get("/conflicts.json").json()
    assert {(one["subject"], one["predicate"]) for one in told["disputes"]} == {
        ("north", "founded_on"),
        ("aurora", "context_length"),
    }
    weights = [one["weight"] for one in told["disputes"]]
    assert weights == sorted(weights, reverse=True)
    page = Page(beside.get("/conflicts").text)
    assert {"/conflicts/north/founded_on", "/conflicts/aurora/context_length"} <= set(page.values("href"))


def test_it_is_kept_to_a_predicate_or_a_kind(beside: TestClient) -> None:
    assert beside.get("/conflicts.json?kind=model").json()["count"] == 1
    page = Page(beside.get("/conflicts?predicate=founded_on").text)
    assert "/conflicts/north/founded_on" in page.values("href")
    assert "/conflicts/aurora/context_length" not in page.values("href")
    assert "There is no such disagreement" in beside.get("/conflicts?kind=chip").text


def test_a_page_has_every_side_with_who_says_so_and_how_independently(beside: TestClient) -> None:
    page = Page(beside.get("/conflicts/north/founded_on").text)
    for part in (
        "10 Apr 2023",
        "Mar 2023",
        "the record prefers it",
        "2 independent voices on 3 pages",
        "first-hand among them",
        "Reason: registry",
        "Given up",
        "The same news",
        "unvetted",
    ):
        assert part in page.text
    assert {"/s/ex.org/registry", "/s/ex.net/copy", "https://ex.net/news"} <= set(page.values("href"))


def test_where_nobody_decided_that_is_said(beside: TestClient) -> None:
    assert "The record prefers no side" in beside.get("/conflicts/aurora/context_length").text


def test_the_json_of_a_page_is_that_of_the_list(beside: TestClient) -> None:
    listed = {one["subject"]: one for one in beside.get("/conflicts.json").json()["disputes"]}
    one = beside.get("/conflicts/north/founded_on.json").json()
    assert one == listed["north"]
    side = one["matters"][0]["sides"][1]
    assert (side["voices"], side["sources"], side["firsthand"]) == (2, 3, False)
    assert one["matters"][0]["reason"] == "registry"


def test_each_side_on_the_page_is_one_of_the_json(beside: TestClient) -> None:
    page = Page(beside.get("/conflicts/north/founded_on").text)
    sides = beside.get("/conflicts/north/founded_on.json").json()["matters"][0]["sides"]
    facts = {f"f-{said['fact']}" for side in sides for said in side["statements"]}
    assert facts <= set(page.values("id"))
    assert len(sides) == sum("camp" in attrs.get("class", "").split() for attrs in page.all("li"))


def test_what_is_not_disputed_has_no_page(beside: TestClient) -> None:
    for path in ("/conflicts/south/founded_on", "/conflicts/nobody/founded_on", "/conflicts/north/<script>"):
        assert beside.get(path).status_code == 404
        assert beside.get(f"{path}.json").json()["error"].startswith("There is no such disagreement")
