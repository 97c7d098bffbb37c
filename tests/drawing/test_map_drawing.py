"""The map as a picture: words never meet, leave their tile or the sheet, in any composition, month and filter."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from boxes import SVG, Words, overlaps, words_of
from hypothesis import given, settings
from hypothesis import strategies as st
from people import MONTH, crowd, tile

from baimo.drawing.album import Album
from baimo.drawing.canvas.sheet import Sheet
from baimo.drawing.map.base import Base
from baimo.drawing.map.format import FULL, OVERVIEW, POSTER, Format
from baimo.drawing.map.layout import lay_out
from baimo.drawing.map.legend import entries
from baimo.drawing.map.marks import marks
from baimo.drawing.map.state import State
from baimo.drawing.map.themap import draw_map
from baimo.drawing.population.tiles import Population, System

STATES = {
    "now": State(),
    "all": State(is_full=True),
    "2022-11": State(at="2022-11"),
    "2023-10": State(at="2023-10"),
    "2023-10, all": State(at="2023-10", is_full=True),
    "a year": State(at="2024-06", since="2023-06"),
    "china, all": State(region="china", is_full=True),
    "abroad since": State(region="abroad", since="2024-01"),
    "infrastructure": State(layer="infra"),
    "frame": State(layer="frame"),
    "L1": State(tier="L1"),
    "open models": State(is_open=True, kind="model"),
    "document": State(lights=(("openai", "contradicted", 2), ("baidu", "supported", 1), ("gpt-4", "outdated", 1))),
}
every_state = pytest.mark.parametrize("name", STATES)
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])
formats = pytest.mark.parametrize("form", [OVERVIEW, FULL, POSTER], ids=lambda form: form.name)


def draw(population: Population, form: Format = OVERVIEW, lang: str = "zh") -> Base:
    layout = lay_out(population, form)
    plain = marks(State(), [cell.tile for cell in layout.cells()], population)
    return draw_map(layout, lang, "title", "about", plain, entries(lang), ["a note", "another"])


def outside(words: list[Words], sheet: Sheet) -> list[str]:
    return [w.text for w in words if w.left < 0 or w.right > sheet.width or w.top < 0 or w.bottom > sheet.height]


def clipped(svg: str) -> list[str]:
    """Words that leave the ground of their tile, at any side."""
    found = []
    for link in ElementTree.fromstring(svg.encode()).iter(f"{SVG}a"):
        ground = next((one for one in link.iter(f"{SVG}rect") if one.get("class") == "tile"), None)
        if ground is not None:
            x, y, wide, high = (float(ground.get(key) or 0) for key in ("x", "y", "width", "height"))
            inside = words_of(ElementTree.tostring(link, encoding="unicode"))
            found += [
                w.text for w in inside if w.left < x or w.right > x + wide or w.top < y - 1 or w.bottom > y + high + 1
            ]
    return found


@every_state
@both_languages
def test_words_never_overlap_nor_leave_their_tile_or_the_sheet(album: Album, name: str, lang: str) -> None:
    sheet = album.map(lang, STATES[name])
    svg = sheet.svg()
    words = words_of(svg)
    assert overlaps(words) == []
    assert outside(words, sheet) == []
    assert clipped(svg) == []


@both_languages
def test_words_of_tiles_are_never_smaller_than_twelve_pixels(album: Album, lang: str) -> None:
    for link in ElementTree.fromstring(album.map(lang).svg().encode()).iter(f"{SVG}a"):
        if link.get("data-id"):
            names = [one for one in link.iter(f"{SVG}text") if "name" in (one.get("class") or "")]
            assert names
            assert not any(size in (one.get("class") or "") for one in names for size in ("t10", "t11"))


def test_the_overview_is_a_slide_with_every_box(album: Album) -> None:
    sheet, layout = album.map("zh"), album.layout()
    assert (sheet.width, round(sheet.height)) == (1600, 900)
    everywhere = {box.id for band in album.layout(is_full=True).bands for box in band.boxes}
    assert {box.id for band in layout.bands for box in band.boxes} == everywhere
    assert 140 <= sum(1 for _ in layout.cells()) <= 200


@formats
def test_cells_of_a_layout_never_meet_and_boxes_are_well_filled(album: Album, form: Format) -> None:
    layout = lay_out(album.population("2026-11"), form)
    for band in layout.bands:
        for box in band.boxes:
            for n, one in enumerate(box.cells):
                assert box.x <= one.x
                assert one.x + one.wide <= box.x + box.wide + 0.01
                assert one.y + one.high <= box.y + box.high + 0.01
                for other in box.cells[n + 1 :]:
                    apart = one.x + one.wide <= other.x + 0.01 or other.x + other.wide <= one.x + 0.01
                    assert apart or one.y + one.high <= other.y + 0.01 or other.y + other.high <= one.y + 0.01
        ground = sum(box.wide * (box.high - form.title) for box in band.boxes)
        tiles = sum(one.wide * one.high for box in band.boxes for one in box.cells)
        assert tiles >= 0.75 * ground


@formats
def test_boxes_of_a_row_end_at_the_edge_of_their_band(album: Album, form: Format) -> None:
    for band in lay_out(album.population("2026-11"), form).bands:
        ends = {box.y: max(b.x + b.wide for b in band.boxes if b.y == box.y) for box in band.boxes}
        assert all(abs(end + form.gap - band.x - band.wide) < 0.01 for end in ends.values())


def test_key_players_are_drawn_before_others(album: Album) -> None:
    for cell_box in (box for band in album.layout().bands for box in band.boxes):
        keys = [cell.tile.is_key for cell in cell_box.cells]
        assert keys == sorted(keys, reverse=True)


def test_the_count_of_a_box_is_what_is_drawn_and_what_is_not(album: Album) -> None:
    population = album.population("2026-11")
    for is_full in (False, True):
        boxes = [box for band in album.layout(is_full).bands for box in band.boxes]
        assert sum(len(box.cells) + box.more for box in boxes) == sum(
            not one.box.startswith("frame/") for one in population.tiles
        )


def test_a_logo_stands_once_in_a_box(album: Album) -> None:
    root = ElementTree.fromstring(album.map("en", State(is_full=True)).svg().encode())
    for box in (group for group in root.iter(f"{SVG}g") if group.get("class") == "category"):
        used = [one.get("href") for one in box.iter(f"{SVG}use")]
        assert len(used) == len(set(used)), box.get("id")


@formats
def test_every_size_of_words_has_its_rule(album: Album, form: Format) -> None:
    svg = album.map("en", form=form).svg()
    used = {size for one in re.findall(r'class="([^"]*)"', svg) for size in re.findall(r"\bt(\d+)\b", one)}
    assert used
    assert used <= set(re.findall(r"\.t(\d+) \{ font-size: \1px", svg))


@both_languages
def test_the_map_tells_what_it_is_to_who_does_not_see_it(album: Album, lang: str) -> None:
    root = ElementTree.fromstring(album.map(lang).svg().encode())
    groups = [one for one in root.iter(f"{SVG}g") if one.get("role") == "group"]
    assert len(groups) > 30
    assert all(one.findtext(f"{SVG}title") for one in groups)
    tiles = [one for one in root.iter(f"{SVG}a") if one.get("data-id")]
    assert all(one.get("aria-label") and one.get("data-box") and one.get("data-since") for one in tiles)


def test_inline_and_file_show_the_same_tiles(album: Album) -> None:
    base = album.base("zh")
    page = ElementTree.fromstring(base.inline(album.marks(State(at="2023-10"))).encode())
    shown = [one.get("data-id") for one in page.iter("a") if one.get("data-id")]
    assert shown == [one.id for one in base.tiles]
    assert any("later" in (one.get("class") or "") for one in page.iter("a"))


def test_what_is_drawn_over_the_map_is_its_last_part(album: Album) -> None:
    assert album.base("zh").inline(over='<g id="over"/>').endswith('<g id="over"/></svg>')


def test_a_place_is_the_middle_of_the_own_tile(album: Album) -> None:
    base = album.base("zh", is_full=True)
    own = next(cell for cell in base.cells if cell.tile.owner == "baidu" and not cell.tile.is_guest)
    assert base.places["baidu"] == own.middle


@pytest.fixture(scope="module")
def again(album: Album) -> Album:
    """The same ledger, read a second time."""
    return Album(album._ledger, album._today)


@every_state
def test_the_same_data_give_the_same_bytes(album: Album, again: Album, name: str) -> None:
    assert album.map("en", STATES[name]).svg() == again.map("en", STATES[name]).svg()


@both_languages
def test_changes_are_ringed_signed_and_counted_in_the_legend(album: Album, lang: str) -> None:
    sheet = album.map(lang, State(at="2024-06", since="2023-06"))
    root = ElementTree.fromstring(sheet.svg().encode())
    entered = [one for one in root.iter(f"{SVG}a") if "entered" in (one.get("class") or "").split()]
    assert entered
    for link in entered:
        assert any("g-entered" in (one.get("class") or "") for one in link.iter(f"{SVG}g"))
    legend = next(one for one in root.iter(f"{SVG}g") if one.get("class") == "legend")
    assert any((text.text or "").endswith(f" {len(entered)}") for text in legend.iter(f"{SVG}text"))


@both_languages
@pytest.mark.parametrize("form", [OVERVIEW, FULL], ids=lambda form: form.name)
def test_nobody_to_draw_is_said_on_the_sheet(form: Format, lang: str) -> None:
    sheet = draw(Population([], MONTH), form, lang).drawn()
    words = words_of(sheet.svg())
    assert any(w.text.startswith(("这里还没有", "Nothing to draw")) for w in words)
    assert overlaps(words) == []
    assert outside(words, sheet) == []


@formats
def test_five_thousand_in_one_box_are_a_few_and_a_number(form: Format) -> None:
    base = draw(crowd(5000), form)
    (box,) = (box for band in lay_out(crowd(5000), form).bands for box in band.boxes)
    assert len(base.tiles) == len(box.cells) <= form.most
    assert f">+{5000 - len(base.tiles)}<" in base.drawn().svg()


@formats
def test_one_alone_stands_in_a_tile_and_not_in_a_wall(form: Format) -> None:
    (cell,) = draw(crowd(1), form).cells
    assert cell.wide <= 2.5 * form.cell[0]


names = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=40, max_size=40)
latin = st.text("abcdefghijklmnopqrstuvwxyz WM-", min_size=40, max_size=40)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(han, latin, names), min_size=1, max_size=6), st.booleans(), st.sampled_from([OVERVIEW, FULL]))
def test_names_of_any_length_stay_on_their_tiles(called: list[str], is_key: bool, form: Format) -> None:
    systems = tuple(System(f"s{n}", {"zh": name, "en": name}, None, 1, False) for n, name in enumerate(called))
    boxes = ("models/general-models", "frame/policy", "frame/capital", "infra/ai-chips")
    tiles = [
        tile(f"t{n}", boxes[n % 4], names={"zh": name, "en": name}, is_key=is_key, systems=systems)
        for n, name in enumerate(called)
    ]
    svg = draw(Population(tiles, MONTH), form, "en").drawn().svg()
    assert clipped(svg) == []
    assert overlaps(words_of(svg)) == []


def test_a_closed_tile_is_struck_and_dated() -> None:
    closed, alive = tile("gone", ended="2024-03"), tile("here")
    svg = draw(Population([closed, alive], MONTH)).drawn().svg()
    links = {
        one.get("data-id"): one for one in ElementTree.fromstring(svg.encode()).iter(f"{SVG}a") if one.get("data-id")
    }
    assert "closed" in (links["gone"].get("class") or "").split()
    assert any(one.get("class") == "strike" for one in links["gone"])
    assert "2024-03" in [one.text for one in links["gone"].iter(f"{SVG}text")]
    assert not any(one.get("class") == "strike" for one in links["here"])


def test_who_has_no_logo_bears_first_letters() -> None:
    svg = draw(Population([tile("x", names={"zh": "无名氏", "en": "No Name"})], MONTH), lang="en").drawn().svg()
    assert ">NN<" in svg


def test_a_name_cannot_break_out_of_its_tile() -> None:
    called = '"><script>alert(1)</script>\uffff\ufffe</a>'
    base = draw(Population([tile("x", names={"zh": called, "en": called}), tile("y")], MONTH))
    for svg in (base.drawn().svg(), base.inline()):
        root = ElementTree.fromstring(svg.encode())
        assert not any(one.tag.endswith("script") for one in root.iter())
        assert len([one for one in root.iter() if one.get("data-id")]) == 2
