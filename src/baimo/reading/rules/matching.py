"""Rules over a sentence: what matches, and which of two readings of the same sum stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from baimo.reading.naming.mentions import Token
from baimo.reading.rules import patterns, symbols
from baimo.reading.rules import rules as rule_book
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.likely import Likely
from baimo.reading.rules.rules import Rule
from baimo.reading.sentences.sentence import Sentence

# Of these a value told by name goes before one whose bearer the context would supply.
_TOLD_BY_NAME = ("organization", "policy", "model", "vehicle")
_VALUES = frozenset("".join(symbols.QUANTITY_SLOTS.values()))


@dataclass(slots=True)
class Match:
    """A rule that matched: where, the symbol of its verb, and the token of each role (index into the sentence's).

    `given` are the tokens of roles that stand elsewhere in the document. What is `beside` tells of another by the way:
    the text goes on to speak of whom it spoke of. `likely` is whom the encoder takes for the subject.
    """

    rule: Rule
    start: int
    end: int
    verb: int
    roles: list[tuple[str, int, int]]
    given: tuple[tuple[str, Token], ...] = ()
    beside: bool = False
    likely: Likely | None = None

    @property
    def is_joined(self) -> bool:
        """Whether no rule that was written matched, but weights or the encoder."""
        return self.rule.id.endswith(".joined")

    def at(self, role: str) -> int | None:
        """Where a role stands in the sentence (index of its token); None where the match leaves it open."""
        return next((start for name, start, _ in self.roles if name == role), None)


Finder = tuple[Rule, Callable[[str, int, int], Iterator[re.Match[str]]]]


class Matcher:
    """All rules, found by symbols: a sentence needs one of the rarest words of a rule and what fills its places."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.rules = rule_book.load(lexicon)
        self._numbers = {char: frozenset(numbers) for char, numbers in rule_book.index(self.rules).items()}
        self._triggers = frozenset(self._numbers)
        self._fills: dict[str, int] = {}
        self._needs: list[int] = []
        self._finders: dict[int, Finder] = {}
        # Rules that are read in brackets alone, of the name that these hang on; which symbols such a name may have.
        self._beside = frozenset(number for number, rule in enumerate(self.rules) if rule.fixed.get("beside"))
        self._hosts: dict[int, frozenset[str]] = {}
        self._rounds = lexicon.classes["round"]
        # Rules that are read in a case alone: what a house has reached with what it uses.
        self._cases = frozenset(number for number, rule in enumerate(self.rules) if rule.fixed.get("case"))

    def matches(self, sentence: Sentence, is_case: Callable[[], bool] | None = None) -> list[Match]:
        """Every match in a sentence, the earliest first; a sum is told once, to the closest verb.

        `is_case` tells whether the document is a case, asked only where that matters.
        """
        seen = sentence.seen
        if self._triggers.isdisjoint(seen):
            return []
        chars, low, high = sentence.chars, sentence.low, sentence.high
        present = self._triggers & seen
        missing = ~self._filled(seen)
        numbers = frozenset().union(*[self._numbers[char] for char in present])
        needs, finders = self._needs, self._finders
        may = [number for number in numbers if not needs[number] & missing]
        if not self._beside.isdisjoint(may):
            host = sentence.host[2] if sentence.host else ""
            may = [number for number in may if number not in self._beside or host in self._hosts[number]]
        if not self._cases.isdisjoint(may) and not (is_case and is_case()):
            may = [number for number in may if number not in self._cases]
        if not may:
            return []
        may.sort()
        found = [
            _match(rule, match)
            for rule, find in [finders.get(number) or self._finder(number) for number in may]
            for match in find(chars, low, high)
        ]
        return _settled(found, chars) if len(found) > 1 else found

    def _finder(self, number: int) -> Finder:
        """A rule with its search, compiled when a sentence first needs it."""
        rule = self.rules[number]
        made = self._finders[number] = rule, rule.regex.finditer
        return made

    def _filled(self, seen: frozenset[str]) -> int:
        """Which kinds of places the symbols of a sentence can fill, a bit for each."""
        fills, filled = self._fills, 0
        for char in seen:
            if char in fills:
                filled |= fills[char]
        return filled

    def know_places(self) -> None:
        """For each symbol the places it fills; for each rule those it needs. To compare is cheaper than to match.

        Names bring symbols of their own, so it waits until all are known.
        """
        places: dict[frozenset[str], int] = {}
        fills = self._fills
        for rule in self.rules:
            needed = 0
            for symbols_of_place in rule_book.needs(rule.parts, rule.compiler):
                needed |= places.setdefault(symbols_of_place, 1 << len(places))
            self._needs.append(needed)
        for symbols_of_place, bit in places.items():
            for char in symbols_of_place:
                fills[char] = fills.get(char, 0) | bit
        self._know_names()

    def _know_names(self) -> None:
        """For a rule without a word, the names that set it off; for one read in brackets, on which these may hang."""
        for number, rule in enumerate(self.rules):
            if not rule.triggers:
                rarest = min(rule_book.needs(rule.parts, rule.compiler), key=len)
                for char in rarest:
                    self._numbers[char] = self._numbers.get(char, frozenset()) | {number}
            if number in self._beside:
                self._hosts[number] = self._hosts_of(rule)
        self._triggers = frozenset(self._numbers)

    def _hosts_of(self, rule: Rule) -> frozenset[str]:
        """The symbols on which the brackets hang that a rule reads: names that it is told of, or a sum or a round."""
        if rule.fixed["beside"] == "sum":
            return frozenset(symbols.MONEY + self._rounds)
        unknown = symbols.CAPITALISED + symbols.HAN if rule.fixed["beside"] == "known" else ""
        return frozenset(rule.compiler.chars(_host(rule))) - frozenset(unknown)


def _host(rule: Rule) -> patterns.Slot:
    """The place that the name behind which brackets open would fill: that of the role left to the context."""
    kinds = rule.predicate.object if rule.fixed.get("open") == "object" else rule.predicate.subject
    of = {"person": "person", "organization": "org"}.get(kinds[0], "artifact")
    return patterns.Slot((of,), None, False)


def _match(rule: Rule, match: re.Match[str]) -> Match:
    spans, chars, triggers = match.regs, match.string, rule.triggers
    start, end = spans[0]
    verb = start
    for i in range(start, end):
        if chars[i] in triggers:
            verb = i
            break
    return Match(rule, start, end, verb, [(role, *spans[i]) for i, role, _ in rule.slots if spans[i][0] >= 0])


def _settled(found: list[Match], chars: str) -> list[Match]:
    """Of matches that read one quantity differently, the one whose words stand closest to it, then the longest."""
    summed = {_summed(match) for match in found if _has_subject(match)} - {None}
    found = [match for match in found if _has_subject(match) or _summed(match) not in summed]
    held: dict[int, tuple[int, int, Match]] = {}
    for match in found:
        for role, at, _ in match.roles:
            if role == "value" and chars[at] in _VALUES:
                rank = _distance(match, at, chars), match.start - match.end, match
                if at not in held or rank[:2] < held[at][:2]:
                    held[at] = rank
    found = _best_told(found)
    told = {_told(match) for match in found if _has_subject(match)}
    kept = [match for match in found if _stands(match, held, chars) and not (_is_open(match) and _told(match) in told)]
    kept.sort(key=lambda match: (match.start, match.end))
    return kept


def _best_told(found: list[Match]) -> list[Match]:
    """Matches but for those that another of their predicate tells better; most predicates have no such."""
    alike: dict[str, list[Match]] = {}
    for match in found:
        alike.setdefault(match.rule.predicate.id, []).append(match)
    return [
        match
        for match in found
        if (match.rule.fixed.get("open") != "object" and match.rule.predicate.id not in _OF_THINGS)
        or not any(_says_more(one, match) or _is_nearer(one, match) for one in alike[match.rule.predicate.id])
    ]


def _says_more(one: Match, other: Match) -> bool:
    """Whether one match tells whole what another leaves to the context: whom `Amazon has invested 8 billion in` names.

    Of two that leave it open the one whose words stand together tells it: in a list of rounds a backer is of the last.
    """
    is_alike = one.rule.predicate is other.rule.predicate and one is not other and other.at("object") is None
    if not is_alike or other.rule.fixed.get("open") != "object" or one.at("subject") != other.at("subject"):
        return False
    if one.at("subject") is None or other.at("value") not in (None, one.at("value"), one.at("against")):
        return False
    if one.at("object") is not None:
        return one.start < other.end and other.start < one.end
    return other.start < one.start and one.end <= other.end


# What a thing has, told right behind its name; of what houses do the one who does it stands first.
_OF_THINGS = frozenset(
    {"parameters", "active_parameters", "context_length", "training_tokens", "memory", "memory_bandwidth", "power"}
)


def _is_nearer(one: Match, other: Match) -> bool:
    """Whether one match tells a value of a name between it and that of which another does: 阿里通义发布X，参数Y."""
    value = one.at("value")
    if (
        value is None
        or one.rule.predicate.id not in _OF_THINGS
        or one.rule.predicate is not other.rule.predicate
        or other.at("value") != value
    ):
        return False
    near, far = one.at("subject"), other.at("subject")
    is_same = one.at("object") == other.at("object")
    return is_same and near is not None and far is not None and far < near < value


def _has_subject(match: Match) -> bool:
    return match.at("subject") is not None or "subject" in match.rule.fixed


def _is_open(match: Match) -> bool:
    """Whether the context would have to say of whom a match speaks, and it tells no value of its own."""
    return not _has_subject(match) and match.at("value") is None


def _told(match: Match) -> tuple[str, int]:
    """The predicate and the place of the object: who is named for it goes before whom the context would supply."""
    place = match.at("object")
    return match.rule.predicate.id, -1 - match.start if place is None else place


def _summed(match: Match) -> tuple[str, int] | None:
    """The predicate and the place of a house's sum: whose it is said to be goes before whom the context supplies."""
    predicate = match.rule.predicate
    place = match.at("value")
    # who stands before a difference is what it is counted from: 比GPT-4便宜一半
    is_told = predicate.subject[0] in _TOLD_BY_NAME and predicate.id != "price_vs"
    return (predicate.id, place) if place is not None and is_told else None


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
