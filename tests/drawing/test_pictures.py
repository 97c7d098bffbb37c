"""Pictures of the whole atlas: words never meet or leave the sheet, and the same data give the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from boxes import SVG, overlaps, words_of

from baimo.drawing.album import Album
from baimo.drawing.canvas.sheet import THEMES, Sheet
from baimo.drawing.map.state import State

Picture = Callable[[Album, str], Sheet]
PICTURES: dict[str, Picture] = {
    "map": lambda album, lang: album.map(lang),
    "map of 2023-10": lambda album, lang: album.map(lang, State(at="2023-10")),
    "timeline": lambda album, lang: album.timeline(lang),
    "lineage": lambda album, lang: album.lineage(lang),
    "lineage of llama": lambda album, lang: album.lineage(lang, family="llama"),
    "graph of zhipu-ai": lambda album, lang: album.graph(lang, "zhipu-ai"),
    "graph of openai": lambda album, lang: album.graph(lang, "openai"),
    "prices": lambda album, lang: album.prices(lang),
    "chips": lambda album, lang: album.chips(lang),
}
every_picture = pytest.mark.parametrize("name", PICTURES)
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


@every_picture
@both_languages
def test_words_never_overlap(album: Album, name: str, lang: str) -> None:
    assert overlaps(words_of(PICTURES[name](album, lang).svg())) == []


@every_picture
@both_languages
def test_words_stay_on_the_sheet(album: Album, name: str, lang: str) -> None:
    sheet = PICTURES[name](album, lang)
    outside = [w.text for w in words_of(sheet.svg()) if w.left < 0 or w.right > sheet.width or w.bottom > sheet.height]
    assert outside == []


@both_languages
def test_words_on_a_tile_stay_inside_it(album: Album, lang: str) -> None:
    root = ElementTree.fromstring(album.map(lang).svg().encode())
    clipped = []
    for tile in root.iter(f"{SVG}a"):
        ground = next((shape for shape in tile.iter(f"{SVG}rect") if shape.get("class") == "tile"), None)
        if ground is None:
            continue
        left, wide = float(ground.get("x") or 0), float(ground.get("width") or 0)
        inside = words_of(ElementTree.tostring(tile, encoding="unicode"))
        clipped += [w.text for w in inside if w.left < left or w.right > left + wide]
    assert clipped == []


@every_picture
def test_the_same_data_give_the_same_picture(album: Album, name: str) -> None:
    assert PICTURES[name](album, "zh").svg() == PICTURES[name](album, "zh").svg()


@every_picture
@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_is_sound_xml_without_script_or_outside_references(album: Album, name: str, theme: str) -> None:
    root = ElementTree.fromstring(PICTURES[name](album, "en").svg(theme).encode())
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in ("script", "foreignObject", "image")
        assert not any(key.startswith("on") for key in element.attrib)
        assert not (element.get("href") or "").startswith(("http", "//", "data:", "javascript:"))


@every_picture
def test_every_mark_that_opens_something_says_what_it_is(album: Album, name: str) -> None:
    root = ElementTree.fromstring(PICTURES[name](album, "en").svg().encode())
    links = [link for link in root.iter(f"{SVG}a") if (link.get("href") or "").startswith(("/e/", "/s/"))]
    assert links
    silent = [link.get("href") for link in links if not link.get("aria-label") and not link.findtext(f"{SVG}text")]
    assert silent == []


def test_what_is_referred_to_is_drawn(album: Album) -> None:
    root = ElementTree.fromstring(album.map("zh").svg().encode())
    there = {symbol.get("id") for symbol in root.iter(f"{SVG}symbol")}
    used = {(use.get("href") or "").removeprefix("#") for use in root.iter(f"{SVG}use")}
    assert used
    assert used <= there


def test_the_map_of_a_month_shows_nobody_from_later(album: Album) -> None:
    then = {tile.owner for tile in album.population("2022-11").tiles}
    assert "openai" in then
    assert not {"deepseek", "moonshot-ai", "01-ai"} & then
