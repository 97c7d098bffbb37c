"""From places to documents. A file of many is gone through once, however many stretches of it are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath

from baimo.corpus.sources.holders import HOLDER, Record
from baimo.corpus.sources.opening import open_binary, read_whole
from baimo.corpus.sources.places import Place, is_packed, printed
from baimo.documents import Document, from_bytes, from_text
from baimo.values.errors import BaimoError


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that cannot be read, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Item:
    """A document of a corpus; `name` is where it stands, told so that it can be found again."""

    name: str
    document: Document | Unread


@dataclass(slots=True)
class Cursor:
    """How far the file of many that was asked for last has been gone through."""

    path: str = ""
    at: int = 0
    records: Iterator[Record] = field(default_factory=lambda: iter(()))

    def stretch(self, place: Place, largest: int) -> Iterator[Record]:
        """The records of a place. Places of one file are best asked for in their order."""
        if place.path != self.path or place.first < self.at:
            self.path, self.at, self.records = place.path, 0, HOLDER[place.kind](place.path, largest)
        skipped = place.first - self.at
        self.at = place.first + place.count
        return islice(self.records, skipped, skipped + place.count)


def items(place: Place, largest: int, cursor: Cursor) -> Iterator[Item]:
    """The documents of a place, those that cannot be read among them. Never raises."""
    name = printed(place.path)
    if place.why:
        yield Item(name, Unread(place.why))
    elif place.kind == "one":
        yield Item(name, _one(place.path, name, largest))
    else:
        yield from _many(place, name, largest, cursor)


def _many(place: Place, name: str, largest: int, cursor: Cursor) -> Iterator[Item]:
    try:
        for record in cursor.stretch(place, largest):
            yield Item(f"{name}#{record.name}", _guarded(record))
    except Exception as error:
        cursor.path = ""
        yield Item(f"{name}#{place.first}", Unread(f"cannot be opened ({error})"))


def _one(path: str, name: str, largest: int) -> Document | Unread:
    try:
        with open_binary(path) as stream:
            data = read_whole(stream, name, largest)
        inner = path[:-3] if is_packed(path) else path
        return from_bytes(data, PurePath(printed(inner)).name, name)
    except (BaimoError, OSError, EOFError) as error:
        return Unread(_without(name, error))
    except Exception as error:
        return Unread(f"a fault of ours: {type(error).__name__}: {error}; please report it")


def _guarded(record: Record) -> Document | Unread:
    if record.why:
        return Unread(record.why)
    try:
        return _document(record)
    except BaimoError as error:
        return Unread(_without(record.name, error))
    except Exception as error:
        return Unread(f"a fault of ours: {type(error).__name__}: {error}; please report it")


def _document(record: Record) -> Document:
    if record.text is None:
        return from_bytes(record.data or b"", PurePath(record.name).name, record.name)
    if not record.text.strip():
        raise BaimoError("empty; there is nothing to read")
    head = record.text[:200].lstrip().lower()
    document = from_text(record.text, record.name, "html" if head.startswith(("<!doctype html", "<html")) else "txt")
    document.date = _day(record.date) or document.date
    document.title = record.title or document.title
    return document


def _day(text: str | None) -> str | None:
    """The day that a record bears, as EDTF; None where it says none that is one."""
    from baimo.values.dates import When

    try:
        return str(When.parse(text[:10].replace("/", "-"))) if text else None
    except ValueError:
        return None


def _without(name: str, error: Exception) -> str:
    """What is wrong, without the name that stands beside it anyway."""
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return said.removeprefix(f"{name}: ")
