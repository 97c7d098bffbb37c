"""Of what a price is told that follows another: 前者输入价格为每百万token 0.8元，输出3.2元 tells two of one thing."""

from __future__ import annotations

from baimo.reading.context.candidates import THINGS, is_mention
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence

_OF_PRICES = frozenset({"price", "price_vs"})


class Priced:
    """What the last price was told of, and where it stood."""

    def __init__(self) -> None:
        self._sentence: Sentence | None = None
        self._at = -1
        self._of: Token | None = None

    def keep(self, sentence: Sentence, match: Match, subject: Token | None) -> None:
        """A price is told of a thing."""
        at = _value(match)
        if match.rule.predicate.id == "price" and at >= 0 and subject is not None:
            self._sentence, self._at, self._of = sentence, at, subject

    def going_on(self, sentence: Sentence, match: Match) -> Token | None:
        """The thing of the price before this one in its sentence, where no other thing is named between them."""
        at = _value(match)
        if self._sentence is not sentence or match.rule.predicate.id not in _OF_PRICES or not self._at < at:
            return None
        between = sentence.tokens[self._at + 1 : at]
        return None if any(_is_thing(token) for token in between) else self._of


def _value(match: Match) -> int:
    return next((start for role, start, _ in match.roles if role == "value"), -1)


def _is_thing(token: Token) -> bool:
    if token[3] is None or not is_mention(token):
        return False
    return any(sense.kind in THINGS or not sense.kind for one in members(token) for sense in one[3])
