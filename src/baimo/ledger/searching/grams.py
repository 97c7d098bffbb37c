"""Names cut into the tokens that the index holds: pairs of characters, and the first characters of each word.

A pair finds any part of a name, Chinese of two characters included, which a trigram index cannot; the beginnings are
tokens of their own, so that the best known of ten thousand names that begin alike come first without sorting them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.values.expressions import expression
from baimo.values.names import fold, key

# What begins a token: a name's beginning, a later word's beginning. No folded name holds either before a letter alone.
NAME, WORD = "^", "~"
_LONGEST = 3  # characters in a token of a beginning
_ENOUGH = 6  # tokens that narrow a long query; what they let through is compared as text

_CJK = "\u3400-\u9fff\uf900-\ufaff"
_STARTS = expression(
    rf"(?<![^\W_])[^\W_]|(?<=[{_CJK}])[^\W_{_CJK}]|(?<=[^\W{_CJK}])[{_CJK}]|(?<=[^\W\d_])\d", re.UNICODE
)


def heads(name: str) -> list[str]:
    """The key of a name, then the key of what begins with each later word: `glm4plus`, `4plus`, `plus`."""
    folded = fold(name)
    whole = key(name)
    later = (key(folded[match.start() :]) for match in _STARTS.finditer(folded) if match.start())
    return list(dict.fromkeys([whole, *(head for head in later if head and whole.endswith(head))]))


def tokens(beginnings: list[str]) -> Iterator[str]:
    """Every token of a name, from its heads."""
    if not beginnings:
        return
    whole, *later = beginnings
    yield from starts(NAME, whole)
    for head in later:
        yield from starts(WORD, head)
    yield from pairs(whole)


def starts(mark: str, head: str) -> Iterator[str]:
    """The tokens of one beginning."""
    for length in range(1, min(len(head), _LONGEST) + 1):
        yield mark + head[:length]


def pairs(text: str) -> Iterator[str]:
    """Each two neighbours, and the last character alone, so that a single character is the beginning of some token."""
    for start in range(len(text)):
        yield text[start : start + 2]


def begins(mark: str, wanted: str) -> str:
    """The match expression for heads that begin with a key, as far as tokens tell."""
    return _all([mark + wanted[:_LONGEST], *_some(wanted[1:])])


def contains(wanted: str) -> str:
    """The match expression for names with a key within them, as far as tokens tell."""
    return f"{_quoted(wanted)} *" if len(wanted) == 1 else _all(_some(wanted))


def _some(text: str) -> list[str]:
    whole = list(dict.fromkeys(text[at : at + 2] for at in range(len(text) - 1)))
    step = max(1, -(-len(whole) // _ENOUGH))
    return whole[::step]


def _all(wanted: list[str]) -> str:
    return " AND ".join(map(_quoted, wanted))


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


# How the index takes a token: whatever stands between spaces. Marks of ASCII are part of it like all else.
TOKENIZER = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_`{|}~'"
