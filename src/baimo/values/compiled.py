"""Expressions compiled in one run and kept for the next: to compile them anew is a sixth of the start.

Python compiles an expression to a list of numbers, and its own modules for that (`re._compiler`, `_sre`) take such a
list back in a fortieth of the time. They are private: a copy is for one release of Python alone, and wherever one of
them is not as expected the expression is compiled as ever.
"""

from __future__ import annotations

import array
import atexit
import importlib
import marshal
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from baimo.values import datafile

# Pattern and flags; then flags, code, how many groups, their numbers by name and their names by number.
_Asked = tuple[str, int]
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
# A program that is edited leaves expressions behind that nobody asks for again: beyond so many only those of the run.
_MOST = 4000
# To write the file takes as long as to compile one in so many of its expressions.
_FEW = 50


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, from the kept code where there is one. Raises re.error."""
    return _shelf().take(pattern, int(flags))


class Shelf:
    """The codes of expressions that were kept, and those that this run adds; `keep` writes both."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)
        self._used: set[_Asked] = set()
        self._new: dict[_Asked, _Code] = {}

    def take(self, pattern: str, flags: int) -> re.Pattern[str]:
        """The expression; one that was not kept is compiled and will be."""
        asked = (pattern, flags)
        self._used.add(asked)
        code = self._kept.get(asked) or self._learn(asked)
        return (code and _revived(pattern, code)) or re.compile(pattern, flags)

    def _learn(self, asked: _Asked) -> _Code | None:
        code = _code_of(*asked)
        if code:
            self._new[asked] = code
        return code

    def keep(self) -> None:
        """Writes what was added, if that is worth a file; a disk that may not be written is left alone."""
        if len(self._new) * _FEW <= len(self._kept):
            return
        known = self._kept
        if len(known) + len(self._new) > _MOST:
            known = {asked: code for asked, code in known.items() if asked in self._used}
        datafile.write_atomically(self._file, marshal.dumps({**known, **self._new}), quietly=True)


@cache
def _shelf() -> Shelf:
    release = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{array.array('I').itemsize}"
    shelf = Shelf(datafile.cache_folder() / "expressions" / f"{release}.marshal")
    atexit.register(shelf.keep)
    return shelf


def _read(file: Path) -> dict[_Asked, _Code]:
    """What a file holds; nothing where it is missing, cut or foreign, in whatever way that shows."""
    try:
        found = marshal.loads(file.read_bytes())
        return found if isinstance(found, dict) else {}
    except Exception:
        return {}


def _revived(pattern: str, code: _Code) -> re.Pattern[str] | None:
    """The expression of a kept code; None where this Python does not take it (it proves a code before it does)."""
    try:
        flags, packed, groups, by_name, names = code
        numbers = array.array("I", packed).tolist()
        found = _module("_sre").compile(pattern, flags, numbers, groups, by_name, names)
    except Exception:
        return None
    return found if isinstance(found, re.Pattern) else None


def _code_of(pattern: str, flags: int) -> _Code | None:
    """What Python compiles an expression to; None where its modules have other names than they had."""
    try:
        parsed = _module("re._parser").parse(pattern, flags)
        code = _module("re._compiler")._code(parsed, flags)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        packed = array.array("I", code).tobytes()
        return int(flags | state.flags), packed, state.groups - 1, dict(state.groupdict), tuple(names)
    except Exception:
        return None


@cache
def _module(name: str) -> Any:
    return importlib.import_module(name)
