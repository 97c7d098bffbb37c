"""A sentence with the names in it made links."""

from __future__ import annotations

from collections.abc import Iterable

from baimo.output.html.cards import Named


def linked(sentence: str, names: Iterable[Named]) -> list[Named]:
    """The sentence in pieces: each name, where it first stands, leads to its page; the rest is text."""
    pieces = [Named(sentence)]
    for one in sorted((one for one in names if one.href and one.name), key=lambda one: -len(one.name)):
        pieces = _cut(pieces, one)
    return pieces


def _cut(pieces: list[Named], name: Named) -> list[Named]:
    for at, piece in enumerate(pieces):
        if piece.href is None and name.name in piece.name:
            before, _, after = piece.name.partition(name.name)
            inner = [Named(before), name, Named(after)]
            return [*pieces[:at], *(one for one in inner if one.name), *pieces[at + 1 :]]
    return pieces
