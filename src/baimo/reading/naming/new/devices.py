"""Phones, watches and robots, which bear the number of their line: 小米17 Pro, `Find X9`, 岚川 X3 of 岚川科技."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baimo.reading.naming.echoes import short
from baimo.reading.naming.known.senses import Sense
from baimo.reading.naming.mentions import Token, known_or_new
from baimo.reading.naming.new.forms import COMMON_HAN
from baimo.reading.rules import symbols
from baimo.values import datafile
from baimo.values.expressions import expression
from baimo.values.names import key

if TYPE_CHECKING:
    from baimo.reading.naming.known.gazetteer import Gazetteer

_DATA: dict[str, Any] = datafile.load(Path(__file__).with_name("devices.yaml"))
_END = rf"{_DATA['variants']}(?![A-Za-z0-9])"
_LINE = expression(rf"(?<![A-Za-z0-9.-])(?:{'|'.join(_DATA['lines'])}){_END}")
_MAKER = expression(rf"(?<![A-Za-z])(?:{_DATA['makers']})(?:{_DATA['numbers']})(?!{_DATA['counted']}){_END}")
_CAR = expression(rf"(?:{_DATA['carmakers']})(?:{_DATA['cars']})(?!{_DATA['counted']}){_END}")
_CODE = rf"(?:{_DATA['codes']}){_END}"
_ABOUT, _SOLD = expression(_DATA["about"]), expression(_DATA["sold"])
_BEFORE, _BEHIND = expression(rf"(?:{_DATA['others']})[ “]?$"), expression(rf"[”]?[ ]?(?:{_DATA['others']})")
_HOUSE = symbols.KIND["organization"]
_SORTED = expression(rf"{_DATA['sorts']}{_DATA['sorted']}(?![A-Za-z0-9%])")
_CODED = expression(rf"(?<![A-Za-z0-9.-]){_DATA['sorted']}(?![A-Za-z0-9%.-])")
_APP, _PLAIN_APP, _LEADS = expression(_DATA["apps"]), expression(_DATA["plain_apps"]), _DATA["leads"]
_OPENS = expression(_DATA["houses"])
_RANK, _NEAR, _WIDEST, _OFTEN = 6, 48, 6, 3


def devices(text: str, found: list[Token], gazetteer: Gazetteer) -> list[Token]:
    """Such names: of lines that everybody knows, and of the new houses among the names found."""
    spans = [match.span() for pattern in (_LINE, _MAKER, _CAR) for match in pattern.finditer(text)]
    if not text.isascii() and _ABOUT.search(text):
        spans += [*_of_new_houses(text, found), *_by_sort(text)]
    if "app" in text.lower() and not text.isascii():
        spans += _apps(text)
    return [_device(text, start, end, gazetteer) for start, end in dict.fromkeys(spans)]


def _device(text: str, start: int, end: int, gazetteer: Gazetteer) -> Token:
    senses = known_or_new(gazetteer, text[start:end], "product")
    return start, end, symbols.KIND[senses[0].kind], senses, _RANK


def _of_new_houses(text: str, found: list[Token]) -> Iterator[tuple[int, int]]:
    """Where a house that no list knows stands before the code of what it sells."""
    names = "|".join(map(re.escape, sorted(_new_houses(text, found), key=len, reverse=True)))
    for match in re.finditer(rf"(?:{names}){_CODE}", text) if names else ():
        start, end = match.span()
        is_other = _BEFORE.search(text, max(0, start - _WIDEST), start) or _BEHIND.match(text, end)
        if not is_other and _SOLD.search(text, max(0, start - _NEAR), end + _NEAR):
            yield start, end


def _by_sort(text: str) -> Iterator[tuple[int, int]]:
    """Where a code stands that the text has told to be a device once: 人形机器人H2, and every other H2."""
    codes = {match["code"] for match in _SORTED.finditer(text)}
    for place in _CODED.finditer(text) if codes else ():
        if place["code"] in codes:
            yield place.span("code")


def _apps(text: str) -> Iterator[tuple[int, int]]:
    """Where an app that the text calls one stands, alone too, if the text names it often enough."""
    for name in {match["name"] for match in _APP.finditer(text)}:
        places = [place.span() for place in re.finditer(name, text)]
        if len(places) < _OFTEN or _PLAIN_APP.fullmatch(name) or name in COMMON_HAN:
            continue
        yield from (span for span in places if span[0] == 0 or text[span[0] - 1] in _LEADS or text[span[0] - 1] == "\n")


def _new_houses(text: str, found: list[Token]) -> set[str]:
    """The names of the new houses in Chinese, whole and short."""
    names = {match["name"] for match in _OPENS.finditer(text)}
    for start, end, char, senses, _ in found:
        if char != _HOUSE or type(senses) is not tuple or type(senses[0]) is not Sense or not senses[0].is_outside:
            continue
        name = text[start:end]
        names |= {one for one in (name, *short(name, char, senses[0].id)) if key(one) and not one.isascii()}
    return names
