"""The house of which a table of its rounds or years tells: the one with which the lines above the table open."""

from __future__ import annotations

from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence
from baimo.reading.tables.table import Table

# So many lines above a table may name it; a caption may name it anywhere.
_LINES, _LONGEST_CAPTION = 2, 80


def house(table: Table, sentence: Sentence) -> Token | None:
    """The house that opens the paragraph above a table, or the only one that its caption names."""
    blocks = table.document.blocks
    at = min((table.first, *table.headers)) - 1
    for block in blocks[max(0, at - _LINES + 1) : at + 1][::-1]:
        named = [token for token in _between(sentence, block.start, block.end) if _is_house(token)]
        if named and (
            named[0][0] <= block.start + 2 or (len(named) == 1 and block.end - block.start <= _LONGEST_CAPTION)
        ):
            return named[0]
    return None


def _between(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The symbols of a stretch of the text before a sentence."""
    found: list[Token] = []
    at = sentence.low - 1
    while at >= 0 and sentence.tokens[at][0] >= start:
        if sentence.tokens[at][0] < end:
            found.append(sentence.tokens[at])
        at -= 1
    return found[::-1]


def _is_house(token: Token) -> bool:
    return token[2] == symbols.KIND["organization"] and isinstance(token[3], tuple)
