from __future__ import annotations

import pytest
from beside_sample import LONG, SCRIPT
from page_reading import Page
from starlette.testclient import TestClient


def test_entities_and_statements_are_found_by_any_name_and_by_words(beside: TestClient) -> None:
    page = Page(beside.get("/search?q=北方").text)
    assert "/e/north" in page.values("href")
    told = beside.get("/search.json?q=北方").json()
    assert [one["id"] for one in told["entities"]] == ["north"]
    assert told["statements"]
    assert not told["near"]


def test_what_is_only_near_is_said_to_be(beside: TestClient) -> None:
    assert "Nobody is called “aurpra”. Near to it" in Page(beside.get("/search?q=aurpra").text).text
    assert beside.get("/search.json?q=aurpra").json()["near"]


def test_nothing_found_is_said_in_a_line(beside: TestClient) -> None:
    assert "knows nobody called “zzzzqx”" in Page(beside.get("/search?q=zzzzqx").text).text


def test_a_kind_keeps_entities_of_it(beside: TestClient) -> None:
    told = beside.get("/search.json?q=a&kind=model").json()
    assert {one["kind"] for one in told["entities"]} == {"model"}
    assert told["statements"] == []
    assert {"/e/aurora", "/e/aurora-2"} <= set(Page(beside.get("/search?q=aurora&kind=model").text).values("href"))


def test_without_a_question_there_is_every_kind_with_its_number(beside: TestClient) -> None:
    page = Page(beside.get("/search").text)
    assert {"/search?kind=model", "/search?kind=organization"} <= set(page.values("href"))
    assert beside.get("/search.json").json()["kinds"]["model"] == 3


def test_all_of_a_kind_are_listed_by_name(beside: TestClient) -> None:
    page = Page(beside.get("/search?kind=organization").text)
    assert {"/e/north", "/e/south", "/e/long-name"} <= set(page.values("href"))
    assert LONG in page.text
    assert SCRIPT in page.text


def test_suggestions_are_few_and_without_statements(beside: TestClient) -> None:
    told = beside.get("/search.json?q=a&limit=2&only=entities").json()
    assert len(told["entities"]) == 2
    assert told["statements"] == []


@pytest.mark.parametrize("asked", ["q=%00", "q=%F0%9F%98%80", "q=" + "x" * 5000, "q=%22%3E%3Cscript%3E", "kind=<b>"])
def test_whatever_is_asked_is_answered(beside: TestClient, asked: str) -> None:
    assert beside.get(f"/search?{asked}").status_code == 200
    assert beside.get(f"/search.json?{asked}").status_code == 200


@pytest.mark.parametrize("limit", ["0", "-3", "100000"])
def test_a_limit_is_kept_within_reason(beside: TestClient, limit: str) -> None:
    assert 1 <= len(beside.get(f"/search.json?q=a&limit={limit}").json()["entities"]) <= 200
