"""PNGs of every page, in both languages, light and dark, wide and narrow, to look at.

usage: shots.py FOLDER SERVER [NAME ...]      SERVER: http://127.0.0.1:8765; names as in tests/web/addresses.yaml
"""

from __future__ import annotations

import shutil
import sys
from itertools import product
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright

TABLE = Path(__file__).parents[1] / "tests" / "web" / "addresses.yaml"
WIDTHS = {"wide": (1440, 900), "phone": (375, 760)}
LANGS = {"zh": "zh-CN", "en": "en-US"}
# A long page is looked at by its beginning; what comes after repeats itself.
_LONGEST = 2600
_PATIENCE = 120_000  # milliseconds, for a machine that others use too


def shoot(browser: Browser, server: str, addresses: dict[str, str], folder: Path) -> None:
    """Every address in every way of looking at it, as `NAME-zh-dark-phone.png`."""
    for lang, theme, width in product(LANGS, ("light", "dark"), WIDTHS):
        across, down = WIDTHS[width]
        size = {"width": across, "height": down}
        context = browser.new_context(viewport=size, locale=LANGS[lang], color_scheme=theme)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)
        for name, address in addresses.items():
            page.set_viewport_size(size)
            page.goto(server + address)
            tall = min(page.evaluate("document.documentElement.scrollHeight"), _LONGEST)
            page.set_viewport_size({"width": across, "height": max(tall, down)})
            page.screenshot(path=folder / f"{name}-{lang}-{theme}-{width}.png")
        context.close()


def main() -> None:
    """Take the pictures that are asked for, all without a name."""
    folder, server, names = Path(sys.argv[1]), sys.argv[2].rstrip("/"), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    addresses = {name: row["atlas"] for name, row in table.items() if not names or name in names}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        shoot(browser, server, addresses, folder)
        browser.close()


if __name__ == "__main__":
    main()
