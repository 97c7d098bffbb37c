"""Word lists as regular expressions that stay fast: a tree by letters instead of a list to try one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Tree = dict[str, Any]


def alternatives(words: Iterable[object]) -> str:
    """A pattern for any of the words, the longest that fits first; `(?:...)` around it is the caller's."""
    tree: Tree = {}
    for word in words:
        node = tree
        for mark in str(word):
            node = node.setdefault(mark, {})
        node[""] = {}
    return "|".join(_branches(tree))


def _branches(tree: Tree) -> list[str]:
    return [_branch(mark, rest) for mark, rest in tree.items() if mark]


def _branch(mark: str, rest: Tree) -> str:
    """One letter and all that may follow it, or nothing where a word ends here."""
    branches = _branches(rest)
    if not branches:
        return re.escape(mark)
    if len(branches) == 1 and "" not in rest:
        return re.escape(mark) + branches[0]
    return f"{re.escape(mark)}(?:{'|'.join(branches)}){'?' if '' in rest else ''}"
