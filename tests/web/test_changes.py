from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from beside_sample import SCRIPT
from page_reading import Page
from starlette.testclient import TestClient

SPAN = "from=2022-12&to=2024-12"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_span_has_what_came_went_and_moved_with_links_and_sources(beside: TestClient) -> None:
    page = Page(beside.get(f"/changes?{SPAN}").text)
    for part in ("North AI was founded", "1 billion → USD 3 billion", "end of Dec 2022 → end of Dec 2024"):
        assert part in page.text
    assert {"/e/north", "/e/aurora", "/s/ex.net/news", f"/changes.json?{SPAN}"} <= set(page.values("href"))
    assert SCRIPT in page.text


def test_the_page_shows_the_weightiest_of_the_json_first(beside: TestClient) -> None:
    told = beside.get(f"/changes.json?{SPAN}").json()
    weights = [change["significance"] for change in told["changes"]]
    assert weights == sorted(weights, reverse=True)
    text = Page(beside.get(f"/changes?{SPAN}").text).text
    assert all(" ".join(change["text"].split()) in text for change in told["changes"])


def test_tiles_of_the_map_that_came_are_listed(beside: TestClient) -> None:
    told = beside.get(f"/changes.json?{SPAN}").json()["tiles"]
    assert "north" in [one["id"] for one in told["entered"]]
    assert set(told) == {"entered", "gone", "moved", "renamed"}


def test_nothing_is_said_to_have_changed_where_nothing_has(beside: TestClient) -> None:
    text = Page(beside.get("/changes?from=1999-01&to=1999-05").text).text
    assert "The record holds no change in this time" in text
    assert "The record reaches from" in text


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("from=2024-13&to=2024-05", "“2024-13” is no month"),
        ("from=<script>", "“<script>” is no month"),
        ("from=2024-05&to=2023-05", "must come before"),
        ("from=2023-05&to=2023-05", "must come before"),
        ("from=2023-05&to=2093-05", "has not come yet"),
        ("from=９９９９-01", "is no month"),
    ],
)
def test_months_that_mean_nothing_are_said_in_a_line(beside: TestClient, asked: str, line: str) -> None:
    answer = beside.get(f"/changes?{asked}")
    assert answer.status_code == 200
    assert line in Page(answer.text).text
    assert beside.get(f"/changes.json?{asked}").status_code == 200


def test_the_feed_is_atom(beside: TestClient) -> None:
    answer = beside.get(f"/changes.atom?{SPAN}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert len(titles) == len(beside.get(f"/changes.json?{SPAN}").json()["changes"])
