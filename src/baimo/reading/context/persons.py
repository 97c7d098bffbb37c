"""Who is meant by `he`, `she`, 他, 她, and by `I`, 我 in an answer: the words become mentions of that person.

What is told of a person behind a pronoun is then told of a person that the sentence names, by every rule there is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from baimo.documents import Document
from baimo.reading.context.candidates import entity_of
from baimo.reading.context.firstperson import is_quoted
from baimo.reading.context.talks import Talk, means
from baimo.reading.naming.mentions import Token, members, provisional
from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.sentences.rewriting import Reduced
from baimo.values.expressions import expression

_PERSON = symbols.KIND["person"]
_RUNS = frozenset(symbols.SHORTS + symbols.LONGER + symbols.LONG)
_ENDS = frozenset(".?")
# 他们, 我国 and their like mean no one person; nor does 其他.
_SAID = expression(
    r"\b(?P<she>[Ss]he)\b|\b(?P<he>[Hh]e)\b|\b(?P<i>I)(?=[ ’']|$)"
    r"|(?P<zh_she>她)(?![们們])|(?<![其吉])(?P<zh_he>他)(?![们們人国國])"
    r"|(?<![自你])(?P<zh_i>我)(?![们們国國司行校院市省公集哋方县縣区區州觉覺想看认認判猜估相])"
)
# How a person is addressed tells whether she or he is meant.
_MS, _MR = expression(r"\b(?:Ms|Mrs|Miss|Dame)\.? $"), expression(r"\b(?:Mr|Sir|Lord)\.? $")
_MS_ZH, _MR_ZH = expression("女士|小姐"), expression("先生")
# So many sentences that name no person may lie between a person and the word that points back.
_FAR = 2
# Who tells a text that is all in the first person, where it says so near its top.
_NARRATOR = expression(
    r"\b(?:[Mm]y name is|I am|I['’]m) (?P<en>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2})"
    r"|(?:口述|自述|讲述|講述|讲述人|講述人|口述者|口述人)[：:|｜ ]+(?P<zh>[\u4e00-\u9fff]{2,4})(?=[（(，,。\s]|$)"
    r"|(?<![\u4e00-\u9fff])(?:大家好，?|各位好，?)?我(?:叫|是)(?P<me>[\u4e00-\u9fff]{2,3})(?=[，。,（(])"
)
_ABOVE = 600
_IS = expression("['’](?:s|m)")
# How much a run weighs at most that is a short one, and a longer one.
_SHORT, _LONGER = 6, 16


@dataclass(slots=True)
class _Memory:
    """Who was named, nearest sentence last, and by which of the two words each was pointed to."""

    document: Document
    here: list[Token] = field(default_factory=list)
    before: list[Token] = field(default_factory=list)
    age: int = 0
    how: dict[str, str] = field(default_factory=dict)

    def named(self, token: Token) -> list[Token]:
        """A person, or several in one breath, with what the text tells of whether she or he is meant."""
        clean = self.document.clean
        for one in members(token):
            start = max(0, one[0] - 5)
            is_she = _MS.search(clean, start, one[0]) or _MS_ZH.match(clean, one[1])
            is_he = _MR.search(clean, start, one[0]) or _MR_ZH.match(clean, one[1])
            if is_she or is_he:
                self.how.setdefault(entity_of(one, clean), "she" if is_she else "he")
        return [token]

    def end(self) -> None:
        """A sentence ends."""
        self.age = 0 if self.here else self.age + 1
        self.before = self.here or (self.before if self.age <= _FAR else [])
        self.here = []

    def meant(self, how: str) -> Token | None:
        """The first person of the sentence, else of the last that named one, whom the other word does not mean."""
        for named in (self.here, self.before):
            for token in named:
                known = self.how.get(entity_of(token, self.document.clean), how) if len(members(token)) == 1 else ""
                if known == how:
                    self.how[entity_of(token, self.document.clean)] = how
                    return token
            if any(len(members(token)) > 1 for token in named):
                return None
        return None


def point(document: Document, reduced: Reduced, talk: Talk, lexicon: Lexicon) -> None:
    """Puts the person whom it means in the place of each such word, where that is clear."""
    if _SAID.search(document.clean) is None:
        return
    pointers = frozenset(char for char, kind in lexicon.pronoun.items() if kind == "person")
    found = dict(_found(document, reduced, talk, _RUNS | pointers))
    if not found:
        return
    being = lexicon.tight.get("is", symbols.SHORT)
    tokens, chars = [], []
    for at, token in enumerate(reduced.tokens):
        if at not in found:
            tokens.append(token)
            chars.append(reduced.chars[at])
            continue
        for piece in _parted(document.clean, token, found[at], being):
            tokens.append(piece)
            chars.append(piece[2])
    reduced.tokens, reduced.chars = tokens, "".join(chars)


def _parted(clean: str, token: Token, person: Token, being: str) -> Iterator[Token]:
    """A run with the word that points, as what stands before it, the person, and what stands behind."""
    before, behind = clean[token[0] : person[0]].strip(), clean[person[1] : token[1]].strip()
    if before:
        yield token[0], person[0], _run(before), None, token[4]
    yield person
    if behind:
        yield person[1], token[1], being if _IS.fullmatch(behind) else _run(behind), None, token[4]


def _run(said: str) -> str:
    weight = len(said) / 3 if said.isascii() else len(said)
    return symbols.SHORT if weight <= _SHORT else symbols.LONGER if weight <= _LONGER else symbols.LONG


def _found(document: Document, reduced: Reduced, talk: Talk, holding: frozenset[str]) -> Iterator[tuple[int, Token]]:
    """The persons who are meant, by the place of the token that holds the word."""
    memory, named = _Memory(document), _by_name(document, reduced)
    narrator = None if talk.is_one else _narrator(document, named)
    speaker = narrator
    held = _held(document, reduced, holding)
    for at, token in enumerate(reduced.tokens):
        char = reduced.chars[at]
        if char == symbols.BLOCK:
            memory.end()
            speaker = _speaker(talk, token[3], named) or narrator
        elif char in _ENDS:
            memory.end()
        elif char == _PERSON:
            # who speaks speaks of others
            is_label = reduced.chars[at - 1 : at] == symbols.BLOCK and reduced.chars[at + 1 : at + 2] == symbols.COLON
            memory.here += [] if is_label else memory.named(token)
        elif at in held:
            place = held[at]
            how = str(place.lastgroup).removeprefix("zh_")
            is_said = how == "i" and speaker is narrator and is_quoted(document.clean, place.start())
            meant = None if is_said else speaker if how == "i" else memory.meant(how)
            if meant is not None:
                one = (*place.span(), symbols.POINTED, members(meant)[0][3], meant[4])
                memory.here += [] if how == "i" else [one]
                yield at, one


def _held(document: Document, reduced: Reduced, holding: frozenset[str]) -> dict[int, re.Match[str]]:
    """The words that point to a person, by the place of the token that holds each."""
    starts = [token[0] for token in reduced.tokens]
    held: dict[int, re.Match[str]] = {}
    for place in _SAID.finditer(document.clean):
        at = bisect_right(starts, place.start()) - 1
        if reduced.chars[at] in holding and place.end() <= reduced.tokens[at][1]:
            held[at] = place
    return held


def _by_name(document: Document, reduced: Reduced) -> dict[str, Token]:
    """The persons whom the text names, by how it writes them first."""
    found: dict[str, Token] = {}
    for token in reduced.tokens:
        if token[2] == _PERSON:
            for one in members(token):
                found.setdefault(document.clean[one[0] : one[1]].strip(), one)
    return found


def _narrator(document: Document, named: dict[str, Token]) -> Token | None:
    """The person who tells a text of his or her own, where none of what is told so is another's words."""
    told = _NARRATOR.search(document.clean, 0, _ABOVE)
    if told is None or is_quoted(document.clean, told.start()):
        return None
    name = (told["en"] or told["zh"] or told["me"]).strip()
    start = told.start(str(told.lastgroup))
    return named.get(name) or (start, start + len(name), _PERSON, provisional(name, "person", "beside"), 0)


def _speaker(talk: Talk, block: int, named: dict[str, Token]) -> Token | None:
    """The person who speaks in a block of a conversation."""
    if not talk.answers(block):
        return None
    label = talk.turns.get(block, "")
    if label in talk.askers:
        return None
    if not label or not any(means(label, person) for person in named):
        person = talk.guests[0][0] if talk.guests and not talk.is_panel else ""
        return named.get(person)
    return max((one for one in named.items() if means(label, one[0])), key=lambda one: len(one[0]))[1]
