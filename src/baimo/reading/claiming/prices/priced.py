"""Of what a price is told that follows another: 前者输入价格为每百万token 0.8元，输出3.2元 tells two of one thing.

Behind ChatGPT Plus每月20美元 Pro每月200美元 is told of ChatGPT Pro: a plan named alone is of the product before it.
"""

from __future__ import annotations

import re

from baimo.reading.claiming.prices import bought
from baimo.reading.context.candidates import THINGS, is_mention
from baimo.reading.finding.numbers import DATA
from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, known_or_new, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_HOUSE = symbols.KIND["organization"]
_LET = ("chip",)
_OF_PRICES = frozenset({"price", "price_vs"})
_PLANS = alternatives(word for word in DATA["prices"]["plans"] if word.isalpha())
# A plan that opens its clause, and one that ends the name of another.
_PLAN = expression(rf"(?:[,，;；、.。(（]|和|\band|\*\*)[ *]*(?P<plan>{_PLANS})(?![a-z])", re.IGNORECASE)
_OF_PLAN = expression(rf"(?P<base>.{{2,20}}?)[ -](?!plan|tier|subscription)(?:{_PLANS})", re.IGNORECASE)


class Priced:
    """What the last price was told of, and where it stood."""

    def __init__(self, clean: str, gazetteer: Gazetteer) -> None:
        self._clean = clean
        self._gazetteer = gazetteer
        self._sentence: Sentence | None = None
        self._at = -1
        self._of: Token | None = None

    def keep(self, sentence: Sentence, match: Match, subject: Token | None) -> None:
        """A price is told of a thing."""
        at = match.at("value")
        if match.rule.predicate.id in _OF_PRICES and at is not None and subject is not None:
            self._sentence, self._at, self._of = sentence, at, subject

    def going_on(self, sentence: Sentence, match: Match) -> Token | None:
        """The thing of the price before this one in its sentence, where no other thing is named between them."""
        at = match.at("value")
        if self._sentence is not sentence or match.rule.predicate.id not in _OF_PRICES or at is None or self._at > at:
            return None
        if self._at == at:
            return self._of  # another rule has told it of what its clause names
        between = sentence.tokens[self._at + 1 : at]
        # who lets a chip is not who makes it: `Lambda charges $4.99 an hour, CoreWeave $8.60`
        is_let = bought.kinds_for(self._clean, sentence.tokens[at]) == _LET
        if self._of is None or any(_is_thing(token) or (token[2] == _HOUSE and not is_let) for token in between):
            return None
        plan = _PLAN.search(self._clean, sentence.tokens[self._at][1], sentence.tokens[at][0])
        return self._sister(plan) if plan else self._of

    def _sister(self, plan: re.Match[str]) -> Token | None:
        """The plan of the same product; None where that has no plans."""
        assert self._of is not None
        of = _OF_PLAN.fullmatch(self._clean, self._of[0], self._of[1])
        if of is None:
            return self._of
        senses = known_or_new(self._gazetteer, f"{of['base']} {plan['plan']}", "product")
        return plan.start("plan"), plan.end("plan"), symbols.KIND["product"], senses, 0


def _is_thing(token: Token) -> bool:
    if token[3] is None or not is_mention(token):
        return False
    return any(sense.kind in THINGS or not sense.kind for one in members(token) for sense in one[3])
