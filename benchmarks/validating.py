"""How long a contributor waits: validation in a fresh process, with nothing parsed, all parsed, and one file edited.

usage: validating.py      prints a JSON object; of 5,000 statements of the atlas, and of all of it
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import texts

sys.path.insert(0, str(texts.ROOT))

from tools.atlas import text as spelling

from baimo.ledger.layers import ATLAS, Layer
from baimo.ledger.parsing import parse_layers
from baimo.ledger.text import ParsedFile

SIZE = 5000
RUNS = 5
PROGRAM = """
import sys
from pathlib import Path
from baimo.ledger.validating import examine
folder = Path(sys.argv[1])
report = examine(folder, folder)
print(report.statements, report.entities, report.pages, sum(p.severity == "error" for p in report.problems))
"""


def sample(folder: Path) -> None:
    """An atlas of its own of SIZE statements: entities from everywhere in it, and the pages that they cite."""
    files = parse_layers((Layer("atlas", ATLAS),))
    chosen = _chosen([file for file in files if file.of == "entity"])
    ids, cited = {file.content["id"] for file in chosen}, set()
    for file in chosen:
        rows = [
            row for row in file.content.get("statements") or () if row.get("object") is None or row["object"] in ids
        ]
        cited |= {source for row in rows for source in row["sources"]}
        head = {key: value for key, value in file.content.items() if key != "statements"}
        _write(folder / Path(file.path).relative_to(ATLAS), head, "statements", rows)
    for file in (file for file in files if file.of == "source"):
        if pages := [page for page in file.content["pages"] if page["id"] in cited]:
            head = {key: value for key, value in file.content.items() if key != "pages"}
            _write(folder / Path(file.path).relative_to(ATLAS), head, "pages", pages)


def _chosen(files: list[ParsedFile]) -> list[ParsedFile]:
    """Entities from everywhere, each with its makers and families, for the rules tell where those are missing."""
    of_id = {file.content["id"]: file for file in files}
    made_by = {
        row["object"]: file.content["id"]
        for file in files
        for row in file.content.get("statements") or ()
        if row["predicate"] in ("released", "open_sourced")
    }
    found: dict[str, ParsedFile] = {}
    for file in (file for start in range(7) for file in files[start::7]):
        if sum(map(_statements, found.values())) >= SIZE * 1.35:  # some are of what was not chosen, and fall away
            break
        todo = [file.content["id"]]
        while todo:
            entity = todo.pop()
            if entity in of_id and entity not in found:
                found[entity] = of_id[entity]
                rows = of_id[entity].content.get("statements") or ()
                todo += [row["object"] for row in rows if row["predicate"] in ("developed_by", "version_of")]
                todo += [made_by[entity]] if entity in made_by else []
    return list(found.values())


def _statements(file: ParsedFile) -> int:
    return sum(len(row["sources"]) for row in file.content.get("statements") or ())


def _write(path: Path, head: dict[str, Any], key: str, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(spelling.document(head, {key: rows}), encoding="utf-8")


def measure(folder: Path) -> dict[str, Any]:
    """Seconds of each way, on the clock and of the processor, medians, with what was validated."""
    taken: dict[str, list[tuple[float, float]]] = {"cold": [], "cached": [], "edited": []}
    said = ""
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as cache:
            for way, seconds in taken.items():
                if way == "edited":
                    next(folder.glob("entities/*/*.yaml")).touch()
                said, spent = _run(folder, cache)
                seconds.append(spent)
    counted = dict(zip(("statements", "entities", "pages", "errors"), map(int, said.split()), strict=True))
    medians = {way: tuple(map(statistics.median, zip(*seconds, strict=True))) for way, seconds in taken.items()}
    return counted | medians


def _run(folder: Path, cache: str) -> tuple[str, tuple[float, float]]:
    """What a fresh process says, and its seconds on the clock and of the processor."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    environment = os.environ | {"BAIMO_CACHE": cache}
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    return said, (clock, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as temporary:
        small, whole = Path(temporary) / "small", Path(temporary) / "whole"
        sample(small)
        for part in ("entities", "sources", "judgements"):
            if (ATLAS / part).exists():
                shutil.copytree(ATLAS / part, whole / part)
        print(json.dumps({"some": measure(small), "all": measure(whole)}))


if __name__ == "__main__":
    main()
