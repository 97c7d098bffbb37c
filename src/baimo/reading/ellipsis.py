"""What a clause leaves out because the one before has said it: 豆包月活2500万，文心一言1200万; 上年同期为16亿元."""

from __future__ import annotations

import re

from baimo.reading import symbols
from baimo.reading.lexicon import Lexicon
from baimo.reading.matching import Match
from baimo.reading.sentences import Sentence

_VALUES = "".join(dict.fromkeys("".join(symbols.QUANTITY_SLOTS.values())))
# Of these a clause with a name and a sum may say something else: who gave how much, for how much it was bought.
_NOT = frozenset({"raised", "invested_in", "acquired", "targets", "price_vs", "compares_with", "count_of"})


class Ellipsis:
    """Finds the clauses that are but a name, or a time, and a quantity of the sort told before."""

    def __init__(self, lexicon: Lexicon, mentions: str) -> None:
        joints = lexicon.soft + "".join(lexicon.group(["为", "是", "达", "有", "则为", "仅为", "约为"]))
        skip = f"[{re.escape(joints)}{symbols.SHORT}]{{0,2}}"
        self._clause = re.compile(
            f"{skip}([{re.escape(mentions)}]?)[{symbols.SHORT}]?({symbols.DATE}?){skip}([{re.escape(_VALUES)}])"
        )

    def matches(self, sentence: Sentence, matches: list[Match], last: Match | None) -> list[Match]:
        """The matches of a sentence, and those of its clauses without a verb, in order."""
        told, found = sorted(matches, key=lambda match: match.end), list(matches)
        at = sentence.low
        while at < sentence.high:
            low, high = sentence.clause(at)
            at = max(high, at) + 1
            while told and told[0].end <= low:
                last = told.pop(0)
            is_told = any(match.start < high and low < match.end for match in matches)
            made = None if is_told or last is None else self._elided(sentence, low, high, last)
            if made is not None:
                found.append(made)
        return found

    def _elided(self, sentence: Sentence, low: int, high: int, last: Match) -> Match | None:
        end = high - 1 if sentence.chars[high - 1 : high] in (symbols.STOP, symbols.QUESTION) else high
        clause = self._clause.fullmatch(sentence.chars, low, end)
        value = next((start for role, start, _ in last.roles if role == "value"), None)
        if clause is None or value is None or last.rule.predicate.id in _NOT or not (clause[1] or clause[2]):
            return None
        if clause[3] != sentence.chars[value] and not {clause[3], sentence.chars[value]} <= _COUNTS:
            return None
        at = clause.start(3)
        roles = [("value", at, at + 1)]
        if clause[1]:
            roles.append(("subject", clause.start(1), clause.start(1) + 1))
        start = min(place for _, place, _ in roles)
        return Match(last.rule, start, at + 1, at, roles)


_COUNTS = frozenset("uen")
