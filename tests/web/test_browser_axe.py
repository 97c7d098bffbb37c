"""axe-core finds nothing serious on any page, in both languages, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import Address, Opens, every_kind, every_page, needs_browser

pytestmark = needs_browser

GRAVE = ("serious", "critical")


@every_page
def test_axe_finds_nothing_grave(window: Opens, server: str, address: Address) -> None:
    look(window, server, address, "zh")


@every_kind
def test_axe_finds_nothing_grave_in_english(window: Opens, server: str, address: Address) -> None:
    look(window, server, address, "en")


def look(window: Opens, server: str, address: Address, lang: str) -> None:
    page = window("phone", lang)
    page.goto(server + address.small)
    found = {}
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found[theme] = grave(page)
    assert found == {"light": [], "dark": []}


def test_axe_would_find_what_is_grave(window: Opens, server: str) -> None:
    page = window()
    page.goto(server)
    page.evaluate("document.querySelector('h1').innerHTML = '<a href=\"/\"><img src=\"/baimo.svg\"></a>'")
    assert any("link-name" in told for told in grave(page))


def grave(page: Any) -> list[str]:
    """What axe-core holds against a page, each with the first places where it is so."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    violations = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {places(one)}" for one in violations if one["impact"] in GRAVE]


def places(violation: dict[str, Any]) -> str:
    return "; ".join(
        f"{node['html'][:120]} ({node['any'][0]['message'] if node['any'] else ''})" for node in violation["nodes"][:3]
    )
