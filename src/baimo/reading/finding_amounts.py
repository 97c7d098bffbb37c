"""Amounts: a number with its unit and bound, each on its own; ranges and prices are made of them afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from baimo.reading.finding_numbers import DATA, Number, find_numbers
from baimo.reading.finding_patterns import alternatives
from baimo.reading.finding_units import Measured, bound_after, bound_before, currency_before, unit_after
from baimo.values import units
from baimo.values.numbers import parse_number


@dataclass(slots=True)
class Draft:
    """An amount while it is being read: `number` is where its digits begin, `power` the scale that it was written with."""

    start: int
    end: int
    number: int
    value: Decimal
    unit: str
    bound: str = "exact"
    value_to: Decimal | None = None
    power: int = 0
    # of a price: which tokens, as far as the words beside the amount tell, and where its `每千 tokens` began before it
    kind: str = ""
    told: int = -1


def drafts(text: str, start: int, stop: int) -> Iterator[Draft]:
    """Every amount of a folded text; those of numbers first, then shares told in words."""
    for number in find_numbers(text, start, stop):
        draft = _amount(text, number)
        if draft:
            yield draft
    yield from _shares(text, start, stop)


_LABELS = tuple(DATA["labels"])
_LABEL_AFTER = re.compile(rf"(?:{alternatives(DATA['label_after'])})")


def _amount(text: str, number: Number) -> Draft | None:
    """The amount that a number begins; None where it is part of a name, a label, a date or a version."""
    start, end = number.start, number.end
    money = currency_before(text, start)
    if not money and not number.words and not _may_start(text, start, number.letter):
        return None
    if number.letter and not money:
        return _lettered(text, number)
    measured = unit_after(text, end)
    if money:
        return _money(text, number, money, measured)
    if measured:
        return _measured(text, number, measured)
    if number.words:
        return _with_bounds(text, number, end, units.NUMBER) if number.value >= 10000 else None
    if _may_begin_range(text, number):
        return _with_bounds(text, number, end, LOOSE)
    return _with_bounds(text, number, end, units.NUMBER) if _may_stand(text, number) else None


# The unit of a number that is an amount only as the first of a range: the 10 of 10-15亿.
LOOSE = "?"
_RANGE = re.compile(r" ?[-~—至到] ?[0-9$¥]| (?:to|and) [0-9$]")


def _may_begin_range(text: str, number: Number) -> bool:
    before = text[number.start - 1 : number.start]
    return before not in ("-", "/", ".", ":") and bool(_RANGE.match(text, number.end))


def _may_start(text: str, start: int, letter: str) -> bool:
    """Whether no name, number or path runs into the digits: H100, GPT-4, 1.2.3, 10:30; Yi-34B does, with its letter."""
    before = text[start - 1 : start] if start else ""
    if "a" <= before <= "z" or before in ("_", "#", "第"):
        return False
    if before in ("-", ".", ":", ",", "/", "·") and before:
        earlier = text[start - 2 : start - 1] if start > 1 else ""
        if "a" <= earlier <= "z":
            return letter == "b" and before in "-/"
        if earlier.isdigit() and before != "-" and earlier.isascii():
            return before == "/"
    return not (before == " " and text[max(0, start - 12) : start].endswith(_LABELS))


def _may_stand(text: str, number: Number) -> bool:
    """Whether a number without a unit is a quantity: not a label, a year, a small number after a Latin name."""
    end = number.end
    after = text[end : end + 1]
    if number.power:
        return not ("a" <= after <= "z" and number.letter)
    start = number.start
    if (text[start] == "0" and text[start + 1 : start + 2].isdigit()) or _is_year(text, number, "years"):
        return False
    if text[start - 1 : start] in ("-", "/") and text[start - 2 : start - 1].isdigit():
        return False
    if (
        "a" <= after <= "z"
        or after in ("年", "_", "/")
        or (after in (".", "-", ":", ",", "×", "*") and text[end + 1 : end + 2].isalnum())
    ):
        return False
    if _LABEL_AFTER.match(text, end) or (after == " " and text[end + 1 : end + 2] == "年"):
        return False
    before = text[number.start - 2 : number.start].strip(" ")[-1:]
    return not (before.isascii() and before.isalpha() and number.value < 20)


def _lettered(text: str, number: Number) -> Draft | None:
    """7b is parameters, 128k before a word of context tokens, 100w users a million; a letter alone is a scale."""
    letter, end = number.letter, number.end
    measured = unit_after(text, end)
    counted = (
        measured and units.table()[measured.unit].kind in ("count", "money") if measured and measured.unit else False
    )
    if letter == "w":
        return _watts_or_wan(text, number, measured if counted else None)
    if measured and counted and not (letter == "b" and measured.unit in ("models", "experts")):
        return _measured(text, number, measured)
    if letter == "b":
        return _with_bounds(text, number, end, "parameters")
    if letter in "km" and _is_context(text, number):
        return _with_bounds(text, number, end, "tokens")
    return None if "a" <= text[end : end + 1] <= "z" else _with_bounds(text, number, end, units.NUMBER)


def _watts_or_wan(text: str, number: Number, counted: Measured | None) -> Draft:
    if counted:
        return _measured(text, number, counted)
    return _with_bounds(text, number._replace(value=number.value.scaleb(-4), power=0), number.end, "W")


_CONTEXTS = {letter: {Decimal(size) for size in sizes} for letter, sizes in DATA["contexts"].items()}
_CONTEXT = re.compile(rf" ?[的]?(?:{alternatives(DATA['context_words'])})")
_NO_CONTEXT = re.compile(rf" ?(?:{alternatives(DATA['not_context'])})")


def _is_context(text: str, number: Number) -> bool:
    end = number.end
    if _CONTEXT.match(text, end):
        return True
    if number.value.scaleb(-number.power) not in _CONTEXTS[number.letter] or _NO_CONTEXT.match(text, end):
        return False
    if number.letter == "m":
        return bool(re.search("上下文|context|窗口|window", text[max(0, number.start - 16) : number.start]))
    after = text[end : end + 2].strip(" ")[:1]
    return not ("a" <= after <= "z")


def _money(text: str, number: Number, money: Measured, measured: Measured | None) -> Draft:
    """A sum with its currency before it; a currency after it too ($20 USD, ¥5元) is part of it."""
    end = number.end
    if measured and measured.unit and units.table()[measured.unit].dimension == money.unit:
        end = measured.end
    return _with_bounds(text, number, end, money.unit, first=money.end)


def _measured(text: str, number: Number, measured: Measured) -> Draft | None:
    """A number with its unit in base units: 3 厘 is 0.003 yuan, 2 PFLOPS 2000 TFLOPS."""
    if measured.unit == units.NUMBER and number.words and number.value < 2:
        return None  # 一个 is an article
    if _is_year(text, number, measured.unit):
        return None
    unit, value = _in_base(measured.unit, number.value)
    draft = _with_bounds(text, number._replace(value=value), measured.end, unit)
    if unit == "%":
        _sign(text, draft)
    return draft


def _is_year(text: str, number: Number, unit: str) -> bool:
    """Whether it is a year after all: 2023年, `2023 大模型`."""
    if not 1900 <= number.value < 2100 or number.power or number.end - number.start != 4:
        return False
    return unit == "years" or (text[number.end] == " " and units.table()[unit].kind == "count")


# What claims print a dimension in, where that is not the unit written.
_BASES = {"flops": "TFLOPS", "bandwidth": "TB/s", "power": "W"}


def _in_base(name: str, value: Decimal) -> tuple[str, Decimal]:
    unit = units.table().get(name)
    if unit is None:
        return name, value
    base = unit.dimension if unit.kind == "money" else _BASES.get(unit.dimension, name)
    if base == name:
        return name, value
    converted = units.convert(value, name, base)
    return (base, converted) if converted is not None else (name, value)


def _with_bounds(text: str, number: Number, end: int, unit: str, first: int | None = None) -> Draft:
    """The amount from its bound words to its last: the bound before counts first, then that inside, then that after."""
    return _bounded(text, number.start if first is None else first, end, number.value, unit, number)


def _bounded(text: str, start: int, end: int, value: Decimal, unit: str, number: Number | None = None) -> Draft:
    before, first = bound_before(text, start)
    after, last = bound_after(text, end)
    inside = number.bound if number else "exact"
    bound = next((word for word in (before, inside, after) if word != "exact"), "exact")
    return Draft(
        first, last, number.start if number else start, value, unit, bound, power=number.power if number else 0
    )


_FALLS = DATA["falls"]
_FALL = re.compile(rf"(?:{alternatives(_FALLS['before'])})(?:[{_FALLS['between']} ]|至少){{0,4}}$")
_FALL_EN = re.compile(
    rf"(?<![a-z])(?:{alternatives(_FALLS['english'])})(?: (?!to\b|than\b)[a-z]+){{0,3}}(?: by)?(?: (?:about|over|nearly|up to|around|more than|as much as))? $"
)
_FALL_AFTER = re.compile(rf"(?: |-)(?:price )?(?:{alternatives(_FALLS['english_after'])})(?![a-z])")


def _sign(text: str, draft: Draft) -> None:
    """A fall is negative: 降85%, a 30% cut; 降至30% is none."""
    before = text[max(0, draft.start - 12) : draft.number]
    if text[draft.number - 1 : draft.number] == "-" and (draft.number < 2 or text[draft.number - 2] in " (:：,，\n|"):
        draft.value, draft.start = -draft.value, min(draft.start, draft.number - 1)
    elif _FALL.search(before) or _FALL_AFTER.match(text, draft.end):
        draft.value = -draft.value
    elif _FALL_EN.search(text[max(0, draft.number - 40) : draft.number]):
        draft.value = -draft.value


# Shares are found by the mark in them, then read around it.
_MARK = re.compile(r"成|折|分之")
_TENTHS = re.compile(r"(?:[一二两三四五六七八九]|(?<![0-9a-z.])[1-9](?:\.[1-9])?)$")
_NOT_TENTHS = frozenset("为功立本员长品果就绩交型熟都分效人像色天语千百套")
_OFF = re.compile(r"(?:[1-9](?:\.[0-9])?|[1-9][0-9]|[一二三四五六七八九][五二八]?)$")
_NOT_OFF = frozenset("叠线扣射腾旧合磨服返中损")
_PERCENT = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?|[零一二两三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]+)?")
_OF = re.compile(r"[二三四五六七八九十千万]$")
_FIXED = re.compile(rf"(?:{alternatives(DATA['fixed'])})(?![以a-z])")


def _shares(text: str, start: int, stop: int) -> Iterator[Draft]:
    """三成, 五折, 百分之三十, 三分之一, 一半."""
    for match in _MARK.finditer(text, start, stop):
        draft = _SHARES[match[0]](text, match.start(), match.end())
        if draft:
            yield draft
    for match in _FIXED.finditer(text, start, stop):
        value, unit = DATA["fixed"][match[0]]
        if not (match[0].isascii() and text[match.start() - 1 : match.start()].isalpha()):
            yield _bounded(text, match.start(), match.end(), Decimal(value), unit)


def _tenths(text: str, start: int, end: int) -> Draft | None:
    """三成 is 30 %; the 3 of `AlphaFold3 成功` is none."""
    match = _TENTHS.search(text, max(0, start - 3), start)
    if not match or text[end : end + 1] in _NOT_TENTHS or text[match.start() - 1 : match.start()] in ("第", "十", "-"):
        return None
    half = text[end : end + 1] == "半"
    value = (parse_number(match[0]) or Decimal(0)) * 10 + (5 if half else 0)
    return _bounded(text, match.start(), end + half, _signed(text, match.start(), value), "%")


def _off(text: str, start: int, end: int) -> Draft | None:
    """打三折 is 70 % off, 85折 15 %."""
    match = _OFF.search(text, max(0, start - 3), start)
    if not match or text[end : end + 1] in _NOT_OFF:
        return None
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    if (before.isascii() and before.isalnum()) or before in ("曲", "百", "."):
        return None
    digits = "".join(mark if mark.isascii() else str(parse_number(mark)) for mark in match[0])
    tenth = Decimal(digits) if len(digits) == 1 or "." in digits else Decimal(digits) / 10
    return _bounded(text, match.start(), end, tenth * 10 - 100, "%")


def _parts(text: str, start: int, end: int) -> Draft | None:
    """百分之八十五 is 85 %, 三分之一 a ratio of four digits."""
    match = _PERCENT.match(text, end)
    part = parse_number(match[0]) if match else None
    if not match or part is None:
        return None
    if text[start - 1 : start] == "百":
        return _bounded(text, start - 1, match.end(), _signed(text, start - 1, part), "%")
    of = _OF.search(text, max(0, start - 1), start)
    whole = parse_number(of[0]) if of else None
    return _bounded(text, start - 1, match.end(), round(part / whole, 4), "ratio") if whole else None


def _signed(text: str, start: int, value: Decimal) -> Decimal:
    return -value if _FALL.search(text[max(0, start - 12) : start]) else value


_SHARES = {"成": _tenths, "折": _off, "分之": _parts}
