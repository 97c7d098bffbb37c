"""How well names are found: those that gold claims hold, and those written beside texts as new.

usage: naming.py [FOLDER | FILE]... [--docs PATTERN] [--misses]

A folder is one of fixtures (tests/fixtures/reading/dev where none is named); `--docs '*-u??-*'` keeps to some of its
documents. Of the names of its required claims that the document writes down are told, by kind and by language,

seen     the share that the reader sees as a name somewhere, under any name that the gold accepts
covered  of their places in the text, the share that a name seen covers

and both again for the names that no list knows. A file holds texts in JSON Lines, each with `text` and `new` (name →
kind of every new name in it); of these are told

found    the share of new names that the reader sees as one name
typed    of those, the share whose kind is right, by form or by what is said of it
false    other new names in claims, for every 10,000 characters
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from score import plain

from baimo.claims.predicates import table
from baimo.documents import from_text, load
from baimo.ledger import load_names
from baimo.reading import Reader
from baimo.reading.reader import Reading
from baimo.values.names import key

DEV = Path(__file__).parent.parent / "tests" / "fixtures" / "reading" / "dev"


@dataclass(slots=True)
class Counts:
    """What was counted over all texts."""

    new: int = 0
    found: int = 0
    asked: int = 0
    typed: int = 0
    false: int = 0
    characters: int = 0
    misses: list[str] = field(default_factory=list)


def kinds_told(reading: Reading) -> dict[str, set[str]]:
    """The kinds of the names seen, by the letters of the name: what their form tells and what claims make of them."""
    by_id: dict[str, set[str]] = {}
    for claim in reading.claims:
        by_id.setdefault(claim.subject, set()).add(claim.subject_type)
        by_id.setdefault(claim.object or "", set()).add(claim.object_type or "")
    found: dict[str, set[str]] = {}
    for name in reading.names:
        found.setdefault(key(name.text), set()).update({*name.kinds, *by_id.get(name.id, ())})
    for claim in reading.claims:
        found.setdefault(key(claim.subject_text or ""), set()).add(claim.subject_type)
        found.setdefault(key(claim.object_text or ""), set()).add(claim.object_type or "")
    return found


def count(reading: Reading, characters: int, new: dict[str, str], letters: set[str], counts: Counts) -> None:
    """Adds one text, whose new names are told, to the counts; `letters` are those of all names that it has."""
    seen = kinds_told(reading)
    counts.characters += characters
    for name, kind in new.items():
        counts.new += 1
        if key(name) not in seen:
            counts.misses.append(f"missed {name} ({kind})")
            continue
        counts.found += 1
        if kind:
            counts.asked += 1
            counts.typed += kind in seen[key(name)]
            if kind not in seen[key(name)]:
                counts.misses.append(f"typed  {name} ({kind}): {', '.join(sorted(seen[key(name)])) or 'open'}")
    for name, _ in reading.provisional.values():
        if not any(key(name) in known or known in key(name) for known in letters):
            counts.false += 1
            counts.misses.append(f"false  {name}")


def of_file(path: Path, reader: Reader, counts: Counts) -> None:
    """Counts the texts of one file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        letters = {key(name) for name in row["new"]}
        count(reader.read(from_text(row["text"], path.name)), len(row["text"]), row["new"], letters, counts)


@dataclass(slots=True)
class Wanted:
    """A name that required claims of a document's gold hold: what it may be called, and of what kinds it may be."""

    alternatives: list[str]
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> str:
        """The kind that the predicates of its claims ask for most often; several where they leave it open."""
        most = max(self.kinds.values(), default=0)
        best = sorted(kind for kind, times in self.kinds.items() if times == most)
        return best[0] if len(best) == 1 else "artifact" if set(best) <= _ARTIFACTS else "open"


_ARTIFACTS = frozenset(["model", "product", "chip", "vehicle", "dataset", "technology"])


def wanted_names(folder: Path, pattern: str) -> dict[str, list[Wanted]]:
    """For each document whose name fits, the names of its required claims, each once."""
    found: dict[str, dict[str, Wanted]] = {}
    predicates = table()
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not fnmatch(row["doc"], pattern):
            continue
        names = found.setdefault(row["doc"], {})
        for part in ("subject", "object") if not row["optional"] else ():
            if row.get(part):
                wanted = names.setdefault(plain(row[part][0]), Wanted(row[part]))
                for predicate in row["predicate"]:
                    wanted.kinds.update(getattr(predicates[predicate], part, ()))
    return {doc: [*names.values()] for doc, names in found.items()}


@dataclass(slots=True)
class Share:
    """How many names there were, how many the reader saw, and of the places of those how many."""

    names: int = 0
    seen: int = 0
    places: int = 0
    covered: int = 0

    def told(self) -> str:
        """The shares as a row."""
        return (
            f"{self.names:6} {self.seen / max(1, self.names):7.3f}"
            f" {self.places:7} {self.covered / max(1, self.places):7.3f}"
        )


def called(reading: Reading, reader: Reader) -> set[str]:
    """All that the reader may call what it saw, in names and in claims."""
    gazetteer = reader.gazetteer
    found = {plain(text) for name in reading.names for text in (name.text, name.id, gazetteer.name_of(name.id, ""))}
    for claim in reading.claims:
        parts = (claim.subject, claim.subject_name, claim.subject_text, claim.object, claim.object_name)
        found.update(plain(part) for part in (*parts, claim.object_text) if part)
    return found


def places(text: str, names: list[str]) -> list[tuple[int, int]]:
    """Where one of some names stands as a whole; of two within one another the longer."""
    found: list[tuple[int, int]] = []
    for name in sorted(names, key=len, reverse=True):
        edge = ("(?<![A-Za-z0-9])", "(?![A-Za-z0-9])") if name.isascii() else ("", "")
        for match in re.finditer(edge[0] + re.escape(name) + edge[1], text):
            if not any(a < match.end() and match.start() < b for a, b in found):
                found.append(match.span())
    return found


def of_folder(folder: Path, pattern: str, reader: Reader, known: set[str], misses: list[str]) -> dict[str, Share]:
    """The shares of a folder's documents: of all names, of those no list knows, by kind and by language."""
    shares: dict[str, Share] = {}
    for doc, names in sorted(wanted_names(folder, pattern).items()):
        document = load(folder / doc)
        reading = reader.read(document)
        said = called(reading, reader)
        spans = {(name.start, name.end) for name in reading.names}
        language = next((part for part in doc.split(".") if part in ("zh", "hant", "en", "mixed")), "other")
        for name in names:
            if not (at := places(document.text, name.alternatives)):
                continue
            is_new = not any(key(other) in known for other in name.alternatives)
            is_seen = bool({plain(other) for other in name.alternatives} & said)
            covered = sum(any(a <= start and end <= b for a, b in spans) for start, end in at) if is_seen else 0
            if not is_seen:
                misses.append(f"missed {doc} {'new ' if is_new else ''}{name.kind}: {' or '.join(name.alternatives)}")
            new = (f"new {name.kind}", f"new in {language}", "new") if is_new else ()
            for group in ("all", f"in {language}", *new):
                share = shares.setdefault(group, Share())
                share.names, share.seen = share.names + 1, share.seen + is_seen
                share.places, share.covered = share.places + len(at), share.covered + covered
    return shares


def main() -> None:
    """Prints the measures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[DEV])
    parser.add_argument("--docs", default="*", help="only the documents of a folder whose name fits this pattern")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    names = load_names()
    reader, counts = Reader(names), Counts()
    for path in args.paths:
        if path.is_dir():
            shares = of_folder(path, args.docs, reader, {key(name) for name, *_ in names}, counts.misses)
            print(f"{path.name:20} names    seen  places covered")
            for group, share in sorted(shares.items()):
                print(f"{group:19}", share.told())
        else:
            of_file(path, reader, counts)
    if args.misses:
        print("\n".join(counts.misses))
    if counts.characters:
        per = 10_000 * counts.false / counts.characters
        print(f"new {counts.new}  found {counts.found / max(1, counts.new):.3f}", end="  ")
        print(f"typed {counts.typed / counts.asked:.3f}" if counts.asked else "typed -", end="  ")
        print(f"false {counts.false}, {per:.2f} for every 10,000 of {counts.characters} characters")


if __name__ == "__main__":
    main()
