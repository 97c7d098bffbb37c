"""The map as one file: small, closed to everything outside, and alive when it is opened from disk."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from base64 import b64decode, b64encode
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browsing import Opens, needs_browser

from baimo.drawing.map.state import State
from baimo.ledger import Ledger, open_ledger
from baimo.values.errors import BaimoError
from baimo.web.publishing.lean import lean_style
from baimo.web.publishing.single import single, write_map

TODAY = date(2026, 11, 22)
LIVE = "https://example.org/baimo/map"
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture(scope="module")
def atlas() -> Ledger:
    """The bundled ledger alone."""
    return open_ledger(home=Path("/nonexistent-layer"))


@pytest.fixture(scope="module")
def files(atlas: Ledger, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The map of the whole atlas, in both languages, and in a state with links to a live map."""
    folder = tmp_path_factory.mktemp("single")
    made = {lang: folder / f"{lang}.html" for lang in ("zh", "en")} | {"state": folder / "state.html"}
    for lang in ("zh", "en"):
        made[lang].write_text(single(atlas, lang, State(), today=TODAY), encoding="utf-8")
    state = State(at="2023-10", region="china", focus="zhipu-ai")
    made["state"].write_text(single(atlas, "en", state, "dark", LIVE, TODAY), encoding="utf-8")
    return made


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def digest(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@both_languages
def test_the_whole_atlas_fits_into_a_mail(files: dict[str, Path], lang: str) -> None:
    assert files[lang].stat().st_size < 500_000


@both_languages
def test_nothing_runs_but_the_one_script_of_the_file(files: dict[str, Path], lang: str) -> None:
    text = read(files[lang])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert text.index(policy[0]) < text.index("<style")
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert rules["script-src"] == digest(script)
    assert rules["style-src"] == digest(style)
    for name in ("default-src", "connect-src", "form-action", "base-uri"):
        assert rules[name] == "'none'"
    assert not re.search(r'<script [^>]*src=|<link\b|\sstyle="|\son\w+="', text)


@both_languages
def test_nothing_is_fetched_and_nothing_leads_outside(files: dict[str, Path], lang: str) -> None:
    text = read(files[lang])
    assert not re.findall(r' (?:href|src|action)="(?!\?|#)([^"]*)"', text)
    assert "url(" not in re.findall(r"<style>(.*?)</style>", text, re.DOTALL)[0]


def test_links_of_a_file_with_a_live_map_lead_there(files: dict[str, Path]) -> None:
    led = set(re.findall(r' href="(?!\?|#)([^"]*)"', read(files["state"])))
    assert f"{LIVE}?focus=zhipu-ai" in led
    assert all(href.startswith(LIVE) for href in led)


def test_the_data_of_the_script_are_in_the_file(files: dict[str, Path]) -> None:
    packed = re.findall(r'<script type="text/plain" id="data-map">([^<]*)</script>', read(files["zh"]))
    data = json.loads(gzip.decompress(b64decode(packed[0])))
    assert {"tiles", "ties", "types", "history"} <= set(data)
    assert "zhipu-ai" in data["tiles"]


def test_the_same_ledger_gives_the_same_file(map_ledger_made: Ledger) -> None:
    made = [single(map_ledger_made, "zh", State(), today=TODAY) for _ in range(2)]
    assert made[0] == made[1]


def test_a_style_that_would_fetch_something_is_refused() -> None:
    for style in ("@import 'x'", "a { background: url(x) }", "/* */ a { b: https://x }"):
        with pytest.raises(ValueError, match="stands alone"):
            lean_style(style, "a")


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        (".a { b: c }  .z { b: c }", ".a{b: c}"),
        (".a, .z, i { b: c }", ".a,i{b: c}"),
        (".a:not(.z) b { c: d }", ".a:not(.z) b{c: d}"),
        ("@media print { .z { b: c } } @media (x) { .a { b: c } }", "@media (x){.a{b: c}}"),
        ("@keyframes k { from { b: c } }", "@keyframes k{ from { b: c } }"),
        (".e-powers { b: c } .f-powers { b: c }", ".e-powers{b: c}"),
        ("/* .a { */ :is(.z, i) { b: c }", ":is(.z, i){b: c}"),
    ],
)
def test_a_style_keeps_what_something_may_wear(style: str, kept: str) -> None:
    assert lean_style(style, '<i class="a"></i> `e-${type}`') == kept


def test_a_live_address_is_escaped(map_ledger_made: Ledger) -> None:
    text = single(map_ledger_made, "en", State(), live='https://x.org/?a="><script>alert(1)</script>', today=TODAY)
    assert "<script>alert" not in text


def test_a_file_that_cannot_be_written_is_one_line(map_ledger_made: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BaimoError, match="cannot write"):
        write_map(tmp_path / "nowhere" / "a.html", map_ledger_made, "zh", "light", State())


class TestOpened:
    """From disk, in a browser, without a network."""

    pytestmark = needs_browser

    def open(self, window: Opens, path: Path, asked: str = "", **more: Any) -> Any:
        """A page of a file; nothing answers it but the disk."""
        page = window(**more)
        page.context.set_offline(True)
        page.goto(path.as_uri() + asked)
        page.wait_for_selector("html.scripted")
        return page

    @both_languages
    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_it_draws_without_a_fault(self, window: Opens, files: dict[str, Path], lang: str, theme: str) -> None:
        page = self.open(window, files[lang], lang=lang, theme=theme)
        assert page.locator("#map a.t").count() > 100
        assert page.faults == []

    def test_a_tile_is_focused_by_mouse_and_let_go_by_key(self, window: Opens, files: dict[str, Path]) -> None:
        page = self.open(window, files["en"])
        page.click("#map a.t.key[data-owner=zhipu-ai]")
        page.wait_for_selector("#panel h2:has-text('Zhipu')")
        assert page.locator("#map .away").count() > 50
        assert page.locator("#map .edges a, #map .edges path").count() > 5
        assert "focus=zhipu-ai" in page.url
        page.keyboard.press("Escape")
        page.wait_for_selector("#panel", state="hidden")
        assert page.faults == []

    def test_a_tile_is_focused_by_keys_alone(self, window: Opens, files: dict[str, Path]) -> None:
        page = self.open(window, files["en"])
        page.focus("#map a.t.key[data-owner=openai]")
        page.keyboard.press("Enter")
        page.wait_for_selector("#panel h2:has-text('OpenAI')")
        assert page.faults == []

    def test_months_and_filters_change_the_picture(self, window: Opens, files: dict[str, Path]) -> None:
        page = self.open(window, files["zh"], lang="zh")
        page.select_option(".months select[name=at]", "2023-03")
        page.wait_for_selector("#map a.later")
        page.locator("#controls input[name=region][value=china]").check(force=True)
        page.wait_for_selector("#map a.filtered")
        assert "at=2023-03" in page.url
        assert "region=china" in page.url
        assert page.faults == []

    def test_the_address_opens_a_state(self, window: Opens, files: dict[str, Path]) -> None:
        page = self.open(window, files["en"], "?focus=openai")
        page.wait_for_selector("#panel h2:has-text('OpenAI')")
        assert page.faults == []

    def test_it_opens_in_the_state_in_which_it_was_made(self, window: Opens, files: dict[str, Path]) -> None:
        page = self.open(window, files["state"])
        assert page.locator("#panel h2").inner_text().startswith("Zhipu")
        assert page.locator("#controls input[value=china]").is_checked()
        assert page.input_value(".months select[name=at]") == "2023-10"
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert page.faults == []

    def test_on_a_phone_it_is_a_list_that_does_not_run_over(self, window: Opens, files: dict[str, Path]) -> None:
        page = self.open(window, files["zh"], width="narrow", lang="zh")
        assert page.locator("#list").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.faults == []
