"""Heads in other words: `Params total` is total params, `No. of staff` is staff, 总募资额 is 募资额, 頻寬 is 带宽.

What is here is asked last, of heads that no list has word for word, so a word that means another thing in another
table is listed with that thing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold
from baimo.values.patterns import alternatives

_HAN = expression(r"[\u4e00-\u9fff]")
_WORD = expression(r"[a-z0-9&/]+|[\u4e00-\u9fff]+")
_SIGNS = expression(r"(?<=[a-z])\.|[#()\[\]]|'s\b")
_BETWEEN = expression(r"[ .·-]")
_CUT_OFF = expression(r"cut[- ]off")
# Words so common that what is left when others are taken away says nothing: the output of `max output` is no price.
_PLAIN = frozenset({"price"})


class Wordings:
    """The meanings of heads, by the words that they are made of."""

    def __init__(self, meanings: dict[str, str]) -> None:
        told: dict[object, set[str]] = {}
        for head, meaning in meanings.items():
            if core := _core(head):
                told.setdefault(core, set()).add(meaning)
        self._told = {key: found.pop() for key, found in told.items() if len(found) == 1 and not found & _PLAIN}

    def meaning(self, head: str) -> str | None:
        """What a folded head means by its words, in any order and without those that add nothing to a meaning."""
        core = _core(head)
        if core in self._told:
            return self._told[core]
        if isinstance(core, str):
            return next((self._told[said] for said in _shorter(core) if said in self._told), None)
        return self._told.get(core - _words()["idle"])


def _core(head: str) -> str | frozenset[str]:
    """A head without what people write one way or another: its Latin words in no order, its Han with one word each."""
    if _HAN.search(head):
        said = _BETWEEN.sub("", head)
        return _alike_han().sub(lambda match: str(_words()["alike_han"][match[0]]), said)
    words = _WORD.findall(_SIGNS.sub("", _CUT_OFF.sub("cutoff", head)).replace("-", " "))
    alike: frozenset[str] = frozenset(_words()["alike"].get(word, word) for word in words)
    return alike - frozenset(_words()["small"])


def _shorter(said: str) -> list[str]:
    """What is left of a head in Han without what stands before and behind its meaning."""
    before, behind = _words()["before"], _words()["behind"]
    found = [said]
    for one in found:
        cut = [one[len(word) :] for word in before if one.startswith(word)]
        cut += [one[: -len(word)] for word in behind if one.endswith(word)]
        found += [left for left in cut if len(left) > 1 and left not in found]
    return found[1:]


@cache
def _words() -> dict[str, Any]:
    data = datafile.load(Path(__file__).with_name("wordings.yaml"))
    alike = {name: {fold(word): usual for usual, words in data[name].items() for word in words} for name in _PAIRS}
    return alike | {name: frozenset(map(fold, data[name])) for name in ("small", "idle", "before", "behind")}


@cache
def _alike_han() -> re.Pattern[str]:
    return expression(alternatives(_words()["alike_han"]))


_PAIRS = ("alike", "alike_han")
