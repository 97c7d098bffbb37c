"""Facts as they come: JSON Lines in the vocabulary of claims, each known by its file and line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

FILES = ("china", "global", "events", "taxonomy", "prices")


@dataclass(slots=True)
class Fact:
    """One line: `at` is `china:329`; `record` has the keys of a claim, once mended also rank, reason and qualifier."""

    at: str
    record: dict[str, Any]
    mended: list[str] = field(default_factory=list)

    @property
    def file(self) -> str:
        """The file it came from, without its ending."""
        return self.at.partition(":")[0]

    def get(self, key: str) -> Any:
        """The value under a key, None where there is none."""
        return self.record.get(key)

    def change(self, why: str, **keys: Any) -> None:
        """Set keys (None removes one) and remember why."""
        for key, value in keys.items():
            if value is None:
                self.record.pop(key, None)
            else:
                self.record[key] = value
        self.mended.append(why)


def read(folder: Path, files: tuple[str, ...] = FILES) -> list[Fact]:
    """Every line of the files of a facts folder; numbers stay exact."""
    return [fact for name in files for fact in read_file(folder / f"{name}.jsonl")]


def read_file(path: Path) -> list[Fact]:
    """The facts of one file; empty lines count but are not kept. Raises ValueError with the line where JSON breaks."""
    facts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line, parse_float=Decimal)
        except ValueError as error:
            raise ValueError(f"{path}:{number}: not JSON: {error}") from error
        facts.append(Fact(f"{path.stem}:{number}", {k: v for k, v in record.items() if v not in (None, "")}))
    return facts


def spread(places: str) -> list[str]:
    """`china:8-11,14` as the places it means: china:8, china:9, china:10, china:11, china:14."""
    file, _, numbers = places.partition(":")
    found = []
    for part in re.split(r",\s*", numbers):
        first, _, last = part.partition("-")
        found += [f"{file}:{n}" for n in range(int(first), int(last or first) + 1)]
    return found
