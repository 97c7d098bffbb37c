"""The plan of a reading: which documents make up which part. It stays beside the output, so that a kill loses nothing.

A part that is there whole was read; all others are read again. The plan of the same documents by the same edition is
the same to the byte, which is how a run knows that it goes on with what another began.
"""

from __future__ import annotations

import filecmp
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from baimo.corpus.sources.places import Place
from baimo.values.errors import BaimoError

NAME = "_plan.jsonl"
# A part is what is lost at a kill, and what a worker holds in memory: seconds, and a few tens of megabytes.
DOCUMENTS, BYTES = 500, 4 << 20


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of a reading: for each its number and where its line stands in the plan."""

    folder: Path
    parts: list[tuple[int, int]]
    documents: int

    def to_do(self) -> list[tuple[int, int]]:
        """The parts that are not there yet."""
        return [(number, place) for number, place in self.parts if not claims_file(self.folder, number).exists()]


def claims_file(folder: Path, number: int) -> Path:
    """Where the claims of a part stand; the file that says that the part is done."""
    return folder / f"part-{number:06}.parquet"


def documents_file(folder: Path, number: int) -> Path:
    """Where the documents of a part stand, those set aside among them."""
    return folder / "_documents" / f"part-{number:06}.parquet"


def make_plan(folder: Path, found: Iterable[tuple[Place, int]], edition: str) -> Plan:
    """The plan for the places found, begun or gone on with in a folder.

    Raises BaimoError where the folder holds the reading of other documents, or by another edition.
    """
    old, new = folder / NAME, folder / f"{NAME}.new"
    try:
        plan = _write(new, found, edition)
    except OSError as error:
        raise BaimoError(f"cannot write {folder}: {error.strerror or error}; name another with -o") from error
    if not plan.parts:
        new.unlink()
        raise BaimoError("nothing to read: no documents there")
    if old.exists() and not filecmp.cmp(old, new, shallow=False):
        new.unlink()
        raise BaimoError(
            f"{folder}: holds a reading of other documents, or by another edition; name another file with -o, "
            "or delete this one"
        )
    new.replace(old)
    return plan


def _write(path: Path, found: Iterable[tuple[Place, int]], edition: str) -> Plan:
    parts, documents = [], 0
    with path.open("w", encoding="ascii") as stream:
        stream.write(json.dumps({"edition": edition}) + "\n")
        for number, (places, size) in enumerate(grouped(found)):
            parts.append((number, stream.tell()))
            stream.write(json.dumps([size, *(astuple(place) for place in places)]) + "\n")
            documents += sum(place.count for place in places)
    return Plan(path.parent, parts, documents)


def places_at(folder: Path, place: int) -> list[Place]:
    """The places of the part whose line stands at this byte of the plan."""
    with (folder / NAME).open("rb") as stream:
        stream.seek(place)
        return [Place(*fields) for fields in json.loads(stream.readline())[1:]]


def grouped(found: Iterable[tuple[Place, int]]) -> Iterator[tuple[list[Place], int]]:
    """Parts of about equal work, and the bytes in each; neighbours in one file are one place."""
    part: list[Place] = []
    count = size = 0
    for place, weight in found:
        if part and (count >= DOCUMENTS or size + weight > BYTES):
            yield part, size
            part, count, size = [], 0, 0
        _add(part, place)
        count, size = count + 1, size + weight
    if part:
        yield part, size


def _add(part: list[Place], place: Place) -> None:
    last = part[-1] if part else None
    is_next = last and (last.path, last.kind, last.why) == (place.path, place.kind, "") and not place.why
    if last and is_next and place.kind != "one" and last.first + last.count == place.first:
        part[-1] = Place(last.path, last.kind, last.first, last.count + 1)
    else:
        part.append(place)
