"""Pictures as files: SVG as it is, PNG and PDF through typst (an extra), which needs no browser and knows our font."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Literal

from baimo.drawing.canvas.sheet import THEMES, Sheet, colours
from baimo.drawing.canvas.svg import words
from baimo.values.errors import BaimoError

FONTS = Path(__file__).parent / "fonts"
FORMS = (".svg", ".png", ".pdf", ".html")
PIXELS_PER_INCH = 96
MILLIMETRES_PER_PIXEL = 25.4 / PIXELS_PER_INCH


def export(
    sheet: Sheet, path: Path, theme: str = "light", size_mm: tuple[float, float] | None = None, sharpness: float = 2
) -> None:
    """Write a sheet to a file, its form told by the ending; `sharpness` is how many points of a PNG a pixel takes.

    `size_mm` is the page of a PDF, else a pixel is 1/96 inch.

    Raises BaimoError where the ending is unknown, the extra is missing or the file cannot be written.
    """
    form = check(path)
    if form == ".svg":
        content = sheet.svg(theme).encode()
    elif form == ".html":
        content = _page(sheet, theme).encode()
    else:
        content = _typeset(sheet, "png" if form == ".png" else "pdf", theme, size_mm, sharpness)
    write(path, content)


def check(path: Path) -> str:
    """The ending of a picture's file, before anything is drawn. Raises BaimoError for one that no picture has."""
    form = path.suffix.lower()
    if form not in FORMS:
        raise BaimoError(f"{path.name}: a picture ends in {', '.join(FORMS)}; name the file so")
    return form


def write(path: Path, content: bytes) -> None:
    """Write a file. Raises BaimoError where it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BaimoError(f"cannot write {path}: {error.strerror}; name another file with -o") from error


def _page(sheet: Sheet, theme: str) -> str:
    """One file for mail and slides: the picture in a page that needs nothing else."""
    lang = "zh-CN" if sheet.lang == "zh" else "en"
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    ground = colours()["ground"][THEMES.index(theme)]
    rules = f"body{{margin:0;background:{ground}}}svg{{display:block;max-width:100%;height:auto;margin:auto}}"
    title = words(sheet.title)
    return (
        f'<!doctype html>\n<html lang="{lang}"><head>{head}<title>{title}</title><style>{rules}</style></head>'
        f"<body>{sheet.svg(theme).partition(chr(10))[2]}</body></html>\n"
    )


def _typeset(
    sheet: Sheet, form: Literal["png", "pdf"], theme: str, size_mm: tuple[float, float] | None, sharpness: float
) -> bytes:
    try:
        import typst
    except ImportError:
        raise BaimoError(
            f"a picture as {form} needs the extra: pip install 'baimo[pictures]'; SVG needs nothing"
        ) from None
    width, height = size_mm or (sheet.width * MILLIMETRES_PER_PIXEL, sheet.height * MILLIMETRES_PER_PIXEL)
    page = f"#set document(date: none, title: {_quoted(sheet.title)})\n"
    page += f"#set page(width: {width}mm, height: {height}mm, margin: 0mm)\n"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sheet.svg").write_text(sheet.svg(theme), encoding="utf-8")
        (Path(folder) / "page.typ").write_text(
            page
            + '#image("sheet.svg", width: 100%, height: 100%, fit: "contain", alt: '
            + _quoted(sheet.about)
            + ")\n",
            encoding="utf-8",
        )
        return bytes(
            typst.compile(
                str(Path(folder) / "page.typ"),
                format=form,
                output=None,
                ppi=PIXELS_PER_INCH * sharpness,
                font_paths=[str(FONTS)],
            )
        )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
