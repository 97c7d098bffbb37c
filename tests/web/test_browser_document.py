"""The page of a document in a real browser: marks open their claims, by mouse and by keys, on any screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from browsing import Opens, needs_browser

from baimo.output.html.standalone import render_document
from page_sample import small_checked

pytestmark = needs_browser


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


def test_a_mark_works_without_script(window: Opens, server: str) -> None:
    page = window(java_script_enabled=False)
    page.goto(server + "/d/deck.txt")
    page.locator("a.m.v-contradicted").first.click()
    assert page.locator("#c0").is_visible()


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
