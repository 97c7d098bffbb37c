"""Quantities: a number with its unit and bound, compared as the sets of values that they leave possible."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from baimo.values import units

ABOUT = Decimal("0.1")  # `about` allows a tenth either way
# A value given in few digits is a rounding, but never of more than a tenth: 2亿 is said of 2.14亿, not of 2.4亿.
MOST_ROUNDING = Decimal("0.1")
# Below this a whole number is a count and every digit of it is meant; above, zeros at its end may be rounding.
COUNTED = Decimal(10000)


class Comparison(StrEnum):
    """What a held quantity says of a claimed one."""

    AGREES = "agrees"
    DIFFERS = "differs"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in a unit; `value_to` is the upper end of a range; `bound` is one of the claim's bounds.

    The Decimal keeps its printed precision where it came from a text: 2.14E+8 was printed with three digits.
    """

    value: Decimal
    unit: str = units.NUMBER
    bound: str = "exact"
    value_to: Decimal | None = None


def compare(claimed: Quantity, held: Quantity) -> Comparison:
    """Whether both can be true: they differ only where the sets of values that they allow have nothing in common.

    At least 130 agrees with 188, and exactly 130 with at least 100. Units of different dimensions are incomparable.
    """
    known = _in_unit(held, claimed.unit)
    if known is None:
        return Comparison.INCOMPARABLE
    coarse, fine = (claimed, known) if _digit(claimed) >= _digit(known) else (known, claimed)
    slack = _slack(claimed.unit)
    return Comparison.AGREES if _meet(_rounded(coarse), _possible(fine), slack) else Comparison.DIFFERS


def _in_unit(quantity: Quantity, unit: str) -> Quantity | None:
    if quantity.unit == unit:
        return quantity
    value = units.convert(quantity.value, quantity.unit, unit)
    if value is None:
        return None
    value_to = None if quantity.value_to is None else units.convert(quantity.value_to, quantity.unit, unit)
    return Quantity(value, unit, quantity.bound, value_to)


def _slack(unit: str) -> Decimal:
    row = units.unit(unit)
    return row.slack if row else Decimal(0)


Limits = tuple[Decimal | None, Decimal | None]


def _possible(quantity: Quantity) -> Limits:
    """The least and the greatest value that a quantity allows, None where it sets none."""
    ends = (quantity.value, quantity.value if quantity.value_to is None else quantity.value_to)
    low, high = min(ends), max(ends)
    match quantity.bound:
        case "at-least":
            return low, None
        case "at-most" | "below":
            return None, high
        case "about":
            return low - abs(low) * ABOUT, high + abs(high) * ABOUT
    return low, high


def _rounded(quantity: Quantity) -> Limits:
    """What is possible where an exact value was rounded, or cut off, when it was printed."""
    low, high = _possible(quantity)
    digit = _digit(quantity)
    if quantity.bound != "exact" or not digit or low is None or high is None:
        return low, high
    return low - _at_most(digit / 2, low), high + _at_most(digit * _ALMOST, high)


# 2.14 may have been cut off from 2.1499, but never from 2.15.
_ALMOST = Decimal("0.999999")


def _at_most(rounding: Decimal, value: Decimal) -> Decimal:
    return min(rounding, abs(value) * MOST_ROUNDING)


def _digit(quantity: Quantity) -> Decimal:
    """What one step of the last printed digit is worth; 0 for a price, which is never rounded.

    2 yuan per million tokens is not 2.1, though 2 TB/s may be 2.04.
    """
    row, value = units.unit(quantity.unit), quantity.value
    if not value or (row and row.is_rate):
        return Decimal(0)
    exponent = (value.normalize() if abs(value) >= COUNTED else value).as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def _meet(one: Limits, other: Limits, slack: Decimal) -> bool:
    """Whether the two share a value, or lie no further apart than their slack."""
    return not (_below(one[1], other[0], slack) or _below(other[1], one[0], slack))


def _below(high: Decimal | None, low: Decimal | None, slack: Decimal) -> bool:
    if high is None or low is None:
        return False
    return low - high > slack * max(abs(high), abs(low))


_BOUNDS = {
    "zh": {"about": "约{}", "at-least": "至少{}", "at-most": "最多{}", "below": "不到{}"},
    "en": {"about": "about {}", "at-least": "at least {}", "at-most": "at most {}", "below": "below {}"},
}
_ZH_STEPS = ((12, "万亿"), (8, "亿"), (4, "万"))
_MILLION = 1_000_000
_EN_STEPS = ((12, " trillion"), (9, " billion"), (6, " million"))


def format_quantity(quantity: Quantity, lang: str = "zh") -> str:
    """A quantity for people, in `zh` or `en`: 1亿美元, 0.003元/千输入token; USD 100 million, about 7 TB/s."""
    lang = lang if lang in _BOUNDS else "en"
    quantity = _by_million(quantity)
    number = _number(quantity.value, lang)
    if quantity.value_to is not None:
        number += ("至" if lang == "zh" else " to ") + _number(quantity.value_to, lang)
    text = _with_unit(number, quantity.unit, lang)
    return _BOUNDS[lang].get(quantity.bound, "{}").format(text)


def _by_million(quantity: Quantity) -> Quantity:
    row = units.unit(quantity.unit)
    if row is None or not row.by_million or abs(quantity.value) < _MILLION:
        return quantity
    return _in_unit(quantity, row.by_million) or quantity


def _number(value: Decimal, lang: str) -> str:
    """A number in the steps that its language counts by, every digit kept."""
    size = abs(value)
    for power, word in _ZH_STEPS if lang == "zh" else _EN_STEPS:
        if size >= Decimal(1).scaleb(power):
            short = value.scaleb(-power).normalize()
            if len(short.as_tuple().digits) <= 5:
                return f"{short:f}{word}"
            break
    whole = size == size.to_integral_value()
    return f"{value:,f}".split(".")[0] if whole and size >= 10000 else f"{value.normalize():f}"


def _with_unit(number: str, name: str, lang: str) -> str:
    price = units.rate(name)
    if price:
        return f"{_with_unit(number, price.currency, lang)}{_per(price, lang)}"
    row = units.unit(name)
    label = name if row is None else row.zh if lang == "zh" else row.en
    if "{n}" in label:
        return label.replace("{n}", number)
    gap = "" if (lang == "zh" and not label[:1].isascii()) or label in ("", "%") else " "
    return f"{number}{gap}{label}"


_ZH_SCALES = {"1": "", "1k": "千", "10k": "万", "1M": "百万", "10M": "千万", "100M": "亿"}
_ZH_PER = {
    "input-tokens": "输入token",
    "output-tokens": "输出token",
    "cached-input-tokens": "缓存输入token",
    "cache-write-tokens": "写入缓存token",
    "cache-storage-tokens-hour": "缓存token每小时",
    "tokens-minute": "缓存token每分钟",
    "tokens": "token",
    "TPM-month": "TPM每月",
    "developer-month": "开发者每月",
    "developer-day": "开发者每日",
    "credit": "点",
    "request": "次请求",
    "server": "台服务器",
    "user-month": "用户每月",
    "chip-hour": "卡时",
    "month": "月",
    "year": "年",
    "hour": "小时",
    "image": "张图",
    "chip": "块芯片",
}


def _per(price: units.Rate, lang: str) -> str:
    if lang == "zh":
        return f"/{_ZH_SCALES.get(price.scale, price.scale)}{_ZH_PER.get(price.per, price.per)}"
    scale = "" if price.scale == "1" else f"{price.scale} "
    per = price.per.replace("-tokens", " tokens")
    return f" per {scale}{per.replace('cached-input', 'cached input').replace('cache-write', 'cache write')}"
