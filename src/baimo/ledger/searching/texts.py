"""Texts cut into words as the index of statements holds them: Latin words whole, Chinese in pairs of characters."""

from __future__ import annotations

import re

from baimo.values.names import fold

_WORDS = re.compile(r"([\u3400-\u9fff\uf900-\ufaff]+)|([^\W_\u3400-\u9fff\uf900-\ufaff]+)")


def words(text: str) -> list[str]:
    """The tokens of a text."""
    found: list[str] = []
    for chinese, other in _WORDS.findall(fold(text)):
        if other:
            found.append(other)
        else:
            found += [chinese[start : start + 2] for start in range(len(chinese))]
    return found


def wanted(text: str) -> list[str]:
    """The runs of a query that a text must hold: Latin words, and Chinese as it was typed."""
    return [chinese or other for chinese, other in _WORDS.findall(fold(text))]


def match(runs: list[str]) -> str:
    """The match expression for texts with all these runs in them, the last word as far as it is typed."""
    return " AND ".join(_expression(run, is_last=at == len(runs) - 1) for at, run in enumerate(runs))


def _expression(run: str, is_last: bool) -> str:
    if not _is_chinese(run):
        return f'"{run}"' + (" *" if is_last else "")
    if len(run) == 1:
        return f'"{run}" *'
    return " AND ".join(f'"{run[start : start + 2]}"' for start in range(len(run) - 1))


def _is_chinese(run: str) -> bool:
    return bool(re.match("[\u3400-\u9fff\uf900-\ufaff]", run))
