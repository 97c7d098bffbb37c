from __future__ import annotations

from page_reading import Page
from starlette.testclient import TestClient

from baimo import __version__


def test_the_numbers_are_those_of_the_record(beside: TestClient) -> None:
    told = beside.get("/about.json").json()
    text = Page(beside.get("/about").text).text
    assert told["version"] == __version__
    assert told["version"] in text
    assert told["counts"]["entities"] == 10
    assert told["kinds"]["organization"] == 3
    assert told["grades"] == {"official": 2, "known": 4, "unknown": 1}
    assert told["disputes"] == 2
    assert f"{told['counts']['statements']:,} statements" in text or str(told["counts"]["statements"]) in text


def test_the_rule_of_the_rim_is_told_with_its_numbers(beside: TestClient) -> None:
    rule, text = beside.get("/about.json").json()["rule"], Page(beside.get("/about").text).text
    assert f"score of at least {rule['cut_off']}" in text
    assert f"first {rule['first_of_each_region']} of China and of abroad" in text
    assert f"fewer than {rule['thin_below_sites']} sites" in text


def test_every_verdict_is_explained(beside: TestClient) -> None:
    text = Page(beside.get("/about").text).text
    for verdict in ("supported", "contradicted", "disputed", "outdated", "unknown", "uncheckable"):
        assert verdict in text


def test_the_json_addresses_are_listed_with_what_they_do(beside: TestClient) -> None:
    told = {one["path"] for one in beside.get("/about.json").json()["addresses"]}
    assert {"/map.json", "/e/{entity_id}.json", "/changes.json", "/about.json"} <= told
    assert "/compare.json" in Page(beside.get("/about").text).text


def test_it_speaks_chinese_as_well(beside: TestClient) -> None:
    text = Page(beside.get("/about?lang=zh").text).text
    for part in ("关于这张图谱", "金框", "沉默从不算矛盾", "CC BY 4.0"):
        assert part in text


def test_documents_of_the_session_are_listed_with_their_verdicts(beside: TestClient) -> None:
    page = Page(beside.get("/documents").text)
    assert {"/d/deck.txt", "/map?doc=deck.txt"} <= set(page.values("href"))
    assert "1 contradicted" in page.text
    (row,) = beside.get("/documents.json").json()["documents"]
    assert row["counts"]["contradicted"] == 1
