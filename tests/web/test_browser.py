"""The pages in a real browser: nothing is refused, nothing leaves the host, all of it can be reached by keys alone."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from baimo.output.html.standalone import render_document
from baimo.web.serving.server import listen
from page_sample import small_checked

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ADDRESSES = ["/", "/?q=acme", "/d/deck.txt", "/d/deck.txt#m0", "/e/acme-ai", "/e/hostile", "/s/ex.org/news", "/none"]
SIZES = {"phone": (320, 640), "desk": (1440, 900)}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def server(app: FastAPI) -> Iterator[str]:
    with listen("127.0.0.1", 0) as bound:
        running = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]})
        thread.start()
        while not running.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        running.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as made:
        args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
        opened = made.chromium.launch(executable_path=CHROMIUM, args=args)
        yield opened
        opened.close()


@pytest.fixture(params=SIZES)
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-US")
    opened = context.new_page()
    opened.faults = []
    opened.on("console", lambda message: opened.faults.append(message.text))
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.on("request", lambda asked: opened.faults.append(asked.url) if leaves(asked.url) else None)
    yield opened
    context.close()


def leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "file:", "data:"))


NAMELESS = """[...document.querySelectorAll('a, input, summary, button')].filter(one => one.checkVisibility())
    .filter(one => !(one.textContent.trim() || one.ariaLabel || one.labels?.length
                     || one.querySelector('[aria-label]'))).map(one => one.outerHTML)"""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_draws_within_the_screen_without_a_fault(page: Any, server: str, address: str) -> None:
    answer = page.goto(server + address)
    # The browser itself tells of a page that is not there; nothing else is said, and no other host is asked.
    assert page.faults == [] or answer.status == 404
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    # Whatever can be pressed has a name.
    assert page.evaluate(NAMELESS) == []


def test_a_mark_opens_its_claim_without_moving_the_text(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt")
    mark = page.locator("a.m.v-contradicted").first
    mark.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    mark.click()
    assert page.locator("#c0").is_visible()
    assert page.evaluate("scrollY") == before
    assert "10 Apr 2023" in page.locator("#c0").inner_text() or "2023年4月10日" in page.locator("#c0").inner_text()


def test_an_opened_claim_lies_within_the_screen(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt#m0")
    # The sheet slides in: where it comes to rest is what counts.
    page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
    box, size = page.locator("#c0").bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]


def test_a_line_of_the_summary_leads_to_the_mark_and_opens_it(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt")
    page.locator(".told .where a").first.click()
    assert page.locator("#c0").is_visible()
    spot, panel = page.locator("#m0 + .m").bounding_box(), page.locator("#c0").bounding_box()
    assert 0 <= spot["y"] < page.viewport_size["height"]
    assert spot["y"] + spot["height"] <= panel["y"] or spot["x"] + spot["width"] <= panel["x"]


def test_a_claim_is_closed_and_the_next_one_opened(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt#m0")
    page.locator("#c0 nav a[aria-label='Next claim']").click()
    assert not page.locator("#c0").is_visible()
    assert page.locator("#c1").is_visible()
    page.locator("#c1 .close").click()
    assert not page.locator("#c1").is_visible()


def test_marks_are_reached_and_opened_by_keys_alone(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.m.v-contradicted')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.locator("#c0").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#c0') !== null")


def test_one_kind_of_mark_can_be_hidden(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt")
    sign = page.locator("a.m.v-supported .s").first
    assert sign.is_visible()
    page.locator("label.chip.v-supported").click()
    assert not sign.is_visible()


def test_line_breaks_can_be_shown_as_in_the_file(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt")
    assert not page.locator(".k-gap").first.is_visible()
    page.locator(".as-filed").click()
    assert page.locator(".k-gap").first.is_visible()


def test_language_and_colours_are_switched_and_kept(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt")
    light = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    page.locator("a[hreflang=zh]").click()
    page.get_by_role("link", name="深色").click()
    page.goto(server + "/e/acme-ai")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") != light


def test_the_dark_of_the_system_is_followed(browser: Any, server: str) -> None:
    def ground(scheme: str) -> str:
        context = browser.new_context(color_scheme=scheme)
        opened = context.new_page()
        opened.goto(server)
        found: str = opened.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        context.close()
        return found

    assert ground("dark") != ground("light")


def test_a_page_works_without_script(browser: Any, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(server + "/d/deck.txt")
    opened.locator("a.m.v-contradicted").first.click()
    assert opened.locator("#c0").is_visible()
    context.close()


def test_print_shows_findings_and_text_without_panels(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt#m0")
    page.emulate_media(media="print")
    assert page.locator(".told").first.is_visible()
    assert page.locator("a.m").first.is_visible()
    assert not page.locator("#c0").is_visible()
    assert not page.locator(".guide").is_visible()


def test_a_file_opens_from_the_disk_with_its_style(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "deck.html"
    file.write_text(render_document(small_checked(), None, "zh"), encoding="utf-8")
    page.goto(file.as_uri())
    assert page.faults == []
    page.locator("a.m.v-contradicted").first.click()
    assert page.locator("#d1-c0").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.card:target')).position") == "fixed"
