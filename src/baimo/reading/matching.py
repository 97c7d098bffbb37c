"""Rules over a sentence: what matches, and which of two readings of the same sum stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from baimo.reading import rules as rule_book
from baimo.reading import symbols
from baimo.reading.lexicon import Lexicon
from baimo.reading.rules import Rule
from baimo.reading.sentences import Sentence

_VALUES = frozenset("".join(symbols.QUANTITY_SLOTS.values()))


@dataclass(slots=True)
class Match:
    """A rule that matched: where, the symbol of its verb, and the token of each role (index into the sentence's)."""

    rule: Rule
    start: int
    end: int
    verb: int
    roles: list[tuple[str, int, int]]


class Matcher:
    """All rules, indexed by the characters of which one must be in a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.rules = rule_book.load(lexicon)
        self._index = rule_book.index(self.rules)
        self._order = {rule.id: number for number, rule in enumerate(self.rules)}
        self._needs: dict[str, tuple[frozenset[str], ...]] = {}
        self._triggers = frozenset(self._index)

    def matches(self, sentence: Sentence) -> list[Match]:
        """Every match in a sentence, the earliest first; a sum is told once, to the closest verb."""
        chars, low, high = sentence.chars, sentence.low, sentence.high
        seen = frozenset(chars[low:high])
        present = self._triggers & seen
        if not present:
            return []
        tried: dict[str, Rule] = {}
        for char in present:
            for rule in self._index[char]:
                tried[rule.id] = rule
        rules = [rule for rule in tried.values() if self._can_match(rule, seen)]
        rules.sort(key=self._place)
        found = [_match(rule, match) for rule in rules for match in rule.regex.finditer(chars, low, high)]
        return _settled(found, chars) if len(found) > 1 else found

    def _can_match(self, rule: Rule, seen: frozenset[str]) -> bool:
        """Whether every place of a rule that cannot be empty has a symbol in the sentence: cheaper than to try it."""
        needs = self._needs.get(rule.id)
        if needs is None:
            needs = self._needs[rule.id] = rule_book.needs(rule.parts, rule.compiler)
        return not any(need.isdisjoint(seen) for need in needs)

    def _place(self, rule: Rule) -> int:
        return self._order[rule.id]


def _match(rule: Rule, match: re.Match[str]) -> Match:
    start, end = match.span()
    verb = next((i for i in range(start, end) if match.string[i] in rule.triggers), start)
    roles = [(role, *match.span(i)) for i, role, _ in rule.slots if match.start(i) >= 0]
    return Match(rule, start, end, verb, roles)


def _settled(found: list[Match], chars: str) -> list[Match]:
    """Of matches that read one quantity differently, the one whose words stand closest to it, then the longest."""
    held: dict[int, tuple[int, int, Match]] = {}
    for match in found:
        for role, at, _ in match.roles:
            if role == "value" and chars[at] in _VALUES:
                rank = _distance(match, at, chars), match.start - match.end, match
                if at not in held or rank[:2] < held[at][:2]:
                    held[at] = rank
    kept = [match for match in found if _stands(match, held, chars)]
    kept.sort(key=lambda match: (match.start, match.end))
    return kept


def _stands(match: Match, held: dict[int, tuple[int, int, Match]], chars: str) -> bool:
    for role, at, _ in match.roles:
        winner = held.get(at) if role == "value" else None
        if winner is None or winner[2] is match:
            continue
        is_other = winner[2].rule.predicate is not match.rule.predicate
        if is_other or winner[0] < _distance(match, at, chars):
            return False
    return True


def _distance(match: Match, at: int, chars: str) -> int:
    words, lead = match.rule.words, int(match.rule.fixed.get("priority", 0))
    return -10 * lead + min((abs(i - at) for i in range(match.start, match.end) if chars[i] in words), default=4)
