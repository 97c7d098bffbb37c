"""How long it takes to tell how two entities are related, and what changed in a year: today, and at a million.

usage: asking.py [STATEMENTS] [FILE]      prints a JSON object: figure -> value, times in ms of one processor

STATEMENTS is 0 for the atlas alone; FILE is a ledger that `ledger_scale.py` has filled, else one is filled and thrown
away. Every pair is asked of a graph that has read nothing yet, after the ledger is open.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import ledger_scale

from baimo.asking.changing import changes_between
from baimo.asking.relating import paths
from baimo.ledger import Ledger, open_ledger
from baimo.ledger.compiling import Compiled
from baimo.ledger.copies.keeping import opened
from baimo.ledger.store import Store

PAIRS = 200
KINDS = ("organization", "person", "model", "product", "chip")


class Opened:
    """A database that was filled by hand, in the place of one that was compiled from text."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def store(self) -> Store:
        """The database, opened."""
        database = opened(self._path)
        if database is None:
            raise SystemExit(f"{self._path} is no ledger; remove it")
        return Store(database)


def weigh(path: Path) -> None:
    """Count how many statements name each entity, as compiling does: the search goes round those that all know."""
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE entity SET weight = (SELECT count(*) FROM statement WHERE subject = entity.id)"
            " + (SELECT count(*) FROM statement WHERE object = entity.id)"
        )


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds of processor time, which a machine shared with other work does not swell, and what came of it."""
    start = time.process_time()
    result = work()
    return 1000 * (time.process_time() - start), result


def of_paths(ledger: Ledger, entities: Sequence[str], most: int = 1) -> dict[str, float]:
    """Figures of random pairs: how many are joined, in how many steps, how fast."""
    chance = random.Random(7)
    ledger.relations(entities[0])
    answers = [timed(lambda: paths(ledger, *chance.sample(entities, 2), most=most)) for _ in range(PAIRS)]
    times = sorted(taken for taken, _ in answers)
    steps = [len(answer.stories[0].steps) for _, answer in answers if answer.stories]
    return {
        "joined": len(steps) / PAIRS,
        "steps": round(sum(steps) / max(len(steps), 1), 2),
        "median": round(times[PAIRS // 2], 1),
        "slowest twentieth": round(times[int(0.95 * PAIRS)], 1),
        "slowest": round(times[-1], 1),
    }


def figures(number: int, path: Path) -> dict[str, Any]:
    """The figures of the atlas and, where a number is given, of so many synthetic statements."""
    atlas = open_ledger()
    entities = sorted(entity.id for kind in KINDS for entity in atlas.entities(kind))
    result: dict[str, Any] = {"path, atlas": of_paths(atlas, entities)}
    result["path, atlas, three stories"] = of_paths(atlas, entities, most=3)
    taken, diff = timed(lambda: changes_between(atlas, "2023-12", "2024-12"))
    result["diff of a year, atlas"] = {"changes": len(diff.changes), "time": round(taken)}
    if number:
        if not path.exists():
            ledger_scale.fill(path, number)
            weigh(path)
        million = Ledger(cast(Compiled, Opened(path)))
        companies = [f"company-{n}" for n in range(number // ledger_scale.A_SUBJECT)]
        result[f"path, {number} statements"] = of_paths(million, companies)
    return result


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "ledger.sqlite"
        print(json.dumps(figures(number, path), indent=2))


if __name__ == "__main__":
    main()
