"""Reading speed of this reader, one core: many small documents, one long one, and where the time goes.

usage: reading.py [CHARACTERS]      prints a JSON object
"""

from __future__ import annotations

import cProfile
import json
import pstats
import resource
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import texts

from baimo.documents import from_text
from baimo.workspace import Workspace

RUNS = 5


def rate(reader: Any, documents: list[tuple[str, str]]) -> float:
    """Characters a second from text to claims, median of some runs."""
    size = sum(len(text) for _, text in documents)
    rates = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for name, text in documents:
            reader.read(from_text(text, name, Path(name).suffix[1:]))
        rates.append(size / (time.perf_counter() - start))
    return statistics.median(rates)


def shares(reader: Any, documents: list[tuple[str, str]]) -> dict[str, float]:
    """Share of the time by folder or file of the project, by a profile (which itself slows Python code down)."""
    profile = cProfile.Profile()
    profile.enable()
    for name, text in documents:
        reader.read(from_text(text, name, Path(name).suffix[1:]))
    profile.disable()
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        parts = Path(file).parts
        place = "/".join(parts[parts.index("baimo") + 1 :]) if "baimo" in parts else "Python's own"
        spent[place] += own
    total = sum(spent.values())
    return {place: round(own / total, 3) for place, own in spent.most_common(12)}


def main() -> None:
    """Measure and print."""
    characters = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    reader = Workspace().reader
    small = texts.many(characters)
    plain = [d for d in small if d[0].endswith(".txt")]
    reader.read(from_text(small[0][1], small[0][0]))
    long = texts.one(characters)
    figures = {
        "many_small": rate(reader, small),
        "many_small_plain": rate(reader, plain),
        "one_long": rate(reader, [("long.txt", long[:characters])]),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "shares": shares(reader, small[: len(texts.documents()) * 3]),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
