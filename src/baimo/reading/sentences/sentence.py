"""Sentences over a document's symbols, with their clauses, and the asides that belong to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from baimo.documents import Document
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.sentences.rewriting import Aside, Reduced
from baimo.values.expressions import expression

_SENTENCE = expression(f"([{symbols.BLOCK}]+)?([^.?{symbols.BLOCK}]*[.?]?)")
# What goes on longer without a full stop is no sentence: rules look at all of one, so its length must have a bound.
_LONGEST = 400


@dataclass(slots=True)
class Sentence:
    """`chars[low:high]` of a document's symbols. `host` is what an aside hangs on; `block` the index of its block."""

    chars: str
    tokens: list[Token]
    low: int
    high: int
    block: int
    host: Token | None = None
    is_aside: bool = False
    _last: tuple[int, int] = (0, 0)
    _seen: frozenset[str] | None = None
    # Which of its names come in beside it, as far as that was asked: those after it ask it again and again.
    beside: dict[int, bool] = field(default_factory=dict)

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self.chars[self.high - 1] == symbols.QUESTION

    @property
    def seen(self) -> frozenset[str]:
        """Its symbols: most of what is asked of a sentence is whether one of some is there at all."""
        if self._seen is None:
            self._seen = frozenset(self.chars[self.low : self.high])
        return self._seen

    def holds(self, char: str) -> bool:
        """Whether a symbol stands in it."""
        return self.chars.find(char, self.low, self.high) >= 0

    def clause(self, at: int) -> tuple[int, int]:
        """Where the clause that holds a symbol starts and ends."""
        last = self._last
        # Most questions in a row are about one clause.
        if not last[0] <= at < last[1]:
            last = self._last = self._clause(at)
        return last

    def _clause(self, at: int) -> tuple[int, int]:
        chars, low, high = self.chars, self.low, self.high
        comma, colon = chars.rfind(",", low, at), chars.rfind(":", low, at)
        start = (comma if comma > colon else colon) + 1
        comma, colon = chars.find(",", at, high), chars.find(":", at, high)
        end = comma if colon < 0 or 0 <= comma < colon else colon
        return start or low, high if end < 0 else end


def sentences(document: Document, reduced: Reduced) -> Iterator[Sentence]:
    """Every sentence in order, each followed by its asides."""
    chars, tokens = reduced.chars, reduced.tokens
    asides, block = iter(sorted(reduced.asides, key=lambda aside: aside.at)), -1
    waiting = next(asides, None)
    for match in _SENTENCE.finditer(chars):
        low, high = match.span(2)
        if match[1]:
            block = tokens[match.end(1) - 1][3]
        if low == high:
            continue
        if high - low <= _LONGEST:
            yield Sentence(chars, tokens, low, high, block)
        else:
            for start, stop in _pieces(chars, low, high):
                yield Sentence(chars, tokens, start, stop, block)
        end = tokens[high][0] if high < len(tokens) else len(reduced.text) + 1
        while waiting is not None and waiting.at < end:
            yield from _of(waiting, block)
            waiting = next(asides, None)


def _of(aside: Aside, block: int) -> Iterator[Sentence]:
    for low, high in _pieces(aside.chars, 0, len(aside.chars)):
        yield Sentence(aside.chars, aside.tokens, low, high, block, aside.host, True)


def _pieces(chars: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """A sentence whole, or in pieces of a bounded length, cut behind commas where it has any."""
    while high - low > _LONGEST:
        cut = chars.rfind(symbols.COMMA, low + 1, low + _LONGEST) + 1 or low + _LONGEST
        yield low, cut
        low = cut
    yield low, high
