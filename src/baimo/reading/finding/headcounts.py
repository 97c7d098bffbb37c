"""How many people a house is, where the number counts nothing that it names: `We're seventeen`, `now we are 21`."""

from __future__ import annotations

from baimo.reading.finding.numbers import Number
from baimo.values.expressions import expression

_MEANWHILE = "(?: (?:now|just|only|still|already|currently|all of|barely|about|around|some|nearly|almost|over))*"
_WE = expression(rf"\bwe(?:['’]re| are| were| number| numbered){_MEANWHILE} $")
_MANY_ARE_YOU = expression(
    r"(?:how many (?:are|of) you[^?\n]{0,24}|how big is (?:the|your) (?:team|company))\?\s*(?:[a-z]+: ?)?$"
)
_ENDS = expression(
    r"(?:[.,;:!?)\n]|$| (?:now|today|in all|in total|strong|then|at the (?:moment|time)|these days|roughly)\b)"
)
_FEW = 2
_WINDOW = 64


def is_headcount(text: str, number: Number) -> bool:
    """Whether a number without a unit counts those who speak, or answers how many they are."""
    if number.value < _FEW or number.value != int(number.value) or not _ENDS.match(text, number.end):
        return False
    before = text[max(0, number.start - _WINDOW) : number.start]
    return _WE.search(before) is not None or _MANY_ARE_YOU.search(before) is not None
