"""The words for readers, in the language they asked for; the table is data, `words.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile

LANGS = ("zh", "en")
TABLE = Path(__file__).with_name("words.yaml")


class Words:
    """One language's words: `words("text.claims", name="deck.pdf", n=3)`."""

    def __init__(self, lang: str, *tables: Path) -> None:
        """Words in `zh` or `en` from the common table and from further ones."""
        self.lang = lang
        self._rows: dict[str, Any] = {}
        for table in (TABLE, *tables):
            self._rows |= {key: row[lang] for key, row in datafile.load(table).items()}

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key with its blanks filled; numbers are grouped by thousands. KeyError if there is none."""
        row = self._rows[key]
        if isinstance(row, dict):
            row = row["one" if values.get("n") == 1 else "other"]
        return str(row.format(**{k: _grouped(v) for k, v in values.items()})) if values else str(row)

    def of(self, group: str, value: str | None) -> str:
        """The word for one of a group's values, `of("kind", "chip")`; a value without a word is shown as it is."""
        return str(self._rows.get(f"{group}.{value}", value or ""))

    def join(self, names: list[str]) -> str:
        """Names as a list in a sentence."""
        return self("text.list").join(names)


@cache
def words(lang: str) -> Words:
    """The common words in one language."""
    return Words(lang)


def _grouped(value: object) -> object:
    return f"{value:,}" if isinstance(value, int) else value
