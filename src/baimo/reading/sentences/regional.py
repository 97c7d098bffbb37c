"""What Taiwan and Hong Kong call otherwise, told in the words that rules know: 晶片 is 芯片, 伺服器 is 服务器."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from baimo.values import datafile


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = datafile.load(Path(__file__).parent / "regional.yaml")
    assert all(len(word) == len(said) for word, said in words.items()), "offsets would move"
    return words


def in_common_words(folded: str) -> str:
    """A folded text in words that rules know; no offset moves."""
    for word, said in _words().items():
        if word in folded:
            folded = folded.replace(word, said)
    return folded
