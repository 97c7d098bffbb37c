"""Who and what a document has spoken of so far: whom a clause may mean that does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from baimo.documents import Document
from baimo.reading.naming.known.gazetteer import Sense
from baimo.reading.naming.mentions import Token, members

# More are never looked at: the newest, those of them that may be no names, what headings name, what the text named
# first and names most often.
_NEWEST, _OPEN, _OFTENEST = 8, 3, 2
# Whom a document is about is among so many names that it has most often; the place of one that it only comes to.
_MAIN, AHEAD = 20, -9
# What was spoken of before so many others is forgotten, whatever the length of the document.
_REMEMBERED = 300


@dataclass(slots=True)
class Spoken:
    """An entity of the text: its newest mention, and where that stood."""

    key: str
    token: Token
    kinds: tuple[str, ...]
    sentence: int
    block: int
    was_first: bool

    @property
    def is_open(self) -> bool:
        """Whether its form tells no kind: a few characters, a word with a capital."""
        return not self.token[3][0].kind


@dataclass(slots=True)
class Memory:
    """What a document has named, kept from sentence to sentence.

    `counts` are of the whole document, `names` the first token of each name, `mains` whom it names most, by kinds.
    """

    document: Document
    folded: str
    counts: Counter[str] = field(default_factory=Counter)
    names: dict[str, Token] = field(default_factory=dict)
    mains: dict[frozenset[str], str | None] = field(default_factory=dict)
    spoken: dict[str, Spoken] = field(default_factory=dict)
    of_block: dict[int, list[str]] = field(default_factory=dict)
    sentence: int = 0

    def count(self, tokens: Iterable[Token]) -> None:
        """Counts every name of the document."""
        for token in tokens:
            for single in singles(token):
                key = self.key(single)
                self.counts[key] += 1
                self.names.setdefault(key, single)

    def key(self, token: Token) -> str:
        """What tells entities apart: the id, or, where a name has none yet, its letters."""
        senses = token[3]
        return senses[0].id or self.folded[token[0] : token[1]]

    def note(self, block: int, named: Iterable[tuple[Token, tuple[str, ...]]]) -> None:
        """A sentence was read: its names, each with its kinds, are what was spoken of last."""
        self.sentence += 1
        seen: set[str] = set()
        for token, kinds in named:
            is_first = seen.isdisjoint(kinds)
            for single in singles(token):
                self._speak(single, kinds, block, is_first)
            seen.update(kinds)

    def _speak(self, token: Token, kinds: tuple[str, ...], block: int, was_first: bool) -> None:
        key = self.key(token)
        self.spoken.pop(key, None)  # the order tells what was spoken of last
        self.spoken[key] = Spoken(key, token, kinds, self.sentence, block, was_first)
        self.of_block.setdefault(block, []).append(key)

    def headings(self, block: int) -> list[list[str]]:
        """The entities named by the lines under which a block stands, nearest first."""
        return [self.of_block.get(line, []) for line in self.document.ancestors(block)] if block >= 0 else []

    def candidates(self, kinds: frozenset[str], but: frozenset[str], headings: Iterable[list[str]]) -> list[Spoken]:
        """Who of these kinds may be meant, newest first, without those of the sentence itself."""
        newest = islice(reversed(self.spoken.values()), _REMEMBERED)
        able = [s for s in newest if s.key not in but and not kinds.isdisjoint(s.kinds)]
        firm = [s for s in able if not s.is_open]
        oftenest = sorted(firm, key=lambda s: -self.counts[s.key])[:_OFTENEST]
        opened = [s for s in able if s.is_open][:_OPEN]
        chosen = {s.key for s in (*firm[:_NEWEST], *opened, *firm[-1:], *oftenest)}
        chosen |= {key for keys in headings for key in keys}
        return [*(s for s in able if s.key in chosen), *self._ahead(kinds, but)]

    def _ahead(self, kinds: frozenset[str], but: frozenset[str]) -> Iterator[Spoken]:
        """Of all these kinds whom the document names most, if it has not come to it yet."""
        if kinds not in self.mains:
            found = (key for key, _ in self.counts.most_common(_MAIN) if not kinds.isdisjoint(_kinds(self.names[key])))
            self.mains[kinds] = next(found, None)
        key = self.mains[kinds]
        if key is not None and key not in but and key not in self.spoken and self.counts[key] > 1:
            token = self.names[key]
            yield Spoken(key, token, _kinds(token), AHEAD, AHEAD, False)


def singles(token: Token) -> tuple[Token, ...]:
    """The single names that a token stands for; none where it is no name."""
    what = token[3]
    if what is None or type(what) is tuple:
        return (token,) if _is_name(what) else ()
    return tuple([single for single in members(token) if _is_name(single[3])])


def _kinds(token: Token) -> tuple[str, ...]:
    return tuple(sense.kind for sense in token[3])


def _is_name(what: object) -> bool:
    return type(what) is tuple and bool(what) and type(what[0]) is Sense
