"""The map in a real browser: focus by mouse, keys and touch, filters, months, the back button, without script too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from browsing import Opens, needs_browser, serving, until
from fastapi import FastAPI
from starlette.testclient import TestClient

from baimo.ledger import open_ledger
from baimo.web import create_app

pytestmark = needs_browser

# The classes of every tile by its key, on the map and in the list.
MARKS = """() => {
    const found = {};
    const read = (kind, node, key) => {
        found[kind + key] = [...node.classList].filter((name) => name !== 'hinted').sort().join(' ');
    };
    for (const node of document.querySelectorAll('#map a.t[data-owner]')) {
        read('map ', node, `${node.dataset.box}/${node.dataset.owner}`);
    }
    for (const node of document.querySelectorAll('#list a.t')) read('list ', node, node.dataset.key);
    return found;
}"""
GO = """async (asked) => {
    const state = await import('/script/state.js');
    const next = Object.fromEntries(new URLSearchParams(asked));
    const all = Object.fromEntries(state.FIELDS.map((name) => [name, next[name] || null]));
    const before = Number(document.body.dataset.shown || 0);
    state.change(all);
    while (asked && Number(document.body.dataset.shown || 0) === before) await new Promise((go) => setTimeout(go, 10));
}"""
STATES = [
    "region=china",
    "layer=models&kind=model",
    "tier=L0",
    "open=1&region=abroad",
    "at=2023-01",
    "at=2024-02",
    "since=2023-01",
    "since=2023-06&at=2024-06",
    "since=2023-01&at=2024-06&region=china",
    "focus=acme-ai",
    "focus=acme-ai&at=2023-09",
    "focus=rival&layer=models",
    "focus=rival&to=acme-ai",
    "at=2024-02&focus=gone&open=1",
]
ATLAS_STATES = ["at=2023-05", "since=2023-12&at=2024-12&region=china", "focus=openai&at=2024-06", "tier=L1&open=1"]


@pytest.fixture(scope="module")
def map_server(map_app: FastAPI) -> Iterator[str]:
    """The pages of the small industry."""
    with serving(map_app) as address:
        yield address


@pytest.fixture(scope="module")
def atlas_server() -> Iterator[str]:
    """The pages of the whole atlas."""
    app = create_app(open_ledger(), [], today=date(2026, 11, 22))
    # Drawn here, where a busy machine may take its time: a browser would not wait.
    with TestClient(app) as client:
        client.get("/map")
    with serving(app) as address:
        yield address


def settled(page: Any, classes: str = "scripted") -> Any:
    """A page whose script has begun."""
    page.wait_for_selector(f"html.{classes}")
    return page


def tile(page: Any, entity: str) -> Any:
    return page.locator(f"#map a.t[data-id={entity}]")


def wait_for(page: Any, entity: str, name: str) -> None:
    until(
        page,
        "([id, name]) => document.querySelector(`#map a.t[data-id=${id}]`).classList.contains(name)",
        arg=[entity, name],
    )


def without_script(window: Opens, address: str) -> dict[str, str]:
    page = window(java_script_enabled=False)
    page.goto(address)
    found: dict[str, str] = page.evaluate(MARKS)
    return found


@pytest.mark.parametrize("state", STATES)
def test_script_marks_every_state_as_the_server_does(window: Opens, map_server: str, state: str) -> None:
    page = window()
    settled(page.goto(map_server + "/map") and page)
    page.evaluate(GO, state)
    assert page.evaluate(MARKS) == without_script(window, f"{map_server}/map?{state}")
    assert page.faults == []


@pytest.mark.parametrize(("one", "other"), list(zip(STATES, STATES[1:] + STATES[:1], strict=True)))
def test_script_leads_from_one_state_to_another(window: Opens, map_server: str, one: str, other: str) -> None:
    page = window()
    settled(page.goto(f"{map_server}/map?{one}") and page)
    page.evaluate(GO, other)
    assert page.evaluate(MARKS) == without_script(window, f"{map_server}/map?{other}")
    page.evaluate(GO, "")
    until(page, "!document.querySelector('#map .filtered, #map .away, #map .entered')")


@pytest.mark.parametrize("state", ATLAS_STATES)
def test_the_whole_atlas_is_marked_alike(window: Opens, atlas_server: str, state: str) -> None:
    page = window()
    settled(page.goto(atlas_server + "/map") and page)
    page.evaluate(GO, state)
    assert page.evaluate(MARKS) == without_script(window, f"{atlas_server}/map?{state}")


def test_a_click_focuses_and_a_second_one_opens_the_page(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    tile(page, "acme-ai").click()
    wait_for(page, "north", "near")
    assert page.locator("#panel h2").inner_text() == "Acme AI"
    assert page.url.endswith("/map?focus=acme-ai")
    assert page.locator("#map .edge").count() == 2
    tile(page, "acme-ai").click()
    page.wait_for_url("**/e/acme-ai")
    assert page.faults == []


def test_the_drawn_edges_are_those_of_the_server(window: Opens, map_server: str) -> None:
    read = """() => [...document.querySelectorAll('#map .edge')].map((one) => [
        [one.getAttribute('href'), one.dataset.type, one.dataset.tail, one.dataset.head],
        one.querySelector('.e').getAttribute('d').match(/[\\d.]+/g).map(Number),
    ]).sort()"""
    page = window()
    settled(page.goto(map_server) and page)
    tile(page, "minor").click()
    wait_for(page, "cloud", "near")
    plain = window(java_script_enabled=False)
    plain.goto(f"{map_server}/map?focus=minor")
    drawn, written = page.evaluate(read), plain.evaluate(read)
    assert len(drawn) == 2
    for (one, course), (other, told) in zip(drawn, written, strict=True):
        assert one == other
        # A tile's own rectangle lies a little within its cell.
        assert course == pytest.approx(told, abs=4)


def test_escape_clears_and_the_back_button_brings_back(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    tile(page, "acme-ai").click()
    wait_for(page, "north", "near")
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('#map .away')")
    assert page.locator("#panel").is_hidden()
    assert page.locator("#map .edge").count() == 0
    page.go_back()
    wait_for(page, "north", "near")
    assert page.locator("#panel h2").inner_text() == "Acme AI"
    page.go_back()
    until(page, "!document.querySelector('#map .away')")
    assert page.url == map_server + "/"
    assert page.faults == []


def test_keys_alone_reach_focus_and_leave_a_tile(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server + "/map") and page)
    tile(page, "acme-ai").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.id") == "rival"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.id") == "acme-ai"
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('.tile')).strokeWidth") == "3px"
    page.keyboard.press("Enter")
    wait_for(page, "acme-ai", "focus")
    page.wait_for_selector("#panel h2")
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('#map .focus')")


def test_the_map_can_be_skipped(window: Opens, map_server: str) -> None:
    page = window()
    page.goto(map_server + "/map")
    page.locator("a.skip[href='#list']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#list') !== null")


def test_an_edge_opens_the_claim_that_tells_it(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(f"{map_server}/map?focus=acme-ai") and page)
    href = page.locator("#map .edge[data-type=powers]").get_attribute("href")
    page.locator("#map .edge[data-type=powers]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}")
    assert page.locator(f"[id='{href.partition('#')[2]}']").is_visible()


def test_the_types_of_ties_are_a_filter_of_edges(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(f"{map_server}/map?focus=acme-ai") and page)
    page.locator("#panel input[value=powers]").uncheck()
    until(page, "document.querySelectorAll('#map .edge').length === 1")
    page.locator("#panel input[value=powers]").check()
    until(page, "document.querySelectorAll('#map .edge').length === 2")


def test_a_neighbour_in_the_panel_takes_the_focus(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(f"{map_server}/map?focus=acme-ai") and page)
    page.locator("#panel a.who[data-focus=cloud]").click()
    wait_for(page, "cloud", "focus")
    until(page, "document.querySelector('#panel h2').textContent === 'Cloud Sea'")


@pytest.mark.parametrize("way", ["shift", "button"])
def test_a_second_tile_tells_the_path(window: Opens, map_server: str, way: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    tile(page, "rival").click()
    page.wait_for_selector("#panel .path")
    if way == "button":
        page.locator("#panel .path").click()
    tile(page, "acme-ai").click(modifiers=["Shift"] if way == "shift" else [])
    page.wait_for_selector("#panel .story")
    assert page.locator("#panel .story li").count() == 3
    assert "to=acme-ai" in page.url
    page.wait_for_selector("#map .edges")
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel .ties")
    assert "to=" not in page.url
    assert page.faults == []


def test_hovering_hints_at_the_neighbours(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    tile(page, "acme-ai").hover()
    page.wait_for_selector("#map .previewing a.t.hinted[data-id=north]")
    assert page.locator("#map a.t.hinted[data-id=alone]").count() == 0
    page.mouse.move(2, 2)
    until(page, "!document.querySelector('#map .previewing')")


def test_filters_act_at_once(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    page.locator(".controls").get_by_text("China", exact=True).click()
    wait_for(page, "rival", "filtered")
    page.locator("select[name=layer]").select_option("models")
    wait_for(page, "minor", "filtered")
    assert re.search(r"/map\?region=china&layer=models$", page.url)
    page.locator(".controls").get_by_text("Open weights").click()
    until(page, "location.search.includes('open=1')")
    page.go_back()
    page.go_back()
    until(page, "document.querySelector('select[name=layer]').value === ''")
    wait_for(page, "rival", "filtered")


def test_the_slider_leads_through_the_months(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    slide = page.locator(".slide")
    slide.focus()
    page.keyboard.press("Home")
    wait_for(page, "acme-ai", "later")
    assert page.url.endswith("at=2022-11")
    assert slide.get_attribute("aria-valuetext") == "Nov 2022"
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    until(page, "!document.querySelector('#map a.t[data-id=acme-ai]').classList.contains('later')")
    assert page.locator(".tally").inner_text().split() == ["+1", "−0"]
    page.keyboard.press("End")
    until(page, "location.search === ''")
    assert page.faults == []


def test_a_bar_is_the_month_under_the_pointer(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    for month in ("2022-11", "2024-02", "2026-06"):
        box = page.locator(f".bars a[data-month='{month}'] .hit").bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        until(page, "(month) => location.search === `?at=${month}`", arg=month)


def test_play_runs_from_the_first_month_and_stops(window: Opens, map_server: str) -> None:
    page = window()
    page.clock.install()
    settled(page.goto(map_server) and page)
    page.locator(".play").click()
    assert page.url.endswith("at=2022-11")
    assert page.locator(".play").get_attribute("aria-label") == "Pause"
    page.clock.run_for(2000)
    until(page, "location.search === '?at=2022-12'")
    page.locator(".play").click()
    page.clock.run_for(10_000)
    assert page.url.endswith("at=2022-12")
    page.locator(".play").click()
    page.clock.run_for(100_000)
    until(page, "location.search === ''")
    assert page.locator(".play").get_attribute("aria-label") == "Play"


def test_comparing_shows_what_the_rings_mean(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    assert page.locator(".rings").is_hidden()
    page.locator("select[name=since]").select_option("2023-06")
    wait_for(page, "minor", "moved")
    assert page.locator(".rings").is_visible()
    assert page.locator(".tally").inner_text().split() == ["+1", "−1"]


def test_the_language_is_switched_and_the_state_kept(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    page.locator(".controls").get_by_text("China", exact=True).click()
    tile(page, "acme-ai").click()
    wait_for(page, "north", "near")
    page.locator(".tongues a[hreflang=zh]").click()
    until(page, "document.documentElement.lang === 'zh-CN'")
    assert page.locator("#panel h2").inner_text() == "顶点智能"
    assert "filtered" in tile(page, "rival").get_attribute("class")


def test_a_document_stays_lit_while_the_state_changes(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(f"{map_server}/?doc=deck.txt") and page)
    assert page.locator("#panel .spoken").count() == 1
    page.locator(".controls").get_by_text("China", exact=True).click()
    wait_for(page, "rival", "filtered")
    assert {"lit", "v-contradicted"} <= set(tile(page, "acme-ai").get_attribute("class").split())
    assert "doc=deck.txt" in page.url
    page.locator("#panel .spoken h3 a").click()
    wait_for(page, "north", "near")


def test_without_script_a_tile_opens_its_page_and_the_form_acts(window: Opens, map_server: str) -> None:
    page = window(java_script_enabled=False)
    page.goto(map_server)
    page.locator("select[name=kind]").select_option("chip")
    page.locator("button.show").click()
    assert "kind=chip" in page.url
    assert "filtered" in tile(page, "rival").get_attribute("class")
    assert page.locator(".slide").is_hidden()
    tile(page, "acme-ai").click()
    assert page.url.endswith("/e/acme-ai")


@pytest.mark.parametrize("width", ["narrow", "phone"])
def test_a_phone_shows_the_list_and_a_sheet(window: Opens, map_server: str, width: str) -> None:
    page = window(width, has_touch=True)
    settled(page.goto(map_server) and page)
    assert not tile(page, "acme-ai").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cells = page.locator("#list details[open] a.t:visible")
    assert cells.first.bounding_box()["width"] >= 60
    page.locator("#list a.t[data-id=acme-ai]").tap()
    page.wait_for_selector("#panel .ties")
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    box, size = page.locator("#panel").bounding_box(), page.viewport_size
    assert box["x"] == 0
    assert box["width"] == size["width"]
    assert abs(box["y"] + box["height"] - size["height"]) < 1
    page.locator("#panel .close").tap()
    until(page, "document.querySelector('#panel').hidden")
    page.locator("#list summary").first.tap()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.faults == []


def test_the_field_suggests_and_keys_choose(window: Opens, map_server: str) -> None:
    page = window()
    settled(page.goto(map_server) and page)
    field = page.locator("form.find input[name=q]")
    field.press_sequentially("顶点")
    page.wait_for_selector(".suggest li")
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    assert page.locator(".suggest li[aria-selected=true]").count() == 1
    field.press("Enter")
    page.wait_for_url("**/e/acme-*")
    assert page.faults == []


def test_suggestions_meet_names_in_both_writings(window: Opens, map_server: str) -> None:
    index = {
        "kinds": [["organization", "organization"], ["model", "model"]],
        "places": ["general models"],
        "rows": [
            ["zhipu-ai", "Zhipu AI", 0, 0, "智谱\n智谱清言公司", "zhipu\nzp"],
            ["chatglm", "ChatGLM", 1, -1, "智谱大模型", "zpdmx"],
            ["gpt-4", "GPT-4", 1, -1, "", ""],
        ],
    }
    page = window()
    page.goto(map_server)
    asked = ["智谱", "zhi", "zp", "GPT4", "gｐt-4", "ＧＬＭ", "", "xyz"]
    found = page.evaluate(
        """async ([index, asked]) => {
            const search = await import('/script/search.js');
            return asked.map((one) => search.bestOf(index, one).map(([id]) => id));
        }""",
        [index, asked],
    )
    assert found == [
        ["zhipu-ai", "chatglm"],
        ["zhipu-ai"],
        ["zhipu-ai", "chatglm"],
        ["gpt-4"],
        ["gpt-4"],
        ["chatglm"],
        [],
        [],
    ]


def test_print_holds_the_map_alone(window: Opens, map_server: str) -> None:
    page = window()
    page.goto(f"{map_server}/map?focus=acme-ai")
    page.emulate_media(media="print")
    assert page.locator("#map svg.drawing").is_visible()
    for part in ("#panel", ".controls", ".months", "#list", ".top"):
        assert not page.locator(part).first.is_visible(), part


def test_the_first_screen_shows_the_whole_overview(window: Opens, atlas_server: str) -> None:
    for lang in ("zh", "en"):
        page = window(lang=lang)
        settled(page.goto(atlas_server) and page)
        below = page.evaluate(
            """() => {
                const strip = document.querySelector('.months').getBoundingClientRect().top;
                return [...document.querySelectorAll('#map a.t')]
                    .filter((one) => one.getBoundingClientRect().bottom > strip).length;
            }"""
        )
        assert below == 0
        assert page.faults == []


def test_nothing_moves_when_the_script_begins(window: Opens, map_server: str) -> None:
    where = """() => ['#map svg', '.months', '#list', 'h1', '.bars'].map((one) => {
        const box = document.querySelector(one).getBoundingClientRect();
        return [one, Math.round(box.x), Math.round(box.y)];
    })"""
    plain = window(java_script_enabled=False)
    plain.goto(map_server)
    page = window()
    settled(page.goto(map_server) and page)
    moved = [one for one in zip(plain.evaluate(where), page.evaluate(where), strict=True) if one[0][2] != one[1][2]]
    assert moved == []
