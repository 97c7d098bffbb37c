"""Two numbers behind the name of each model, where the line above tells of both: `USD per 1M tokens, input/output`.

The head tells the currency, the scale and the order of the two; the lines below it are but names and numbers.
"""

from __future__ import annotations

import re
from decimal import Decimal

from baimo.reading.finding.drafts import Draft
from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_SCALES: dict[str, str] = {word: name for name, words in DATA["prices"]["scales"].items() for word in words}
_CURRENCIES = {word: code for word, code in units.words().items() if code in units.currencies()}
_IN, _OUT = r"(?:input|prompt|in|输入)", r"(?:output|completion|out|输出)"
_TOKENS = r"(?: ?(?:tokens?|价格?|端))?"
_WAYS = expression(
    rf"(?<![a-z]){_IN}{_TOKENS} ?(?:/|\||,|，|、|&|and|then|和|与) ?{_OUT}(?![a-z])"
    rf"|(?<![a-z])(?P<turned>{_OUT}){_TOKENS} ?(?:/|\||,|，|、|&|and|then|和|与) ?{_IN}(?![a-z])"
)
_PER = expression(rf"(?:\bper|/|每|\ba) ?(?P<scale>{alternatives(_SCALES)}) ?(?:个)?(?:tokens?|mtoks?)")
_CURRENCY = expression(rf"(?<![a-z])(?P<currency>{alternatives(_CURRENCIES)})(?![a-z])")
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,4})?"
_SIGN = rf"(?:(?P<sign{{0}}>{alternatives(_CURRENCIES)}) ?)?"
_LINE = expression(
    r"[^\n]{2,60}?(?:[:：—–|]|\.{2,}|\t| - |  ) ?"
    rf"{_SIGN.format(1)}(?P<one>{_NUMBER}) ?[/|,、和] ?{_SIGN.format(2)}(?P<other>{_NUMBER})[^\w\n]*(?=\n|$)"
)
_LONGEST, _MOST_LINES, _BEFORE = 200, 60, 2


def headed_pairs(text: str, found: list[Draft]) -> list[Draft]:
    """The amounts of a text, with the pairs of such lines as prices of what goes in and what comes out."""
    pairs: list[Draft] = []
    for ways in _WAYS.finditer(text):
        start, end = text.rfind("\n", 0, ways.start()) + 1, text.find("\n", ways.end())
        head = text[start : end if end >= 0 else len(text)]
        if end >= 0 and len(head) <= _LONGEST and (per := _PER.search(head)) and not any(map(str.isdigit, head[-3:])):
            pairs += _below(text, end + 1, _SCALES[per["scale"]], _CURRENCY.search(head), ways["turned"] is not None)
    if not pairs:
        return found
    places = [(draft.start, draft.end) for draft in pairs]
    kept = [draft for draft in found if not any(low < draft.end and draft.start < high for low, high in places)]
    return sorted([*kept, *pairs], key=lambda draft: draft.start)


def _below(text: str, at: int, scale: str, told: re.Match[str] | None, is_turned: bool) -> list[Draft]:
    """The prices in the lines from a place on, up to the first that is none."""
    pairs: list[Draft] = []
    kinds = ("output-tokens", "input-tokens") if is_turned else ("input-tokens", "output-tokens")
    for number in range(_MOST_LINES):
        line = _LINE.match(text, at)
        sign = line and (line["sign1"] or line["sign2"] or (told and told["currency"]))
        if line and sign:
            for part, before, kind in zip(("one", "other"), ("sign1", "sign2"), kinds, strict=True):
                unit, (start, end) = units.rate_name(_CURRENCIES[sign], scale, kind), line.span(part)
                first = line.start(before) if line[before] else start
                pairs.append(Draft(first, end, start, Decimal(line[part]), unit, kind=kind))
        elif pairs or number >= _BEFORE:
            break
        ends = text.find("\n", at)
        if ends < 0:
            break
        at = ends + 1
    return pairs
