"""Known names that are words too, and in a text but the beginning of a new one: the 欧姆 of 欧姆佳."""

from __future__ import annotations

from collections.abc import Container

_LITTLE = frozenset("约超近共从每月年日个家款的了是在和与及由将已也还等于为对从把被就都不可能会上中下大模发推宣完今去")


def is_cut(folded: str, start: int, end: int, words: Container[str]) -> bool:
    """Whether such a name stands nowhere without the character that stands behind it here, and more than once so."""
    after = folded[end : end + 1]
    if not "\u4e00" <= after <= "\u9fff" or after in _LITTLE or after in words or folded[end : end + 2] in words:
        return False
    often = folded.count(folded[start : end + 1])
    return often > 1 and folded.count(folded[start:end]) == often


# What stands in no name of a house, so that behind it another begins: 它是阿里, 由前百度, 彼时商汤.
_LINKS = _LITTLE | frozenset(
    "是由在与和把对到从而获兼并前原于入如时及比向跟给让令使且但或又则即曾才仍就那这它他她我你其该本各两三一几按据经以后内外间里卡厂予"
)
_HEAD = 2


def is_tail(folded: str, start: int, end: int, known: tuple[Container[str], ...]) -> bool:
    """Whether such a name is but the end of a new one that heads a clause: the 智元 of 海清智元; no head is `known`."""
    head = folded[start - _HEAD : start] if start >= _HEAD and end - start == _HEAD else ""
    if not head or not all("\u4e00" <= char <= "\u9fff" and char not in _LINKS for char in head):
        return False
    before = folded[start - _HEAD - 1 : start - _HEAD]
    return not "\u4e00" <= before <= "\u9fff" and not any(head in words for words in known)
