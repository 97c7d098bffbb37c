"""Cut the font of the pictures: the letters of Noto Sans SC (SIL OFL 1.1) that names and labels need, and their widths.

usage: python tools/fonts.py NotoSansSC-Regular.otf        (needs fonttools)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "src" / "baimo" / "drawing" / "fonts"
TEXTS = ("src/baimo/atlas/entities", "src/baimo/claims", "src/baimo/output", "src/baimo/web", "src/baimo/drawing")
LATIN = "".join(chr(n) for n in (*range(0x20, 0x7F), *range(0xA0, 0x250))) + "–—‘’“”…·•×→←↑↓＋＝₂"


def main() -> None:
    """Write the font and the table of advances."""
    font = TTFont(sys.argv[1])
    letters = sorted(set(LATIN) | _letters())
    advances = {c: w for c, w in _advances(font, letters).items() if w != 1000}
    options = Options(hinting=False, layout_features=["kern"], name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(letters))
    subsetter.subset(font)
    FOLDER.mkdir(exist_ok=True)
    font.save(FOLDER / "baimo-sans.otf")
    (FOLDER / "advances.json").write_text(json.dumps(advances, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    print(f"{len(letters)} letters, {(FOLDER / 'baimo-sans.otf').stat().st_size // 1000} kB")


def _letters() -> set[str]:
    found: set[str] = set()
    for folder in TEXTS:
        for path in (ROOT / folder).rglob("*.yaml"):
            lines = path.read_text(encoding="utf-8").splitlines()
            heads = [line for line in lines if not line.startswith(("-", " "))] if "entities" in folder else lines
            found.update("".join(heads))
    return {letter for letter in found if letter.isprintable()}


def _advances(font: TTFont, letters: list[str]) -> dict[str, int]:
    table, metrics = font.getBestCmap(), font["hmtx"]
    return {letter: metrics[table[ord(letter)]][0] for letter in letters if ord(letter) in table}


if __name__ == "__main__":
    main()
