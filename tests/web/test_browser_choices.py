"""What a reader chose in a real browser: language and colours are switched, followed and kept."""

from __future__ import annotations

from typing import Any

from browsing import Opens, needs_browser

pytestmark = needs_browser

GROUND = "getComputedStyle(document.documentElement).backgroundColor"


def test_language_and_colours_are_switched_and_kept(page: Any, server: str) -> None:
    page.goto(server + "/d/deck.txt")
    light = page.evaluate(GROUND)
    page.locator("a[hreflang=zh]").click()
    page.get_by_role("button", name="更多").click()
    page.get_by_role("link", name="深色").click()
    page.goto(server + "/e/acme-ai")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.evaluate(GROUND) != light


def test_the_dark_of_the_system_is_followed(window: Opens, server: str) -> None:
    grounds = []
    for theme in ("light", "dark"):
        page = window(theme=theme)
        page.goto(server)
        grounds.append(page.evaluate(GROUND))
    assert grounds[0] != grounds[1]


def test_a_choice_beats_the_system(window: Opens, server: str) -> None:
    chosen, followed = window(theme="dark"), window(theme="light")
    chosen.goto(server + "/?theme=light")
    followed.goto(server)
    assert chosen.evaluate(GROUND) == followed.evaluate(GROUND)


def test_the_menu_opens_and_closes_by_keys_and_leads_on(page: Any, server: str) -> None:
    page.goto(server)
    button, menu = page.locator(".menu-button"), page.locator("#menu")
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    button.click()
    box, size = menu.bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    menu.get_by_role("link", name="Chips").click()
    assert page.url == f"{server}/chips"


def test_every_way_is_in_the_menu_where_the_bar_has_no_room_for_it(window: Opens, server: str) -> None:
    wide, narrow = window("desk"), window("narrow")
    ways = {}
    for page in (wide, narrow):
        page.goto(server)
        page.locator(".menu-button").click()
        ways[page] = page.locator(".top .ways a").all()
    shown = [{way.get_attribute("href") for way in ways[page] if way.is_visible()} for page in (wide, narrow)]
    assert shown[0] == shown[1]
    assert len(shown[0]) == len([way for way in ways[wide] if way.is_visible()])
