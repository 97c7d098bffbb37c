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
