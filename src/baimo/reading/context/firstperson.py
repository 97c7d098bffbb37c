"""Words of the first person: where a text says `we`, and whether its top tells that it does."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from baimo.values import datafile
from baimo.values.expressions import expression

_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("voices.yaml"))
_OWN = expression(_DATA["own"])


@cache
def _we() -> re.Pattern[str]:
    return re.compile("|".join(_DATA["we"]))


@lru_cache(maxsize=2)
def _places(clean: str) -> tuple[int, ...]:
    """Where the words of the first person stand: every sentence asks it of its document."""
    return tuple([match.start() for match in _we().finditer(clean)])


def first_person(clean: str, enough: int) -> list[int]:
    """Where the first words of the first person stand that are in nobody's quotation, up to so many."""
    return list(islice((at for at in _places(clean) if not is_quoted(clean, at)), enough))


def last_first_person(clean: str, start: int, end: int) -> int:
    """Where the last word of the first person in a stretch of text begins, -1 where there is none."""
    places = _places(clean)
    last = bisect_left(places, end) - 1
    return places[last] if last >= 0 and places[last] >= start else -1


def is_first_person(said: str) -> bool:
    """Whether a few words have one of the first person among them."""
    return _we().search(said) is not None


def is_own(clean: str, end: int) -> bool:
    """Whether the top of a text tells that a house wrote it for its own people, or about its product."""
    return _OWN.search(clean, 0, end) is not None


def is_quoted(clean: str, at: int) -> bool:
    """Whether a place is within quotation marks that opened in its line."""
    said = clean[clean.rfind("\n", 0, at) + 1 : at]
    opened = said.count("“") + said.count("「") > said.count("”") + said.count("」")
    return opened or said.count('"') % 2 == 1
