"""Shares of one market told in a row: `Anthropic holds 32% of it, ahead of OpenAI with 25%. Llama has 9%, DeepSeek 1%.`

A text tells of what the shares are once; the others stand beside it, or in the next sentence, with nothing but a name.
A percentage that a name bears right before it is the share of that name, whoever the verb farther off speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.sentence import Sentence

_ID = "market_share"
_PERCENT = symbols.QUANTITY_SLOTS["percent"]
# Words between a name and its share, and those without which no comma stands between them: 其次为平头哥，占17%.
_HAS = [
    "has",
    "had",
    "gets",
    "at",
    "with",
    "on",
    "is",
    "was",
    "holds",
    "held",
    "takes",
    "just",
    "only",
    "about",
    "barely",
]
_HAS += [
    "some",
    "为",
    "是",
    "有",
    "得",
    "只有",
    "仅为",
    "则为",
    "则是",
    "仅有",
    "以",
    "仅",
    "只",
    "约",
    "近",
    "却",
    "又",
    "分别",
]
_TAKES = [
    "占",
    "占比",
    "占据",
    "约占",
    "占了",
    "占到",
    "份额",
    "份额为",
    "占有",
    "分得",
    "拿到",
    "拿下",
    "市占率",
    "则占",
]
_TAKES += ["也占"]


class Shares:
    """Finds the shares that are told beside one."""

    def __init__(self, lexicon: Lexicon, names: str) -> None:
        takes = re.escape(lexicon.group(_TAKES))
        little = re.escape(lexicon.soft + lexicon.group(_HAS) + "".join(lexicon.tight.values())) + takes
        opening = re.escape(symbols.COLON + "(")
        self._beside = re.compile(
            f"([{re.escape(names)}])(?:[{little}]{{0,3}}|[{opening}]|,[{little}]?[{takes}][{little}]?)([{_PERCENT}])"
        )

    def matches(self, sentence: Sentence, matches: list[Match], last: Match | None) -> list[Match]:
        """The matches of a sentence, each share with the name that bears it."""
        if _PERCENT not in sentence.seen:
            return matches
        told = next((match for match in matches if match.rule.predicate.id == _ID), None)
        told = told or (last if last is not None and last.rule.predicate.id == _ID else None)
        if told is None:
            return matches
        bearers = {
            _subject(match): at for match in matches if (at := _value(match)) >= 0 and match.rule.predicate.id == _ID
        }
        borne = {value: name for name, value in self._pairs(sentence)}
        others = {_value(match) for match in matches if match.rule.predicate.id != _ID}
        made = [
            _told(told, name, value)
            for value, name in borne.items()
            if value not in others and bearers.get(name) != value
        ]
        taken = {_value(match) for match in made}
        return [m for m in matches if m.rule.predicate.id != _ID or _value(m) not in taken] + made

    def _pairs(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """A name and its share, as places in the sentence."""
        for found in self._beside.finditer(sentence.chars, sentence.low, sentence.high):
            yield found.start(1), found.start(2)


def _value(match: Match) -> int:
    return next((at for role, at, _ in match.roles if role == "value"), -1)


def _subject(match: Match) -> int:
    return next((at for role, at, _ in match.roles if role == "subject"), -1)


def _told(match: Match, name: int, value: int) -> Match:
    """The match told of another name and its share."""
    roles = [("value", value, value + 1), ("subject", name, name + 1)]
    return Match(match.rule, name, value + 1, value, roles, beside=True)
