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
