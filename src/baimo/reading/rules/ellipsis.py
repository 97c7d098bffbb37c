"""What a clause leaves out because the one before has said it.

豆包月活2500万，文心一言1200万; 上年同期为16亿元; 950PR将于2026年一季度推出，950DT四季度，960要到2027年.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.matching import Match
from baimo.reading.rules.rules import Rule
from baimo.reading.rules.symbols import ranges
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.takes import TAKES

_VALUES = "".join(dict.fromkeys("".join(symbols.QUANTITY_SLOTS.values())))
# Of these a clause with a name and a sum may say something else: who gave how much, for how much it was bought.
_NOT = frozenset({"raised", "invested_in", "acquired", "targets", "price_vs", "compares_with", "count_of"})


# What befalls one thing after another, each at its time.
_BEFALLS = frozenset({"released", "open_sourced", "discontinued"})
_THINGS = frozenset({"model", "product", "chip", "vehicle"})
_BETWEEN = [
    "in",
    "on",
    "at",
    "by",
    "then",
    "and",
    "next",
    "则",
    "则是",
    "要到",
    "要等到",
    "随后",
    "接着",
    "是",
    "在",
    "于",
    "到",
    "等到",
    "也在",
    "和",
    "followed",
    "follows",
    "will follow",
]


class Ellipsis:
    """Finds the clauses that are but a name, or a time, and a quantity of the sort told before."""

    def __init__(self, lexicon: Lexicon, mentions: str) -> None:
        sets = lexicon.alphabet.kind_sets
        things = "".join(char for kinds, char in sets.items() if _THINGS & set(kinds))
        things += symbols.QUOTED + symbols.CAPITALISED
        little = f"[{ranges(lexicon.soft + lexicon.group(_BETWEEN) + symbols.SHORT + ''.join(lexicon.tight.values()))}]"
        self._thing = re.compile(f"{little}{{0,3}}([{ranges(things)}]){little}{{0,3}}({symbols.DATE})")
        self._then = re.compile(f"{little}{{0,3}}({symbols.DATE}){little}{{0,2}}([{ranges(things)}])")
        being = lexicon.group(
            ["为", "是", "达", "有", "则为", "仅为", "约为", "已达", "已有", "则达", "将达", "分别为", "而"]
        )
        ahead = "".join(char for char, mode in lexicon.modality.items() if mode == "predicted" and char not in being)
        joints = lexicon.soft + being + ahead + lexicon.classes["reach"] + lexicon.words["将"]
        skip = f"[{ranges(joints)}{symbols.SHORT}]{{0,3}}"
        self._same = lexicon.classes["same_number"]
        named = f"([{ranges(mentions + self._same)}]?)[{symbols.SHORT}]?"
        # 而二季度和一季度分别为191亿元和275亿元
        apart = f"[{symbols.LIST}{ranges(lexicon.group(['和', '与', '及', '以及', 'and']))}{symbols.SHORT}]"
        dates = f"(?:{symbols.DATE}(?:{apart}{symbols.DATE}){{0,4}})?"
        self._clause = re.compile(f"{skip}{named}({dates}){skip}([{ranges(_VALUES)}])")
        self._bare = re.compile(self._clause.pattern + f"[{ranges(joints)}{symbols.SHORT}]{{0,2}}({symbols.DATE}?)")

        # `ChatGPT has 800 million users, Gemini 450 million and Claude 19 million`
        and_ = ranges(lexicon.classes["and"])
        one = f"([{ranges(mentions)}])[{symbols.SHORT}]?[{ranges(lexicon.soft)}]?([{ranges(_VALUES)}])"
        self._further = re.compile(f"(?:[{symbols.COMMA}][{and_}]?|[{and_}]){one}(?=[{ranges(_BEHIND)}{and_}]|$)")

        # 由2022年的1亿元扩大至2024年的3亿元: a second value, with its time, behind a word that ends in 至.
        to = "".join(char for word, char in (lexicon.words | lexicon.tight).items() if word[-1] in "至到")
        joint = f"[{ranges(lexicon.soft + symbols.SHORT + lexicon.classes['of'] + symbols.POSSESSIVE)}]"
        self._rise = re.compile(
            f"(?:,?{joint}{{0,2}}[{ranges(to)}]{{1,2}})({symbols.DATE}?){joint}{{0,2}}([{ranges(_VALUES)}])"
        )

    def _risen(self, sentence: Sentence, matches: list[Match]) -> list[Match]:
        """The second values of those that rose or fell from one to another."""
        values = {at for match in matches for role, at, _ in match.roles if role == "value"}
        found: list[Match] = []
        for match in matches:
            value = match.at("value")
            rise = self._rise.match(sentence.chars, value + 1, sentence.high) if value is not None else None
            if rise is None or value is None or rise[2] != sentence.chars[value] or rise.start(2) in values:
                continue
            if match.rule.predicate.id in _NOT or match.rule.fixed.get("negative"):
                continue
            roles = [part for part in match.roles if part[0] not in ("value", "when")]
            roles.append(("value", rise.start(2), rise.end(2)))
            if rise[1]:
                roles.append(("when", rise.start(1), rise.end(1)))
            values.add(rise.start(2))
            found.append(Match(match.rule, match.start, rise.end(2), match.verb, roles))
        return found

    def _in_a_row(self, sentence: Sentence, matches: list[Match]) -> list[Match]:
        """The values that further names have right behind one that was told, each with its name alone before it."""
        found: list[Match] = []
        taken = {at for match in matches for role, at, _ in match.roles if role == "value"}
        for match in matches:
            value, subject = match.at("value"), match.at("subject")
            if value is None or subject is None or subject > value or match.rule.fixed.get("negative"):
                continue
            row = list(self._row(sentence, value))
            # one sum alone beside a name may be what that one gave
            if match.rule.predicate.id in _NOT and (match.rule.predicate.id != "raised" or len(row) < _ROW):
                continue
            for name, sum_ in row:
                if sum_ not in taken:
                    taken.add(sum_)
                    roles = [("subject", name, name + 1), ("value", sum_, sum_ + 1)]
                    found.append(Match(match.rule, name, sum_ + 1, name, roles))
        return found

    def _row(self, sentence: Sentence, value: int) -> Iterator[tuple[int, int]]:
        sort, at = sentence.chars[value], value + 1
        while (one := self._further.match(sentence.chars, at, sentence.high)) is not None:
            if one[2] != sort and not {one[2], sort} <= _COUNTS:
                return
            yield one.start(1), one.start(2)
            at = one.end(2)

    def _befallen(self, sentence: Sentence, matches: list[Match]) -> list[Match]:
        """The matches, with the further things that are told with their times alone behind the first and its verb."""
        told = [m for m in matches if m.rule.predicate.id in _BEFALLS and any(r == "object" for r, *_ in m.roles)]
        named = [match for match in told if any(role == "subject" for role, *_ in match.roles)]
        if not told:
            return matches
        kept, last = matches, min(named or told, key=lambda match: match.end)
        at = sentence.clause(last.end - 1)[1] + 1
        while at < sentence.high:
            low, high = sentence.clause(at)
            at = max(high, at) + 1
            inside = [match for match in matches if match.start < high and low < match.end]
            last = next((match for match in inside if match in named), last)
            # what the context alone would have to tell whose it is goes on from here
            if all(match in told and match not in named for match in inside):
                more = self._also(sentence, low, high, last)
                kept = [match for match in kept if not more or match not in inside] + more
        return kept

    def _also(self, sentence: Sentence, low: int, high: int, last: Match) -> list[Match]:
        """The matches of a clause that is but things with their times, `GPT-4o in May and o3 in December`."""
        end = high - 1 if sentence.chars[high - 1 : high] == symbols.STOP else high
        found: list[Match] = []
        subject = [part for part in last.roles if part[0] == "subject"]
        while low < end:
            clause, thing, date = self._thing.match(sentence.chars, low, end), 1, 2
            if clause is None:
                clause, thing, date = self._then.match(sentence.chars, low, end), 2, 1
            if clause is None:
                return []
            roles = [("object", *clause.span(thing)), ("when", *clause.span(date))]
            found.append(Match(last.rule, *clause.span(), last.verb, [*subject, *roles]))
            low = clause.end()
        return found

    def matches(self, sentence: Sentence, matches: list[Match], last: Match | None) -> list[Match]:
        """The matches of a sentence, and those of its clauses without a verb, in order."""
        if matches and symbols.DATE in sentence.seen:
            matches = self._befallen(sentence, matches)
        if _ALL.isdisjoint(sentence.seen) or not (matches or last):
            return matches
        matches = matches + self._risen(sentence, matches)
        matches = matches + self._in_a_row(sentence, matches)
        told, found = sorted(matches, key=lambda match: match.end), list(matches)
        at = sentence.low
        while at < sentence.high:
            low, high = sentence.clause(at)
            at = max(high, at) + 1
            while told and told[0].end <= low:
                last = _later(last, told.pop(0))
            is_told = any(match.start < high and low < match.end for match in matches)
            made = None if is_told or last is None else self._elided(sentence, low, high, last)
            if made is not None:
                found.append(made)
        return found

    def _elided(self, sentence: Sentence, low: int, high: int, last: Match) -> Match | None:
        end = high - 1 if sentence.chars[high - 1 : high] in (symbols.STOP, symbols.QUESTION) else high
        clause = self._clause.fullmatch(sentence.chars, low, end)
        value = last.at("value")
        if clause is None or value is None or not (clause[1] or clause[2]):
            return None
        points = bool(clause[1]) and clause[1] in self._same
        if last.rule.predicate.id in _NOT and not (points and last.rule.predicate.id == "count_of"):
            return None
        if clause[3] != sentence.chars[value] and not {clause[3], sentence.chars[value]} <= _COUNTS:
            return None
        at = clause.start(3)
        roles = [("value", at, at + 1)]
        if clause[1] and not points:
            roles.append(("subject", clause.start(1), clause.start(1) + 1))
        start = min(place for _, place, _ in roles)
        return Match(last.rule, start, at + 1, at, roles)

    def bare(self, sentence: Sentence, low: int, high: int, rule: Rule) -> Match | None:
        """What a clause that is but a name, a time and a quantity tells by a rule that no word of it speaks of."""
        end = high - 1 if sentence.chars[high - 1 : high] == symbols.STOP else high
        clause = self._bare.fullmatch(sentence.chars, low, end)
        wanted = TAKES.get(rule.predicate.id, frozenset())
        if clause is None or not clause[1] or clause[1] in self._same or clause[3] not in wanted - {"n"}:
            return None
        at = clause.start(3)
        roles = [("value", at, at + 1), ("subject", clause.start(1), clause.start(1) + 1)]
        return Match(rule, clause.start(1), at + 1, at, roles)


def last_of(matches: list[Match]) -> Match | None:
    """The last match, or the one with a value where the last only tells the same words otherwise."""
    last: Match | None = None
    for match in matches:
        last = _later(last, match)
    return last


def _later(last: Match | None, match: Match) -> Match:
    is_same = last is not None and match.start < last.end and match.at("value") is None
    return last if is_same and last is not None else match


_ROW = 2
_BEHIND = symbols.COMMA + symbols.STOP + symbols.BLOCK
_COUNTS = frozenset("uen")
_ALL = frozenset(_VALUES)
