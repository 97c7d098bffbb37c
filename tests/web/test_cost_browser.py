"""The page of a scenario in a real browser: whatever is changed, it is filled anew, with what the server would say."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from browsing import Opens, needs_browser, serving, until
from cost_sample import SMALL

from baimo.costing.scenario import shipped
from baimo.ledger import Ledger, open_ledger
from baimo.web import create_app
from baimo.web.publishing.publication import publish
from page_sample import small_checked

pytestmark = needs_browser

# The page's texts, without what the fields hold: what a reader sees of the answer.
TOLD = """[...document.querySelectorAll('main [data-show]')]
    .filter(one => one.checkVisibility()).map(one => one.textContent)"""
DRAWN = """[...document.querySelectorAll('main svg rect')].map(one =>
    ['x', 'width', 'data-rises'].map(name => one.getAttribute(name)).join(' '))"""
USERS = "fieldset[data-path='people.users']"


@pytest.fixture(scope="module")
def atlas_server() -> Iterator[str]:
    """The pages of the atlas."""
    with serving(create_app(open_ledger(), [])) as address:
        yield address


def opened(window: Opens, address: str, **more: Any) -> Any:
    page = window(**more)
    page.goto(address)
    return page


def shown(page: Any, times: int) -> None:
    """Wait until the page has been filled so often."""
    until(page, f"Number(document.body.dataset.shown) >= {times}")


def typed(page: Any, path: str, value: str, place: int = -1) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.locator(f"fieldset[data-path='{path}'] input[type=text]").nth(place).fill(value)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_number_typed_redraws_what_the_server_says(window: Opens, server: str, lang: str) -> None:
    page = opened(window, f"{server}/cost/small", lang=lang)
    before = page.evaluate(TOLD)
    typed(page, "people.users", "9000")
    shown(page, 1)
    assert page.evaluate(TOLD) != before
    assert "people.users=200..300..9000" in page.url
    told, drawn = page.evaluate(TOLD), page.evaluate(DRAWN)
    again = opened(window, page.url, lang=lang, java_script_enabled=False)
    assert again.evaluate(TOLD) == told
    assert again.evaluate(DRAWN) == drawn
    assert page.faults == []


def test_a_slider_moves_the_range_by_keys(window: Opens, server: str) -> None:
    page = opened(window, f"{server}/cost/small")
    slider = page.locator(f"{USERS} input[type=range]")
    assert slider.get_attribute("aria-label")
    slider.focus()
    page.keyboard.press("PageUp")
    shown(page, 1)
    low, mode, high = page.locator(f"{USERS} input[type=text]").evaluate_all("all => all.map(one => Number(one.value))")
    assert low > 200
    assert mode > 300
    assert high > 500
    assert slider.get_attribute("aria-valuetext").endswith("users")
    assert page.locator(f"{USERS} .yours").is_visible()


def test_a_study_and_an_option_are_chosen(window: Opens, server: str) -> None:
    page = opened(window, f"{server}/cost/small")
    page.locator("select[name=study]").select_option("metr-2025")
    shown(page, 1)
    assert page.locator(".chance dd").inner_text() == "<1%"
    page.locator("tr[data-option=dear] a").click()
    shown(page, 2)
    assert page.locator(".sum .of").inner_text() == "the dear one"
    assert "study=metr-2025" in page.url
    assert "option=dear" in page.url
    again = opened(window, page.url, java_script_enabled=False)
    assert again.evaluate(TOLD) == page.evaluate(TOLD)


def test_what_is_no_number_is_marked_and_the_answer_stays(window: Opens, server: str) -> None:
    page = opened(window, f"{server}/cost/small")
    before = page.evaluate(TOLD)
    typed(page, "people.active_share", "7")
    page.locator("#fault").wait_for()
    assert page.locator("fieldset[data-path='people.active_share'] input[aria-invalid=true]").count() == 1
    assert page.evaluate(TOLD) == before
    typed(page, "people.active_share", "0.5")
    page.locator("#fault").wait_for(state="hidden")
    assert "?" not in page.url


def test_the_scenario_s_own_number_leaves_the_address(window: Opens, server: str) -> None:
    page = opened(window, f"{server}/cost/small?people.hours=9")
    assert page.locator("fieldset[data-path='people.hours'] .yours").is_visible()
    typed(page, "people.hours", "8")
    shown(page, 1)
    assert page.url.endswith("/cost/small")
    assert not page.locator("fieldset[data-path='people.hours'] .yours").is_visible()


def test_links_lead_to_what_is_shown(window: Opens, server: str) -> None:
    page = opened(window, f"{server}/cost/small")
    typed(page, "people.hours", "9")
    shown(page, 1)
    for name in ("As JSON", "FOCUS", "All inputs as JSON"):
        assert "people.hours=9" in page.get_by_role("link", name=name, exact=True).get_attribute("href")
    page.locator("a[hreflang=zh]").first.click()
    page.wait_for_url("**people.hours=9**")
    assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_a_number_of_the_answer_opens_its_input(window: Opens, server: str) -> None:
    page = opened(window, f"{server}/cost/small")
    page.locator("section:has(#lines) a[href^='#i-']").first.click()
    target = page.locator("fieldset:target")
    assert target.is_visible()
    assert target.locator(".source").inner_text()


def test_on_paper_stand_the_answer_and_its_inputs(window: Opens, server: str) -> None:
    page = opened(window, f"{server}/cost/small")
    page.emulate_media(media="print")
    assert page.locator(".sum").is_visible()
    assert page.locator(f"{USERS} legend").is_visible()
    assert page.locator(f"{USERS} input[type=text]").first.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("form.asking details:not([open])").count() == 0
    assert not page.locator("input[type=range]").first.is_visible()
    assert not page.locator(".do button").is_visible()


@pytest.mark.parametrize("scenario", shipped())
def test_every_shipped_scenario_redraws_as_the_server_does(window: Opens, atlas_server: str, scenario: str) -> None:
    page = opened(window, f"{atlas_server}/cost/{scenario}", lang="zh")
    fields = page.locator("fieldset[data-path]:visible")
    first = fields.nth(min(1, fields.count() - 1))
    slider = first.locator("input[type=range]")
    slider.focus()
    for turn in range(1, 4):
        page.keyboard.press("ArrowLeft")
        shown(page, turn)
    took = page.evaluate("performance.getEntriesByName('redraw').map(one => one.duration)")
    print(scenario, [round(one) for one in took])
    if page.locator("#sweep").is_visible():
        until(page, "document.body.dataset.swept === document.body.dataset.shown")
    told, drawn = page.evaluate(TOLD), page.evaluate(DRAWN)
    again = opened(window, page.url, lang="zh", java_script_enabled=False)
    assert again.evaluate(TOLD) == told
    assert again.evaluate(DRAWN) == drawn
    assert page.faults == []
    # Far above what it takes where nobody else computes; a page that hung would still fail.
    assert min(took) < 1000


@pytest.fixture(scope="module")
def site(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the small ledger with the small scenario."""
    folder = tmp_path_factory.mktemp("site") / "site"
    with ThreadPoolExecutor(1) as other:
        other.submit(publish, ledger, [small_checked()], folder, workers=1, scenarios=[SMALL]).result()
    return folder


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_the_published_page_computes_from_disk(window: Opens, server: str, site: Path, width: str) -> None:
    page = opened(window, (site / "en/cost/small.html").as_uri(), width=width)
    typed(page, "people.users", "9000")
    shown(page, 1)
    assert "people.users=200..300..9000" in page.url
    told = page.evaluate(TOLD)
    again = opened(window, f"{server}/cost/small?people.users=200..300..9000", width=width, java_script_enabled=False)
    assert again.evaluate(TOLD) == told
    assert page.faults == []
    # An address with a state is shown in that state when it is opened.
    shared = opened(window, (site / "en/cost/small.html").as_uri() + "?people.users=200..300..9000", width=width)
    shown(shared, 1)
    assert shared.evaluate(TOLD) == told


def test_the_published_list_leads_to_the_page_and_its_data(window: Opens, site: Path) -> None:
    page = opened(window, (site / "zh/costs.html").as_uri(), lang="zh")
    page.get_by_role("link", name="小小的情景").click()
    page.wait_for_url("**/zh/cost/small.html")
    assert page.faults == []
    for file in ("data/cost/small.json", "data/cost/small/plan.json", "data/cost/small.toml", "data/cost/small.csv"):
        assert (site / file).stat().st_size > 100
    assert (site / "cost.js").read_text(encoding="utf-8").startswith("(() => {")
