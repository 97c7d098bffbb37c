from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import yaml
from page_reading import Page
from starlette.testclient import TestClient

from page_sample import TEXT, small_checked

TABLE = yaml.safe_load(Path(__file__).with_name("addresses.yaml").read_text(encoding="utf-8"))
PAGES = [row["small"].partition("#")[0] for row in TABLE.values()]


@pytest.fixture(params=PAGES)
def page(client: TestClient, request: pytest.FixtureRequest) -> Page:
    return Page(client.get(request.param).text)


def test_every_page_is_well_formed_with_one_title_and_one_main(page: Page) -> None:
    assert [len(page.all(tag)) for tag in ("html", "title", "h1", "main")] == [1, 1, 1, 1]


def test_every_id_stands_once(page: Page) -> None:
    assert len(page.values("id")) == len(set(page.values("id")))


def test_every_picture_and_field_has_a_name(page: Page) -> None:
    signs = [attrs for attrs in page.all("svg") if "aria-hidden" not in attrs]
    fields = [attrs for attrs in page.all("input") if attrs.get("type") not in ("checkbox", "hidden", "radio")]
    assert all(attrs.get("aria-label") for attrs in (*signs, *fields))


# Of addresses that differ by what they ask of one page so many are followed: states of the map have no end.
OF_ONE_PAGE = 2


def test_every_link_leads_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    asked: Counter[str] = Counter()
    waiting = [row["small"].partition("#")[0] for row in TABLE.values() if row.get("status", 200) == 200]
    while waiting:
        address = waiting.pop(0)
        path, _, question = address.partition("?")
        names = f"{path}?{sorted(parse_qs(question))}"
        if address in seen or (question and asked[names] == OF_ONE_PAGE):
            continue
        seen.add(address)
        asked[names] += 1
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            waiting += followed(address, Page(answer.text))
    assert {"/d/deck.txt", "/e/acme-ai", "/e/hostile", "/s/ex.org/registry", "/d/deck.txt.json"} <= seen
    assert {"/conflicts/acme-ai/founded_on.json", "/graph/acme-ai.json", "/c/models/general-models", "/about"} <= seen


def followed(address: str, page: Page) -> list[str]:
    """Addresses on this host without what only switches language or colours; a fragment must be on its page."""
    found = []
    for attrs in page.all("a"):
        target = urlsplit(urljoin(address, attrs["href"]))
        if target.netloc:
            assert "nofollow" in attrs["rel"]
            assert "noopener" in attrs["rel"]
        elif attrs["href"].startswith("#"):
            assert target.fragment in page.values("id")
        elif "theme=" not in target.query and "lang=" not in target.query:
            found.append(target.path + (f"?{target.query}" if target.query else ""))
    return found


def test_headings_go_down_a_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels


def test_no_page_has_a_style_or_a_script_within_it(page: Page) -> None:
    assert not page.values("style")
    assert all(attrs.get("src") or attrs.get("type") == "application/json" for attrs in page.all("script"))


def test_a_search_offers_the_entity_by_any_of_its_names(client: TestClient) -> None:
    assert "/e/acme-ai" in Page(client.get("/?q=顶点智").text).values("href")


def test_a_search_without_result_says_so(client: TestClient) -> None:
    assert "The record knows nobody called “nobody”" in Page(client.get("/?q=nobody").text).text


def test_a_document_stands_as_it_was_written(client: TestClient) -> None:
    page = Page(client.get("/d/deck.txt").text)
    assert "alert('doc')" in page.text
    for line in TEXT.splitlines():
        assert not line or "".join(line.split()) in "".join(page.text.split()) or "顶点" in line or "2023年6月" in line


def test_every_claim_is_marked_by_verdict_and_sign(client: TestClient) -> None:
    page = Page(client.get("/d/deck.txt").text)
    marks = {attrs["class"] for attrs in page.all("a") if attrs.get("class", "").split(" ")[0] in ("m", "x")}
    verdicts = {"contradicted", "outdated", "supported", "unknown", "uncheckable", "disputed"}
    assert {css.split("v-")[1] for css in marks} == verdicts
    assert {f"#v-{verdict}" for verdict in verdicts} <= set(page.values("href"))


def test_a_claim_opens_what_was_read_both_verdicts_record_and_evidence(client: TestClient) -> None:
    text = Page(client.get("/d/deck.txt").text).text
    opened = text[text.index("What was read") :]
    for part in (
        "founded on Mar 2023",
        "2023年4月10日",
        "today",
        "then (Dec 2023)",
        "Registry",
        "11 Apr 2023 · regulator · known",
    ):
        assert part in opened
    assert "The document contradicts itself" in opened


def test_what_was_dropped_and_what_was_not_understood_can_be_listed(client: TestClient) -> None:
    text = Page(client.get("/d/deck.txt").text).text
    assert "Dropped as noise (1)" in text
    assert "字体 32pt font specification" in text


def test_an_entity_tells_names_facts_sources_dissent_and_documents(client: TestClient) -> None:
    page = Page(client.get("/e/acme-ai").text)
    for part in (
        "Acme AI",
        "顶点智能",
        "Acme Labs",
        "Akme",
        "10 Apr 2023",
        "Sources disagree",
        "because: typo",
        "works for",
    ):
        assert part in page.text
    assert {"/s/ex.org/registry", "/e/acme-1", "/d/deck.txt#m0"} <= set(page.values("href"))


def test_a_source_tells_what_it_is_and_what_rests_on_it(client: TestClient) -> None:
    page = Page(client.get("/s/ex.org/news").text)
    for part in ("News & views", "Example", "21 Sep 2023", "media", "What rests on it (3)", "USD 1 billion"):
        assert part in page.text
    assert {"/e/acme-ai", "https://ex.org/news?a=1&b=2"} <= set(page.values("href"))


@pytest.mark.parametrize("address", ["/d/none", "/e/none", "/s/no/such", "/none/at/all"])
def test_what_is_not_there_is_said_in_one_line(client: TestClient, address: str) -> None:
    for suffix, kind in (("", "text/html"), (".json", "application/json")):
        answer = client.get(address + suffix)
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (404, kind)
    assert 'role="search"' in client.get(address).text


def test_the_json_of_a_document_has_every_finding(client: TestClient) -> None:
    record = client.get("/d/deck.txt.json").json()
    assert record["counts"]["contradicted"] == 1
    assert record["findings"] == [finding.to_json() for finding in small_checked().findings]


def test_the_json_of_entity_and_source(client: TestClient) -> None:
    assert client.get("/e/acme-1.json").json()["statements"][0]["value"] == 7_000_000_000
    assert client.get("/s/ex.org/news.json").json()["publisher"] == "Example"


@pytest.mark.parametrize("part", ["0", "2", "-1", "x", "９", "99999999999999999999"])
def test_a_part_that_is_not_there_shows_the_nearest(client: TestClient, part: str) -> None:
    assert client.get("/d/deck.txt", params={"part": part}).status_code == 200
