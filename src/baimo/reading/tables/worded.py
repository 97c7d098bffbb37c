"""Heads that lost their borders: each word a cell, of which several may name one column of the table below."""

from __future__ import annotations

from collections.abc import Sequence

from baimo.documents.document import Span
from baimo.reading.tables.heads import Heads
from baimo.reading.tables.table import Table

# A head of a column is of so many words at most.
_MOST_WORDS = 5
# The most known heads among n columns that the words so far name, and where each column begins.
_Ways = dict[int, tuple[int, tuple[int, ...]]]


def name_in_words(table: Table, words: list[str], wide: int, cells: Sequence[Span], heads: Heads) -> None:
    """Name `wide` columns by words of which several may belong together: as many known heads as can be."""
    best: list[_Ways] = [{0: (0, ())}]
    for end in range(1, len(words) + 1):
        best.append(_ways(best, words, end, wide, heads))
    _, begins = best[-1].get(wide, (0, ()))
    for start, end in zip(begins, (*begins[1:], len(words)), strict=True) if begins else ():
        table.names.append(" ".join(words[start:end]))
        table.places.append((cells[start][0], cells[end - 1][1]))
        table.columns.append(heads.column(table.names[-1]))


def _ways(best: list[_Ways], words: list[str], end: int, wide: int, heads: Heads) -> _Ways:
    """The best ways to end a column at a word, by how many columns that makes."""
    ways: _Ways = {}
    for start in range(max(0, end - _MOST_WORDS), end):
        if _is_in_brackets(words, start):
            continue
        named = _worth(words, start, end, heads)
        for count, (known, begins) in best[start].items():
            way = (known + named, (*begins, start))
            if count < wide and way > ways.get(count + 1, (-1, ())):
                ways[count + 1] = way
    return ways


def _worth(words: list[str], start: int, end: int, heads: Heads) -> int:
    """How well words are one head; brackets tell more than words do where there are any."""
    head = " ".join(words[start:end])
    worth = (end - start) * (heads.column(head) is not None or heads.kind(head) is not None)
    if any("(" in word or "（" in word for word in words):
        worth += not start and _is_first_kind(words[:end], heads)
        # what closes a bracket ends a column: Input (per 1M tokens) Cached Input (per 1M tokens)
        worth += start > 0 and words[start - 1][-1] in ")）"
    return worth


def _is_first_kind(words: list[str], heads: Heads) -> bool:
    """Whether words head the things of a table and no fewer of them do: 厂商 模型 are two heads."""
    kinds = [heads.kind(" ".join(words[:end])) is not None for end in range(1, len(words) + 1)]
    return kinds[-1] and not any(kinds[:-1])


def _is_in_brackets(words: list[str], at: int) -> bool:
    """Whether a word stands in brackets, in which no column begins: Input (per 1M tokens)."""
    before = " ".join(words[:at])
    return words[at][0] in "(（" or before.count("(") + before.count("（") > before.count(")") + before.count("）")
