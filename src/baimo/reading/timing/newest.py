"""How old a text is at most: it names things that are out since a month that the atlas tells."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from baimo.claims import Claim, table
from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token, members
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile
from baimo.values.dates import When, parsed, when_of


@cache
def _months() -> dict[str, str]:
    table: dict[str, list[str]] = datafile.load(Path(__file__).parent / "known_since.yaml")
    return {thing: month for month, things in table.items() for thing in things}


def newest(tokens: Iterable[Token]) -> When | None:
    """Since when the newest but one of the known things is out: one alone may be foretold."""
    found = {sense.id for token in tokens for one in members(token) for sense in _senses(one)} & _months().keys()
    months = sorted((_months()[thing] for thing in found), reverse=True)
    return when_of(months[1 if len(months) > 1 else 0]) if months else None


def is_not_yet(claim: Claim, subject: Token, sentence: Sentence) -> bool:
    """Whether the text around supplies for whom a state is told a thing that was not out at the time of it."""
    since, told = _months().get(claim.subject), parsed(claim.when)
    if not since or told is None or told.precision == "unknown-year" or table()[claim.predicate].when != "state":
        return False
    is_here = sentence.tokens[sentence.low][0] <= subject[0] < sentence.tokens[sentence.high - 1][1]
    return not is_here and told.end < when_of(since).start


def _senses(token: Token) -> tuple[Sense, ...]:
    senses = token[3]
    return senses if type(senses) is tuple and senses and type(senses[0]) is Sense else ()
