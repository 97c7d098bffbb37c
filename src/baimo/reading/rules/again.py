"""What is told once more with another value and another time, by a pronoun alone: `It was $1 billion in December`.

Behind `Revenue passed $2 billion in March` that is the revenue too; so is what stands behind `and` with its own verb:
`Capital expenditure was €310 million last year and will be around €550 million in 2026`.
"""

from __future__ import annotations

import re
from pathlib import Path

from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.matching import Match
from baimo.reading.rules.symbols import ranges
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile

_VALUES = "".join(dict.fromkeys("".join(symbols.QUANTITY_SLOTS.values())))
# Where a bare number may stand for one of what was counted before.
_ALIKE = frozenset("uenj")
# Sums of these are not told again by a pronoun; a price has its unit with it.
_NOT = frozenset({"raised", "invested_in", "acquired", "targets", "price", "price_vs", "compares_with", "count_of"})
# What `it` is may be a market by its rule, and a revenue by what was told before.
_OF_INDUSTRY = frozenset({"market_size", "count_of"})
_WORDS: dict[str, list[str]] = datafile.load(Path(__file__).with_name("beside.yaml"))


class Again:
    """Finds the clauses that tell a value of the sort told before, by a pronoun or a verb behind `and`, and a time."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words | lexicon.tight
        being = "".join(words[word] for word in _WORDS["being"] if word in words) + lexicon.classes["reach"]
        passed = "".join(words[word] for word in _WORDS["little"] if word in words)
        little = f"[{ranges(lexicon.soft + symbols.SHORT + symbols.HAN + passed)}]"
        stance = "".join(char for char, kind in lexicon.modality.items() if kind in ("predicted", "opinion"))
        verb = (
            f"[{ranges(being + stance + lexicon.soft + symbols.SHORT)}]{{0,4}}[{ranges(being + stance)}]{little}{{0,2}}"
        )
        it = "".join(char for word, char in words.items() if word in _WORDS["pronouns"])
        date, value = f"({symbols.DATE}?)", f"([{ranges(_VALUES)}])"
        self._clause = re.compile(
            f"{little}{{0,2}}{date}{little}{{0,2}}[{ranges(it)}]{verb}{value}{little}{{0,3}}{date}{little}{{0,3}}"
        )
        and_ = lexicon.group([word for word in ("and", "but", "while") if word in words])
        self._on = re.compile(f"{little}{{0,2}}{symbols.DATE}?,?[{ranges(and_)}]{verb}{value}{little}{{0,3}}{date}")
        self._it, self._and = frozenset(it), frozenset(and_)

    def matches(self, sentence: Sentence, matches: list[Match], last: Match | None) -> list[Match]:
        """The matches of a sentence, with those that tell again what one before told."""
        if symbols.DATE not in sentence.seen or not (matches or last):
            return matches
        found = list(matches)
        if not self._and.isdisjoint(sentence.seen):
            found += [one for match in matches if (one := self._behind_and(sentence, match, matches)) is not None]
        if not self._it.isdisjoint(sentence.seen):
            found += self._by_pronoun(sentence, found, last)
        return found

    def _by_pronoun(self, sentence: Sentence, matches: list[Match], last: Match | None) -> list[Match]:
        found: list[Match] = []
        at = sentence.low
        while at < sentence.high:
            low, high = sentence.clause(at)
            at = max(high, at) + 1
            before = [match for match in matches if match.end <= low]
            last = max(before, key=lambda match: match.end) if before else last
            inside = (match for match in matches if match.start < high and low < match.end)
            if last is not None and all(match.rule.predicate.id in _OF_INDUSTRY for match in inside):
                end = high - 1 if sentence.chars[high - 1 : high] == symbols.STOP else high
                clause = self._clause.fullmatch(sentence.chars, low, end)
                made = self._told(sentence, last, clause, 2, (1, 3)) if clause is not None else None
                found += [made] if made is not None else []
        return found

    def _behind_and(self, sentence: Sentence, match: Match, matches: list[Match]) -> Match | None:
        value = match.at("value")
        clause = self._on.match(sentence.chars, value + 1, sentence.high) if value is not None else None
        if clause is None or any(other.at("value") == clause.start(1) for other in matches):
            return None
        return self._told(sentence, match, clause, 1, (2,))

    @staticmethod
    def _told(
        sentence: Sentence, last: Match, clause: re.Match[str], value: int, dates: tuple[int, ...]
    ) -> Match | None:
        before, now = last.at("value"), clause.start(value)
        date = next((clause.span(group) for group in dates if clause[group]), None)
        if before is None or date is None or last.rule.predicate.id in _NOT or last.rule.predicate.value != "quantity":
            return None
        one, other = sentence.chars[before], sentence.chars[now]
        if one != other and not {one, other} <= _ALIKE:
            return None
        # of an earlier sentence the context tells whose it is
        subject = [part for part in last.roles if part[0] == "subject" and sentence.low <= part[1] < sentence.high]
        roles = [*subject, ("value", now, now + 1), ("when", *date)]
        return Match(last.rule, clause.start(), clause.end(), now, roles, given=last.given)
