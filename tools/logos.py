"""Make the sheet of logos that the pictures draw: the marks that brands.yaml names, out of two packages of icons.

usage: python tools/logos.py ICONS TOC SIMPLE

ICONS is the unpacked folder of @lobehub/icons-static-svg (MIT), TOC the es/toc.json of @lobehub/icons (MIT), SIMPLE the
unpacked folder of simple-icons (CC0). A mark in colour is taken where it is visible on white, else the plain one in the
brand's colour. Each is written anew from what a logo may be made of (safe.py), its ids renamed after the mark, so that
many can stand in one picture.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from baimo.drawing.logos.safe import logo_of
from baimo.drawing.logos.visible import channels, contrast_to_white
from baimo.values.datafile import parse

FOLDER = Path(__file__).resolve().parent.parent / "src" / "baimo" / "drawing" / "logos"
_WHITE = re.compile(r'fill="(#fff(?:fff)?|white)"', re.IGNORECASE)


def main() -> None:
    """Write marks.json."""
    icons, toc, simple = (Path(word) for word in sys.argv[1:4])
    brands = parse((FOLDER / "brands.yaml").read_text(encoding="utf-8"))
    colours = {str(row["id"]).lower(): str(row["color"]) for row in json.loads(toc.read_text(encoding="utf-8"))}
    marks = {slug: mark(slug, icons / "icons", colours, simple) for slug in sorted(brands)}
    lines = [f"{json.dumps(slug)}: {json.dumps(found, ensure_ascii=False)}" for slug, found in marks.items()]
    (FOLDER / "marks.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(marks)} marks, {(FOLDER / 'marks.json').stat().st_size // 1000} kB")


def mark(slug: str, icons: Path, colours: dict[str, str], simple: Path) -> dict[str, Any]:
    """One mark: its view box, its shapes, and the colour of what names none. Raises OSError where there is none."""
    if slug.startswith("si-"):
        return _simple(slug.removeprefix("si-"), simple)
    coloured = icons / f"{slug}-color.svg"
    if coloured.exists() and not _WHITE.search(coloured.read_text(encoding="utf-8")):
        return {"from": "lobehub", **_shapes(slug, coloured.read_text(encoding="utf-8"))}
    found = _shapes(slug, (icons / f"{slug}.svg").read_text(encoding="utf-8"))
    return {"from": "lobehub", **found, "fill": _visible(colours.get(slug, "#000"))}


def _simple(slug: str, folder: Path) -> dict[str, Any]:
    data = json.loads((folder / "data" / "simple-icons.json").read_text(encoding="utf-8"))
    rows = data["icons"] if isinstance(data, dict) else data
    colour = next((row["hex"] for row in rows if _slug_of(row) == slug), "000")
    text = (folder / "icons" / f"{slug}.svg").read_text(encoding="utf-8")
    return {"from": "simple-icons", **_shapes(slug, text), "fill": _visible(f"#{colour}")}


def _slug_of(row: dict[str, Any]) -> str:
    return str(row.get("slug") or re.sub(r"[^a-z0-9]", "", str(row["title"]).lower()))


def _visible(colour: str) -> str:
    """A colour that is seen on white: one of three parts of contrast at least (WCAG, parts of pictures)."""
    parts = channels(colour)
    return colour if parts and contrast_to_white(parts) >= 3 else "#222"


def _shapes(slug: str, text: str) -> dict[str, Any]:
    found = logo_of(text.encode(), slug)
    # The brand's colour stands for the one that the file leaves to the page.
    return {key: value for key, value in found.items() if value != "currentColor"}


if __name__ == "__main__":
    main()
