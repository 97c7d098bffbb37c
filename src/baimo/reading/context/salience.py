"""Of which name a clause speaks that names nobody: every name around it is weighed by what speaks for it.

A name may stand in the clause, open the sentence, stand at the head of the block, be what the sentence before told
something of, be the one that the document names most. Each of these is a sign; `salience.yaml` holds what a sign
weighs, for all clauses and, on top, for those with a pronoun (`it:`), about things (`thing:`), or whose subject is
named and whose object is sought (`object:`). The name that weighs most is meant, unless it weighs less than nobody
(`none`). The weights are fitted by `benchmarks/salience.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from math import exp, fsum
from pathlib import Path
from typing import Any

from baimo.reading.context.candidates import THINGS, UNKNOWN, Candidates, entity_of, is_mention
from baimo.reading.naming.mentions import Token, makers, members
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile
from baimo.values.expressions import expression

WEIGHTS: dict[str, float] = datafile.load(Path(__file__).with_name("salience.yaml"))
_OFTEN, _SELDOM = 0.5, 0.15
_RUNS = frozenset(symbols.SHORTS + symbols.LONGER + symbols.LONG)
# So near before the words an unknown run may be the name of what they speak of.
_CLOSE = 4
_HOW_OFTEN = ("once", "once", "twice", "thrice", "frequent")
_FEW = 4
_ITS = expression(r"(?i:its?) |它|其(?![中他它实實次余餘后後间間])")
_IN_SENTENCE = ("clause", "sentence", "told", "thing", "main")


@dataclass(slots=True)
class Line:
    """A sentence that went by: where it names something, and what it told something of."""

    sentence: Sentence
    names: list[int]
    subjects: list[tuple[int, Token]] = field(default_factory=list)
    things: list[tuple[int, Token]] = field(default_factory=list)


@dataclass(slots=True)
class Query:
    """Words that leave out of what they speak: a clause that begins a match at `start`, and the kinds that it takes."""

    sentence: Sentence
    start: int
    kinds: tuple[str, ...]
    chars: frozenset[str]
    is_pronoun: bool
    is_near: bool = False
    other: Token | None = None
    # The words that point to whom the clause speaks of, where there are such.
    pointer: Token | None = None

    @property
    def before(self) -> str:
        """What the clause says before the words: nothing (`bare`), what may be a name that nobody knows, or more."""
        sentence = self.sentence
        said = sentence.chars[sentence.clause(self.start)[0] : self.start]
        if any(char in _RUNS for char in said[-_CLOSE:]):
            return "strange"
        return "more" if any(char in _RUNS or char in UNKNOWN for char in said) else "bare"

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Which weights count beside those for all clauses."""
        about = ("thing:",) if THINGS.issuperset(self.kinds) else ()
        other = ("object:",) if self.other is not None else ()
        return ("", *(("it:",) if self.is_pronoun else ()), *about, *other)


class Weighing:
    """The names that a query may mean, each with the signs that speak for it."""

    def __init__(self, names: Candidates, query: Query, counts: dict[str, int], settled: dict[str, str]) -> None:
        self._names = names
        self._query = query
        self._counts = counts
        # The kinds of what something was told of: of a new name the first claim settles it.
        self._settled = settled
        self._before = query.before
        self._other = entity_of(query.other, names.clean) if query.other is not None else ""
        # `Its memory exceeds that of the H100`: what is named behind a pronoun is another thing.
        self._behind = self._named_behind() if THINGS.issuperset(query.kinds) else frozenset()
        self.found: dict[str, tuple[Token, set[str]]] = {}
        self._asked: dict[int, tuple[Token, set[str] | None]] = {}

    def _named_behind(self) -> frozenset[str]:
        """The things that a sentence names behind the pronoun by which it speaks of another."""
        sentence = self._query.sentence
        pointers = [sentence.tokens[sentence.low]] + [sentence.tokens[self._query.start]] * self._query.is_pronoun
        if not any(_ITS.match(self._names.clean, pointer[0]) for pointer in pointers):
            return frozenset()
        named = (token for token in sentence.tokens[self._query.start + 1 : sentence.high] if is_mention(token))
        return frozenset(entity_of(token, self._names.clean) for token in named)

    def add(self, token: Token, *signs: str) -> bool:
        """A name that the query may mean, and what speaks for it; False where it is of another kind."""
        told = self._signs_of(token)
        if told is None:
            return False
        told.update(signs)
        return True

    def _signs_of(self, token: Token) -> set[str] | None:
        """What speaks for a name so far, None where the query cannot mean it. Many signs ask it of one name."""
        held = self._asked.get(id(token))
        if held is None:
            meant = self._meant(token)
            key = entity_of(meant, self._names.clean) if meant is not None else ""
            signs = None
            if meant is not None and key != self._other and key not in self._behind:
                signs = self.found.setdefault(key, (meant, set()))[1]
            held = self._asked[id(token)] = token, signs  # with the token itself, so that no other gets its id
        return held[1]

    def _meant(self, token: Token) -> Token | None:
        """The name itself where it can be of the kinds asked for, else its maker."""
        if not is_mention(token) or self._names.is_never(token) or self._names.is_label(token):
            return None
        if self._names.is_mispointed(self._query.pointer, token):
            return None
        if token[2] in self._query.chars:
            return token
        if token[2] in UNKNOWN:
            likely = members(token)[0][3][0].likely
            return token if not likely or likely in self._query.kinds else None
        maker = makers(token)
        return maker if maker is not None and maker[2] in self._query.chars else None

    def here(self, line: Line) -> None:
        """What the sentence itself names and tells before the words."""
        query, sentence = self._query, self._query.sentence
        low, _ = sentence.clause(query.start)
        own = [i for i in line.names if low <= i < query.start]
        self._place(sentence, _outer(own), "clause")
        first = own[0] if own and low > sentence.low and query.other is None else -1
        if first >= 0 and sentence.chars[first] not in UNKNOWN and self._names.opens_clause(sentence, low, first):
            self.add(sentence.tokens[first], "clause.opens")
        self._place(sentence, _outer([i for i in line.names if i < low]), "sentence")
        for part, said in (("told", line.subjects), ("thing", line.things)):
            self._ends(_outer([token for at, token in said if at < query.start]), part)

    def _place(self, sentence: Sentence, at: Iterable[int], where: str) -> None:
        usable = []
        for i in at:
            if self._names.comes_in(sentence, i):
                self.add(sentence.tokens[i], f"{where}.beside")
            else:
                usable.append(sentence.tokens[i])
        self._ends(usable, where)

    def _ends(self, tokens: list[Token], where: str) -> None:
        """Signs for each of some names, and for the first and the last of them that can be meant."""
        meant = [signs for token in tokens if (signs := self._signs_of(token)) is not None]
        for signs in meant:
            signs.add(where)
        if meant:
            meant[0].add(f"{where}.first")
            meant[-1].add(f"{where}.last")

    def back(self, line: Line, where: str) -> None:
        """What a sentence that went by names and tells."""
        self._place(line.sentence, _outer(line.names), where)
        self._ends(_outer([token for _, token in line.subjects]), f"{where}.told")
        self._ends(_outer([token for _, token in line.things]), f"{where}.thing")

    def head(self, tokens: list[Token], where: str) -> bool:
        """What a head names: the first of it that can be meant, a known name before one by form."""
        known = (token for token in tokens if token[2] not in UNKNOWN)
        for token in chain(known, (token for token in tokens if token[2] in UNKNOWN)):
            if self.add(token, where, *([f"{where}.only"] if len(tokens) == 1 else [])):
                return True
        return False

    def flag(self, key: str) -> None:
        """What the document calls the flagship of its line."""
        if key in self.found:
            self.found[key][1].add("flagship")

    def best(self) -> tuple[Token, float] | None:
        """The name that weighs most and how sure it is that it is meant; None where nobody is."""
        if not self.found:
            return None
        weighed, nobody = self._weighed(), weight(self.nobody(), self._query.prefixes)
        if max(weighed)[0] < nobody:
            return None
        top, key = max(weighed)
        total = sum(exp(value - top) for value, _ in weighed) + exp(nobody - top)
        return self.found[key][0], 1 / total

    def foremost(self) -> Token | None:
        """The name that weighs most of those of which something was told as of its kind, though nobody weighs more."""
        told = [one for one in self._weighed() if self._settled.get(one[1]) in self._query.kinds]
        return self.found[max(told)[1]][0] if told else None

    def _weighed(self) -> list[tuple[float, str]]:
        """What speaks for each name in all."""
        prefixes = self._query.prefixes
        return [(weight(self.signs(key), prefixes), key) for key in self.found]

    def nobody(self) -> set[str]:
        """What speaks for nobody."""
        near = {"none.near"} if self._query.is_near else set()
        return {"none", f"none.{self._before}", *near, *([] if self.found else ["none.alone"])}

    def signs(self, key: str) -> set[str]:
        """All that speaks for a name: where it stands, and what it is."""
        token, signs = self.found[key]
        return signs | set(self._of_its_own(key, token))

    def _of_its_own(self, key: str, token: Token) -> Iterator[str]:
        senses = members(token)[0][3]
        kinds = {sense.kind for sense in senses}
        if "organization" in kinds and len(self._query.kinds) > 1:
            yield "house"
        if token[2] in UNKNOWN:
            kind = self._settled.get(key)
            settled = "settled" if kind in self._query.kinds else "otherwise" if kind else "open"
            yield "typed" if senses[0].likely else settled
        elif senses[0].is_outside or not senses[0].id:
            yield "new"
        if len(members(token)) > 1:
            yield "several"
        if not any(sign.startswith(_IN_SENTENCE) for sign in self.found[key][1]):
            yield f"away.{self._before}"
        yield _HOW_OFTEN[min(self._counts.get(key, 0), len(_HOW_OFTEN) - 1)]
        if len(self.found) == 1:
            yield "only"
        else:
            share = self._counts.get(key, 0) / (sum([self._counts.get(name, 0) for name in self.found]) or 1)
            yield "often" if share >= _OFTEN else "seldom" if share < _SELDOM else "sometimes"


def weight(signs: Iterable[str], prefixes: tuple[str, ...]) -> float:
    """What some signs weigh together."""
    held = _together(prefixes)
    # Exact, so that the order of a set, which no two programs share, changes nothing.
    return fsum([held[sign] for sign in signs if sign in held])


@cache
def _together(prefixes: tuple[str, ...]) -> dict[str, float]:
    """What each sign weighs with these prefixes together."""
    signs = {name.removeprefix(prefix) for prefix in prefixes for name in WEIGHTS if name.startswith(prefix)}
    return {sign: fsum(WEIGHTS.get(prefix + sign, 0.0) for prefix in prefixes) for sign in signs}


def _outer(found: list[Any]) -> list[Any]:
    """The first and the last few of what may be many: a page without a full stop is one sentence."""
    return found if len(found) <= 2 * _FEW else [*found[:_FEW], *found[-_FEW:]]


def line_of(sentence: Sentence) -> Line:
    """A sentence with the places of its names."""
    tokens, chars = sentence.tokens, sentence.chars
    named = [i for i in range(sentence.low, sentence.high) if tokens[i][3] is not None and chars[i] not in _NO_NAMES]
    return Line(sentence, [i for i in named if is_mention(tokens[i])])


_NO_NAMES = frozenset([symbols.DATE, symbols.BLOCK, symbols.POINTED, *"".join(symbols.QUANTITY_SLOTS.values())])
