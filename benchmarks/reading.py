"""Reading speed of this reader, one core: documents by genre, dense and plain, short and long, and where the time goes.

usage: reading.py [CHARACTERS [LONGEST]]      prints a JSON object

Times are of the process, so that what else the machine does counts less. Long documents go up to LONGEST characters.
All but one figure are of the reader without its encoder; OPENBLAS_NUM_THREADS=1 holds that one to one core.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import resource
import statistics
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import texts

from baimo.documents import from_text
from baimo.reading import Reader
from baimo.values.names import fold
from baimo.workspace import Workspace

RUNS = 5
# Of a note in a folder of very many.
NOTE_BYTES = 1500
Documents = list[tuple[str, str]]


def spent(reader: Reader, documents: Documents) -> float:
    """Seconds of the processor from text to claims."""
    start = time.process_time()
    for name, text in documents:
        reader.read(from_text(text, name, Path(name).suffix[1:]))
    return time.process_time() - start


def rate(reader: Reader, documents: Documents, runs: int = RUNS) -> float:
    """Characters a second, median of some runs."""
    size = sum(len(text) for _, text in documents)
    return size / statistics.median(spent(reader, documents) for _ in range(runs))


def by_genre(reader: Reader, documents: Documents) -> dict[str, float]:
    """The rate of each genre, as the fixtures' names tell it."""
    genres: dict[str, Documents] = defaultdict(list)
    for name, text in documents:
        genres[texts.genre(name)].append((name, text))
    return {genre: round(rate(reader, group)) for genre, group in sorted(genres.items())}


def notes(documents: Documents) -> Documents:
    """The documents cut, at ends of lines, to short ones of about 1,500 bytes."""
    cut: Documents = []
    for name, text in documents:
        lines: list[str] = []
        for line in text.splitlines():
            lines.append(line)
            if len("\n".join(lines).encode()) >= NOTE_BYTES:
                cut.append((f"{len(cut)}-{name}", "\n".join(lines)))
                lines = []
    return cut


def scan_rate(documents: Documents) -> float:
    """The floor: one pass for all names and all words of all rules, nothing made of what it finds."""
    from baimo.ledger import load_names
    from baimo.reading.naming.known.gazetteer import Gazetteer
    from baimo.reading.rules import lexicon
    from baimo.reading.rules.symbols import Alphabet

    automaton = Gazetteer.of(load_names(), lexicon.load(Alphabet())).automaton
    assert automaton is not None
    folded = [fold(text) for _, text in documents]
    start = time.process_time()
    for text in folded:
        automaton.find_matches_as_indexes(text)
    return sum(map(len, folded)) / (time.process_time() - start)


def place(file: str, function: str) -> str:
    """Where a function belongs: a room of the project, or what of Python's own does the work."""
    parts = Path(file).parts
    if "baimo" in parts:
        room = parts[parts.index("baimo") + 1 : -1]
        return "/".join(room[:2]) if len(room) > 1 else f"{room[0]}/{parts[-1]}"
    if "re.Pattern" in function or "re.Match" in function:
        return "regular expressions"
    return "search for names and words" if "AhoCorasick" in function else "Python's own"


def shares(reader: Reader, documents: Documents) -> dict[str, float]:
    """Share of the time by room or file of the project, by a profile (which itself slows Python code down)."""
    profile = cProfile.Profile()
    profile.enable()
    spent(reader, documents)
    profile.disable()
    found: Counter[str] = Counter()
    for (file, _, function), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        found[place(file, function)] += own
    total = sum(found.values())
    return {where: round(own / total, 3) for where, own in found.most_common(16)}


def lengths(reader: Reader, longest: int) -> dict[str, float]:
    """Characters a second by length of one document, which should be one figure."""
    sizes = [size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size <= longest]
    whole = texts.one(longest)
    return {str(size): round(rate(reader, [("long.txt", whole[:size])], 1)) for size in sizes}


def main() -> None:
    """Measure and print."""
    characters = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    longest = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    reader: Any = Workspace(encoded=False).reader
    base, prose = texts.documents(), texts.prose()
    spent(reader, base + prose)  # rules are compiled when a text first needs them
    claims = sum(len(reader.read(from_text(text, name, Path(name).suffix[1:])).claims) for name, text in base)
    small, short = texts.many(characters), notes(base)
    figures = {
        "many_small": rate(reader, small),
        "many_small_plain": rate(reader, [d for d in small if d[0].endswith(".txt")]),
        "prose": rate(reader, prose * 20),
        "encoder": rate(Workspace().reader, base, 1),
        "one_long": rate(reader, [("long.txt", texts.one(characters)[:characters])]),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "characters_a_claim": sum(len(text) for _, text in base) / claims,
        "notes_a_second": len(short) / statistics.median(spent(reader, short) for _ in range(RUNS)),
        "by_genre": by_genre(reader, base),
        "by_length": lengths(reader, longest),
        "scan": scan_rate(small),
        "shares": shares(reader, base * 2),
        "shares_of_prose": shares(reader, prose * 20),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
