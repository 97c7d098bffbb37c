"""A term and the one short paragraph that defines it are a key and its value: `<dt>Founded</dt><dd>2020</dd>`."""

from __future__ import annotations

from baimo.documents.cleaning.passages import Passage

# A longer term, or one that asks, stands over its text.
_LONGEST = 60


def define(text: str, passages: list[Passage], first: int) -> None:
    """Join the last passage to the term before it, where it is all that defines that."""
    if first != len(passages) - 1 or first < 1:
        return
    term, value = passages[-2:]
    said = text[term.pieces[-1][0] : term.pieces[-1][1]]
    if term.kind != value.kind or term.end - term.start > _LONGEST or said[-1:] in "?？.。":
        return
    passages.pop()
    term.pieces += [(value.start, value.start, " " if said[-1:] in ":：" else "："), *value.pieces]
    term.may_head = False
