"""The poster: A0, all words large enough to read, vectors only, with a code that leads to the live map."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from boxes import SVG, overlaps, words_of

from baimo import __version__
from baimo.drawing.album import Album
from baimo.drawing.canvas.sheet import THEMES, Sheet
from baimo.drawing.export import export
from baimo.drawing.poster import HEIGHT_MM, WIDTH_MM, poster_of
from baimo.drawing.qr import QUIET, _runs, checked_address, qr
from baimo.values.errors import BaimoError

URL = "https://example.org/baimo/map"
POINT_MM = 25.4 / 72
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture(scope="module")
def posters(album: Album) -> dict[str, Sheet]:
    """The poster in both languages."""
    return {lang: album.poster(lang, url=URL) for lang in ("zh", "en")}


@both_languages
def test_a_poster_has_the_shape_of_a0(posters: dict[str, Sheet], lang: str) -> None:
    assert abs(posters[lang].width / posters[lang].height - WIDTH_MM / HEIGHT_MM) < 1e-4


@both_languages
def test_no_words_of_a_poster_meet_or_leave_it(posters: dict[str, Sheet], lang: str) -> None:
    sheet = posters[lang]
    words = words_of(sheet.svg())
    assert overlaps(words) == []
    assert [w.text for w in words if w.left < 0 or w.right > sheet.width or w.bottom > sheet.height] == []


@both_languages
def test_all_words_have_seven_points_at_least(posters: dict[str, Sheet], lang: str) -> None:
    pixel = WIDTH_MM / posters[lang].width
    svg = posters[lang].svg()
    used = {
        int(size)
        for classes in re.findall(r'<text[^>]* class="([^"]*)"', svg)
        for size in re.findall(r"\bt(\d+)", classes)
    }
    assert min(used | {12}) * pixel / POINT_MM >= 7


@both_languages
def test_a_poster_says_what_it_rests_on(posters: dict[str, Sheet], album: Album, lang: str) -> None:
    told = " ".join(text.text or "" for text in ElementTree.fromstring(posters[lang].svg().encode()).iter(f"{SVG}text"))
    counts = album._ledger.counts()
    for expected in (f"{counts['statements']:,}", f"{counts['sources']:,}", __version__, "2026-11", URL, "log2"):
        assert expected in told
    assert ("商标" if lang == "zh" else "trademark") in told


def test_a_poster_explains_every_mark_once(posters: dict[str, Sheet]) -> None:
    root = ElementTree.fromstring(posters["en"].svg().encode())
    words = [text.text for text in root.iter(f"{SVG}text")]
    for mark in ("key player", "closed", "nothing new for 12 months"):
        assert words.count(mark) == 1


@pytest.mark.parametrize("theme", THEMES)
def test_the_pdf_is_one_page_of_a0_in_vectors_with_words_that_can_be_sought(
    posters: dict[str, Sheet], tmp_path: Path, theme: str
) -> None:
    path = tmp_path / "poster.pdf"
    export(posters["zh"], path, theme, (WIDTH_MM, HEIGHT_MM))
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()))
    (page,) = reader.pages
    assert [round(float(side) * POINT_MM, 1) for side in page.mediabox[2:]] == [WIDTH_MM, HEIGHT_MM]
    assert not list(page.images)
    assert "智谱" in page.extract_text()
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert {font["/BaseFont"].partition("+")[2].startswith("NotoSansSC") for font in fonts} == {True}
    assert path.stat().st_size < 1_000_000


def test_the_same_poster_is_the_same_bytes(posters: dict[str, Sheet], album: Album, tmp_path: Path) -> None:
    assert album.poster("en", url=URL).svg() == posters["en"].svg()
    one, other = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in (one, other):
        export(posters["en"], path, "light", (WIDTH_MM, HEIGHT_MM))
    assert _without_ids(one.read_bytes()) == _without_ids(other.read_bytes())


def _without_ids(content: bytes) -> bytes:
    return re.sub(rb"/ID\s*\[.*?\]|<xmp.*?>", b"", content, flags=re.DOTALL)


def test_a_poster_of_a_month_tells_that_month(album: Album) -> None:
    assert "2023-10" in album.poster("en", "2023-10").about
    assert "qr" not in album.poster("en", "2023-10").svg()


def test_without_an_address_there_is_no_code(album: Album, posters: dict[str, Sheet]) -> None:
    plain = poster_of(posters["en"], dict.fromkeys(_gaps(), "1") | {"cut_off": 6.0, "first": 15})  # type: ignore[dict-item]
    assert not [
        link for link in ElementTree.fromstring(plain.svg().encode()).iter(f"{SVG}a") if link.get("href") == URL
    ]


def _gaps() -> list[str]:
    return ["month", "houses", "statements", "pages", "facts", "entities"]


# --- the code ---------------------------------------------------------------------------------------------------------


def test_the_code_is_that_of_its_address() -> None:
    """The path that is drawn, read back square by square, is what the library made."""
    import segno

    rows = [list(row) for row in segno.make(URL, error="m", micro=False).matrix]
    read = [[0] * len(rows) for _ in rows]
    for x, y, wide in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", _runs(rows)):
        for n in range(int(x), int(x) + int(wide)):
            read[int(y)][n] = 1
    assert read == [[int(bool(square)) for square in row] for row in rows]


def test_the_code_keeps_its_rim_of_white() -> None:
    root = ElementTree.fromstring(qr(URL, 10, 20, 330))
    place = root.find("path")
    assert place is not None
    x, y, scale = (float(n) for n in re.findall(r"[\d.]+", place.get("transform") or ""))
    assert x - 10 == pytest.approx(QUIET * scale, abs=0.02)
    assert y - 20 == pytest.approx(QUIET * scale, abs=0.02)
    assert root.get("aria-label") == URL


@pytest.mark.parametrize(
    "address",
    [
        "",
        "map",
        "ftp://x.org",
        "javascript:alert(1)",
        "https://",
        "http://[",
        "https://x y",
        "https://x.org/" + "a" * 400,
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(BaimoError, match="is no address"):
        checked_address(address)


def test_without_the_extra_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    with pytest.raises(BaimoError, match=r"baimo\[pictures\]"):
        qr(URL, 0, 0, 100)
