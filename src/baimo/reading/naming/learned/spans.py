"""Where a name in Chinese may stand: behind a surname, before the ending of a house, between two marks."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from baimo.reading.naming.new import people
from baimo.reading.naming.new.forms import EVERYDAY_HAN
from baimo.reading.naming.new.gaps import may_be_house
from baimo.values import datafile
from baimo.values.expressions import expression

_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("spans.yaml"))
_HAN = "[\u4e00-\u9fff]"
# One character ends a name only where no other follows.
_ENDS = sorted((end if len(end) > 1 else f"{end}(?!{_HAN})" for end in _DATA["ends"]), key=len, reverse=True)
_ENDING = expression(f"(?:{'|'.join(_ENDS)})")
_COMPOUND = "|".join(sorted(people.COMPOUND))
_SURNAME = expression(f"(?:{_COMPOUND}|[{_DATA['surnames']}])(?=[\u4e00-\u9fff])")
_NO_HAN = expression(r"[^\u4e00-\u9fff]")
# What stands right before a name, right behind it, and is no part of it.
_BEFORE, _BEHIND = frozenset(_DATA["before"]), frozenset(_DATA["behind"])
# What no name begins with, ends with or holds.
_NEVER, _NO_START = frozenset(_DATA["never"]), frozenset(_DATA["no_start"])
_WORDS = frozenset(_DATA["words"])
# 三甲医院, 中小银行: a sort of houses.
_GENERIC = expression(_DATA["generic"])
_RUN = expression("[\u4e00-\u9fff]{2,}")
_SORTS, _QUOTES = frozenset(["机器人", "软件", "芯片", "引擎", "无人机", "游戏", "汽车", "智能体"]), frozenset('“「『"')
_SHORTEST, _WIDEST = 2, 6
_LONGEST = 8

Span = tuple[int, int]


def persons(folded: str, reach: Mapping[int, int]) -> Iterator[list[Span]]:
    """For each surname the stretches that may be a person's name; `reach` tells how far what begins at a place goes."""
    for match in _SURNAME.finditer(folded):
        start = match.start()
        if folded[start : start + 2] in people.NOT_PERSONS:
            continue
        sizes = (3, 4) if people.is_compound(folded[start : start + 2]) else (2, 3)
        spans = [
            (start, end)
            for end in (start + sizes[0], start + sizes[1])
            if _is_han(folded, start, end) and not _holds_word(start, end, reach) and not _is_tail(folded, start, end)
        ]
        if spans:
            yield spans


def _holds_word(start: int, end: int, reach: Mapping[int, int]) -> bool:
    """Whether the last character begins a longer word, or the given name is one: the 告诉 behind 陈越, 马出走."""
    return reach.get(end - 1, 0) > end or (end - start == 3 and reach.get(start + 1, 0) >= end)


def _is_tail(folded: str, start: int, end: int) -> bool:
    """Whether a stretch is what is left of a longer name: the 葛亮 of 诸葛亮, the 雷克 of 德雷克."""
    if people.is_compound(folded[max(0, start - 1) : start + 1]):
        return True
    if folded[end - 1] in "讯电报" and folded[end : end + 1] in _DATELINE_ENDS:
        return True  # 【高雄讯】: a paper's dateline
    return people.is_foreign(folded[max(0, start - 1) : end]) and start > 0


_DATELINE_ENDS = frozenset("】])）/／")


def houses(folded: str, ends: Container[int]) -> Iterator[list[Span]]:
    """For each ending of a house the stretches that may be its name; they begin where something else ends."""
    for match in _ENDING.finditer(folded):
        if match[0] in _SORTS and folded[match.end() : match.end() + 1] in _QUOTES:
            continue  # 分拣机器人“小栈”: of what sort it is, and then its name
        stop, low = match.start(), max(0, match.start() - _LONGEST)
        first = stop
        while first > low and "\u4e00" <= folded[first - 1] <= "\u9fff":
            first -= 1
        spans = [
            (start, match.end())
            for start in range(first, stop - 1)
            if (start in ends or folded[start - 1 : start] in _BEFORE or not _is_han(folded, start - 1, start))
            and not _GENERIC.fullmatch(folded, start, match.end())
        ]
        if spans:
            yield spans


def plain(folded: str, ends: Container[int], reach: Mapping[int, int]) -> Iterator[list[Span]]:
    """For each place in Chinese where a name may begin the stretches that may be one, whatever they end with."""
    for run in _RUN.finditer(folded):
        low, high = run.span()
        stops = {at for at in range(low + _SHORTEST, high + 1) if at == high or at in reach or folded[at] in _BEHIND}
        for start in range(low, high - 1):
            if folded[start] in _NO_START or not (start == low or start in ends or folded[start - 1] in _BEFORE):
                continue
            able = range(start + _SHORTEST, start + _WIDEST + 1)
            spans = [(start, at) for at in able if at in stops and _may_be(folded[start:at])]
            if spans and not _is_word(start, spans[-1][1], reach):
                yield spans


@lru_cache(maxsize=8192)
def _may_be(name: str) -> bool:
    is_word = name in _WORDS or name in EVERYDAY_HAN or _GENERIC.fullmatch(name)
    return _NEVER.isdisjoint(name) and not is_word and may_be_house(name)


def _is_word(start: int, last: int, reach: Mapping[int, int]) -> bool:
    """Whether something known begins where a name should and leaves nothing of it."""
    return reach.get(start, 0) >= last


def _is_han(folded: str, start: int, end: int) -> bool:
    return start >= 0 and end <= len(folded) and not _NO_HAN.search(folded, start, end)
