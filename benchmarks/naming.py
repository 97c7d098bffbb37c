"""How well names that no list knows are found: on texts whose new names are written beside them.

usage: naming.py FILE... [--misses]

A file holds texts in JSON Lines, each with `text` and `new` (name → kind of every new name in it). Without files the
documents of tests/fixtures/reading/dev are read: a name of their gold that the atlas lacks is new; its kind is not
asked.

found    the share of new names that the reader sees as one name
typed    of those, the share whose kind is right, by form or by what is said of it
false    other new names in claims, for every 10,000 characters
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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


def gold_names(folder: Path) -> Iterator[tuple[Path, list[list[str]]]]:
    """Each document of a folder with the alternatives of every name in its gold."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    for doc in sorted({row["doc"] for row in rows}):
        names = [row[part] for row in rows if row["doc"] == doc for part in ("subject", "object") if row.get(part)]
        yield folder / doc, names


def of_folder(folder: Path, reader: Reader, known: set[str], counts: Counts) -> None:
    """Counts the documents of a folder of fixtures; of names that mean the same any may be found."""
    for path, names in gold_names(folder):
        document = load(path)
        letters = {key(name) for alternatives in names for name in alternatives}
        reading = reader.read(document)
        seen = kinds_told(reading)
        groups = [group for group in names if not any(key(name) in known for name in group)]
        new = {}
        for group in groups:
            written = [name for name in group if name in document.text]
            if written:
                new[next((name for name in written if key(name) in seen), written[0])] = ""
        count(reading, len(document.text), new, letters, counts)


def main() -> None:
    """Prints the measures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    names = load_names()
    reader, counts = Reader(names), Counts()
    for path in args.files:
        of_file(path, reader, counts)
    if not args.files:
        of_folder(DEV, reader, {key(name) for name, *_ in names}, counts)
    if args.misses:
        print("\n".join(counts.misses))
    per = 10_000 * counts.false / max(1, counts.characters)
    print(f"new {counts.new}  found {counts.found / max(1, counts.new):.3f}", end="  ")
    print(f"typed {counts.typed / counts.asked:.3f}" if counts.asked else "typed -", end="  ")
    print(f"false {counts.false}, {per:.2f} for every 10,000 of {counts.characters} characters")


if __name__ == "__main__":
    main()
