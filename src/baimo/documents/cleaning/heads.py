"""What stands before a colon: the topic of a line, the speaker of a turn, and topics in the middle of a line."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

from baimo.documents.cleaning.lines import FOLDER
from baimo.documents.document import Block
from baimo.values import datafile
from baimo.values.expressions import expression

# A topic is at most so long; in Latin script one letter says less.
LONGEST, LONGEST_LATIN = 30, 60
_BROKEN = expression(r"[，。；！？,;!?“”\"\n\t|]")
_COLON = expression("[：:]")
# `模型名称：X　备案单位：Y`: wide blanks part keys as stops do; so does a comma before what can be but a key.
_KEY = r"[\u4e00-\u9fff]{2,6}(?:名称|单位|时间|日期|主体|编号|备案号|模型)："
_INNER = expression(
    rf"(?:[。！？；]\s*|[ \t]{{2,}}|\s*\u3000\s*|\s*[|｜]\s*|[，, ](?={_KEY}))"
    r"([^\s，。；！？：“”（）()、,;!?|｜]{2,16})：(?=\S)"
)
# 模型名称：: what a thing is called is no word of saying, though 称 is one.
_NAMING = ("名称", "名稱", "简称", "簡稱", "全称", "全稱")
_LATIN = expression(r"[\x00-\u024f]*")


@cache
def words() -> dict[str, Any]:
    """The content of words.yaml."""
    table: dict[str, Any] = datafile.load(FOLDER / "words.yaml")
    return table


@cache
def _not_heads() -> tuple[tuple[str, ...], frozenset[str]]:
    table = words()
    return tuple(table["saying"]), frozenset(map(str.lower, table["no_heads"]))


def find_heads(clean: str, blocks: list[Block]) -> None:
    """Give every block the topic that stands before its first colon; rows of a table have cells instead."""
    colons = [match.start() for match in _COLON.finditer(clean)]
    colons.append(len(clean))
    index = 0
    for block in blocks:
        while colons[index] < block.start:
            index += 1
        if colons[index] < block.end and block.kind != "table-row":
            block.head = _head(clean, block.start, block.end, colons, index)


def _head(clean: str, start: int, end: int, colons: list[int], index: int) -> tuple[int, int] | None:
    limit = min(end, start + LONGEST_LATIN)
    while colons[index] < limit and clean[colons[index]] == ":" and not _parts_words(clean, colons[index], end):
        index += 1
    colon = colons[index]
    if not start < colon < limit or not _is_topic(clean[start:colon]):
        return None
    return start, start + len(clean[start:colon].rstrip(" *　"))


def _parts_words(clean: str, at: int, end: int) -> bool:
    """Whether a Latin colon stands between words, not in a time, a ratio or an address."""
    after = clean[at + 1 : at + 2] if at + 1 < end else " "
    return after.isspace() or after > "\u2e80" or (after not in "/\\" and clean[at - 1] > "\u2e80")


def _is_topic(said: str) -> bool:
    if len(said) > LONGEST and not _LATIN.fullmatch(said):
        return False
    if _BROKEN.search(said):
        return False
    saying, no_heads = _not_heads()
    plain = said.strip().lower()
    return bool(plain) and plain not in no_heads and (not plain.endswith(saying) or plain.endswith(_NAMING))


def split_at_heads(clean: str, blocks: list[Block]) -> tuple[list[Block], list[int]]:
    """The blocks with each second topic as a block of its own, and for each the index of the block it was part of.

    `……的模型。阶跃星辰：成立于2023年。` is split where the block has a topic already or the second is one elsewhere.
    """
    cuts = _inner_heads(clean, blocks)
    if not cuts:
        return blocks, list(range(len(blocks)))
    parts: list[Block] = []
    origins: list[int] = []
    for index, block in enumerate(blocks):
        cut = _cut(clean, block, cuts[index]) if index in cuts else [block]
        parts += cut
        origins += [index] * len(cut)
    return parts, origins


def _inner_heads(clean: str, blocks: list[Block]) -> dict[int, list[tuple[int, int]]]:
    """Topics in the middle of blocks, by the index of the block."""
    found = list(_INNER.finditer(clean))
    starts = [block.start for block in blocks] if found else []
    topics = {clean[b.head[0] : b.head[1]] for b in blocks if b.head} if found else set()
    cuts: dict[int, list[tuple[int, int]]] = {}
    for match in found:
        start, end = match.span(1)
        index = bisect_right(starts, start) - 1
        block = blocks[index]
        if (
            block.start < start
            and match.end() < block.end
            and (block.head or match[1] in topics)
            and _is_topic(match[1])
        ):
            cuts.setdefault(index, []).append((start, end))
    return cuts


def _cut(clean: str, block: Block, heads: list[tuple[int, int]]) -> list[Block]:
    parts = []
    for start, end in heads:
        parts.append(replace(block, end=block.start + len(clean[block.start : start].rstrip())))
        block = replace(block, start=start, head=(start, end))
    return [*parts, block]


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
