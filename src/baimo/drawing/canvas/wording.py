"""The words of the pictures, and names in the reader's language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile

TABLE = Path(__file__).with_name("words.yaml")


@cache
def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = datafile.load(TABLE)
    return table


def say(key: str, lang: str, **parts: Any) -> str:
    """A line of the table in one language, its gaps filled. KeyError for an unknown key."""
    return _table()[key][lang].format(**parts)


def known(key: str) -> bool:
    """Whether the table has a line."""
    return key in _table()


def name_in(names: dict[str, str], lang: str) -> str:
    """A name in the reader's language, else in another."""
    return names.get(lang) or names.get("en") or names.get("zh") or ""
