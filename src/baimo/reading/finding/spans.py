"""What the finders of dates and quantities hand over: places in a text with what they say."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from baimo.values.dates import When


class Relative(NamedTuple):
    """A time told against another: `去年3月` is (year, -1, told against the time of speaking, -03).

    `unit` is year, anniversary, half, quarter, month, week, day, weekday or recent; `offset` counts units from the
    other time, and for a weekday names it, Monday 0 (`week` then says which: -1 the last, None the nearest past).
    `told` is True where the other time is the one told before (同年), False where it is that of speaking (去年);
    `either` where only the text around tells which (年底). `rest` is what EDTF writes after the unit.
    """

    unit: str
    offset: int
    told: bool = False
    rest: str = ""
    week: int | None = None
    either: bool = False


class DateSpan(NamedTuple):
    """A date in a text: `absolute` with its `when`, its year perhaps unknown (XXXX-03-16), or `relative`."""

    start: int
    end: int
    kind: Literal["absolute", "relative"]
    when: When | None
    relative: Relative | None = None


class QuantitySpan(NamedTuple):
    """A quantity in a text, with its bound words, unit and noun: `超过130个`, `1亿用户`, `$2.50 per 1M input tokens`.

    `value` is in base units; `unit` is the id that claims print, empty for a bare number; `dimension` is money, price,
    count, number, ratio, data, bandwidth, flops, power, time ...; `number` is where the digits begin.
    """

    start: int
    end: int
    value: Decimal
    value_to: Decimal | None
    unit: str
    dimension: str
    bound: str
    number: int
