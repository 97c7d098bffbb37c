"""The signs by which the kind of a new name in Latin letters is weighed: its form, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from baimo.reading.naming.learned.signs import kind_letter
from baimo.reading.naming.mentions import Token, members
from baimo.reading.rules import symbols
from baimo.values.expressions import expression

# So many places of a name are looked at: what it is shows where a text brings it in.
_PLACES = 6
_UNIT = expression(r"[a-z]+(?:['’][a-z]+)?|\d[\d.,]*|[\u4e00-\u9fff]|[^\s\w]|\n")
_WIDE, _NEAR, _BAG = 60, 3, 6
_RUN = expression(r"[A-Z]+|[a-z]+|[0-9]+|[^A-Za-z0-9]+")
_LONG = 30


def signs(text: str, folded: str, tokens: Sequence[Token], places: Sequence[int]) -> set[str]:
    """The signs of a name that stands at some of the tokens of a text, given folded too."""
    start, end = tokens[places[0]][:2]
    found = set(of_form(text[start:end]))
    found.add(f"t{min(len(places), 4)}")
    for at in places[:_PLACES]:
        found.update(_beside(folded, *tokens[at][:2]))
        found.update(_company(folded, tokens, at))
        found.add(f"q{tokens[at][2] == symbols.QUOTED:d}")
        found.add(f"h{tokens[at][3][0].likely}")
    return found


@lru_cache(maxsize=20000)
def of_form(name: str) -> tuple[str, ...]:
    """The signs of a name's own letters: how many words of which shape, how they begin and end."""
    words = name.split(" ")
    low = [word.lower() for word in words]
    shape = " ".join(_shape(word) for word in words[:3])
    found = [
        f"n{min(len(words), 4)}",
        f"s{shape}",
        f"z{min(len(name), 16) // 2}",
        f"e{low[-1][-2:]}",
        f"E{low[-1][-3:]}",
    ]
    found += [f"w{word}" for word in low[1:]] + [f"f{low[0]}", f"b{low[0][:2]}", f"B{low[0][:3]}"]
    return tuple(found)


def _shape(word: str) -> str:
    return "".join(
        "X"
        if run[0].isupper() and len(run) == 1
        else "A"
        if run[0].isupper()
        else "x"
        if run[0].islower()
        else "9"
        if run[0].isdigit()
        else run[:1]
        for run in _RUN.findall(word)
    )


def _beside(folded: str, start: int, end: int) -> Iterator[str]:
    """The words before and behind a place, one by one, in pairs, and all that are near."""
    left = _UNIT.findall(folded, max(0, start - _WIDE), start)
    right = _UNIT.findall(folded, end, end + _WIDE)
    left, right = _line(left[::-1]), _line(right)
    yield from _side("l", left)
    yield from _side("r", right)
    if left and right:
        yield f"m{left[0]} {right[0]}"


def _line(units: list[str]) -> list[str]:
    """The units up to where the line ends, which is a unit too."""
    found = ["0" if unit[0].isdigit() else unit for unit in units]
    return found[: found.index("\n") + 1] if "\n" in found else found or ["\n"]


def _side(side: str, units: list[str]) -> Iterator[str]:
    for size in range(1, min(_NEAR, len(units)) + 1):
        yield f"{side}{size}{' '.join(units[:size])}"
    for unit in units[1:_BAG]:
        yield f"{side}b{unit}"


def _company(folded: str, tokens: Sequence[Token], at: int) -> Iterator[str]:
    """The names beside it, each with its kind and what stands between."""
    start, end = tokens[at][:2]
    for step, side in ((-1, "a"), (1, "c")):
        for other in _names(tokens, at, step):
            between = folded[other[1] : start] if step < 0 else folded[end : other[0]]
            if len(between) <= _LONG and "\n" not in between:
                kind = kind_letter(members(other)[0])
                yield f"{side}{kind}"
                yield f"{side}{kind}{between.strip() if len(between) < 12 else '~'}"


def _names(tokens: Sequence[Token], at: int, step: int) -> Iterable[Token]:
    """The next name before or behind a token of those near it."""
    for other in range(at + step, at + step * 5, step):
        if not 0 <= other < len(tokens) or tokens[other][2] == symbols.BLOCK:
            return
        if tokens[other][3] is not None:
            yield tokens[other]
            return
