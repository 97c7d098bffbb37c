"""Numbers in a text, with the scale that follows them: 2.14 亿, 3亿5千万, 十二点五亿, 数千万, 1.5 billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from baimo.values import datafile, units
from baimo.values.expressions import expression
from baimo.values.numbers import EN_SCALES, EN_WORDS, MOST_DIGITS, ZH_DIGITS, parse_number
from baimo.values.patterns import alternatives

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
    value_to: Decimal | None = None


# Digits after a letter belong to a name (H100), unless the letters are the code of a currency (RMB5). Most of the rest
# are parts of dates (2023年, 3月), which the pattern itself passes over. What a number goes on with is taken whole or
# not at all; no possessive group says so, for in one Python before 3.11.5 loses its place.
_MONEY_CODES = alternatives(word for word in units.words_before() if word.isalpha() and word.isascii())
_TAIL = r"(?=(?P<digits_on>[0-9]*(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?))(?P=digits_on)"
_DIGITS = expression(rf"[0-9](?<![a-z0-9_#][0-9]){_TAIL}(?! ?[月日号](?![活元圆度独])|(?<=[12][0-9]{{3}}) ?年)")
_CODED = expression(rf"(?:{_MONEY_CODES})(?P<digits>[0-9]{_TAIL})")
_MANTISSA = r"(?:e\+?(?P<e>[0-9]{1,2})(?![0-9a-z])| ?[x×*] ?10\^(?P<ten>[0-9]{1,2})|\^(?P<power>[0-9]{1,2}))"
# A scale is none where it begins a name: 2 千问, 3 百度.
_SCALE = "[十兆]|百(?![度川分货科炼模姓])|千(?![瓦米克问帆])|万(?![知物象兴达科里向维])|亿(?![航联纬田]|欧(?!元))"
_MANY_MORE = r"多(?![模元语轮次种个款家项名位场方头])|余(?![个款家种项名位])|\+"
# 3兆4740亿, 2万6500, 13万9,900
_REST = (
    # with blanks as well, where the next scale is smaller: 1 兆 933 亿
    r"(?:(?:(?<=兆) (?=[0-9,]{1,5} ?亿)|(?<=亿) (?=[0-9,]{1,5} ?万))?"
    r"(?:[0-9]{1,4}(?:(?<=[兆0-9][0-9])\.[0-9]{1,4}(?= ?[万亿]))?|[0-9],[0-9]{3})(?: (?=[万亿]))?"
    r"[十百千万亿]{1,2}){0,3}"
    r"(?:(?<=[万亿])(?:[0-9]{4}|[0-9],[0-9]{3})(?![0-9.,年]))?"
)
_ZH_SCALE = expression(rf" ?(?P<more>[多余几来])?(?P<scale>(?:{_SCALE})+)(?P<rest>{_REST})(?P<after>{_MANY_MORE})?")
# 2万6 is 26,000, unless the 6 counts something of its own.
_COUNTING = "年月日天个次名台位款家项张块种条倍级多余几十百千万亿"
_SPOKEN = expression(rf"(?<=[0-9][千万亿])[1-9](?![0-9a-z.,%~/-]|[{_COUNTING}])")
_MORE = expression(r"(?:[多余](?=[个款家种项名位张台次人条元块万亿辆])|\+)")
_EN_SCALE = expression(rf"[ -]?(?P<scale>{alternatives(s for s in EN_SCALES if len(s) > 1)})(?P<after>\+)?(?![a-z])")
_LETTER = expression(r"(?P<letter>[kmbtw])(?P<after>\+)?(?![a-z0-9])")
# 117 B total parameters, 1.4 T tokens: a letter apart from its number only before what it counts.
_LETTER_APART = expression(
    r" (?P<letter>[mbt])(?P<after>\+)?(?= (?:(?:total|model|non-embedding) )?(?:param|activ)[a-z]*\b"
    r"| (?:(?:pre-?)?training )?tokens\b)"
    # 70 B, 671 B total, 37 B of which: as sizes of models are told where it is plain what they are
    r"| (?P<size>b)(?=[,;)]| (?:total|dense|active|of (?:which|them)|per token|model)\b)(?<=[0-9.]{2} b)"
)
# $5.6 M, behind the sign of a currency.
_LETTER_OF_MONEY = expression(r" (?P<letter>[mb])(?P<after>\+)?(?![a-z0-9])")
_EXPONENT = expression(_MANTISSA)
_POWERS = dict(zip("十百千万亿兆", (1, 2, 3, 4, 8, 12), strict=True))
_WITHIN: dict[str, str] = DATA["bounds"]["within"]
_FUZZY: dict[str, str] = DATA["bounds"]["scale"]

# In words: only before something that can be counted, for 一 alone is everywhere.
_FIRST = frozenset(
    {word[0] for word in [*units.words(), *DATA["measures"]] if not word[0].isascii()} | set("多余几来级tgpmkf%")
)
_ZH_WORDS = expression(
    r"[一二两三四五六七八九十百千万亿][零〇一二两三四五六七八九十百千万亿]*(?:点[零〇一二三四五六七八九]+[十百千万亿]*)?"
    rf"(?P<after>[多余几来](?:[万亿]+)?)?(?= ?[{re.escape(''.join(sorted(_FIRST)))}]|[^\u4e00-\u9fff]|$)"
)
_SMALL = [word for word in EN_WORDS if word not in ("a", "an", "half", "zero")]
_GREAT = "(?: hundred)?[ -](?:thousand|million|billion|trillion)| (?:hundred|dozen)"
_OF = " of(?: (?P<fuzzy>thousand|million|billion|trillion)s?(?: of)?)?"
_MANY = {"hundreds": 2, "tens": 1, "dozens": 1, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12}
_ONES = alternatives(_SMALL)
# As they are spoken: a hundred and ninety-two, two thousand and forty-eight, eleven point seven billion.
_SPOKEN_REST = rf"(?:{_ONES})(?:-(?:{_ONES}))?(?![a-z-])(?! (?:hundred|dozen))"
_SPOKEN_TAIL = rf" hundred(?: and)? {_SPOKEN_REST}"
_SPOKEN_POINT = rf" point (?:{_ONES}|zero)(?: (?:{_ONES}|zero))*"
# three and a half billion
_HALF = " and a half"
_SPOKEN_HALF = rf"{_HALF}(?=[ -](?:thousand|million|billion|trillion))"
_SPOKEN_MORE = (
    rf"(?<=thousand)(?: (?:{_ONES}) hundred)?"
    rf"(?:(?: and)? {_SPOKEN_REST}(?! (?:thousand|million|billion|trillion|percent|%)))?"
)
_EN_WORDS = expression(
    rf"(?P<head>{alternatives([*_SMALL, *_MANY, 'half a', 'a', 'an'])})"
    rf"(?P<unit>-(?:{_ONES}))?(?P<tail>{_SPOKEN_TAIL})?(?P<point>{_SPOKEN_POINT}|{_SPOKEN_HALF})?"
    rf"(?P<scale>{_GREAT})?(?:{_SPOKEN_MORE})?(?P<of>{_OF})?(?![a-z])"
)


_HYPHENED = expression("-(?=thousand|million|billion|trillion)")


def find_numbers(text: str, start: int, stop: int) -> Iterator[Number]:
    """The numbers of a folded text in digits, then those in Chinese and in English words."""
    for match in _DIGITS.finditer(text, start, stop):
        first, last = match.span()
        if last - first <= MOST_DIGITS and not (text[last : last + 1] in _TIMES and _is_time(text, first, last)):
            yield _in_digits(text, first, last, match[0])
    for match in _CODED.finditer(text, start, stop):
        yield _in_digits(text, match.start("digits"), match.end(), match["digits"])
    for match in _ZH_WORDS.finditer(text, start, stop):
        number = _in_chinese(text, match)
        if number:
            yield number
    for match in _EN_WORDS.finditer(text, start, stop):
        number = _in_english(text, match)
        if number:
            yield number


_TIMES = ("-", "/", ":", "点")


def _is_time(text: str, start: int, end: int) -> bool:
    """Whether the number is in the middle of a date or before a time of day: the 10 of 2023-10-24, 10点, 10:30."""
    mark = text[end]
    if mark == "点":
        return text[end + 1 : end + 2] not in ("以", "几")
    return text[end + 1 : end + 2].isdigit() and (mark == ":" or text[start - 1 : start] == mark)


def _in_digits(text: str, start: int, end: int, digits: str) -> Number:
    value = Decimal(digits.replace(",", "") if "," in digits else digits)
    mark = text[end : end + 1]
    if mark == " ":
        mark = text[end + 1 : end + 2]
    if mark in _ZH_STARTS:
        return _chinese_scale(text, start, end, value)
    if "a" <= mark <= "z" or mark in _LATIN_STARTS:
        return _latin_scale(text, start, end, value)
    if mark == "+":
        return Number(start, end + 1, value, bound="at-least")
    return Number(start, end, value)


_LATIN_STARTS = frozenset("-x×*^")
_SIGNS_OF_MONEY = frozenset("$€£¥")
_ZH_STARTS = frozenset("十百千万亿兆多余几来")


def _chinese_scale(text: str, start: int, end: int, value: Decimal) -> Number:
    match = _ZH_SCALE.match(text, end)
    if not match:
        more = _MORE.match(text, end)
        return Number(start, more.end(), value, bound="at-least") if more else Number(start, end, value)
    power = sum(_POWERS[mark] for mark in match["scale"])
    within: str = match["more"] or match["after"] or ""
    bound = _WITHIN[within] if within else "exact"
    spoken = None if match["rest"] or within else _SPOKEN.match(text, match.end())
    if spoken and len(match["scale"]) == 1:
        last = Decimal(spoken[0]).scaleb(power - 1)
        return Number(start, spoken.end(), value.scaleb(power) + last, power)
    if match["rest"]:
        whole = parse_number(text[start : match.end("rest")].replace(",", "").replace(" ", ""))
        return Number(start, match.end(), whole if whole is not None else value, bound=bound)
    return Number(start, match.end(), value.scaleb(power), power, bound=bound)


def _latin_scale(text: str, start: int, end: int, value: Decimal) -> Number:
    match = _LETTER.match(text, end) or _LETTER_APART.match(text, end) or _EN_SCALE.match(text, end)
    if not match and start and text[start - 1] in _SIGNS_OF_MONEY:
        match = _LETTER_OF_MONEY.match(text, end)
    if match:
        word = match[1] or match["size"]
        power = 4 if word == "w" else EN_SCALES[word]
        bound = "at-least" if match["after"] else "exact"
        return Number(start, match.end(), value.scaleb(power), power, word if len(word) == 1 else "", bound)
    match = _EXPONENT.match(text, end)
    if match:
        if match["power"]:
            return Number(start, match.end(), Decimal(1).scaleb(int(match["power"])) if value == 10 else value)
        power = int(match["e"] or match["ten"])
        return Number(start, match.end(), value.scaleb(power), power)
    return Number(start, end, value)


def _in_chinese(text: str, match: re.Match[str]) -> Number | None:
    """A number in Chinese numerals; a bare scale (千万用户) tells only of what order it is."""
    start, end = match.span()
    if end - start > MOST_DIGITS or text[start - 1 : start] in _NO_NUMERAL_AFTER:
        return None
    after = match["after"] or ""
    written = text[start : match.start("after")] + after[1:] if after else match[0]
    value, value_to = _approximate(written)
    if value is None or (value < 10000 and not _is_counted(text, end) and text[start - 2 : start] not in _CURRENCIES):
        return None
    bound = _WITHIN[after[0]] if after else "exact"
    if written[0] not in "百千万亿" and not (written[0] == "十" and len(written) > 1 and written[1] in "万亿"):
        return Number(start, end, value, words=True, bound=bound, value_to=value_to)
    if text[max(0, start - 2) : start].rstrip(" ")[-1:].isdigit():
        return None  # the 亿 of 100亿
    return _bare_scale(text, start, end, value, bound)


# 参数千亿级: the 数 is of the word before.
_NO_FUZZY = frozenset(("参数", "系数", "指数", "总数", "人数", "次数", "台数", "户数", "家数"))
# 美金一千二: the currency may stand before a sum in words.
_CURRENCIES = frozenset(word for word in units.words_before() if len(word) == 2 and not word.isascii())
_NO_NUMERAL_AFTER = frozenset("第统唯每之专其某同另逐任单归万")


def _is_counted(text: str, end: int) -> bool:
    """Whether a unit may follow: small numbers in words count only with one."""
    mark = text[end : end + 2].lstrip(" ")[:1]
    return mark in _FIRST and bool(mark)


def _approximate(written: str) -> tuple[Decimal | None, Decimal | None]:
    """七八千万 is from 七千万 to 八千万; any other number is what it is."""
    one, other = ZH_DIGITS.get(written[:1], 0), ZH_DIGITS.get(written[1:2], -1)
    if len(written) > 1 and one and other == one + 1 and written[2:3] not in ZH_DIGITS:
        return parse_number(written[0] + written[2:]), parse_number(written[1:])
    return parse_number(written), None


def _bare_scale(text: str, start: int, end: int, value: Decimal, bound: str) -> Number:
    """千万 alone, or after 数, 上, 过, 近: at least that, or about."""
    for size in (2, 1):
        before = text[start - size : start] if start >= size else ""
        if before in _FUZZY and text[max(0, start - size - 1) : start] not in _NO_FUZZY:
            return Number(start - size, end, value, words=True, bound=_FUZZY[before])
    return Number(start, end, value, words=True, bound=bound if bound != "exact" else "at-least")


def _in_english(text: str, match: re.Match[str]) -> Number | None:
    """two million, hundreds of millions of, half a billion, three (of something)."""
    start, end = match.span()
    head, scale, before = match["head"], match["scale"], text[start - 1 : start] if start else ""
    if before.isalnum() or before in ("-", "_", "'"):
        return None
    if head in _MANY:
        power = _MANY[head] + (EN_SCALES[match["fuzzy"]] if match["fuzzy"] else 0)
        return Number(start, end, Decimal(1).scaleb(power), words=True, bound="at-least") if match["of"] else None
    if head in ("a", "an", "half a") and not (scale or match["tail"]):
        return None
    written = text[start : match.start("of")] if match["of"] else match[0]
    value = parse_number(_HYPHENED.sub(" ", written.replace(_HALF, " point five")))
    return None if value is None else Number(start, match.start("of") if match["of"] else end, value, words=True)
