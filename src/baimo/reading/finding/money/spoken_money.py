"""Yuan as they are spoken: 9块8, 1块98, 输入4块, 20块一个月. A 块 counts chips too, so that more must tell of money."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from baimo.reading.finding.numbers import DATA, Number
from baimo.values.expressions import expression
from baimo.values.numbers import ZH_DIGITS
from baimo.values.patterns import alternatives

_SPOKEN = DATA["spoken"]
_CHANGE = expression(r" ?块(?P<change>[1-9][0-9]?(?![0-9a-z.%])|[一二三四五六七八九](?![十百千万个块张颗台]))")
_FOR_TIME = expression(
    r" ?块(?= ?(?:/|每|一(?:个月|月(?![0-9初底中上下旬份])|年|天|小时|次|席|张|度|百万|千|万)|百万))"
)
_AT_END = expression(r" ?块(?=[、，。；,;:!！)(（）→/\n]|$| ?(?:以?[上下内]|左右|出头|降|涨|砍|跌|调))")
_AFTER_PRICE = expression(rf"(?:{alternatives(_SPOKEN['before'])}) ?$")
_WINDOW = 8


class Spoken(NamedTuple):
    """A sum in yuan and where its words end."""

    value: Decimal
    end: int


def spoken_money(text: str, number: Number) -> Spoken | None:
    """The sum that a number with 块 behind it is; None where it may count things."""
    if "块" not in text[number.end : number.end + 2]:
        return None
    change = _CHANGE.match(text, number.end)
    if change:
        return Spoken(number.value + _small(change["change"]), change.end())
    match = _FOR_TIME.match(text, number.end)
    if not match and _AFTER_PRICE.search(text[max(0, number.start - _WINDOW) : number.start]):
        match = _AT_END.match(text, number.end)
    return Spoken(number.value, match.end()) if match else None


def _small(change: str) -> Decimal:
    """The 8 of 9块8 is tenths, the 98 of 1块98 hundredths."""
    if change.isascii():
        return Decimal(change).scaleb(-len(change))
    return Decimal(ZH_DIGITS[change]).scaleb(-1)
