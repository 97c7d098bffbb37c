"""A document's symbols while they are folded, and the one way in which an expression over them folds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from baimo.reading.naming.mentions import Token
from baimo.values.expressions import expression

Piece = tuple[str, list[Token]]


@dataclass(slots=True)
class Aside:
    """Words read beside their sentence: `at` is where they stood, `host` the thing they hang on."""

    at: int
    chars: str
    tokens: list[Token]
    host: Token | None


@dataclass(slots=True)
class Reduced:
    """A document's symbols after folding."""

    text: str
    chars: str
    tokens: list[Token]
    asides: list[Aside] = field(default_factory=list)
    owned: list[tuple[Token, Token]] = field(default_factory=list)
    posts: list[tuple[Token, Token]] = field(default_factory=list)
    # By the place of a person's name the house told before the post in front of it.
    houses: dict[int, Token] = field(default_factory=dict)
    and_: str = ""
    _seen: tuple[str, frozenset[str]] = ("", frozenset())

    @property
    def seen(self) -> frozenset[str]:
        """All symbols that it has."""
        if self._seen[0] is not self.chars:
            self._seen = self.chars, frozenset(self.chars)
        return self._seen[1]

    def lay_aside(self, tokens: list[Token], host: Token | None) -> None:
        """Keeps words to be read beside their sentence."""
        self.asides.append(Aside(tokens[0][0], "".join(token[2] for token in tokens), tokens, host))


class Folding:
    """An expression over symbols of which a stretch is folded.

    It matches nothing where none of the symbols in `needs` stands, nor where `core`, a part of it that is quicker to
    look for, is not found: most documents are told from that alone.
    """

    def __init__(self, pattern: str, needs: str = "", core: str = "") -> None:
        self.pattern = expression(pattern)
        self._needs = frozenset(needs)
        self._core = expression(core) if core else None

    def first(self, done: Reduced) -> int:
        """Where it first matches, -1 where it does not."""
        if self._needs and self._needs.isdisjoint(done.seen):
            return -1
        if self._core is not None and self._core.search(done.chars) is None:
            return -1
        match = self.pattern.search(done.chars)
        return match.start() if match else -1


def rewrite(done: Reduced, folding: Folding, make: Callable[[Reduced, re.Match[str]], Piece | None]) -> None:
    """Puts what `make` makes of each match in its place; what it makes nothing of stays."""
    chars, tokens, last = done.chars, done.tokens, 0
    first = folding.first(done)
    if first < 0:
        return
    new_chars: list[str] = []
    new_tokens: list[Token] = []
    for match in folding.pattern.finditer(chars, first):
        piece = make(done, match)
        if piece is None:
            continue
        start, end = match.span()
        new_chars += chars[last:start], piece[0]
        new_tokens += tokens[last:start]
        new_tokens += piece[1]
        last = end
    if last:
        done.chars = "".join([*new_chars, chars[last:]])
        done.tokens = new_tokens + tokens[last:]
