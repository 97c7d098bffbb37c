"""Answers that lean on their question: `How many are you now?` `Sixty.`, 融了多少？两个亿.

The question tells the predicate, and whose it is where it names anybody; the first clauses of the answer the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from baimo.documents import Document
from baimo.reading.context.candidates import is_mention
from baimo.reading.finding.quantities import find_quantities
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.reading.rules.matching import Match
from baimo.reading.sentences.quantified import quantity_symbol
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.columns import Columns
from baimo.reading.tables.heads import COMING_IN, Column
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold

_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("answering.yaml"))
_LEFT_OUT: dict[str, dict[str, str]] = _DATA["left_out"]
_EVADES = expression(_DATA["evades"])
_YOU = expression(_DATA["you"])
# No longer question is about one thing; so many clauses of an answer may go by (`Well, let me see, ...`).
_LONGEST, _CLAUSES = 90, 3
# 两个亿 is 两亿; what names its money, and characters that mainland texts do not write.
_SPOKEN = expression(r"(?<=[\d一二两三四五六七八九十几])个(?=[万亿])")
_COINED = expression(r"[元块刀币]$|美金$|英镑$|卢比$")
# What a question points with to a thing.
_IT = expression(_DATA["it"])
_THINGS = frozenset({"model", "product", "chip"})
# No member of a list is longer, in symbols.
_LISTED = 3
_OUTWARD = frozenset({"supplies"})
_OF_CUSTOMERS = {"supplies", "users"}
_COUNTS = frozenset(symbols.QUANTITY_SLOTS["count"])
_LABEL = expression(r"[^：:.?？]{1,20}[：:]\s*|[a-z]\. ")


@cache
def _asks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    of_predicates = ((name, said) for name, said in _DATA.items() if isinstance(said, list))
    return tuple((name, expression("|".join(said))) for name, said in of_predicates)


@dataclass(slots=True)
class _Asked:
    column: Column
    subject: Token | None
    block: int


class Answers:
    """What the questions of one document ask, and what the sentences right behind them answer.

    `speaking` tells for which house a block speaks. In a document that is `of_mainland`, written in simplified
    characters, a sum without its money is in yuan.
    """

    def __init__(
        self,
        document: Document,
        columns: Columns,
        of_mainland: bool = True,
        speaking: Callable[[int], Token | None] = lambda _: None,
    ) -> None:
        self._document = document
        self._is_of_mainland = of_mainland
        self._speaking = speaking
        self._columns = columns
        self._asked: _Asked | None = None
        # `Customers?` asks for names or for how many they are: the answer tells.
        self._named: _Asked | None = None

    def ask(self, question: Sentence, spoken_of: dict[str, Token] | None = None) -> None:
        """A question goes by; `spoken_of` are those of whom the answer before it told, by kind."""
        clean, tokens = self._document.clean, question.tokens
        start, end = tokens[question.low][0], tokens[question.high - 1][0]
        label = _LABEL.match(fold(clean[start:end]))
        start += label.end() if label else 0
        said = fold(clean[start:end]).strip(" *_?？“”\"'")
        found = [name for name, pattern in _asks() if pattern.search(said)] if len(said) <= _LONGEST else []
        self._asked = self._named = None
        if set(found) == _OF_CUSTOMERS:
            self._named = self._asked_for("supplies", question, said, start, spoken_of)
            found = ["users"]
        if len(found) == 1:
            self._asked = self._asked_for(found[0], question, said, start, spoken_of)

    def _asked_for(
        self, name: str, question: Sentence, said: str, start: int, spoken_of: dict[str, Token] | None
    ) -> _Asked:
        """What a question asks for, and of whom."""
        column = self._columns.heads.named(name, said)
        if name in _OUTWARD:
            column = replace(column, rule=replace(column.rule, fixed={}))
        whose = self._whose(question, column, said, start) or _pointed(column, said, spoken_of or {})
        return _Asked(column, whose, question.block)

    def _whose(self, question: Sentence, column: Column, said: str, start: int) -> Token | None:
        """Of whom a question asks by name; None where it asks who is asked."""
        if _YOU.search(said):
            return None
        kinds = set(column.predicate.subject)
        tokens = (token for token in question.tokens[question.low : question.high] if token[0] >= start)
        # `Amounts?`: the first word of a question has its capital from that
        tokens = (token for token in tokens if token[0] > start or self._is_name(token))
        for token in (token for token in tokens if token[3] is not None and is_mention(token)):
            if any(sense.kind in kinds for sense in members(token)[0][3]):
                return token
        return None

    def _is_name(self, token: Token) -> bool:
        """Whether what a question begins with is a name: known, or of more than a word, or told of again."""
        said = self._document.clean[token[0] : token[1]]
        if not is_mention(token):
            return False
        is_known = bool(members(token)[0][3][0].is_known)
        return is_known or not said.isalpha() or self._document.clean.count(said) > 1

    def matches(self, sentence: Sentence, told: list[Match]) -> tuple[Sentence, list[Match]]:
        """What a sentence answers to the question before it, with the symbols that this takes."""
        asked, self._asked = self._asked, None
        if self._named is not None and _COUNTS.isdisjoint(sentence.chars[sentence.low : sentence.high]):
            asked, self._named = self._named, None
        if asked is None or sentence.is_aside or not asked.block <= sentence.block <= asked.block + 1:
            return sentence, []
        read_by = [i for i, match in enumerate(told) if match.rule.predicate.id == asked.column.predicate.id]
        if read_by:
            # 员工180人，今年目标一个亿: what was asked is told, another number is another thing
            self._give(sentence, told, read_by[0], asked.subject)
            return sentence, []
        values = {at for match in told for _, at, _ in match.roles}
        for low, high in self._clauses(sentence):
            said = fold(self._document.clean[sentence.tokens[low][0] : sentence.tokens[high - 1][1]])
            if _EVADES.search(said.strip()):
                return sentence, []
            read = self._counted(sentence, asked.column.predicate.id, low, high)
            found = self._columns.filling.values(asked.column, read, low, high, None)
            found = [match for match in found if values.isdisjoint(at for _, at, _ in match.roles)]
            if found and asked.column.predicate.value:
                return read, [self._of(found[0], asked)]
            if found:
                if asked.subject is None and asked.column.predicate.id in _OUTWARD:
                    asked.subject = self._speaking(sentence.block)
                more = self._listed(read, asked.column, high) if asked.subject is not None else []
                return read, [self._of(match, asked) for match in found + more]
        return sentence, []

    def _listed(self, sentence: Sentence, column: Column, at: int) -> list[Match]:
        """What the clauses behind the first go on to list: `TenneT, Alliander and, since January, National Grid`."""
        found: list[Match] = []
        while at + 1 < sentence.high:
            low, high = sentence.clause(at + 1)
            at = max(high, at + 1)
            more = self._columns.filling.values(column, sentence, low, high, None)
            is_time = not more and symbols.DATE in sentence.chars[low:high]
            if not low < high <= low + _LISTED or not (is_time or more):
                break
            found += more
        return found

    @staticmethod
    def _give(sentence: Sentence, told: list[Match], at: int, subject: Token | None) -> None:
        """Makes what a rule has read in an answer, of nobody or of `it`, that of whom the question named."""
        match = told[at]
        of = match.at("subject")
        is_named = of is not None and sentence.tokens[of][3] is not None
        if subject is not None and not is_named and match.rule.predicate.id not in COMING_IN:
            roles = [role for role in match.roles if role[0] != "subject"]
            told[at] = replace(match, roles=roles, given=(("subject", subject),))

    @staticmethod
    def _of(match: Match, asked: _Asked) -> Match:
        predicate = match.rule.predicate.id
        if predicate in _OUTWARD:
            # whom a head names supplies; who is asked for here is supplied
            match = replace(match, roles=[("object", start, end) for _, start, end in match.roles])
        part = "object" if predicate in COMING_IN - _OUTWARD else "subject"
        return replace(match, given=((part, asked.subject),)) if asked.subject is not None else match

    def _clauses(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The first clauses of a sentence, without the name of who speaks."""
        clauses: list[tuple[int, int]] = []
        at = sentence.low
        head = self._document.blocks[sentence.block].head if sentence.block >= 0 else None
        while at < sentence.high and len(clauses) < _CLAUSES:
            low, high = sentence.clause(at)
            at = max(high, at) + 1
            is_label = head is not None and sentence.tokens[low][0] <= head[0] and high < sentence.high
            if high > low and not (is_label and sentence.chars[high] == symbols.COLON):
                clauses.append((low, high))
        return clauses

    def _counted(self, sentence: Sentence, predicate: str, low: int, high: int) -> Sentence:
        """The sentence with the number that stands alone in a clause as one of what was asked for."""
        clean, tokens = self._document.clean, sentence.tokens
        start, end = tokens[low][0], tokens[high - 1][1]
        said = clean[start:end].rstrip(" .。!！…")
        noun = _LEFT_OUT.get(predicate, {}).get("zh" if said[-1:] > "\u4e00" else "en", "")
        if not said or (not noun and not _SPOKEN.search(said)):
            return sentence
        if noun == "元" and (_COINED.search(said) or not self._is_of_mainland):
            noun = ""
        text = fold(_SPOKEN.sub("", said) + noun)
        span = next((span for span in find_quantities(text) if span.end == len(text)), None)
        if span is None:
            return sentence
        token = (start + span.start, start + len(said))
        inside = [i for i in range(low, high) if tokens[i][0] < token[1] and token[0] < tokens[i][1]]
        if not inside:
            return sentence
        made = span._replace(start=token[0], end=token[1], number=start + span.number)
        return _put(sentence, inside, (*token, quantity_symbol(span, text), made, 0))


def _pointed(column: Column, said: str, spoken_of: dict[str, Token]) -> Token | None:
    """The thing that the answer before told of, where a question asks on of it: `How big is it?`, 它要多少钱？"""
    kinds = [kind for kind in column.predicate.subject if kind in _THINGS]
    if not kinds or not _IT.search(said) or _YOU.search(said):
        return None
    return next((token for kind, token in reversed(spoken_of.items()) if kind in kinds), None)


def _put(sentence: Sentence, inside: list[int], token: Token) -> Sentence:
    """A sentence with one symbol in place of some; the others stay as gaps, so that no place moves."""
    tokens, chars = list(sentence.tokens), list(sentence.chars)
    for i in inside:
        tokens[i], chars[i] = (*token[:2], symbols.SHORT, None, 0), symbols.SHORT
    tokens[inside[0]], chars[inside[0]] = token, token[2]
    return replace(sentence, tokens=tokens, chars="".join(chars), _seen=None, beside={})
