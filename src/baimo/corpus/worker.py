"""What a worker does with a part: read its documents, write its two tables, say in a line how it went."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from baimo.corpus import columns
from baimo.corpus.plan import claims_file, documents_file, places_at
from baimo.corpus.shapes import shape
from baimo.corpus.sources import Item, Unread, items
from baimo.corpus.sources.documents import Cursor
from baimo.reading import Reader
from baimo.workspace import Workspace


@dataclass(slots=True)
class Part:
    """The rows of the two tables while a part is read."""

    claims: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)

    def add(self, item: Item, reader: Reader) -> None:
        """Read a document, or note why it cannot be."""
        if isinstance(item.document, Unread):
            self.documents.append({"doc": item.name, "why": item.document.why})
            return
        try:
            self._read(item, reader)
        except Exception as error:
            why = f"a fault of ours: {type(error).__name__}: {error}; please report it"
            self.documents.append({"doc": item.name, "why": why})

    def _read(self, item: Item, reader: Reader) -> None:
        document = item.document
        assert not isinstance(document, Unread)
        reading = reader.read(document)
        told = [columns.claim_row(item.name, claim.to_json()) for claim in reading.claims]
        row: dict[str, Any] = {
            "doc": item.name,
            "title": document.title,
            "date": document.date,
            "media": document.media,
        }
        row |= {"characters": len(document.text), "claims": len(told), "leftovers": len(reading.leftovers)}
        row["shape"] = shape(document.clean) if told else None
        self.documents.append(row)
        self.claims += told

    def write(self, folder: Path, number: int) -> None:
        """Write the tables, the claims last: they say that the part is done. Raises OSError."""
        columns.write_table(documents_file(folder, number), _printable(self.documents), columns.documents_schema())
        columns.write_table(claims_file(folder, number), _printable(self.claims), columns.claims_schema())

    def told(self) -> dict[str, int]:
        """How many documents were read, set aside, and what they claim."""
        aside = sum(bool(row.get("why")) for row in self.documents)
        return {"documents": len(self.documents), "aside": aside, "claims": len(self.claims)}


def _printable(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows whose words any program can read: a half of a character, which no UTF-8 can write, is replaced."""
    return [{key: _whole(value) if isinstance(value, str) else value for key, value in row.items()} for row in rows]


def _whole(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def worker(folder: Path, home: Path | None, largest: int, encoded: bool = False) -> Callable[[int, int], str]:
    """A worker for the parts of a folder: number and place of a part → how it went, as JSON."""
    reader, cursor = Workspace(home=home, encoded=encoded).reader, Cursor()

    def work(number: int, place: int) -> str:
        part = Part()
        for one in places_at(folder, place):
            for item in items(one, largest, cursor):
                part.add(item, reader)
        try:
            part.write(folder, number)
        except OSError as error:
            return json.dumps({"stopped": error.strerror or str(error)})
        return json.dumps(part.told())

    return work
