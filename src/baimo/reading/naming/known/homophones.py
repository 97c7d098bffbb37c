"""Known Chinese names typed with characters that sound alike: 智普 is 智谱, 通意千问 is 通义千问."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from baimo.reading.naming.words import FORMS
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import fold

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Sense

_FILE = Path(__file__).with_name("homophones.yaml")
_HAN = expression(r"[\u4e00-\u9fff]{2,8}")
_KINDS = ("organization", "person", "model", "product")
# Two characters sound like too many words; of longer names one character may be wrong wherever they stand.
_LONG = 3


@cache
def _groups() -> dict[str, str]:
    """Each character with those that sound like it."""
    groups: dict[str, str] = {}
    lines: list[str] = datafile.load(_FILE)
    for line in lines:
        for char in line:
            groups.setdefault(char, line)
    return groups


def sound(name: str) -> str:
    """What names that sound alike share."""
    groups = _groups()
    return "".join([groups[char][0] if char in groups else char for char in name])


def slips(name: str) -> Iterable[str]:
    """Spellings of a longer name with one character that sounds like the right one."""
    if len(name) < _LONG or not _HAN.fullmatch(name):
        return
    groups = _groups()
    for i, char in enumerate(name):
        for other in groups.get(char, ""):
            slip = name[:i] + other + name[i + 1 :]
            if other != char and not _PLAIN.fullmatch(slip):
                yield slip


# A mere sort of model sounds like nobody: 语言大模型 is no slip of 玉言大模型.
_SORTS: list[str] = FORMS["sorts_of_model"]
_PLAIN = expression(f"(?:{'|'.join(_SORTS)})+大?模型")


class Homophones:
    """Known names by their sound, for names that a text gives where a name is expected."""

    def __init__(self, names: Mapping[str, tuple[Sense, ...]]) -> None:
        self._of: dict[str, tuple[Sense, ...]] = {}
        self._several: set[str] = set()
        for name, senses in names.items():
            if senses[0].kind in _KINDS and _HAN.fullmatch(name):
                spoken = sound(name)
                held = self._of.setdefault(spoken, senses)
                if held[0].id != senses[0].id:
                    self._several.add(spoken)

    def of(self, name: str, kinds: tuple[str, ...] = _KINDS) -> tuple[Sense, ...] | None:
        """Who of these kinds a name sounds like, where that is one alone."""
        spoken = sound(fold(name))
        senses = None if spoken in self._several else self._of.get(spoken)
        return senses if senses and senses[0].kind in kinds else None
