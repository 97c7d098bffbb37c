"""A published site opened from disk in a real browser: nothing is asked of anybody, and it works as a server's does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from browsing import Opens, needs_browser

from baimo.ledger import Ledger
from baimo.web.publishing.publication import publish
from page_sample import small_checked

pytestmark = needs_browser


@pytest.fixture(scope="module")
def site(map_ledger_made: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small industry as files, in a folder whose name has to be written with care."""
    folder = tmp_path_factory.mktemp("site") / "百模 site"
    # Playwright has a loop of its own in this thread, and a thread has one loop.
    with ThreadPoolExecutor(1) as other:
        other.submit(publish, map_ledger_made, [small_checked()], folder, workers=1).result()
    return folder


def opened(window: Opens, site: Path, file: str, asked: str = "", **more: Any) -> Any:
    page = window(**more)
    page.goto((site / file).as_uri() + asked)
    return page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_door_leads_to_the_language_of_the_browser(window: Opens, site: Path, lang: str) -> None:
    page = opened(window, site, "index.html", lang=lang)
    page.wait_for_url(f"**/{lang}/index.html")
    assert page.faults == []


def test_the_door_opens_without_script(window: Opens, site: Path) -> None:
    page = opened(window, site, "index.html", java_script_enabled=False)
    page.get_by_role("link", name="中文").click()
    assert page.url.endswith("/zh/index.html")
    assert page.locator("svg.drawing a.t").count() > 0


@pytest.mark.parametrize("width", ["desk", "phone"])
@pytest.mark.parametrize(
    "file",
    [
        *("index.html", "full.html", "e/acme-ai.html", "timeline.html", "prices.html", "changes.html", "search.html"),
        *("about.html", "conflicts.html", "d/deck.txt.html", "embed/map.html", "embed/e/acme-ai.html"),
    ],
)
def test_every_kind_of_page_draws_without_a_fault(window: Opens, site: Path, width: str, file: str) -> None:
    page = opened(window, site, f"en/{file}", width=width)
    assert page.faults == []
    assert page.locator("h1, svg.drawing").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    # A style that the policy refused, or a script that is not there, would leave it bare.
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.href)")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").find("Times") < 0


def test_the_map_brings_a_tile_into_focus_and_keeps_its_address(window: Opens, site: Path) -> None:
    page = opened(window, site, "en/index.html")
    page.locator("svg.drawing a.t[data-owner=acme-ai]").first.click()
    page.locator("#panel").get_by_text("Acme AI").first.wait_for()
    assert "focus=acme-ai" in page.url
    ways = page.locator("#panel a").evaluate_all("links => links.map(link => link.href)")
    assert any(one.endswith("/en/e/acme-ai.html") for one in ways)
    assert page.faults == []


def test_the_map_opens_in_the_state_of_its_address(window: Opens, site: Path) -> None:
    page = opened(window, site, "zh/index.html", "?focus=acme-ai", lang="zh")
    page.locator("#panel").get_by_text("顶点智能").first.wait_for()
    assert page.faults == []


@pytest.mark.parametrize(("lang", "typed", "name"), [("zh", "顶点", "顶点智能"), ("en", "acme", "Acme AI")])
def test_names_are_suggested_while_typing(window: Opens, site: Path, lang: str, typed: str, name: str) -> None:
    page = opened(window, site, f"{lang}/about.html", lang=lang)
    page.locator("form.find input[name=q]").fill(typed)
    row = page.locator("#suggest li").filter(has_text=name).first
    row.wait_for()
    row.locator("a").click()
    page.wait_for_url(f"**/{lang}/e/acme-ai.html")
    assert page.faults == []


@pytest.mark.parametrize(
    ("lang", "query", "name"), [("zh", "顶点", "顶点智能"), ("zh", "dingdian", "顶点智能"), ("en", "Acme", "Acme AI")]
)
def test_the_search_finds_by_name_and_by_sound(window: Opens, site: Path, lang: str, query: str, name: str) -> None:
    page = opened(window, site, f"{lang}/about.html", lang=lang)
    page.locator("form.find input[name=q]").fill(query)
    page.locator("form.find input[name=q]").press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.locator("#found a").filter(has_text=name).first.wait_for()
    assert query in page.locator("h1").inner_text()
    assert page.faults == []


def test_what_nobody_is_called_is_said(window: Opens, site: Path) -> None:
    page = opened(window, site, "en/search.html", "?q=<b>xqzjk")
    page.get_by_role("heading", name="Nobody is called “<b>xqzjk”").wait_for()
    assert page.locator("#found li").count() == 0


def test_entities_of_a_kind_are_listed(window: Opens, site: Path) -> None:
    page = opened(window, site, "en/search.html", "?kind=organization")
    page.locator("#found li").first.wait_for()
    assert page.locator("#found li").count() > 3
    assert page.faults == []


def test_the_language_is_switched_on_the_same_page(window: Opens, site: Path) -> None:
    page = opened(window, site, "en/e/acme-ai.html")
    page.locator("a[hreflang=zh]").first.click()
    page.wait_for_url("**/zh/e/acme-ai.html")
    assert "顶点智能" in page.locator("h1").inner_text()
    assert page.faults == []


def test_a_page_stands_in_a_frame_of_another(window: Opens, site: Path, tmp_path: Path) -> None:
    frame = tmp_path / "mine.html"
    card = (site / "en/embed/e/acme-ai.html").as_uri()
    frame.write_text(f'<!doctype html><title>mine</title><iframe src="{card}" width="600" height="300"></iframe>')
    page = window()
    page.goto(frame.as_uri())
    page.frame_locator("iframe").get_by_role("link", name="Acme AI").first.click()
    page.wait_for_url("**/en/e/acme-ai.html")
    assert page.faults == []
