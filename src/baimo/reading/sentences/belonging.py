"""Houses told with the house that they belong to: 新鸿基旗下的甲基金领投."""

from __future__ import annotations

import re

from baimo.reading.rules import symbols
from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.symbols import ranges
from baimo.reading.sentences.rewriting import Folding, Piece, Reduced, rewrite
from baimo.values.expressions import expression

_UNDER = ["旗下", "旗下的"]
# 英伟达旗下A、B跟投: B is another backer, where 英伟达旗下A、B will be both of it.
_GOES_ON = expression(r"\s*[、和与及與]")
_BACKS = expression(r"[^，。；\n]{0,40}[投参參]")


class Belonging:
    """Holds the expression for one alphabet; `orgs` are the symbols of houses."""

    def __init__(self, lexicon: Lexicon, orgs: str) -> None:
        under, house = lexicon.group(_UNDER), ranges(orgs)
        name = ranges(orgs + symbols.CAPITALISED)
        self._folding = Folding(f"[{house}][{ranges(under)}]([{name}])", needs=under)

    def fold(self, done: Reduced) -> None:
        """The sentence speaks of the one that belongs; to whom it does is read beside it."""
        rewrite(done, self._folding, self._part)

    @staticmethod
    def _part(done: Reduced, match: re.Match[str]) -> Piece | None:
        tokens = done.tokens[match.start() : match.end()]
        end = tokens[-1][1]
        if _GOES_ON.match(done.text, end) and not _BACKS.match(done.text, end):
            return None
        done.lay_aside(tokens, None)
        return match[1], [tokens[-1]]
