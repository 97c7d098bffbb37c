"""Numbers in a text, with the scale that follows them: 2.14 亿, 3亿5千万, 十二点五亿, 数千万, 1.5 billion, 7b, two million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from baimo.reading.finding_patterns import alternatives
from baimo.values import datafile, units
from baimo.values.numbers import EN_SCALES, EN_WORDS, MOST_DIGITS, parse_number

DATA: dict[str, Any] = datafile.load(Path(__file__).parent / "quantities.yaml")


class Number(NamedTuple):
    """A number as it stands: `value` with its scale, `power` of that scale, its `letter` (k, m, b, t) where it is one.

    `bound` is told by words inside it (20多亿, 数亿); `words` says that it is written without digits.
    """

    start: int
    end: int
    value: Decimal
    power: int = 0
    letter: str = ""
    bound: str = "exact"
    words: bool = False


_DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?")
_MANTISSA = r"(?:e\+?(?P<e>[0-9]{1,2})(?![0-9a-z])| ?[x×*] ?10\^(?P<ten>[0-9]{1,2}))"
# A scale is none where it begins a name: 2 千问, 3 百度.
_ZH_SCALE = re.compile(
    r" ?(?P<more>[多余几来])?(?P<scale>(?:[十兆]|百(?![度川分货科炼模姓])|千(?![瓦米克问帆])|万(?![知物象兴达科里向维])|亿(?![航欧联纬田]))+)"
    r"(?P<rest>(?:[0-9]+[十百千万]+)*)(?P<after>多(?!模|元|语|轮|次|种|个|款|家|项|名|位|场|家|方|头)|余(?!个|款|家|种|项|名|位)|\+)?"
)
_MORE = re.compile(r"(?:[多余](?=[个款家种项名位张台次人条元块万亿辆])|\+)")
_EN_SCALE = re.compile(rf"[ -]?(?P<scale>{alternatives(s for s in EN_SCALES if len(s) > 1)})(?P<after>\+)?(?![a-z])")
_LETTER = re.compile(r"(?P<letter>[kmbtw])(?P<after>\+)?(?![a-z0-9])")
_EXPONENT = re.compile(_MANTISSA)
_POWERS = {mark: power for mark, power in zip("十百千万亿兆", (1, 2, 3, 4, 8, 12), strict=True)}
_WITHIN: dict[str, str] = DATA["bounds"]["within"]
_FUZZY: dict[str, str] = DATA["bounds"]["scale"]

# In words: only before something that can be counted, for 一 alone is everywhere.
_FIRST = sorted(
    {word[0] for word in [*units.words(), *DATA["measures"]] if not word[0].isascii()} | set("多余几来tgpmkf%")
)
_ZH_WORDS = re.compile(
    r"[一二两三四五六七八九十百千万亿][零〇一二两三四五六七八九十百千万亿]*(?:点[零〇一二三四五六七八九]+[十百千万亿]*)?"
    rf"(?P<after>[多余几来](?:[万亿]+)?)?(?= ?[{re.escape(''.join(_FIRST))}])"
)
_SMALL = alternatives(word for word in EN_WORDS if word not in ("a", "an", "half", "zero"))
_EN_WORDS = re.compile(
    rf"(?:(?:hundreds|tens|dozens|thousands) of (?P<fuzzy>thousand|million|billion|trillion)s?(?: of)?"
    rf"|(?P<plural>million|billion|trillion)s of"
    rf"|half a (?P<half>million|billion|trillion)"
    rf"|an? (?P<one>million|billion|trillion)"
    rf"|(?P<small>(?:{_SMALL})(?:-(?:{_SMALL}))?)(?P<scale> (?:hundred|thousand|million|billion|trillion|dozen))?)(?![a-z])"
)
_TENS = {"hundreds": 2, "tens": 1, "dozens": 1, "thousands": 3}


def find_numbers(text: str, start: int, stop: int) -> Iterator[Number]:
    """The numbers of a folded text in digits, then those in Chinese and in English words."""
    for match in _DIGITS.finditer(text, start, stop):
        number = _in_digits(text, match)
        if number:
            yield number
    for match in _ZH_WORDS.finditer(text, start, stop):
        number = _in_chinese(text, match)
        if number:
            yield number
    for match in _EN_WORDS.finditer(text, start, stop):
        if not text[match.start() - 1 : match.start()].isalnum() or not match.start():
            yield _in_english(match)


def _in_digits(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if end - start > MOST_DIGITS:
        return None
    digits = match[0]
    value = Decimal(digits.replace(",", "") if "," in digits else digits)
    after = text[end : end + 2]
    mark = after[1:] if after[:1] == " " else after[:1]
    if mark in _ZH_STARTS:
        return _chinese_scale(text, start, end, value)
    if "a" <= mark <= "z" or mark in ("-", "x", "×", "*"):
        return _latin_scale(text, start, end, value)
    more = _MORE.match(text, end) if mark in ("多", "余", "+") else None
    return Number(start, more.end(), value, bound=_WITHIN[more[0]]) if more else Number(start, end, value)


_ZH_STARTS = frozenset("十百千万亿兆多余几来")


def _chinese_scale(text: str, start: int, end: int, value: Decimal) -> Number:
    match = _ZH_SCALE.match(text, end)
    if not match:
        more = _MORE.match(text, end)
        return Number(start, more.end(), value, bound="at-least") if more else Number(start, end, value)
    power = sum(_POWERS[mark] for mark in match["scale"])
    more = match["more"] or match["after"]
    bound = _WITHIN[more] if more else "exact"
    if match["rest"]:
        whole = parse_number(text[start : match.end("rest")])
        return Number(start, match.end(), whole if whole is not None else value, bound=bound)
    return Number(start, match.end(), value.scaleb(power), power, bound=bound)


def _latin_scale(text: str, start: int, end: int, value: Decimal) -> Number:
    match = _LETTER.match(text, end) or _EN_SCALE.match(text, end)
    if match:
        word = match[1]
        power = 4 if word == "w" else EN_SCALES[word]
        bound = "at-least" if match["after"] else "exact"
        return Number(start, match.end(), value.scaleb(power), power, word if len(word) == 1 else "", bound)
    match = _EXPONENT.match(text, end)
    if match:
        power = int(match["e"] or match["ten"])
        return Number(start, match.end(), value.scaleb(power), power)
    return Number(start, end, value)


def _in_chinese(text: str, match: re.Match[str]) -> Number | None:
    """A number in Chinese numerals; a bare scale (千万用户) tells only of what order it is."""
    start, end = match.span()
    if end - start > MOST_DIGITS or text[start - 1 : start] in ("第", "统", "唯", "每", "之"):
        return None
    after = match["after"] or ""
    value = parse_number(text[start : match.start("after")] + after[1:] if after else match[0])
    if value is None:
        return None
    bound = _WITHIN[after[0]] if after else "exact"
    bare = match[0][0] in "十百千万亿" and value >= 100 and not after
    if not bare:
        return Number(start, end, value, words=True, bound=bound)
    for size in (2, 1):
        before = text[max(0, start - size) : start]
        if before in _FUZZY:
            return Number(start - size, end, value, words=True, bound=_FUZZY[before])
    return Number(start, end, value, words=True, bound="at-least")


def _in_english(match: re.Match[str]) -> Number:
    start, end = match.span()
    if match["fuzzy"]:
        power = EN_SCALES[match["fuzzy"]] + _TENS[match[0].partition(" ")[0]]
        return Number(start, end, Decimal(1).scaleb(power), words=True, bound="at-least")
    if match["plural"]:
        return Number(start, end, Decimal(1).scaleb(EN_SCALES[match["plural"]]), words=True, bound="at-least")
    return Number(start, end, parse_number(match[0]) or Decimal(0), words=True)
