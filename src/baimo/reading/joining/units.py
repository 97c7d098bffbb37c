"""A sentence as units: words as they are written, and one sign for each name, date and quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values.expressions import expression

_WORD = expression(r"[a-z]+(?:['’][a-z]+)?|\d[\d.,]*|[\u4e00-\u9fff]|[^\s\w]")
_NUMBER = re.compile(r"\d")
_PUNCTUATION = frozenset(symbols.STOP + symbols.COMMA + symbols.COLON + symbols.LIST + symbols.QUESTION)
_QUANTITIES = frozenset("".join(symbols.QUANTITY_SLOTS.values()))
_OPEN_KINDS = {
    symbols.QUOTED: ("model", "product", "chip", "vehicle", "dataset", "policy", "organization"),
    symbols.CAPITALISED: ("organization", "person", "model", "product", "chip", "vehicle", "place"),
    symbols.HAN: ("organization", "person"),
}
CLAUSE_ENDS = frozenset([symbols.COMMA, symbols.COLON])


@dataclass(slots=True)
class Unit:
    """One word, sign, name, date or quantity: `sign` is what features see of it, `at` the index of its token.

    `is_typed` tells whether it stands for a thing seen, not for words.
    """

    sign: str
    at: int
    start: int
    kinds: tuple[str, ...] = ()
    is_quantity: bool = False
    is_date: bool = False
    is_typed: bool = False

    @property
    def sorts(self) -> tuple[str, ...]:
        """What places of claims go by: its kinds, or that it is a date or a quantity."""
        return ("date",) if self.is_date else ("quantity",) if self.is_quantity else self.kinds


@dataclass(slots=True)
class Units:
    """The units of a sentence, with where its clauses begin and which unit each token is."""

    sentence: Sentence
    all: list[Unit] = field(default_factory=list)
    clause: list[int] = field(default_factory=list)
    typed: list[int] = field(default_factory=list)


class Cutter:
    """Cuts sentences into units; `kind_sets` gives the kinds that each symbol of a name stands for."""

    def __init__(self, kind_sets: dict[tuple[str, ...], str]) -> None:
        # a name that may mean nothing of the industry has an empty kind among its own
        whole = {char: tuple(filter(None, kinds)) for kinds, char in kind_sets.items() if symbols.GENERIC not in kinds}
        named = {char: kinds for char, kinds in whole.items() if kinds}
        self._kinds = named | _OPEN_KINDS
        general = {char: kinds for kinds, char in kind_sets.items() if symbols.GENERIC in kinds}
        self._fields = {char: tuple(k for k in kinds if k != symbols.GENERIC) for char, kinds in general.items()}

    def named(self, sentence: Sentence) -> list[tuple[Token, tuple[str, ...]]]:
        """The names of a sentence, in order, each with its kinds."""
        found = []
        for token in sentence.tokens[sentence.low : sentence.high]:
            kinds = self._kinds.get(token[2]) or self._fields.get(token[2])
            if kinds and token[3] is not None:
                found.append((token, kinds))
        return found

    def things(self, tokens: Iterable[Token]) -> Iterator[tuple[int, int, str]]:
        """The names, dates and quantities among some tokens: where each starts and ends, and its sign."""
        for token in tokens:
            one = self._thing(token, 0)
            if one is not None and one.is_typed:
                yield token[0], token[1], one.sign

    def cut(self, sentence: Sentence, folded: str) -> Units:
        """The units of a sentence of a text whose folded form is given."""
        units = Units(sentence)
        clause = 0
        for at in range(sentence.low, sentence.high):
            for unit in self._of(sentence.tokens[at], at, folded):
                if unit.is_typed:
                    units.typed.append(len(units.all))
                units.all.append(unit)
                units.clause.append(clause)
                clause += unit.sign in CLAUSE_ENDS
        return units

    def _of(self, token: Token, at: int, folded: str) -> list[Unit]:
        thing = self._thing(token, at)
        if thing is not None:
            return [thing]
        start, end, char, _, _ = token
        if char in _PUNCTUATION:
            return [Unit(char, at, start)]
        return [Unit(_sign(word[0]), at, word.start()) for word in _WORD.finditer(folded, start, end)]

    def _thing(self, token: Token, at: int) -> Unit | None:
        """The unit of a name, a date or a quantity; None for words."""
        start, _, char, what, _ = token
        if char == symbols.DATE:
            return Unit("<d>", at, start, is_date=True, is_typed=True)
        if char in _QUANTITIES:
            return Unit(f"<{char}>", at, start, is_quantity=True, is_typed=True)
        if what is not None and (kinds := self._kinds.get(char)):
            sign = f"<{symbols.KIND[kinds[0]] if char not in _OPEN_KINDS else char}>"
            return Unit(sign, at, start, kinds, is_typed=True)
        if what is not None and char in self._fields:
            return Unit("<~>", at, start, self._fields[char], is_typed=bool(self._fields[char]))
        return None

    @staticmethod
    def words(folded: str) -> list[str]:
        """The signs of the words of some text, names and all."""
        return [_sign(word[0]) for word in _WORD.finditer(folded)]


def _sign(word: str) -> str:
    return "0" if _NUMBER.match(word) else word
