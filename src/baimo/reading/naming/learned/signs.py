"""The signs by which a stretch of Chinese is weighed as a name: its characters, its ends, what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from baimo.reading.finding.spans import DateSpan
from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols

# How far round a name the text is looked through for it.
_AROUND = 3000
_BLANKS = " \u3000"


@dataclass(slots=True)
class Place:
    """A text, folded, and what is known to stand in it, by where it ends and begins; and of all finds both."""

    folded: str
    before: dict[int, Token]
    behind: dict[int, Token]
    ends: set[int]
    reach: dict[int, int]

    @classmethod
    def of(cls, folded: str, finds: list[Token]) -> Place:
        """A text with all that was found in it."""
        named = [token for token in finds if token[3] is not None]
        before = {token[1]: token for token in named}
        behind = {token[0]: token for token in named}
        return cls(folded, before, behind, {token[1] for token in finds}, {token[0]: token[1] for token in finds})

    def cuts_name(self, start: int, end: int, kind: str) -> bool:
        """Whether a stretch ends or begins within a known name, or has one in it; a house may be called after one."""
        for at in range(start, end):
            token = self.behind.get(at)
            is_within = at > start or (
                token is not None and (token[1] > end or (kind != "organization" and token[1] < end))
            )
            if token is not None and is_within and _is_bearer(token[3]):
                return True
            token = self.before.get(at + 1)
            if token is not None and (token[0] < start or start < token[0]) and _is_bearer(token[3]):
                return True
        return False


_BEARERS = frozenset(["organization", "person", "model", "product"])


def _is_bearer(what: Any) -> bool:
    """Whether what was found is the name of a house, a person or a thing."""
    return type(what) is tuple and bool(what) and type(what[0]) is Sense and what[0].kind in _BEARERS


def first_signs(place: Place, start: int, end: int) -> tuple[str, ...]:
    """The few signs that rule most stretches out: the first character, the length, what stands right beside."""
    folded = place.folded
    l1, r1 = folded[start - 1 : start] or "^", folded[end : end + 1] or "$"
    return f"l{l1}", f"r{r1}", f"k{_sort(l1)}{_sort(r1)}", f"b{folded[start]}", f"n{end - start}"


def other_signs(place: Place, start: int, end: int) -> list[str]:
    """All other signs of a stretch."""
    folded = place.folded
    name, size = folded[start:end], end - start
    left, right = folded[max(0, start - 3) : start], folded[end : end + 3]
    known_left, known_right = kind_letter(place.before.get(start)), kind_letter(place.behind.get(end))
    found = [
        f"L{left[-2:]}",
        f"m{left}",
        f"R{right[:2]}",
        f"s{right}",
        f"a{known_left}",
        f"z{known_right}",
        f"A{known_left}{_sort(right[:1] or '$')}",
        f"Z{_sort(left[-1:] or '^')}{known_right}",
        f"B{name[:2]}",
        f"e{name[-1]}",
        f"E{name[-2:]}",
        f"F{name[-3:]}",
        f"t{min(3, folded.count(name, max(0, start - _AROUND), end + _AROUND))}",
        f"p{_listed(folded, place.before, start - 1, start - 1)}",
        f"q{_listed(folded, place.behind, end, end + 1)}",
    ]
    found += [f"c{char}" for char in name[1:-1]]
    found += [f"g{name[i : i + 2]}" for i in range(1, size - 2)]
    return found


def _listed(folded: str, named: dict[int, Token], sign: int, at: int) -> str:
    """What is known to stand on the other side of a sign that parts the members of a list."""
    return kind_letter(named.get(at)) if folded[sign : sign + 1] in _PARTS else "."


_PARTS = frozenset("、和与及跟")


def kind_letter(token: Token | None) -> str:
    """What is known to stand beside a name: of what kind, a date, a quantity, nothing."""
    if token is None:
        return "-"
    what = token[3]
    if type(what) is int:
        return "^"  # a block begins
    if type(what) is tuple and what and type(what[0]) is Sense:
        return symbols.KIND.get(what[0].kind, "W")
    return "d" if type(what) is DateSpan else "q"


@lru_cache(maxsize=4096)
def _sort(char: str) -> str:
    """What sort of character stands beside a name."""
    if "\u4e00" <= char <= "\u9fff":
        return "h"
    if char in "、,，":
        return char
    if char in "。；;！!？?：:":
        return "."
    if char in '（(“"「『【[《':
        return "("
    if char in "）)”」』】]》":
        return ")"
    if char in "^$\n":
        return "^"
    return "_" if char in _BLANKS else "x"
