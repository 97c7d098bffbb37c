"""Pictures as files: every form without a browser, and one clear line where a file cannot be."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest

from baimo.drawing.album import Album
from baimo.drawing.canvas.sheet import Sheet
from baimo.drawing.export import FORMS, check, export
from baimo.values.errors import BaimoError


@pytest.fixture(scope="module")
def sheet(album: Album) -> Sheet:
    """A small picture with logos and words in both scripts."""
    return album.lineage("zh", family="llama")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_form_is_written_and_the_same_each_time(sheet: Sheet, tmp_path: Path, form: str, theme: str) -> None:
    paths = [tmp_path / f"{n}{form}" for n in range(2)]
    for path in paths:
        export(sheet, path, theme)
    one, other = (path.read_bytes() for path in paths)
    assert len(one) > 5000
    assert form == ".pdf" or one == other
    start = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF", ".html": b"<!doctype"}[form]
    assert one.startswith(start)


def test_a_png_has_as_many_points_as_asked(sheet: Sheet, tmp_path: Path) -> None:
    for sharpness in (1, 2):
        path = tmp_path / f"{sharpness}.png"
        export(sheet, path, sharpness=sharpness)
        wide, high = (int.from_bytes(path.read_bytes()[at : at + 4], "big") for at in (16, 20))
        assert abs(wide - sheet.width * sharpness) <= 2
        assert abs(high - sheet.height * sharpness) <= 2


def test_a_pdf_has_the_page_that_was_asked_for_and_its_title(sheet: Sheet, tmp_path: Path) -> None:
    export(sheet, tmp_path / "a.pdf", size_mm=(200, 100))
    reader = pypdf.PdfReader(io.BytesIO((tmp_path / "a.pdf").read_bytes()))
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == [200, 100]
    assert reader.metadata is not None
    assert reader.metadata.title == sheet.title
    assert "Llama 2 7B" in reader.pages[0].extract_text().replace("\n", " ")


def test_a_page_holds_the_picture_and_nothing_from_elsewhere(sheet: Sheet, tmp_path: Path) -> None:
    export(sheet, tmp_path / "a.html")
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert ElementTree.fromstring(text[text.index("<svg") : text.rindex("</svg>") + 6]).get("role") == "group"
    assert "<script" not in text
    assert "http://" not in text.replace("http://www.w3.org", "")


@pytest.mark.parametrize("name", ["a", "a.gif", "a.svg.bak", ".svg", "a.PDFX"])
def test_an_ending_that_no_picture_has_is_refused_before_anything_is_drawn(name: str) -> None:
    with pytest.raises(BaimoError, match=r"\.svg, \.png, \.pdf, \.html"):
        check(Path(name))


def test_an_ending_in_capitals_is_known() -> None:
    assert check(Path("A.PDF")) == ".pdf"


def test_what_cannot_be_written_is_said_with_what_to_do(sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "taken.svg").mkdir()
    for path in (tmp_path / "nowhere" / "a.svg", tmp_path / "taken.svg"):
        with pytest.raises(BaimoError, match=r"cannot write .* name another file with -o"):
            export(sheet, path)


def test_without_the_extra_one_line_says_so(sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    for form in (".png", ".pdf"):
        with pytest.raises(BaimoError, match=r"baimo\[pictures\]"):
            export(sheet, tmp_path / f"a{form}")
    export(sheet, tmp_path / "a.svg")
