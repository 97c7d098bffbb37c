"""Files of every kind become documents; whatever is wrong with one is said in one clear line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from document_shapes import assert_sound, dropped, kinds, parent, pdf, said

from baimo.documents import from_bytes, from_text, load
from baimo.values.errors import BaimoError

SIMPLIFIED = "2023年3月，百度发布了文心一言。华为发布盘古大模型，字节跳动推出豆包。\n"
TRADITIONAL = "2023年3月，輝達發表了新一代晶片，台積電獨家代工，這是國內業界的大事。\n"
ENGLISH = "OpenAI released GPT-4 in March 2023.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be"),
        (SIMPLIFIED, "utf-32"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (ENGLISH, "utf-16-le"),
        ("“Café société” — the model was released.\n", "cp1252"),
        ("百度发布文心一言", "gbk"),
    ],
)
def test_any_usual_encoding_is_read_and_its_mark_is_no_text(text: str, encoding: str) -> None:
    assert from_bytes(text.encode(encoding), "a.txt").text == text


def test_the_encoding_that_a_page_declares_is_believed() -> None:
    html = "<html><head><meta charset='shift_jis'></head><body><p>東京の会社。</p></body></html>"
    assert said(from_bytes(html.encode("shift_jis"), "a.html")) == ["東京の会社。"]


def test_a_character_cut_off_at_the_end_spoils_nothing_else() -> None:
    assert from_bytes(SIMPLIFIED.strip().encode()[:-1], "a.txt").text.startswith(SIMPLIFIED[:-3])


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.txt", "文。", "txt"),
        ("a.md", "# 文", "md"),
        ("A.MARKDOWN", "# 文", "md"),
        ("a.htm", "<p>文</p>", "html"),
        ("a.txt", "<!DOCTYPE html><html><body>文</body></html>", "html"),
        ("-", "\ufeff\n<html><body>文</body></html>", "html"),
        ("a", "文。", "txt"),
    ],
)
def test_the_kind_of_a_text_is_told_by_its_name_then_by_how_it_begins(name: str, content: str, media: str) -> None:
    assert from_bytes(content.encode(), name).media == media


def test_load_names_the_document_as_the_file_and_keeps_the_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SIMPLIFIED, encoding="utf-8")
    document = load(path)
    assert (document.name, document.path) == ("a.txt", str(path))
    assert load(str(path), name="b").name == "b"


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SIMPLIFIED.encode("gb18030"))))
    document = load("-")
    assert (document.name, document.text) == ("-", SIMPLIFIED)


# -- decks


def deck(make: Callable[[Any], None]) -> bytes:
    from pptx import Presentation

    presentation, out = Presentation(), io.BytesIO()
    make(presentation)
    presentation.save(out)
    return out.getvalue()


def _slides(presentation: Any) -> None:
    from pptx.util import Inches

    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "百模大战：初创企业"
    frame = slide.placeholders[1].text_frame
    frame.text = "初创企业方面"
    for text, level in (("百川智能：2023年3月成立", 1), ("科研机构", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    slide.notes_slide.notes_text_frame.text = "讲者说：记得讲价格。"
    for number in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = "价格"
        if number:
            slide.shapes.add_textbox(Inches(1), Inches(4), Inches(3), Inches(1)).text_frame.text = "下面的框。"
            slide.shapes.add_textbox(Inches(1), Inches(2), Inches(3), Inches(1)).text_frame.text = "上面的框。"
        else:
            table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
            for row, cells in enumerate((("模型", "价格"), ("GPT-4o", "2.5\n美元"))):
                for column, words in enumerate(cells):
                    table.cell(row, column).text = words
    presentation.core_properties.created = datetime(2024, 5, 15)


def test_a_deck_is_read_slide_by_slide_with_tables_and_notes() -> None:
    document = from_bytes(deck(_slides), "a.pptx")
    assert document.media == "pptx"
    assert document.date == "2024-05-15"
    assert list(zip(kinds(document), said(document), strict=True)) == [
        ("heading", "百模大战：初创企业"),
        ("bullet", "初创企业方面"),
        ("bullet", "百川智能：2023年3月成立"),
        ("bullet", "科研机构"),
        ("paragraph", "讲者说：记得讲价格。"),
        ("heading", "价格"),
        ("table-row", "模型\t价格"),
        ("table-row", "GPT-4o\t2.5 美元"),
        ("paragraph", "上面的框。"),
        ("paragraph", "下面的框。"),
    ]
    assert parent(document, "百川智能") == "初创企业方面"
    assert parent(document, "上面的框") == "价格"
    assert ("repeated title", "价格") in dropped(document)
    assert_sound(document)


def test_the_date_of_a_template_is_nobodys() -> None:
    assert from_bytes(deck(lambda p: _title_only(p)), "a.pptx").date is None


def _title_only(presentation: Any) -> None:
    presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = "标题"


# -- Word


def _report(document: Any) -> None:
    document.add_heading("年度报告", 0)
    document.add_heading("公司", 1)
    document.add_paragraph("百川智能于2023年3月成立。")
    document.add_paragraph("甲", style="List Bullet")
    document.add_paragraph("乙", style="List Bullet 2")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("公司", "成立时间"), ("智谱", "2019年"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    document.add_heading("结论", 2)
    document.add_paragraph("没有句号的一段")
    document.add_paragraph("另一段")


def word(make: Callable[[Any], None]) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    make(document)
    document.save(out)
    return out.getvalue()


def test_a_word_document_is_read_in_its_order_with_tables() -> None:
    document = from_bytes(word(_report), "a.docx")
    assert list(zip(kinds(document), said(document), strict=True)) == [
        ("title", "年度报告"),
        ("heading", "公司"),
        ("paragraph", "百川智能于2023年3月成立。"),
        ("bullet", "甲"),
        ("bullet", "乙"),
        ("table-row", "公司\t成立时间"),
        ("table-row", "智谱\t2019年"),
        ("heading", "结论"),
        ("paragraph", "没有句号的一段"),
        ("paragraph", "另一段"),
    ]
    assert parent(document, "乙") == "甲"
    assert (document.title, document.date) == ("年度报告", None)
    assert_sound(document)


# -- PDF


def test_a_pdf_is_read_page_by_page_without_running_heads() -> None:
    pages = [
        ["某某研究院 2024 年度报告", "第一段文字一直写到这一页的最后一行还没有写完因为它实在太长太长所以", "1"],
        ["某某研究院 2024 年度报告", "只好写到下一页的第一行去，并在那里结束。这是第二段文字，它也要写到", "2"],
        ["某某研究院 2024 年度报告", "下一页才能够结束，读者需要翻过来。", "3"],
    ]
    document = from_bytes(pdf(pages), "a.pdf")
    assert document.media == "pdf"
    assert said(document)[-1].endswith("它也要写到下一页才能够结束，读者需要翻过来。")
    assert [why for why, _ in dropped(document)].count("page number") == 3
    assert_sound(document)


def _encrypted() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(pdf([["百度发布文心一言"]]))))
    writer.encrypt("secret")
    writer.write(out)
    return out.getvalue()


def _archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.txt", lambda: b"", "empty"),
    "white space": ("a.txt", lambda: b" \n\t\n", "empty"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 64, "binary"),
    "zeros": ("a.xyz", lambda: b"\x00\x01\x02\x03" * 100, "binary"),
    "no PDF after its first line": ("a.pdf", lambda: b"%PDF-1.7\nnothing here", "damaged"),
    "PDF cut off": ("a.pdf", lambda: pdf([["百度"]])[:200], "damaged"),
    "PDF without a text layer": ("a.pdf", lambda: pdf([[], []]), "no text layer"),
    "encrypted PDF": ("a.pdf", _encrypted, "encrypted"),
    "archive cut off": ("a.pptx", lambda: deck(_title_only)[:5000], "cut off"),
    "archive of nothing": ("a.pptx", lambda: b"PK\x03\x04" + b"\0" * 40, "cut off"),
    "bomb": ("a.pptx", lambda: _archive(ppt__presentation_xml=b"", ppt__slide1_xml=b"0" * 30_000_000), "bomb"),
    "other archive": ("a.zip", lambda: _archive(a=b"hello"), "neither docx nor pptx"),
    "no deck inside": ("a.pptx", lambda: _archive(ppt__presentation_xml=b"<x/>"), "damaged"),
    "no document inside": ("a.docx", lambda: _archive(word__document_xml=b"<x/>"), "damaged"),
    "old Office": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "save it as docx"),
    "encrypted Office": (
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "OCR"),
    "RTF": ("a.rtf", lambda: rb"{\rtf1 hello}", "RTF"),
    "deck without words": ("a.pptx", lambda: deck(lambda p: p.slides.add_slide(p.slide_layouts[6])), "no text"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_told_in_one_line_with_its_name(case: str, tmp_path: Path) -> None:
    name, content, message = BAD[case]
    path = tmp_path / name
    path.write_bytes(content())
    with pytest.raises(BaimoError, match=message) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BaimoError, match="no such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(BaimoError, match="a folder"):
        load(tmp_path)


@pytest.mark.parametrize("size", range(0, 6000, 487))
def test_a_file_cut_off_anywhere_is_told_not_raised(size: int) -> None:
    for content in (deck(_title_only), word(_report), pdf([["百度发布文心一言"]])):
        try:
            from_bytes(content[:size], "a")
        except BaimoError as error:
            assert "\n" not in str(error)


# -- hostile and huge


@pytest.mark.parametrize("media", ["txt", "md", "html"])
@pytest.mark.parametrize(
    "part",
    [
        "<!--",
        "<a ",
        '<a b="',
        "<script>",
        "<div>",
        "</p>x",
        "<ul><li>x",
        "![](",
        "[a](",
        "**",
        "（",
        "1.",
        "a：b\n",
        "\f",
    ],
)
def test_a_mark_repeated_without_end_is_read_in_linear_time(part: str, media: str) -> None:
    # at ten thousand marks anything worse than linear would take minutes
    document = from_text(part * 10_000, "a", media)
    assert document.text.startswith(part)


def test_one_very_long_line_is_one_block() -> None:
    text = "百度发布了文心一言，阿里发布了通义千问，" * 100_000
    document = from_text(text, "a")
    assert len(document.blocks) == 1
    assert document.clean is text or document.clean == text
