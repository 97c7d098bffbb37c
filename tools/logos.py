"""Make the sheet of logos that the pictures draw: the marks that brands.yaml names, out of two packages of icons.

usage: python tools/logos.py ICONS TOC SIMPLE

ICONS is the unpacked folder of @lobehub/icons-static-svg (MIT), TOC the es/toc.json of @lobehub/icons (MIT), SIMPLE the
unpacked folder of simple-icons (CC0). A mark in colour is taken where it is visible on white, else the plain one in the
brand's colour. What a mark refers to within itself is renamed after the mark, so that many can stand in one picture.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from baimo.values.datafile import parse

FOLDER = Path(__file__).resolve().parent.parent / "src" / "baimo" / "drawing" / "logos"
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = {"path", "g", "circle", "rect", "ellipse", "polygon", "polyline", "line", "defs", "linearGradient"}
_DRAWN |= {"radialGradient", "stop", "clipPath", "mask", "use"}
_WHITE = re.compile(r'fill="(#fff(?:fff)?|white)"', re.IGNORECASE)
_KEPT = {"title", "desc"}


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
    digits = colour.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    red, green, blue = (_linear(int(digits[n : n + 2], 16) / 255) for n in (0, 2, 4))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return colour if 1.05 / (luminance + 0.05) >= 3 else "#222"


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _shapes(slug: str, text: str) -> dict[str, Any]:
    root = ElementTree.fromstring(text)
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    for parent in root.iter():
        for child in list(parent):
            name = child.tag.removeprefix(_SVG)
            if name not in _DRAWN:
                if name not in _KEPT:
                    raise ValueError(f"{slug}: <{name}> is not drawn")
                parent.remove(child)
    body = "".join(ElementTree.tostring(child, encoding="unicode") for child in root)
    body = re.sub(r'<ns0:|</ns0:|\s*xmlns:ns0="[^"]*"', lambda m: {"<ns0:": "<", "</ns0:": "</"}.get(m[0], ""), body)
    for old in ids:
        body = re.sub(rf'(id="|url\(#|href="#){re.escape(str(old))}(?=["\)])', rf"\g<1>{slug}-{old}", body)
    found = {"box": root.get("viewBox"), "shapes": re.sub(r"></(path|stop|circle|rect|ellipse)>", "/>", body)}
    return found | ({"rule": root.get("fill-rule")} if root.get("fill-rule") else {})


if __name__ == "__main__":
    main()
