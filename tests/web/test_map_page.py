"""The page of the map as the server writes it: states, what it says of a wrong address, panels, documents, data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from map_sample import empty_ledger
from page_reading import Page
from starlette.testclient import TestClient

from baimo.web import create_app
from page_sample import small_checked

TODAY = date(2026, 11, 22)
_TILE = re.compile(r'<a class="t([^"]*)"([^>]*)>')
Read = Callable[[str], str]


@pytest.fixture
def read(map_app: FastAPI) -> Iterator[Read]:
    """The text of a page in English; every answer is expected to be one."""
    with TestClient(map_app, headers={"accept-language": "en"}) as client:

        def text(address: str) -> str:
            answer = client.get(address)
            assert answer.status_code == 200, answer.text
            return answer.text

        yield text


@pytest.fixture
def client(map_app: FastAPI) -> Iterator[TestClient]:
    with TestClient(map_app, headers={"accept-language": "en"}) as made:
        yield made


def parts(text: str) -> tuple[str, str]:
    """The map and the list of a page."""
    picture, _, rest = text.partition('id="list"')
    return picture[picture.index('id="map"') :], rest


def classes(part: str) -> dict[str, set[str]]:
    """The classes of each tile, by its id; a guest is told from its owner's own tile."""
    found: dict[str, set[str]] = {}
    for written, rest in _TILE.findall(part):
        if identity := re.search(r'data-id="([^"]+)"', rest):
            found[identity[1]] = set(written.split())
    return found


def marked(text: str, name: str) -> set[str]:
    """The tiles with a class, which must be the same on the map and in the list."""
    drawn, listed = ({one for one, given in classes(part).items() if name in given} for part in parts(text))
    assert drawn == listed
    return drawn


def notes(text: str) -> list[str]:
    return re.findall(r'<p class="note-line"[^>]*>(.*?)</p>', text, re.DOTALL)


def test_the_front_page_says_what_it_is_and_shows_the_map(read: Read) -> None:
    page = Page(read("/"))
    assert "The checked map of the large-model industry" in page.text
    assert {"acme-ai", "north", "cloud", "rival", "minor", "gone", "alone"} <= set(page.values("data-id"))
    assert any(attrs.get("name") == "q" for attrs in page.all("input"))
    assert notes(read("/")) == []


def test_every_tile_leads_to_its_page_without_script(read: Read) -> None:
    drawn, listed = parts(read("/map"))
    for part in (drawn, listed):
        links = re.findall(r'<a class="t[^"]*"[^>]*>', part)
        assert links
        for link in links:
            assert re.search(r'href="/e/([^"]+)"', link)[1] == re.search(r'data-id="([^"]+)"', link)[1]  # type: ignore[index]


def test_the_list_has_what_the_map_has(read: Read) -> None:
    drawn, listed = map(classes, parts(read("/map")))
    assert drawn == listed
    assert len(drawn) >= 8


@pytest.mark.parametrize(
    ("state", "left_out"),
    [
        ("region=china", {"north", "rival", "rival-1", "gone"}),
        ("region=abroad", {"acme-ai", "cloud", "minor", "alone"}),
        ("layer=infra", {"acme-ai", "rival", "rival-1", "minor", "gone", "alone"}),
        ("kind=chip", {"acme-ai", "cloud", "rival", "rival-1", "minor", "gone", "alone"}),
        ("tier=L0", {"north", "cloud", "rival", "minor", "gone", "alone"}),
        ("open=1", {"north", "cloud", "rival", "rival-1", "minor", "gone", "alone"}),
        ("region=china&layer=models", {"north", "cloud", "rival", "rival-1", "minor", "gone", "alone"}),
    ],
)
def test_a_filter_fades_what_it_leaves_out(read: Read, state: str, left_out: set[str]) -> None:
    assert marked(read(f"/map?{state}"), "filtered") == left_out


def test_a_month_fades_what_came_later_and_what_had_gone(read: Read) -> None:
    early = read("/map?at=2023-01")
    assert {"acme-ai", "minor", "alone", "rival-1"} == marked(early, "later")
    assert marked(early, "left") == set()
    assert marked(read("/map?at=2024-02"), "left") == {"gone"}


def test_what_changed_between_two_months_is_ringed(read: Read) -> None:
    text = read("/map?since=2023-01&at=2024-06")
    assert marked(text, "entered") == {"acme-ai", "minor", "alone", "rival-1"}
    assert marked(text, "gone") == {"gone"}
    assert marked(text, "renamed") == {"rival"}
    later = read("/map?since=2023-06&at=2024-06")
    assert marked(later, "moved") == {"minor"}
    assert 'href="/changes?from=2023-06&amp;to=2024-06"' in later


def test_names_of_before_are_understood(read: Read) -> None:
    assert marked(read("/map?region=cn"), "filtered") == marked(read("/map?of=china"), "filtered") != set()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("at=someday", "“someday” is no month; write it as 2023-10."),
        ("at=2023-13", "“2023-13” is no month"),
        ("at=1999-01", "The record runs from Nov 2022 to Nov 2026; shown is the nearest month, Nov 2022."),
        ("since=2024-05&at=2023-05", "May 2024 is not before May 2023: there is nothing to compare."),
        ("region=mars", "There is no Region “mars”; there are china, abroad."),
        ("open=perhaps", "There is no Open weights “perhaps”; there are 1."),
        ("view=half", "There is no Extent “half”"),
        ("doc=nothing.pdf", "No document “nothing.pdf” is open in this session."),
        ("focus=xqzjk", "Nobody on the map is called “xqzjk”."),
        ("focus=beijing", "“Beijing” is in the record, but not on the map."),
    ],
)
def test_what_the_map_cannot_show_is_said_in_one_line_and_ignored(read: Read, asked: str, said: str) -> None:
    text = read(f"/map?{asked}&kind=chip")
    found = notes(text)
    assert len(found) == 1
    assert said in found[0]
    # The rest of the address counts.
    assert "acme-ai" in marked(text, "filtered")


def test_a_month_beyond_the_record_shows_the_nearest(read: Read) -> None:
    assert marked(read("/map?at=1999-01"), "later") == marked(read("/map?at=2022-11"), "later") != set()


def test_a_name_that_is_nearly_right_is_offered(read: Read) -> None:
    (said,) = notes(read("/map?focus=Acme+IA"))
    assert 'href="/map?focus=acme-ai"' in said


def test_a_focus_may_be_a_name_or_a_system(read: Read) -> None:
    assert marked(read("/map?focus=Acme+AI"), "focus") == {"acme-ai"}
    assert marked(read("/map?focus=acme-1"), "focus") == {"acme-ai"}


def test_a_focus_shows_its_ties_and_why_it_is_here(read: Read) -> None:
    text = read("/map?focus=acme-ai")
    assert marked(text, "near") == {"north", "cloud"}
    assert marked(text, "away") == {"rival", "rival-1", "minor", "gone", "alone"}
    panel = text[text.index('id="panel"') : text.index("</aside>")]
    assert re.findall(r'data-type="(\w+)"', panel) == ["invests", "powers"]
    assert "Cloud Sea invested in Acme AI" in panel
    # Each neighbour leads to its own focus, and each tie to the claim that tells it.
    assert 'href="/map?focus=cloud"' in panel
    assert re.search(r'class="said" href="/e/cloud#f-\w+"', panel)
    assert 1 <= panel.count("<li><a href=") <= 8
    edges = re.findall(r'<a href="([^"]+)" class="edge"[^>]*data-tail="(\w[\w-]*)" data-head="([\w-]+)"', text)
    assert {(tail, head) for _, tail, head in edges} == {("cloud", "acme-ai"), ("north", "acme-ai")}
    assert all(re.match(r"/e/[\w-]+#f-", href) for href, _, _ in edges)


def test_an_edge_is_drawn_from_the_month_in_which_it_began(read: Read) -> None:
    assert marked(read("/map?focus=acme-ai&at=2023-09"), "near") == {"north"}


def test_the_claims_that_a_panel_links_to_are_there(read: Read, client: TestClient) -> None:
    text = read("/map?focus=acme-ai")
    links = set(re.findall(r'href="(/e/[\w-]+)#(f-\w+)"', text))
    assert links
    for page, anchor in links:
        assert f'id="{anchor}"' in client.get(page).text, (page, anchor)


def test_a_path_is_told_step_by_step_and_drawn(read: Read) -> None:
    text = read("/map?focus=rival&to=acme-ai")
    story = text[text.index('<ol class="story">') : text.index("</ol>")]
    assert story.count("<li>") == 3
    assert "Rival" in story
    assert "Cloud Sea" in story
    assert 'href="/path?from=rival&amp;to=acme-ai"' in text
    assert 'class="edges' in text
    assert {"minor", "cloud", "acme-ai"} <= marked(text, "near")
    assert "alone" in marked(text, "away")


def test_two_that_nothing_joins_are_said_to_be_apart(read: Read) -> None:
    assert "Nothing in the record joins the two." in read("/map?focus=alone&to=gone")


def test_a_document_lights_what_it_speaks_of(read: Read) -> None:
    text = read("/?doc=deck.txt")
    assert marked(text, "lit") == {"acme-ai"}
    assert marked(text, "v-contradicted") == {"acme-ai"}
    assert "north" in marked(text, "unlit")
    panel = text[text.index('id="panel"') : text.index("</aside>")]
    assert re.search(r'href="/d/deck.txt#m\d+"', panel)
    assert "What 大模型观察 speaks of" in panel
    assert 'class="badges"' in text


def test_documents_of_the_session_stand_above_the_map(read: Read) -> None:
    text = read("/")
    strip = text[text.index("open-documents") : text.index("</nav>", text.index("open-documents"))]
    assert 'href="/d/deck.txt"' in strip
    assert 'href="/?doc=deck.txt"' in strip
    assert 'href="/documents"' in strip


def test_without_documents_there_is_no_strip(map_ledger_made: Any) -> None:
    text = TestClient(create_app(map_ledger_made, [], today=TODAY)).get("/").text
    assert "open-documents" not in text


def test_an_empty_atlas_says_so(tmp_path: Path) -> None:
    client = TestClient(create_app(empty_ledger(tmp_path), [], today=TODAY), headers={"accept-language": "en"})
    for address in ("/", "/map?at=2023-05&since=2023-01&focus=nobody"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "The record is empty" in answer.text
    assert client.get("/map.json").json()["tiles"] == []
    assert client.get("/map/data.json").json()["ties"] == []
    assert client.get("/map.svg").status_code == 200


def test_what_was_asked_at_the_front_is_asked_of_the_search(client: TestClient) -> None:
    for asked, led in (
        ("/?q=acme", "/search?q=acme"),
        ("/?kind=model", "/search?kind=model"),
        ("/?kind=model&lang=zh", "/search?kind=model"),
    ):
        answer = client.get(asked, follow_redirects=False)
        assert answer.status_code == 302
        assert answer.headers["location"] == led
    # On the map a kind is a filter, and together with a state it is one at the front as well.
    assert client.get("/map?kind=model", follow_redirects=False).status_code == 200
    assert client.get("/?kind=model&at=2023-10", follow_redirects=False).status_code == 200


def test_the_form_holds_what_the_state_says(read: Read) -> None:
    page = Page(read("/map?region=china&kind=model&open=1&at=2023-10&since=2023-01&focus=acme-ai"))
    fields = {
        attrs["name"]: attrs
        for attrs in page.all("input")
        if "name" in attrs and ("checked" in attrs or attrs.get("type") == "hidden")
    }
    assert fields["region"]["value"] == "china"
    assert fields["open"]["value"] == "1"
    assert fields["focus"]["value"] == "acme-ai"
    chosen = [attrs["value"] for attrs in page.all("option") if "selected" in attrs]
    assert chosen == ["model", "2023-10", "2023-01"]
    assert {attrs.get("form") for attrs in page.all("select")} == {None, "controls"}


def test_a_switch_of_language_keeps_the_state(read: Read) -> None:
    text = read("/map?region=china&at=2023-10&focus=acme-ai")
    (other,) = re.findall(r'<a href="([^"]*lang=zh[^"]*)"', text)
    for part in ("region=china", "at=2023-10", "focus=acme-ai"):
        assert part in other


def test_the_strip_has_a_link_for_every_month_that_keeps_the_state(read: Read) -> None:
    text = read("/map?region=china&at=2023-10")
    bars = re.findall(r'<a href="([^"]+)"[^>]*data-month="([\d-]+)" data-entered="(\d+)" data-left="(\d+)"', text)
    assert [month for _, month, _, _ in bars][:2] == ["2022-11", "2022-12"]
    assert len(bars) == 49
    assert all("region=china" in href and f"at={month}" in href for href, month, _, _ in bars)
    counts = {month: (int(entered), int(left)) for _, month, entered, left in bars}
    assert counts["2023-04"] == (1, 0)
    assert counts["2024-01"] == (0, 1)


def test_a_name_runs_nothing(read: Read) -> None:
    for address in ("/map", "/map?focus=rival", "/map?focus=rival&to=acme-ai"):
        assert '<b>"Labs"' not in read(address)
        assert "<b>&#34;Labs" not in read(address)


def test_the_map_as_data_says_who_stands_where(client: TestClient) -> None:
    found = client.get("/map.json?at=2023-10&region=china").json()
    assert found["at"] == "2023-10"
    assert found["notes"] == []
    rows = {row["id"]: row for row in found["tiles"]}
    assert "alone" not in rows
    assert rows["acme-ai"]["category"] == "models/general-models"
    assert rows["acme-ai"]["filtered"] is False
    assert rows["rival"]["filtered"] is True
    assert client.get("/map.json?at=someday").json()["notes"] == ["“someday” is no month; write it as 2023-10."]


def test_the_data_of_the_script_tell_cards_ties_and_months(client: TestClient) -> None:
    data = client.get("/map/data.json?lang=en").json()
    assert data["tiles"]["acme-ai"]["name"] == "Acme AI"
    assert len(data["ties"]) == len(data["spans"])
    for (_, _, kind, facts), spans in zip(data["ties"], data["spans"], strict=True):
        assert kind in data["types"]
        assert len(facts) <= len(spans)
    runs = data["history"]["runs"]["models/general-models/acme-ai"]
    assert "later" in runs[0][1]
    assert runs[1][0] == 5
    assert "later" not in runs[1][1]
    assert client.get("/map/data.json?lang=zh").json()["tiles"]["acme-ai"]["name"] == "顶点智能"


def test_the_file_is_the_picture_of_the_state(client: TestClient) -> None:
    answer = client.get("/map.svg?at=2023-02&region=china")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert 'href="/e/minor"' in answer.text
    assert 'href="/e/acme-ai"' not in answer.text
    assert 'href="/e/north"' not in answer.text


def test_scripts_and_styles_are_sent_once(client: TestClient) -> None:
    for address, kind in (("/script/map.js", "text/javascript"), ("/style/map.css", "text/css")):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
        assert "max-age" in answer.headers["cache-control"]
        again = client.get(address, headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "address", ["/script/none.js", "/script/map.css", "/style/map.js", "/script/..%2fapp.py", "/script/.hidden.js"]
)
def test_nothing_but_the_files_of_the_two_folders_is_sent(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_every_word_of_the_page_is_there_in_chinese(map_app: FastAPI) -> None:
    client = TestClient(map_app, headers={"accept-language": "zh"})
    for state in ("", "?focus=acme-ai", "?focus=rival&to=acme-ai", "?doc=deck.txt", "?since=2023-01&at=someday"):
        page = Page(client.get(f"/map{state}").text)
        assert "大模型产业的核实地图" in page.text
        assert not re.search(r"map\.[a-z]+\.", page.text)


def test_the_small_document_is_of_the_small_industry() -> None:
    assert {finding.claim.subject for finding in small_checked().findings} >= {"acme-ai"}


def test_page_picture_and_criteria_count_alike_who_has_a_place(client: TestClient) -> None:
    page = re.search(r'class="promise".*?<p>(\d+)', client.get("/").text, re.DOTALL)
    picture = re.search(r"<desc>as of \S+ · (\d+)", client.get("/map.svg").text)
    placed = client.get("/about.json").json()["on_the_map"]["placed"]
    assert page and picture and int(page[1]) == int(picture[1]) == placed
