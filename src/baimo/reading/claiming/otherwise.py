"""Parts of a claim that the words beside them tell otherwise, of another or of no claim: the rows of otherwise.yaml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token
from baimo.reading.naming.words import OFFICE
from baimo.values import datafile
from baimo.values.expressions import expression

_NEAR = 110
Row = Mapping[str, re.Pattern[str]]
Held = Callable[[re.Pattern[str], str, Token, Token], object]


def _before(said: re.Pattern[str], clean: str, token: Token, _: Token) -> object:
    return said.search(clean, max(0, token[0] - _NEAR), token[0])


def _between(said: re.Pattern[str], clean: str, token: Token, subject: Token) -> object:
    return subject[1] <= token[0] and said.match(clean, subject[1], token[0])


# How each expression of a row is held against the text, the part and the subject.
_WAYS: dict[str, Held] = {
    "before": _before,
    "behind": lambda said, clean, token, _: said.match(clean, token[1]),
    "not_behind": lambda said, clean, token, _: said.match(clean, token[1]) is None,
    "is": lambda said, clean, token, _: said.fullmatch(clean[token[0] : token[1]].strip()),
    "within": lambda said, clean, token, _: said.search(clean, token[0], token[1]),
    "before_subject": lambda said, clean, _, subject: _before(said, clean, subject, subject),
    "between": _between,
}


def is_told_otherwise(part: str, clean: str, predicate: Predicate, token: Token, subject: Token) -> bool:
    """Whether what stands in the place of a part (subject, object, verb, value) is told otherwise."""
    rows = _rows()[part].get(predicate.id, ())
    return any(all(_WAYS[way](said, clean, token, subject) for way, said in row.items()) for row in rows)


@cache
def _rows() -> dict[str, dict[str, list[Row]]]:
    """The rows of each part, by predicate."""
    data: dict[str, list[dict[str, Any]]] = datafile.load(Path(__file__).with_name("otherwise.yaml"))
    return {part: _by_predicate(rows) for part, rows in data.items()}


def _by_predicate(rows: list[dict[str, Any]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        said = {way: _expression(pattern) for way, pattern in row.items() if way != "of"}
        for predicate in row["of"]:
            found[predicate].append(said)
    return found


def _expression(pattern: str) -> re.Pattern[str]:
    return expression(f".*?(?:{OFFICE.pattern})" if pattern == "OFFICE" else pattern, re.IGNORECASE)
