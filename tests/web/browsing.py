"""A real browser before a running server: fixtures and questions that the tests of pages share."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn
import yaml
from fastapi import FastAPI

from baimo.web.serving.server import listen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
WIDTHS = {"narrow": (320, 640), "phone": (375, 760), "desk": (1440, 900)}
LOCALES = {"zh": "zh-CN", "en": "en-US"}

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
]


@dataclass(frozen=True)
class Address:
    """A row of the table of pages, as the tests visit it."""

    name: str
    small: str
    atlas: str
    status: int = 200


def addresses() -> list[Address]:
    """Every page of the application."""
    table = yaml.safe_load(Path(__file__).with_name("addresses.yaml").read_text(encoding="utf-8"))
    return [Address(name, **row) for name, row in table.items()]


every_page = pytest.mark.parametrize("address", addresses(), ids=lambda address: address.name)
# A name with a hyphen is a further state of a page: what rests on its template and style alone is asked of one state.
KINDS = [address for address in addresses() if "-" not in address.name or address.name == "map-focus"]
every_kind = pytest.mark.parametrize("address", KINDS, ids=lambda address: address.name)


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """An application on a free port of this machine."""
    with listen("127.0.0.1", 0) as bound:
        running = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]})
        thread.start()
        while not running.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        running.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def server(app: FastAPI) -> Iterator[str]:
    """The pages of the small ledger."""
    with serving(app) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests of a process; each test has a window of its own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as made:
        opened = made.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened
        opened.close()


Opens = Callable[..., Any]


@pytest.fixture
def window(browser: Any) -> Iterator[Opens]:
    """Opens pages: `window(width="phone", lang="zh", theme="dark")`; `faults` are what the browser says of each."""
    contexts = []

    def opens(width: str = "desk", lang: str = "en", theme: str = "light", **more: Any) -> Any:
        context = browser.new_context(
            viewport=sized(width), locale=LOCALES[lang], color_scheme=theme, reduced_motion="reduce", **more
        )
        contexts.append(context)
        return watched(context.new_page())

    yield opens
    for context in contexts:
        context.close()


@pytest.fixture(params=["narrow", "desk"])
def page(window: Opens, request: pytest.FixtureRequest) -> Any:
    """A page on the narrowest screen, and on a desk."""
    return window(request.param)


def sized(width: str) -> dict[str, int]:
    """The size of a screen."""
    across, down = WIDTHS[width]
    return {"width": across, "height": down}


def watched(page: Any) -> Any:
    """A page whose `faults` gather errors, messages, and requests that leave this machine."""
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("response", lambda answer: page.faults.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda asked: page.faults.append(asked.url) if leaves(asked.url) else None)
    return page


def leaves(url: str) -> bool:
    """Whether a request goes to another machine."""
    return not url.startswith(("http://127.0.0.1:", "file:", "data:"))


def until(page: Any, said: str, arg: Any = None) -> None:
    """Wait for what a page says; asked from here, for the policy lets no page evaluate words by itself."""
    end = time.monotonic() + 30
    while not (found := asked(page, said, arg))[0]:
        assert time.monotonic() < end, f"{said}: {found[1]}"
        time.sleep(0.02)


def asked(page: Any, said: str, arg: Any) -> tuple[bool, str]:
    """Whether a page says so, and why it cannot tell: between two documents it has no root and no body."""
    try:
        return bool(page.evaluate(said, arg)), "not yet"
    except Exception as fault:  # Playwright's own class is not there on machines without it.
        return False, str(fault)
