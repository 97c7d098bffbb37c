"""The whole atlas as static files: how long it takes, how much it weighs, and what a renewal costs.

usage: publishing.py      prints one JSON object
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from baimo.web.publishing.publication import publish
from baimo.workspace import Workspace


def main() -> None:
    """Publish into an empty folder, then again, and weigh what is there."""
    desk = Workspace()
    desk.ledger.counts()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        first, used = _timed(desk, folder)
        again, _ = _timed(desk, folder)
        weights = {path.relative_to(folder).as_posix(): _packed(path) for path in folder.rglob("*") if path.is_file()}
    pages = {file: weight for file, weight in weights.items() if file.endswith(".html")}
    figures: dict[str, Any] = {
        "pages": first.pages,
        "files": first.files,
        "megabytes": first.size / 1e6,
        "packed_megabytes": sum(weights.values()) / 1e6,
        "seconds": first.seconds,
        "processor_seconds": used,
        "again_seconds": again.seconds,
        "again_changed": again.changed,
        "page_median": statistics.median(pages.values()),
        "page_heaviest_hundredth": sorted(pages.values())[len(pages) * 99 // 100],
        "heaviest": sorted(pages.items(), key=lambda one: -one[1])[:5],
        "script": weights["baimo.js"],
        "search": {lang: weights[f"data/search-{lang}.js"] for lang in ("zh", "en")},
        "map_data": weights["data/map-en.js"],
    }
    print(json.dumps(figures, ensure_ascii=False))


def _timed(desk: Workspace, folder: Path) -> tuple[Any, float]:
    """What was published, and the seconds of processors that it took, those of other processes too."""
    before = os.times()
    began = time.perf_counter()
    done = publish(desk.ledger, [], folder, "https://example.org/")
    after = os.times()
    used = sum(getattr(after, part) - getattr(before, part) for part in ("user", "system", "children_user"))
    assert done.seconds <= time.perf_counter() - began
    return done, used + after.children_system - before.children_system


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


if __name__ == "__main__":
    main()
