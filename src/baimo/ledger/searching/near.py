"""Names one slip away: a character heard the same, one too many, one missing, one other, two that changed places.

A slip leaves one half of what was typed whole. So names that hold either half are the only ones to compare.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from baimo.ledger.searching import grams

_BY_TOKENS = (
    "SELECT name.id, name.entity, name.written, name.key FROM search_name"
    " JOIN name ON name.id = search_name.rowid WHERE search_name MATCH ? ORDER BY search_name.rowid LIMIT ?"
)
_BY_SOUND = (
    "SELECT name.id, name.entity, name.written, s.reading FROM search_sound_token AS t"
    " JOIN search_sound AS s ON s.id = t.rowid JOIN name ON name.id = s.name"
    " WHERE search_sound_token MATCH ? ORDER BY t.rowid LIMIT ?"
)
_BY_READING = (
    "SELECT name.entity, name.written, name.key FROM search_sound AS s JOIN name ON name.id = s.name"
    " WHERE s.reading = ? ORDER BY s.id"
)
_COMPARED = 2000  # names: what holds one character alone is too much to compare
_CHINESE = re.compile("[\u3400-\u9fff]")
_SHORTEST_WORD, _SHORTEST_CHINESE = 4, 2


class _Near(NamedTuple):
    """A name one slip away; in order of how likely it was meant."""

    is_other_number: bool
    is_part: bool
    place: int
    entity: str
    written: str


def misspelt(connection: sqlite3.Connection, wanted: str) -> list[tuple[str, str]]:
    """Entities with the spelling that a key comes near to, the likeliest first.

    What is heard the same comes alone, and a whole name alone before names that only begin so.
    """
    has_chinese = bool(_CHINESE.search(wanted))
    if len(wanted) < (_SHORTEST_CHINESE if has_chinese else _SHORTEST_WORD):
        return []
    same = _heard_the_same(connection, wanted) if has_chinese else []
    if same:
        return same
    near = sorted(set(_candidates(connection, _BY_TOKENS, wanted)))
    if not near and not has_chinese:
        near = sorted(set(_candidates(connection, _BY_SOUND, wanted)))
    whole = [found for found in near if not found.is_part]
    return [(found.entity, found.written) for found in whole or near]


def _heard_the_same(connection: sqlite3.Connection, wanted: str) -> list[tuple[str, str]]:
    readings = connection.execute("SELECT reading, characters FROM search_homophones").fetchall()
    sound = "".join(next((reading for reading, marks in readings if mark in marks), mark) for mark in wanted)
    rows = connection.execute(_BY_READING, (sound,))
    return [(entity, written) for entity, written, held in rows if len(held) == len(wanted)]


def _candidates(connection: sqlite3.Connection, query: str, wanted: str) -> Iterator[_Near]:
    middle = len(wanted) // 2
    # Only a swap across the middle breaks both halves, and that one can be undone.
    swapped = wanted[: middle - 1] + wanted[middle] + wanted[middle - 1] + wanted[middle + 1 :]
    matches = (
        grams.begins(grams.NAME, wanted[:middle]),
        grams.contains(wanted[middle:]),
        grams.begins(grams.NAME, swapped),
    )
    for match in matches:
        for place, entity, written, held in connection.execute(query, (match, _COMPARED)):
            slip = _slip(wanted, held)
            if slip is not None:
                yield _Near(slip[0], slip[1], place, entity, written)


def _slip(wanted: str, held: str) -> tuple[bool, bool] | None:
    """Whether a number differs and whether only a part of the name is near; None where nothing is."""
    if abs(len(wanted) - len(held)) <= 1 and is_one_slip(wanted, held):
        return _digits(wanted) != _digits(held), False
    if len(wanted) > _SHORTEST_WORD and len(held) > len(wanted):
        for end in (len(wanted), len(wanted) + 1, len(wanted) - 1):
            if is_one_slip(wanted, held[:end]):
                return _digits(wanted) != _digits(held[:end]), True
    return None


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def is_one_slip(one: str, other: str) -> bool:
    """Whether one character more, less or other, or two neighbours in each other's place, makes the one the other."""
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return len(other) - len(one) == 1 and one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one != other and (one[at + 1 :] == other[at + 1 :] or swapped)
