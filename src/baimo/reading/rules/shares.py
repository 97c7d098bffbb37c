"""Shares of one market told in a row: `Anthropic holds 32% of it, ahead of OpenAI with 25%. Llama has 9%, DeepSeek 1%.`

A text tells of what the shares are once; the others stand beside it, or in the next sentence, with nothing but a name.
A percentage that a name bears right before it is the share of that name, whoever the verb farther off speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile
from baimo.values.expressions import expression

_ID = "market_share"
_PERCENT = symbols.QUANTITY_SLOTS["percent"]
_WORDS: dict[str, list[str]] = datafile.load(Path(__file__).with_name("beside.yaml"))


class Shares:
    """Finds the shares that are told beside one."""

    def __init__(self, lexicon: Lexicon, names: str) -> None:
        takes = re.escape(lexicon.group(_WORDS["takes"]))
        little = re.escape(lexicon.soft + lexicon.group(_WORDS["has"]) + "".join(lexicon.tight.values())) + takes
        opening = re.escape(symbols.COLON + "(")
        self._beside = expression(
            f"([{re.escape(names)}])(?:[{little}]{{0,3}}|[{opening}]|,[{little}]?[{takes}][{little}]?)([{_PERCENT}])"
        )

    def matches(self, sentence: Sentence, matches: list[Match], last: Match | None) -> list[Match]:
        """The matches of a sentence, each share with the name that bears it."""
        if _PERCENT not in sentence.seen:
            return matches
        shares = [match for match in matches if match.rule.predicate.id == _ID]
        told = shares[0] if shares else last
        if told is None or told.rule.predicate.id != _ID:
            return matches
        bearers = {match.at("subject"): match.at("value") for match in shares}
        others = {match.at("value") for match in matches if match.rule.predicate.id != _ID}
        borne = {value: name for name, value in self._pairs(sentence)}
        made = [
            _told(told, name, value)
            for value, name in borne.items()
            if value not in others and bearers.get(name) != value
        ]
        taken = {match.at("value") for match in made}
        return [m for m in matches if m.rule.predicate.id != _ID or m.at("value") not in taken] + made

    def _pairs(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """A name and its share, as places in the sentence."""
        for found in self._beside.finditer(sentence.chars, sentence.low, sentence.high):
            yield found.start(1), found.start(2)


def _told(match: Match, name: int, value: int) -> Match:
    """The match told of another name and its share."""
    roles = [("value", value, value + 1), ("subject", name, name + 1)]
    return Match(match.rule, name, value + 1, value, roles, beside=True)
