"""A claim whose time is sought, and a time that it may have: what the parts of `held` share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token, members
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile

# How long a time is as it is written, told to the day and to the year.
WHOLE_DAY, YEAR = len("2024-11-20"), len("2024")


@cache
def table() -> dict[str, Any]:
    """The content of held.yaml."""
    content: dict[str, Any] = datafile.load(Path(__file__).parent / "held.yaml")
    return content


@dataclass(slots=True)
class Dated:
    """The time of a claim, the tokens it was read from, and how sure that is."""

    when: str
    tokens: tuple[Token, ...] = ()
    sure: float = 1.0
    # Whether no words tell it: what a text reports as new is of its day, unless it tells the time elsewhere.
    is_supposed: bool = False


@dataclass(slots=True)
class Deed:
    """What a time is sought for: a claim read from `chars[start:end]` of a sentence, of the deed at `verb`."""

    sentence: Sentence
    start: int
    end: int
    predicate: Predicate
    parties: tuple[Token | None, ...]
    value: int = -1
    verb: int = -1
    span: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        """The clauses that the claim reaches over."""
        low, high = self.sentence.clause(self.start)
        if self.end - 1 >= high:
            high = self.sentence.clause(self.end - 1)[1]
        self.span = low, high


class Candidate(NamedTuple):
    """A time that a claim may have, how it came to stand for it, and how much speaks for it."""

    kind: str
    when: str
    weight: float
    tokens: tuple[Token, ...] = ()


def make(kind: str, when: str, tokens: tuple[Token, ...] = (), more: float = 0.0) -> Candidate:
    """A candidate of a kind, with what adds to the weight of that."""
    return Candidate(kind, when, table()["candidates"][kind]["weight"] + more, tokens)


def parties(deed: Deed) -> set[str]:
    """The ids of all that take part in a claim."""
    tokens = (member for party in deed.parties if party is not None for member in members(party))
    return {sense.id for token in tokens if isinstance(token[3], tuple) for sense in token[3]}
