"""Regular expressions that a page may never need: compiled when first used, and once for all runs."""

from __future__ import annotations

import re
from typing import Any, cast

from baimo.values import compiled

_USED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "flags", "groups")


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, put off to its first use.

    A reader has some four hundred expressions, and a page of one language needs a third of them. Raises re.error then.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))


class _Later:
    """Becomes its expression: once used, its methods are those of the compiled one, at no cost for the detour."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _USED:
            raise AttributeError(name)
        made = compiled.expression(*self._made)
        self.__dict__ |= {each: getattr(made, each) for each in _USED}
        return self.__dict__[name]
