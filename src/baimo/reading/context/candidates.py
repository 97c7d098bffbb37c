"""Of which of the names around a clause it can speak."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from baimo.reading.expressions import expression
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.mentions import Token, makers, members
from baimo.reading.naming.new.people import is_person
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.sentences.sentence import Sentence
from baimo.values import datafile

_FAR = 40
# Verbs before which a name that no list knows is a company's.
_DEEDS = ("raise", "found", "announce", "release", "open_source", "acquire", "list")
_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("context.yaml"))
_NEVER = frozenset(_DATA["never_spoken_of"])
_LABEL = expression("(?:" + "|".join(_DATA["labels"]) + ")", re.IGNORECASE)
_HAN = frozenset(symbols.HAN)
THINGS = frozenset({"model", "product", "chip", "vehicle", "dataset", "policy"})
UNKNOWN = frozenset([symbols.QUOTED, symbols.CAPITALISED])


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> tuple[str, str, str, frozenset[str]]:
    """What every document asks of a lexicon: `and`, verbs of things, articles, little words that stand between."""
    verbs = ["carries", "has", "offers", "delivers", "packs", "supports", "costs", "draws", "runs"]
    articles = lexicon.group(["the", "a", "an", "its"])
    between = frozenset(lexicon.soft + symbols.SHORT).union(lexicon.tight.values())
    return lexicon.group(["and"]), lexicon.group(verbs), articles, between


class Candidates:
    """The names in the sentences of a document, and which of them can be meant.

    `known` keeps the symbols of kinds: all documents of a reader share it.
    """

    def __init__(self, clean: str, lexicon: Lexicon, known: dict[tuple[str, ...], frozenset[str]]) -> None:
        self.clean = clean
        self._lexicon = lexicon
        self._known = known
        self._and, self._verbs, self._article, self._between = _words(lexicon)

    def chars_of(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """The symbols of mentions that can be of one of these kinds."""
        known = self._known.get(kinds)
        if known is None:
            sets = self._lexicon.alphabet.kind_sets
            wanted = set(kinds)
            chars = {char for names, char in sets.items() if wanted & set(names)}
            if wanted & THINGS:
                chars.add(symbols.QUOTED)
            known = self._known[kinds] = frozenset(chars)
        return known

    def first(self, tokens: Iterable[Token], chars: frozenset[str]) -> Token | None:
        """The first of some names that can be meant, a known one before one by form."""
        for token in sorted(tokens, key=_is_unknown):
            if token[2] in chars and not self.is_never(token):
                return token
            if (
                token[2] == symbols.HAN
                and symbols.KIND["person"] in chars
                and is_person(self.clean[token[0] : token[1]].strip())
            ):
                return token
            maker = makers(token)
            if maker is not None and maker[2] in chars:
                return maker
        return None

    def named(self, sentence: Sentence, low: int, high: int, chars: frozenset[str], last: bool) -> int | None:
        """Where in a part of a sentence the first or the last of the names stands of which it may speak."""
        either = chars | _HAN if symbols.KIND["organization"] in chars else chars
        said = sentence.chars
        for i in range(high - 1, low - 1, -1) if last else range(low, high):
            if said[i] in either and self.can_be(sentence, i, chars):
                return i
            if said[i] == symbols.CAPITALISED and _is_likely(sentence.tokens[i], chars):
                return i
        return None

    def can_be(self, sentence: Sentence, at: int, chars: frozenset[str]) -> bool:
        """Whether a clause may speak of the name at a place: not where it comes in as agent, measure or companion."""
        if sentence.chars[at] == symbols.HAN and symbols.KIND["organization"] in chars:
            return self._acts(sentence, at)
        if sentence.chars[at] not in chars or self.is_never(sentence.tokens[at]):
            return False
        return not self.comes_in(sentence, at)

    def comes_in(self, sentence: Sentence, at: int) -> bool:
        """Whether a name comes in as agent, measure or companion: 由红杉领投, 与H100相比, `like the H100`."""
        if self.is_backer(sentence, at):
            return True
        words = self._lexicon.classes
        before = sentence.chars[at - 1] if at > sentence.low else ""
        if before and before in self._article and at - 1 > sentence.low:
            before = sentence.chars[at - 2]  # `like the H100`
        begins = before in words["beside"] and sentence.clause(at)[0] == at - 1
        return bool(before) and (begins or before in words["oblique"])

    @staticmethod
    def is_never(token: Token) -> bool:
        """Whether it is a house of which a text goes on to speak of another: an exchange, a paper that reports."""
        senses = token[3]
        return isinstance(senses, tuple) and bool(senses) and isinstance(senses[0], Sense) and senses[0].id in _NEVER

    def is_label(self, token: Token) -> bool:
        """Whether a new name is but the mark of a line: `Jun 2024`, `FY2025`, `Slide 4`."""
        return token[2] == symbols.CAPITALISED and _LABEL.fullmatch(self.clean, token[0], token[1]) is not None

    def goes_on(self, sentence: Sentence, low: int, start: int) -> bool:
        """Whether an English clause goes on with a second verb: `X uses two Ys and carries`, of X."""
        said, tokens = sentence.chars, sentence.tokens
        joint = max((i for i in range(low, start) if said[i] in self._and), default=-1)
        return joint > low and said[joint + 1] in self._verbs and tokens[joint][0] < tokens[joint + 1][0]

    def _acts(self, sentence: Sentence, at: int) -> bool:
        """Whether a few Han characters that open a clause do what only a company does: 银河通用完成融资."""
        after, words = sentence.chars[at + 1 : at + 2], self._lexicon.classes
        start, end = sentence.tokens[at][:2]
        return bool(after) and any(after in words[name] for name in _DEEDS) and not is_person(self.clean[start:end])

    def is_backer(self, sentence: Sentence, at: int) -> bool:
        """Whether an organization comes in as one that backs another: of it the text does not speak."""
        words, chars = self._lexicon.classes, sentence.chars
        after = chars[at + 1 : at + 2]
        before = chars[at - 1] if at > sentence.low else ""
        if (after and after in words["backing"]) or (before and before in words["backed"] + words["from"]):
            return True
        # 跟投方有联想创投、小米等; 由启明创投等共同领投: little words stand between
        ahead = self._beyond(sentence, at, 1)
        behind = self._beyond(sentence, at, -1)
        return bool(ahead and ahead in words["lead_round"] + words["follow_round"]) or bool(
            behind and behind in words["investors"]
        )

    def _beyond(self, sentence: Sentence, at: int, step: int) -> str:
        """The symbol before or behind a place, little words passed over."""
        at += step
        while sentence.low <= at < sentence.high and sentence.chars[at] in self._between:
            at += step
        return sentence.chars[at] if sentence.low <= at < sentence.high else ""

    def latter(self, sentence: Sentence, at: int, kinds: tuple[str, ...]) -> Token | None:
        """What 后者 points to: the last name of a kind before it, in its sentence or the one before."""
        chars = self.chars_of(kinds)
        for i in range(at - 1, max(-1, at - _FAR), -1):
            if sentence.chars[i] == symbols.BLOCK:
                return None
            if sentence.chars[i] in chars:
                return members(sentence.tokens[i])[-1]
        return None

    def former(self, sentence: Sentence, at: int, kinds: tuple[str, ...]) -> Token | None:
        """What 前者 points to: the first of the last two names of a kind before it."""
        chars = self.chars_of(kinds)
        found: list[Token] = []
        for i in range(at - 1, max(-1, at - _FAR), -1):
            if sentence.chars[i] == symbols.BLOCK or len(found) > 1:
                break
            if sentence.chars[i] in chars:
                found = [*members(sentence.tokens[i]), *found]
        return found[-2] if len(found) > 1 else None


def _is_likely(token: Token, chars: frozenset[str]) -> bool:
    """Whether the words beside a new name tell that it is of one of these kinds: AI编程工具NoCode."""
    senses = members(token)[0][3]
    return bool(senses) and symbols.KIND.get(senses[0].likely, "") in chars


def _is_unknown(token: Token) -> bool:
    return token[2] in UNKNOWN


def is_mention(token: Token) -> bool:
    """Whether a token names something: not a word, a date, a quantity or a list of those."""
    what = members(token)[0][3]
    return isinstance(what, tuple) and bool(what) and isinstance(what[0], Sense)


def entity_of(token: Token, clean: str) -> str:
    """What a name stands for, by its id, or by its letters where its id is not made yet; of a list all together."""
    return "|".join(_single(one, clean) for one in members(token))


def _single(token: Token, clean: str) -> str:
    senses = token[3]
    known: str = senses[0].id if isinstance(senses, tuple) and senses and isinstance(senses[0], Sense) else ""
    return known or clean[token[0] : token[1]].strip().lower()
