"""Shares: which of them fall, and those told in words: 三成, 五折, 百分之三十, 三分之一, 一半."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from baimo.reading.finding.drafts import Draft, bounded
from baimo.reading.finding.numbers import DATA
from baimo.values.expressions import expression
from baimo.values.numbers import parse_number
from baimo.values.patterns import alternatives

_FALLS = DATA["falls"]
_FALL = expression(rf"(?:{alternatives(_FALLS['before'])})(?:[{_FALLS['between']} ]|至少|达到|甚至|高达){{0,4}}$")
_SOME_WORDS = r"(?: (?!to\b|than\b)[a-z]+){0,3}(?: by)?(?: (?:about|over|nearly|up to|around|more than|as much as))?"
_FALL_EN = expression(rf"(?<![a-z])(?:{alternatives(_FALLS['english'])}){_SOME_WORDS} $")
_BETWEEN_SHARE = (
    "(?:price|year-over-year|year-on-year|sequential|annual|quarterly|additional|further|overall|steep|sharp)"
)
_FALL_AFTER = expression(rf"(?: |-)(?:{_BETWEEN_SHARE} )?(?:{alternatives(_FALLS['english_after'])})(?![a-z])")


def sign(text: str, draft: Draft) -> None:
    """A fall is negative: 降85%, a 30% cut, -5%; 降至30% is none."""
    first = draft.number
    if text[first - 1 : first] == "-" and (first < 2 or text[first - 2] in " (:：,，\n|"):
        draft.value, draft.start = -draft.value, min(draft.start, first - 1)
    elif _falls(text, draft.start, first) or _FALL_AFTER.match(text, draft.end):
        draft.value = -draft.value


def _falls(text: str, start: int, first: int) -> bool:
    before = text[max(0, start - _FAR) : first]
    if before.endswith(("from ", "从", "由")):
        return False
    return bool(_FALL.search(before[-_NEAR:]) or (before[-1:] == " " and _FALL_EN.search(before)))


_NEAR, _FAR = 16, 40


# Shares are found by the mark in them, then read around it.
_MARK = expression(r"成|折|分之")
_TENTHS = expression(r"(?:[一二两三四五六七八九]|(?<![0-9a-z.])[1-9](?:\.[1-9])?)$")
_NOT_TENTHS = frozenset("为功立本员长品果就绩交型熟都分效人像色天语千百套")
_OFF = expression(r"(?:[1-9](?:\.[0-9])?|[1-9][0-9]|[一二三四五六七八九][五二八]?)$")
_NOT_OFF = frozenset("叠线扣射腾旧合磨服返中损")
_PERCENT = expression(r"[0-9]{1,4}(?:\.[0-9]+)?|[零一二两三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]+)?")
_OF = expression(r"[二三四五六七八九十千万]$")
# 仅为GPT-4价格的1/400, `only 1/18 of the price`; not the 1/2 of a page, nor a date.
_SLASHED = expression(
    r"(?:(?<=[的约到至为仅近])|(?<=[的约到至为仅近] )|(?<=only |just |bout )|(?<=ughly |early )|(?<=at |to ))"
    r"1/(?P<whole>[2-9]|[1-9][0-9]{1,3})(?![0-9/.%])"
)
_FIXED = expression(rf"(?:{alternatives(DATA['fixed'])})(?![以a-z])")


def find_shares(text: str, start: int, stop: int) -> Iterator[Draft]:
    """三成, 五折, 百分之三十, 三分之一, 一半."""
    for match in _MARK.finditer(text, start, stop):
        draft = _SHARES[match[0]](text, match.start(), match.end())
        if draft:
            yield draft
    for match in _SLASHED.finditer(text, start, stop):
        value = round(1 / Decimal(match["whole"]), 4)
        yield _fallen(text, bounded(text, match.start(), match.end(), value, "ratio"))
    for match in _FIXED.finditer(text, start, stop):
        value, unit = DATA["fixed"][match[0]]
        if not (match[0].isascii() and text[match.start() - 1 : match.start()].isalpha()):
            yield _fallen(text, bounded(text, match.start(), match.end(), Decimal(value), unit))


def _fallen(text: str, draft: Draft) -> Draft:
    """便宜一半 is 50 % less, 减少三分之一 33 %; a ratio of something that did not fall stays one."""
    if draft.unit == "ratio" and draft.value < 1 and _FALL.search(text[max(0, draft.start - _NEAR) : draft.start]):
        draft.value, draft.unit = -draft.value * 100, "%"
    return draft


def _tenths(text: str, start: int, end: int) -> Draft | None:
    """三成 is 30 %; the 3 of `AlphaFold3 成功` is none."""
    match = _TENTHS.search(text, max(0, start - 3), start)
    if not match or text[end : end + 1] in _NOT_TENTHS or text[match.start() - 1 : match.start()] in ("第", "十", "-"):
        return None
    half = text[end : end + 1] == "半"
    value = (parse_number(match[0]) or Decimal(0)) * 10 + (5 if half else 0)
    return bounded(text, match.start(), end + half, _signed(text, match.start(), value), "%")


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
    return bounded(text, match.start(), end, tenth * 10 - 100, "%")


def _parts(text: str, start: int, end: int) -> Draft | None:
    """百分之八十五 is 85 %, 三分之一 a ratio of four digits."""
    match = _PERCENT.match(text, end)
    part = parse_number(match[0]) if match else None
    if not match or part is None:
        return None
    if text[start - 1 : start] == "百":
        return bounded(text, start - 1, match.end(), _signed(text, start - 1, part), "%")
    of = _OF.search(text, max(0, start - 1), start)
    whole = parse_number(of[0]) if of else None
    return _fallen(text, bounded(text, start - 1, match.end(), round(part / whole, 4), "ratio")) if whole else None


def _signed(text: str, start: int, value: Decimal) -> Decimal:
    return -value if _FALL.search(text[max(0, start - _NEAR) : start]) else value


_SHARES = {"成": _tenths, "折": _off, "分之": _parts}
