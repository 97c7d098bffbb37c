"""Two values of one thing told in one breath: `to $20 billion from $11 billion a year ago`, `up from 300 million`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.matching import Match
from baimo.reading.rules.symbols import ranges
from baimo.reading.sentences.sentence import Sentence

_VALUES = "".join(dict.fromkeys("".join(symbols.QUANTITY_SLOTS.values())))
# What a model had before belongs to the one before it.
_OF_NEW = frozenset({"parameters", "active_parameters", "training_tokens", "context_length", "achieved"})
_COUNTS = frozenset("uenjxmy")
_BEFORE = [
    "up from",
    "down from",
    "from",
    "compared with",
    "compared to",
    "versus",
    "vs",
    "against",
    "from just",
    "from about",
    "rising from",
    "after",
]
# Of these a second sum is another round, another stake, another thing.
_NOT = frozenset({"raised", "invested_in", "acquired", "targets", "price_vs", "compares_with", "count_of"})


@dataclass(frozen=True, slots=True)
class Told:
    """A value and the date that is its own, as places in a sentence."""

    value: int
    date: int | None
    # 从25亿升至33亿 tells both values in one breath
    is_rise: bool = False


class Rising:
    """Finds the pairs of values."""

    def __init__(self, lexicon: Lexicon) -> None:
        soft = ranges(lexicon.soft + "".join(lexicon.tight.values()) + symbols.SHORT + symbols.POSSESSIVE)
        word = f"[{soft}]{{0,3}}"
        date, value = f"({symbols.DATE})?", f"([{ranges(_VALUES)}])"
        back = ranges(lexicon.group(_BEFORE))
        ends = "".join(char for name, char in lexicon.words.items() if name.endswith(" to"))
        to = ranges(ends + lexicon.char("to"))
        ahead = f"(?:{word}{date})"
        self._down = re.compile(f"{value}{ahead},?{word}[{back}]{word}{value}{ahead}")
        self._up = re.compile(f"[{back}]{word}{value}{ahead},?{word}[{to}]{word}{value}{ahead}")
        # 估值从25亿美元升至33亿美元
        since, up_to = lexicon.classes["since_value"], lexicon.classes["up_to"]
        dated = f"{word}{date}{word}{value},?"
        self._since = re.compile(f"[{ranges(since)}]{dated}{word}[{ranges(up_to)}]{dated}")
        self._back = frozenset(lexicon.group(_BEFORE) + since)

    def matches(self, sentence: Sentence, matches: list[Match]) -> tuple[list[Match], set[int]]:
        """The matches, with those of the values beside theirs; and the dates that are told of one value alone."""
        dated: set[int] = set()
        if not matches or self._back.isdisjoint(sentence.seen):
            return matches, dated
        for old, new in chain(self._pairs(sentence), self._rises(sentence)):
            matches, is_told = self._joined(matches, old, new)
            dated |= {told.date for told in (old, new) if is_told and told.date is not None}
        return matches, dated

    def _pairs(self, sentence: Sentence) -> Iterator[tuple[Told, Told]]:
        chars, low, high = sentence.chars, sentence.low, sentence.high
        for pattern in (self._up, self._down):
            for match in pattern.finditer(chars, low, high):
                one, other = (Told(match.start(i), match.start(i + 1) if match[i + 1] else None) for i in (1, 3))
                if match[1] == match[3] or {match[1], match[3]} <= _COUNTS:
                    yield (one, other) if pattern is self._up else (other, one)

    def _rises(self, sentence: Sentence) -> Iterator[tuple[Told, Told]]:
        chars, low, high = sentence.chars, sentence.low, sentence.high
        for match in self._since.finditer(chars, low, high):
            if match[2] == match[4]:
                old, new = (Told(match.start(i + 1), match.start(i) if match[i] else None, True) for i in (1, 3))
                yield old, new

    def _joined(self, matches: list[Match], old: Told, new: Told) -> tuple[list[Match], bool]:
        at_new, at_old = ([m for m in matches if m.at("value") == told.value] for told in (new, old))
        known = next(iter(at_new or at_old), None)
        if known is None or known.rule.predicate.id in _NOT or known.rule.fixed.get("negative"):
            return matches, False
        told_by = {new.value: new, old.value: old}
        made = [_with(match, told_by[at]) if (at := match.at("value")) in told_by else match for match in matches]
        if not at_new:
            made.append(_with(known, new))
        # What it was before, without a time, would be taken for what it is.
        predicate = known.rule.predicate
        is_its = predicate.id not in _OF_NEW if old.is_rise else old.date is not None or predicate.when is None
        if not at_old and is_its:
            made.append(_with(known, old))
        return made, True


def _with(match: Match, told: Told) -> Match:
    """The match told of another value, and of its date where it has one."""
    roles = [part for part in match.roles if part[0] not in ("value", "when", "against")]
    roles.append(("value", told.value, told.value + 1))
    if told.date is not None:
        roles.append(("when", told.date, told.date + 1))
    start, end = min(match.start, *(at for _, at, _ in roles)), max(match.end, *(end for _, _, end in roles))
    return Match(match.rule, start, end, match.verb, roles)
