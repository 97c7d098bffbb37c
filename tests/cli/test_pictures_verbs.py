"""The verbs that draw, as their users meet them: what comes out, and one clear line for what is wrong."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from baimo.cli import main

SVG = "{http://www.w3.org/2000/svg}"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def drawn(*words: str) -> ElementTree.Element:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return ElementTree.fromstring(result.stdout.encode())


def owners(root: ElementTree.Element) -> set[str]:
    return {link.get("data-owner") or "" for link in root.iter(f"{SVG}a") if link.get("data-owner")}


def test_the_map_of_china_has_nobody_from_abroad() -> None:
    root = drawn("map", "--region", "china", "--full")
    assert {"zhipu-ai", "huawei"} <= owners(root)
    regions = {
        link.get("data-region")
        for link in root.iter(f"{SVG}a")
        if link.get("data-owner") and not (link.get("data-box") or "").startswith("frame/")
    }
    assert regions == {"china"}


def test_filters_come_together() -> None:
    found = owners(drawn("map", "--layer", "models", "--open", "--kind", "model", "--tier", "L0", "--as-of", "2024-06"))
    assert "meta" in found
    assert "nvidia" not in found


def test_a_comparison_rings_who_came_since() -> None:
    root = drawn("map", "--since", "2022-12", "--as-of", "2023-12", "--full")
    since = {
        link.get("data-owner"): link.get("data-since") or ""
        for link in root.iter(f"{SVG}a")
        if "entered" in (link.get("class") or "").split()
    }
    assert "moonshot-ai" in since
    assert all("2022-12" < month <= "2023-12" for month in since.values())


def test_a_focus_draws_its_ties_and_fades_the_rest() -> None:
    root = drawn("map", "--focus", "智谱", "--lang", "en")
    classes = {link.get("data-owner"): set((link.get("class") or "").split()) for link in root.iter(f"{SVG}a")}
    assert "focus" in classes["zhipu-ai"]
    assert "away" in classes["midjourney"]
    assert [link for link in root.iter(f"{SVG}a") if "#f-" in (link.get("href") or "")]


def test_the_focus_may_be_a_system_that_stands_on_its_makers_tile() -> None:
    root = drawn("map", "--focus", "gpt-4")
    assert any({"focus"} & set((link.get("class") or "").split()) for link in root.iter(f"{SVG}a"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("map", "--region", "mars"), "'mars' is no region of the map; there are china, abroad"),
        (("map", "--layer", "x"), "'x' is no layer"),
        (("map", "--tier", "L9"), "'L9' is no tier"),
        (("map", "--kind", "x"), "'x' is no kind"),
        (("map", "--since", "2026-11", "--as-of", "2023-10"), "--since 2026-11 is not before 2023-10"),
        (("map", "--since", "someday"), "'someday' is no month; write it as --since 2023-10"),
        (("map", "--as-of", "2019-01"), "2019-01 lies outside the record, which goes from 2022-11 to"),
        (("map", "--as-of", "2099"), "2099-12 lies outside the record"),
        (("map", "--as-of", "2024/.."), "is no month; write it as --as-of 2023-10"),
        (("map", "--focus", "zhipuu"), "did you mean Zhipu (zhipu-ai)?"),
        (("map", "--focus", "sam-altman"), "has no place on the map; `baimo graph sam-altman`"),
        (("map", "-o", "a.gif"), "a.gif: a picture ends in .svg, .png, .pdf, .html"),
        (("map", "-o", "nowhere/a.svg"), "cannot write nowhere/a.svg"),
        (("map", "-o", "nowhere/a.html"), "cannot write nowhere/a.html"),
        (("map", "-o", "a.html", "--url", "x"), "'x' is no address of a map"),
        (("poster", "-o", "a.jpg"), "a.jpg: a picture ends in"),
        (("poster", "--url", "ftp://x"), "'ftp://x' is no address of a map"),
        (("graph", "openaii"), "the ledger knows nobody called 'openaii'; did you mean OpenAI (openai)?"),
        (("lineage", "nobodyatall"), "the ledger knows nobody called 'nobodyatall'"),
        (("prices", "gpt-4", "nobodyatall"), "the ledger knows nobody called 'nobodyatall'"),
        (("timeline", "--since", "2026", "--as-of", "2025"), "--since 2026-12 is not before 2025-12"),
        (("chips", "--as-of", "tomorrow"), "'tomorrow' is no date"),
    ],
)
def test_what_is_wrong_is_one_line_and_exit_code_2(
    words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert result.stderr.strip().count("\n") == 0
    assert list(tmp_path.iterdir()) == []


def test_a_poster_comes_in_every_form(tmp_path: Path) -> None:
    for form in ("svg", "pdf"):
        result = run("poster", "--lang", "zh", "--url", "https://example.org/map", "-o", str(tmp_path / f"p.{form}"))
        assert result.exit_code == 0, result.output
        assert (tmp_path / f"p.{form}").stat().st_size > 100_000


@pytest.mark.parametrize("verb", ["timeline", "lineage", "prices", "chips", "graph"])
def test_every_chart_comes_to_the_screen(verb: str) -> None:
    root = drawn(verb, *(["openai"] if verb == "graph" else []), "--as-of", "2024-03", "--lang", "en")
    assert len(list(root.iter(f"{SVG}a"))) > 3


def test_a_users_refused_logo_is_told_and_the_map_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "logos").mkdir()
    (tmp_path / "logos" / "cambricon.svg").write_text("<svg><script/></svg>", encoding="utf-8")
    result = run("map", "--home", str(tmp_path))
    assert result.exit_code == 0
    assert "cambricon.svg: not drawn: <script> is in it" in result.stderr
    assert result.stdout.startswith("<?xml")
