"""Amounts: a number with its unit and bound, each on its own; ranges and prices are made of them afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from baimo.reading.finding.chips import CHIP
from baimo.reading.finding.drafts import Draft, bounded
from baimo.reading.finding.headcounts import is_headcount
from baimo.reading.finding.money.spoken_money import spoken_money
from baimo.reading.finding.numbers import DATA, Number, find_numbers
from baimo.reading.finding.shares import find_shares, sign
from baimo.reading.finding.units import Measured, currency_before, unit_after
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives


def drafts(text: str, start: int, stop: int) -> Iterator[Draft]:
    """Every amount of a folded text; those of numbers first, then shares told in words."""
    for number in find_numbers(text, start, stop):
        draft = _amount(text, number)
        if draft:
            yield draft
    yield from find_shares(text, start, stop)


_LABEL = expression(rf"(?<![a-z])(?:{alternatives(DATA['labels'])})$")
_LABEL_AFTER = expression(rf"(?:{alternatives(DATA['label_after'])})")


def _amount(text: str, number: Number) -> Draft | None:
    """The amount that a number begins; None where it is part of a name, a label, a date or a version."""
    start = number.start
    money = currency_before(text, start)
    if not money and not number.words and not _may_start(text, start, number.letter):
        return None
    if number.letter and not money:
        return _lettered(text, number)
    spoken = None if money else spoken_money(text, number)
    if spoken:
        return bounded(text, start, spoken.end, spoken.value, "CNY", number)
    measured = _unit(text, number)
    if money:
        return _money(text, number, money, measured)
    if measured and _is_configuration(text, number):
        return None
    if measured:
        return _measured(text, number, measured)
    if is_headcount(text, number):
        return _plain(text, number, "people")
    if number.words:
        is_count = number.value >= 10000 or _counts(text, number) or _is_score(text, number)
        return _plain(text, number, units.NUMBER) if is_count else None
    if _may_begin_range(text, number):
        return _plain(text, number, LOOSE)
    return _plain(text, number, units.NUMBER) if _may_stand(text, number) else None


# forty-five point one; seventy-six, GPT-5 seventy-eight: what a test gave, as it is spoken.
_SPOKEN_POINTS = expression(r" point ")
_ENDS = expression(r"[,.;:!?)\n]|$| (?:on|against|versus|for|now|to)\b")


def _is_score(text: str, number: Number) -> bool:
    """Whether a number in words that counts nothing may be told for itself: one with a point, two words at an end."""
    written = text[number.start : number.end]
    if _SPOKEN_POINTS.search(written):
        return True
    return "-" in written and number.value < _HUNDRED and _ENDS.match(text, number.end) is not None


_HUNDRED = 100
# 显存还是80G, H200是141G: said of the memory of a chip, which comes in few sizes.
_MEMORIES = frozenset(map(Decimal, (16, 24, 32, 40, 48, 64, 80, 94, 96, 128, 141, 144, 180, 188, 192, 256, 288, 384)))
_GIGS = expression(r" ?g(?![a-z0-9/])")
_MEMORY = expression(rf"显存|内存|hbm|vram|memory|{CHIP}[^\n。；]{{0,10}}$")


def _unit(text: str, number: Number) -> Measured | None:
    """The unit behind a number; of the memory of a chip it may be but a `G`."""
    if (measured := unit_after(text, number.end)) or number.value not in _MEMORIES:
        return measured
    match = _GIGS.match(text, number.end)
    is_memory = match is not None and _MEMORY.search(text[max(0, number.start - 30) : number.start])
    return Measured("GB", match.end()) if match is not None and is_memory else None


# What a phone holds besides what it runs in: 12gb+256gb tells which of its versions is meant.
_CONFIGURED = expression(r" ?(?:gb?)? ?\+ ?\d{1,4} ?[gt]b?")
_CONFIGURES = expression(r"\d ?(?:gb?)? ?\+ ?$")


def _is_configuration(text: str, number: Number) -> bool:
    """Whether a number is one of the two that tell apart the versions of a phone."""
    if "+" not in text[max(0, number.start - 3) : number.end + 5]:
        return False
    before = text[max(0, number.start - 7) : number.start]
    return _CONFIGURED.match(text, number.end) is not None or _CONFIGURES.search(before) is not None


def _plain(text: str, number: Number, unit: str) -> Draft:
    return bounded(text, number.start, number.end, number.value, unit, number)


# The unit of a number that is an amount only as the first of a range: the 10 of 10-15亿.
LOOSE = "?"
_RANGE = expression(r" ?[-~—至到] ?[0-9$¥]| (?:to|and) [0-9$]")


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
        if earlier.isascii() and earlier.isdigit() and before != "-":
            return before == "/"
    return not (before == " " and _LABEL.search(text[max(0, start - 12) : start]))


def _may_stand(text: str, number: Number) -> bool:
    """Whether a number without a unit is a quantity: not a label, a year, a small number after a Latin name."""
    end = number.end
    if number.power:
        return True
    start = number.start
    if _is_label(text, start, end) or _is_year(text, number, "years") or _LABEL_AFTER.match(text, end):
        return False
    before = text[max(0, start - 2) : start].strip(" ")[-1:]
    if _OF_CHIPS.match(text, end):
        return True
    return not (before.isascii() and before.isalpha() and number.value < _VERSIONS)


# A number right before what looks like a chip counts it: eight H100s, on 16 A100, four RTX 6000.
_OF_CHIPS = expression(
    r" (?:x |× )?(?:(?:nvidia|amd|intel|huawei|google)(?:'s)? )?"
    r"(?:[abhlmtv]\d{2,4}[a-z]{0,2}s?"
    r"|(?:gb|gh|mi|tpu|rtx|gtx|dgx|ascend|gaudi|trainium|jetson|instinct) ?[a-z]?\d{1,4}[a-z]{0,4}s?)"
    r"(?![a-z0-9])"
)
# fifty-two judges; two founders are told by their names
_PEOPLE = expression(rf" (?:[a-z]{{3,12}} )?(?:{alternatives(DATA['who_works'])})(?![a-z])")
_MANY_PEOPLE = 10


def _counts(text: str, number: Number) -> bool:
    """Whether a number in words counts chips, or those who work with what a house uses: eight H100s."""
    if number.value >= _MANY_PEOPLE and _PEOPLE.match(text, number.end):
        return True
    return number.value >= _FEW_CHIPS and _OF_CHIPS.match(text, number.end) is not None


_FEW_CHIPS = 2
# Below this a number after a Latin name is its version: Llama 2.
_VERSIONS = 20
_JOINED_AFTER = expression(r"[a-z_/]| ?年|[.\-:,×*][0-9a-z\u4e00-\u9fff]")


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether the digits are of a code, a path or a fraction: 02, 1/3, 4o, 3.1.2."""
    if text[start] == "0" and text[start + 1 : start + 2].isdigit():
        return True
    if start and text[start - 1] in "-/" and text[start - 2 : start - 1].isdigit():
        return True
    return bool(_JOINED_AFTER.match(text, end))


# A 7b model has so many parameters, and a 910b chip is of that name: neither comes in billions.
_NEVER_BILLIONS = ("models", "experts", "chips", "layers", "languages", "companies", "servers", "services")


def _lettered(text: str, number: Number) -> Draft | None:
    """7b is parameters, 128k before a word of context tokens, 100w users a million; a letter alone is a scale."""
    letter = number.letter
    if letter == "k" and _NO_CONTEXT.match(text, number.end):
        return None
    measured = unit_after(text, number.end)
    if measured and measured.unit == units.NUMBER and letter in "km":
        return _measured(text, number, measured)  # 16K张H100
    if measured and _is_counted(measured.unit) and not (letter == "b" and measured.unit in _NEVER_BILLIONS):
        return _measured(text, number, measured)
    if letter == "w":
        return _plain(text, number._replace(value=number.value.scaleb(-4), power=0), "W")
    if letter == "b":
        return None if measured and measured.unit == "chips" else _plain(text, number, "parameters")
    if letter in "km" and _is_context(text, number):
        return _plain(text, number, "tokens")
    return _plain(text, number, units.NUMBER)


def _is_counted(unit: str) -> bool:
    return bool(unit) and units.table()[unit].kind in ("count", "money")


_CONTEXTS = {letter: {Decimal(size) for size in sizes} for letter, sizes in DATA["contexts"].items()}
_CONTEXT = expression(rf" ?[的]?(?:{alternatives(DATA['context_words'])})")
_NO_CONTEXT = expression(rf" ?(?:{alternatives(DATA['not_context'])})")


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
    if measured and measured.unit and units.table()[measured.unit].dimension in (money.unit, "CNY"):
        end = measured.end  # 新台币5亿元: 元 is said of any currency
    return bounded(text, money.end, end, number.value, money.unit, number)


def _measured(text: str, number: Number, measured: Measured) -> Draft | None:
    """A number with its unit in base units: 3 厘 is 0.003 yuan, 2 PFLOPS 2000 TFLOPS."""
    if measured.unit == units.NUMBER and number.words and number.value < 2:
        return None  # 一个 is an article
    if _is_year(text, number, measured.unit):
        return None
    unit, value = _in_base(measured.unit, number.value)
    if number.value_to is not None:
        number = number._replace(value_to=_in_base(measured.unit, number.value_to)[1])
    draft = bounded(text, number.start, measured.end, value, unit, number)
    if unit == "%":
        sign(text, draft)
    return draft


# Later than this nobody tells of: 2048 is a number of chips.
_LAST_YEAR = 2040


def _is_year(text: str, number: Number, unit: str) -> bool:
    """Whether it is a year after all: 2023年, `2023 大模型`."""
    if number.end - number.start != 4 or number.power or not 1900 <= number.value < _LAST_YEAR:
        return False
    if unit == "years":
        return True
    return text[number.end] == " " and (not unit or units.table()[unit].kind == "count")


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
