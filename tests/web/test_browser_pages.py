"""Every page of the table, in a real browser: it draws, holds to its host and its screen, and keys reach all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from browsing import WIDTHS, Address, Opens, addresses, every_kind, every_page, needs_browser, sized
from fastapi import FastAPI
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Match

pytestmark = needs_browser

# How far a page is wider than the screen, and what sticks out of it; what scrolls within itself does not count.
TOO_WIDE = """() => {
    const over = document.documentElement.scrollWidth - innerWidth;
    const clips = one => /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX);
    const scrolls = one => one && (clips(one) || scrolls(one.parentElement));
    const out = over <= 0 ? [] : [...document.querySelectorAll('body *')]
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !scrolls(one.parentElement));
    return [over, out.slice(0, 3).map(one => one.outerHTML.slice(0, 120))];
}"""
NAMELESS = """[...document.querySelectorAll('a, input, select, summary, button')].filter(one => one.checkVisibility())
    .filter(one => !(one.textContent.trim() || one.ariaLabel || one.getAttribute('aria-labelledby')
                     || one.labels?.length || one.querySelector('[aria-label]'))).map(one => one.outerHTML)"""
# What the keys should reach: all that can be pressed and is shown. Of radio buttons of one name one is enough.
REACHABLE = """() => {
    const seen = one => one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length > 0;
    window.wanted = [...document.querySelectorAll('a[href], button, input, select, summary, textarea')]
        .filter(one => seen(one) && !one.disabled && one.tabIndex >= 0 && one.type !== 'radio');
    return window.wanted.length;
}"""
# Where the focus is: its number among what should be reached, and whether a reader can see that it is there.
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const marked = [one, one.parentElement, ...one.children].some(part => {
        const told = getComputedStyle(part);
        return told.outlineStyle !== 'none' && parseFloat(told.outlineWidth) >= 2;
    });
    const framed = [...one.querySelectorAll('*')].some(part => getComputedStyle(part).strokeWidth >= '2');
    return [window.wanted.indexOf(one), marked || framed];
}"""


@every_page
def test_a_page_draws_within_every_screen_without_a_fault(window: Opens, server: str, address: Address) -> None:
    page = window()
    answer = page.goto(server + address.small)
    assert answer.status == address.status
    # The browser itself tells of a page that is not there; nothing else is said, and no other host is asked.
    assert page.faults == [] or address.status == 404
    assert page.locator("h1").first.is_visible()
    assert page.evaluate(NAMELESS) == []
    for width in WIDTHS:
        page.set_viewport_size(sized(width))
        over, what = page.evaluate(TOO_WIDE)
        assert over <= 0, (width, what)


@every_page
def test_a_page_says_the_same_without_script(window: Opens, server: str, address: Address) -> None:
    page = window("phone", java_script_enabled=False)
    page.goto(server + address.small)
    assert page.locator("h1").first.is_visible()
    assert page.locator("main").inner_text().strip()


@every_kind
def test_keys_alone_reach_all_that_can_be_pressed(window: Opens, server: str, address: Address) -> None:
    page = window("desk")
    page.goto(server + address.small)
    wanted = page.evaluate(REACHABLE)
    steps = list(walked(page, most=3 * wanted))
    assert told(page, set(range(wanted)) - {number for number, _ in steps}) == []
    # A field that takes several steps shows its own mark on the later ones.
    assert told(page, {number for number, _ in steps} - {number for number, is_seen in steps if is_seen}) == []


def told(page: Any, numbers: set[int]) -> list[str]:
    """What is wanted, as it is written."""
    found: list[str] = page.evaluate(
        "numbers => numbers.map(one => wanted[one].outerHTML.slice(0, 160))", sorted(numbers)
    )
    return found


def walked(page: Any, most: int) -> Iterator[tuple[int, bool]]:
    """Where the focus comes by the Tab key until it has been round, and whether that is seen."""
    numbers: list[int] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        number, is_seen = page.evaluate(FOCUSED)
        if number in numbers[:-1] and number != numbers[-1]:
            return
        if number >= 0:
            numbers.append(number)
            yield number, is_seen


@every_page
def test_the_language_is_switched_where_one_stands(window: Opens, server: str, address: Address) -> None:
    page = window("desk", lang="en")
    page.goto(server + address.small)
    before = path_and_state(page.url)
    page.locator("header a[hreflang=zh]").first.click()
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    path, state = path_and_state(page.url)
    assert path == before[0]
    # What of an address could not be shown, and was said to be wrong, need not go along.
    assert state <= before[1] if address.name == "map-wrong" else state == before[1]


def path_and_state(url: str) -> tuple[str, set[str]]:
    """An address without the choice of language, in whatever order."""
    path, _, query = url.partition("#")[0].partition("?")
    return path, {part for part in query.split("&") if part and not part.startswith("lang=")}


GROUND = "getComputedStyle(document.documentElement).backgroundColor"


@every_kind
def test_light_dark_and_paper(window: Opens, server: str, address: Address) -> None:
    page = window("desk")
    page.goto(server + address.small)
    light = page.evaluate(GROUND)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(GROUND)
    assert light != dark
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(GROUND) in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.locator("h1").first.is_visible()
    assert not page.locator("header nav a").first.is_visible()


def test_no_page_of_the_application_is_missing_from_the_table(app: FastAPI) -> None:
    visited = {address.small.partition("#")[0].partition("?")[0] for address in addresses() if address.status == 200}
    unvisited = [route.path for route in pages_of(app) if not any(leads(route, path) for path in visited)]
    assert unvisited == []


def pages_of(app: FastAPI) -> list[Any]:
    """The routes that answer with a page."""
    return [route for route in single(app.routes) if getattr(route, "response_class", None) is HTMLResponse]


def single(routes: list[Any]) -> Iterator[Any]:
    """Routes one by one: newer versions of FastAPI keep those of a router together."""
    for route in routes:
        router = getattr(route, "original_router", None)
        yield from single(router.routes) if router else [route]


def leads(route: BaseRoute, path: str) -> bool:
    """Whether an address is answered by a route."""
    match, _ = route.matches({"type": "http", "method": "GET", "path": path, "headers": []})
    return match is Match.FULL


def test_the_table_would_miss_a_page_that_nobody_wrote_down(app: FastAPI) -> None:
    assert {"/", "/e/{entity_id}", "/d/{key}", "/timeline"} <= {route.path for route in pages_of(app)}
