"""A map of a thousand organizations, all of them drawn."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from baimo.claims.taxonomy import taxonomy
from baimo.drawing.album import Album
from baimo.drawing.map.state import State
from baimo.ledger import open_ledger

THOUSAND = 1000


def seconds() -> float:
    """Seconds of the processor for the drawing, the median of five; who stands where is known before."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder))
        album = Album(open_ledger(Path(folder) / "atlas", Path(folder) / "home"))
        drawn = len(album.population(album.month).tiles)
        assert drawn == THOUSAND, drawn
        return sorted(_drawing(album, lang) for lang in ("zh", "en", "zh", "en", "zh"))[2]


def _drawing(album: Album, lang: str) -> float:
    start = time.thread_time()
    album.map(lang, State(is_full=True)).svg()
    return time.thread_time() - start


def write(folder: Path) -> None:
    """An atlas of as many organizations, each told of by two sites."""
    for site in (1, 2):
        page = f"{{id: s{site}.org/a, url: 'https://s{site}.org/a', title: A, date: 2024-01-01, kind: media}}"
        _write(folder / f"atlas/sources/s{site}.org.yaml", f"publisher: S{site}\ngrade: known\npages:\n- {page}\n")
    boxes = [box.id for layer in taxonomy().layers() for box in taxonomy().inside(layer.id)]
    for number in range(THOUSAND):
        lines = [
            f"id: made-{number}",
            "kind: organization",
            f"names: {{zh: 机构{number}号, en: Organization {number}}}",
            f"category: {boxes[number % len(boxes)]}",
            "statements:",
            "- {predicate: founded_on, value: '2020', sources: [s1.org/a]}",
            f"- {{predicate: users, value: {number + 1}, unit: users, when: '2024-01', sources: [s2.org/a]}}",
        ]
        _write(folder / f"atlas/entities/organization/made-{number}.yaml", "\n".join(lines) + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
