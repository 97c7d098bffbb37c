"""What stands before a colon: the topic of a line, the speaker of a turn, and topics in the middle of a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

from baimo.documents.document import Block
from baimo.documents.lines import FOLDER
from baimo.values import datafile

# A topic is at most so long; in Latin script one letter says less.
LONGEST, LONGEST_LATIN = 30, 60
_BROKEN = re.compile(r"[，。；！？,;!?“”\"\n\t|]")
_INNER = re.compile(r"(?<=[。！？；])\s*([^\s，。；！？：“”（）()、,;!?]{2,16})：(?=\S)")
_LATIN = re.compile(r"[\x00-\u024f]*")


@cache
def words() -> dict[str, Any]:
    """The content of words.yaml."""
    table: dict[str, Any] = datafile.load(FOLDER / "words.yaml")
    return table


@cache
def _not_heads() -> tuple[tuple[str, ...], frozenset[str]]:
    table = words()
    return tuple(table["saying"]), frozenset(map(str.lower, table["no_heads"]))


def find_head(clean: str, start: int, end: int) -> tuple[int, int] | None:
    """What stands before the first colon of a block, None where that is no topic."""
    limit = min(end, start + LONGEST_LATIN)
    colon = clean.find("：", start, limit)
    latin = clean.find(":", start, limit if colon < 0 else colon)
    if latin >= 0 and _parts_words(clean, latin, end):
        colon = latin
    if colon <= start or not _is_topic(clean[start:colon]):
        return None
    said = clean[start:colon]
    return start, start + len(said.rstrip(" *　"))


def _parts_words(clean: str, at: int, end: int) -> bool:
    """Whether a Latin colon stands between words, not in a time, a ratio or an address."""
    after = clean[at + 1 : at + 2] if at + 1 < end else " "
    return after.isspace() or after > "\u2e80" or (after not in "/\\" and clean[at - 1] > "\u2e80")


def _is_topic(said: str) -> bool:
    if len(said) > LONGEST and not _LATIN.fullmatch(said):
        return False
    saying, no_heads = _not_heads()
    plain = said.strip().lower()
    return bool(plain) and plain not in no_heads and not plain.endswith(saying) and not _BROKEN.search(said)


def split_at_heads(clean: str, blocks: list[Block]) -> list[tuple[Block, int]]:
    """The blocks, each with the index of the one it came from; a second topic within a block begins a block of its own.

    `……的模型。阶跃星辰：成立于2023年。` is split where the block has a topic already or the second is one elsewhere.
    """
    found = list(_INNER.finditer(clean))
    whole = [(block, index) for index, block in enumerate(blocks)]
    if not found:
        return whole
    topics = {clean[b.head[0] : b.head[1]] for b in blocks if b.head}
    starts = [block.start for block in blocks]
    cuts: dict[int, list[tuple[int, int]]] = {}
    for match in found:
        index = bisect_right(starts, match.start()) - 1
        if index >= 0 and match.end() < blocks[index].end and _is_topic(match[1]):
            if blocks[index].head or match[1] in topics:
                cuts.setdefault(index, []).append(match.span(1))
    return [part for pair in whole for part in _cut(pair, cuts.get(pair[1], []))]


def _cut(pair: tuple[Block, int], heads: list[tuple[int, int]]) -> list[tuple[Block, int]]:
    block, index = pair
    parts = []
    for start, end in heads:
        parts.append((replace(block, end=start), index))
        block = replace(block, start=start, head=(start, end))
    return [*parts, (block, index)]


def find_speakers(clean: str, blocks: list[Block]) -> None:
    """In a conversation, every turn is a quote of whoever speaks: `问：...`, `何屿：...`.

    A conversation has someone who only asks, at least twice; its speakers are those who speak at least twice.
    """
    heads = [clean[b.head[0] : b.head[1]] if b.head and b.kind == "paragraph" else "" for b in blocks]
    turns = Counter(heads)
    askers, answerers = frozenset(words()["askers"]), frozenset(words()["answerers"])
    if not any(turns[head] > 1 for head in turns if head.lower() in askers):
        return
    for block, head in zip(blocks, heads, strict=True):
        if head and (turns[head] > 1 or head.lower() in askers | answerers):
            block.kind, block.author = "quote", head
