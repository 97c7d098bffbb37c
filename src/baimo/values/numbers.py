"""Numbers as texts write them, in digits, in words and in both: `2.14亿`, `三千五百`, `1.5 million`, `128K`, `２３`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from baimo.values.names import fold

ZH_DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
# What multiplies, as powers of ten; 兆 is a million million, as in Taiwan and in 兆元.
ZH_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}
EN_SCALES = {
    **dict.fromkeys(("hundred", "hundreds"), 2),
    **dict.fromkeys(("k", "thousand", "thousands"), 3),
    **dict.fromkeys(("m", "mn", "mln", "million", "millions"), 6),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions"), 9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), 12),
}
_TO_NINETEEN = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
EN_WORDS = {word: Decimal(value) for value, word in enumerate(_TO_NINETEEN.split())}
EN_WORDS |= {word: Decimal(value) for word, value in zip(_TENS.split(), range(20, 100, 10), strict=True)}
EN_WORDS |= {"a": Decimal(1), "an": Decimal(1), "half": Decimal("0.5")}
_DOZENS = ("dozen", "dozens")
# Longer runs of digits are identifiers, and a Decimal holds no more exactly.
MOST_DIGITS = 25

_DIGITS = r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[+-]?[0-9]+(?:\.[0-9]+)?"
_PLAIN = re.compile(rf"({_DIGITS})(?:e([+-]?[0-9]{{1,2}}))? ?([a-z]*)")
_POWER = re.compile(r"(?:([0-9.]+) ?[x×*] ?)?10\^([0-9]{1,2})")
_TOKEN = re.compile(r"[0-9][0-9.,]*|[^ ]")


@lru_cache(maxsize=65536)
def parse_number(text: str) -> Decimal | None:
    """The number that a text writes, with its printed precision (`2.14亿` is 2.14E+8); None where it writes none."""
    text = fold(text).strip()
    if not text or len(text) > 2 * MOST_DIGITS:
        return None
    readings = (read(text) for read in (_plain, _power, _chinese, _english))
    return next((number for number in readings if number is not None), None)


def _plain(text: str) -> Decimal | None:
    match = _PLAIN.fullmatch(text)
    if not match or len(match[1]) > MOST_DIGITS:
        return None
    digits, exponent, scale = match.groups()
    number = Decimal(digits.replace(",", "")).scaleb(int(exponent or 0))
    if not scale:
        return number
    return scaled(number, scale)


def scaled(number: Decimal, scale: str) -> Decimal | None:
    """A number times an English scale word or letter; None where the word is no scale."""
    if scale in _DOZENS:
        return number * 12
    power = EN_SCALES.get(scale)
    return None if power is None else number.scaleb(power)


def _power(text: str) -> Decimal | None:
    match = _POWER.fullmatch(text)
    if not match:
        return None
    factor = _plain(match[1]) if match[1] else Decimal(1)
    return None if factor is None else factor.scaleb(int(match[2]))


def _chinese(text: str) -> Decimal | None:
    """Chinese numerals, alone or after digits: 三千五百, 十二点五亿, 1亿2千万, 二〇二三, 一万二."""
    whole, point, rest = text.partition("点")
    if point:
        return _with_point(whole, rest)
    if all(mark in ZH_DIGITS for mark in text):
        return Decimal("".join(str(ZH_DIGITS[mark]) for mark in text))
    tokens = _TOKEN.findall(text)
    if not _is_well_formed(tokens):
        return None
    return _sum(tokens)


def _with_point(whole: str, rest: str) -> Decimal | None:
    digits = rest.rstrip("".join(ZH_SCALES))
    if not digits or not all(mark in ZH_DIGITS for mark in digits):
        return None
    head = _chinese(whole) if whole else None
    if head is None or head != head.to_integral_value():
        return None
    number = Decimal(f"{int(head)}." + "".join(str(ZH_DIGITS[mark]) for mark in digits))
    return number.scaleb(sum(ZH_SCALES[mark] for mark in rest[len(digits) :]))


def _is_well_formed(tokens: list[str]) -> bool:
    """Every token is a digit or a scale, and no two digits follow each other."""
    kinds = ["u" if token in ZH_SCALES else "0" if token in "零〇" else "n" for token in tokens]
    if any(
        kind == "n" and not (token in ZH_DIGITS or token[0].isascii())
        for kind, token in zip(kinds, tokens, strict=True)
    ):
        return False
    return "u" in kinds and "nn" not in "".join(kinds)


def _sum(tokens: list[str]) -> Decimal | None:
    """Sections below 万 add up; 万, 亿 and 兆 multiply what stands before them."""
    total = section = Decimal(0)
    current: Decimal | None = None
    smallest = 99
    for token in tokens:
        power = ZH_SCALES.get(token)
        if power is None:
            current = Decimal(ZH_DIGITS[token]) if token in ZH_DIGITS else _plain(token)
            if current is None:
                return None
        elif power < 4:
            section = _add(_or_one(current).scaleb(power), section)
            current = None
        else:
            section, current = _add(section, current), None
            if power > smallest or not section:
                total, section = _or_one(_add(section, total or None) or None).scaleb(power), Decimal(0)
            else:
                total, section = _add(section.scaleb(power), total or None), Decimal(0)
            smallest = power
    return _add(_add(_tail(tokens, current), section or None), total or None)


def _tail(tokens: list[str], current: Decimal | None) -> Decimal:
    """The last digit of 一万二 counts thousands: it stands one place below the scale before it."""
    if current is None:
        return Decimal(0)
    before = ZH_SCALES.get(tokens[-2], 0) if len(tokens) > 1 else 0
    return current.scaleb(before - 1) if before >= 2 and tokens[-1] in ZH_DIGITS else current


def _or_one(number: Decimal | None) -> Decimal:
    return Decimal(1) if number is None else number


def _add(one: Decimal, other: Decimal | None) -> Decimal:
    """A sum that keeps the printed precision where one side is nothing."""
    return one if not other else one + other if one else other


def _pointed(text: str) -> Decimal | None:
    """A number whose decimals are spoken one by one: `three point two five trillion`."""
    before, _, behind = text.partition(" point ")
    whole, words = _english(before), behind.split(" ")
    spoken = [word for word in words if word in EN_WORDS]
    digits = "".join(str(EN_WORDS[word]) for word in spoken)
    if whole is None or not digits.isdigit() or len(digits) != len(spoken) or words[: len(spoken)] != spoken:
        return None
    value: Decimal | None = Decimal(f"{whole}.{digits}")
    for word in words[len(spoken) :]:
        value = scaled(value, word) if word in EN_SCALES and value is not None else None
    return value


def _english(text: str) -> Decimal | None:
    """`three hundred and fifty million`, `half a billion`, `2 million`, `eleven point seven billion`."""
    if " point " in text:
        return _pointed(text)
    total, current = Decimal(0), None
    for word in re.findall(r"[a-z]+|[0-9.,]+|\S", text.replace(" and ", " ")):
        number = EN_WORDS[word] if word in EN_WORDS else _plain(word) if word[0].isdigit() else None
        if number is not None:
            current = number if current is None else current * number if current < 1 else current + number
        elif (word in EN_SCALES or word in _DOZENS) and current is not None:
            current = scaled(current, word)
            if word != "hundred" and current is not None:
                total, current = _add(current, total or None), None
        elif word != "-":
            return None
    return _add(current or Decimal(0), total or None) if total or current is not None else None
