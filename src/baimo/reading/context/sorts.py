"""Pointers that say what sort of house they mean: 该所, `the authority` point to the last one called so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from pathlib import Path

from baimo.reading.finding.spans import DateSpan, QuantitySpan
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression

_SORTS: dict[str, str] = datafile.load(Path(__file__).with_name("context.yaml"))["sorts"]
_STRICT = frozenset(datafile.load(Path(__file__).with_name("context.yaml"))["strict_sorts"])


def last_of_sort(clean: str, pointer: Token, mentions: Iterable[Token]) -> Token | None:
    """The last house named before a pointer that it can mean by its sort; None where the pointer tells none."""
    before = pointer[0]
    sort = _sort(clean[before : pointer[1]].strip().lower())
    if sort is None:
        return None
    organization = symbols.KIND["organization"]
    before_it = (one for token in mentions if token[3] is not None and token[0] < before for one in _single(token))
    named = [one for one in before_it if one[2] == organization and sort.search(clean, one[0], one[1])]
    return max(named, key=itemgetter(0), default=None)


def _single(token: Token) -> list[Token]:
    return [token] if isinstance(token[3], DateSpan | QuantitySpan) else list(members(token))


def is_strict(said: str) -> bool:
    """Whether a pointer points to nothing but a house of its sort."""
    return said in _STRICT


@cache
def _sort(said: str) -> re.Pattern[str] | None:
    return expression(_SORTS[said]) if said in _SORTS else None
