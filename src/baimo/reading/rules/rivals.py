"""Scores of others told beside one: `84.1 on MMLU, against 82 for GPT-4o`, 高于Qwen2.5-72B的88.0, `GPT-4o (80.9)`.

A text tells one score with its test and its verb; those of the rivals stand beside it with nothing but a name. So once
a score is told, every other number of its sort that a model bears in the sentence is one in the same test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.matching import Match
from baimo.reading.rules.symbols import ranges
from baimo.reading.sentences.sentence import Sentence

_HIGHEST, _NEAR = 100, (Decimal("0.1"), Decimal(10))
_SCORES = symbols.QUANTITY_SLOTS["score"]
_ALL = frozenset(_SCORES)
# Words between a model and its score, and between a score and the model behind it.
_HAS = [
    "has",
    "had",
    "gets",
    "got",
    "at",
    "with",
    "scores",
    "scored",
    "reaches",
    "reached",
    "is",
    "was",
    "为",
    "是",
    "有",
]
_HAS += [
    "得",
    "得到",
    "拿到",
    "取得",
    "只有",
    "仅为",
    "则为",
    "则是",
    "仅有",
    "以",
    "达到",
    "达",
    "得分",
    "得分为",
    "managed",
    "posted",
]
_OF = ["for", "of", "from", "by", "by the", "of the"]


class Rivals:
    """Finds the scores that are told beside one."""

    def __init__(self, lexicon: Lexicon, things: str) -> None:
        little = ranges(lexicon.soft + "".join(lexicon.tight.values()) + symbols.SHORT)
        has = ranges(lexicon.group(_HAS) + lexicon.classes["of"] + lexicon.classes["reach"] + symbols.POSSESSIVE)
        of = ranges(lexicon.group(_OF))
        thing, score = f"([{ranges(things)}])", f"([{ranges(_SCORES)}])"
        opening = ranges(symbols.COLON + "(")
        self._behind = re.compile(f"{thing}(?:[{little}]?[{has}{opening}][{little}]?|[{opening}]?){score}")
        self._before = re.compile(f"{score}[{little}]?[{of}][{little}]{{0,2}}{thing}")
        self._groups = ((self._behind, 1, 2), (self._before, 2, 1))

    def matches(self, sentence: Sentence, matches: list[Match], last: Match | None) -> list[Match]:
        """The matches of a sentence, and the scores that others have in it."""
        if _ALL.isdisjoint(sentence.seen):
            return matches
        told = next((match for match in matches if match.rule.predicate.id == "benchmark"), None)
        told = told or (last if last is not None and last.rule.predicate.id == "benchmark" else None)
        if told is None:
            return matches
        taken = {at for match in matches for role, at, _ in match.roles if role == "value"}
        made: list[Match] = []
        for thing, score in self._pairs(sentence):
            if score not in taken and _is_alike(sentence, told, score, told in matches):
                taken.add(score)
                made.append(_told(told, thing, score, told in matches))
        return matches + made

    def _pairs(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """A model and its score, as places in the sentence."""
        seen: set[int] = set()
        for pattern, thing, score in self._groups:
            for found in pattern.finditer(sentence.chars, sentence.low, sentence.high):
                if found.start(score) not in seen:
                    seen.add(found.start(score))
                    yield found.start(thing), found.start(score)


def _is_alike(sentence: Sentence, told: Match, score: int, is_here: bool) -> bool:
    """Whether a number may be a score in the test of another one: of its size, where that stands in the sentence."""
    mine = sentence.tokens[score][3]
    at = told.at("value")
    if not isinstance(mine, QuantitySpan) or at is None:
        return False
    other = sentence.tokens[at][3] if is_here else None
    if not isinstance(other, QuantitySpan) or not other.value:
        return mine.value <= _HIGHEST
    return _NEAR[0] <= mine.value / other.value <= _NEAR[1]


def _told(match: Match, thing: int, score: int, is_here: bool) -> Match:
    """The match told of another model and its score, in the same test."""
    roles = [part for part in match.roles if part[0] == "note" and is_here]
    roles += [("value", score, score + 1), ("subject", thing, thing + 1)]
    return Match(match.rule, min(thing, score), max(thing, score) + 1, score, roles, beside=True)
