"""What stands around a number: its unit and measure word after it, its currency before it, its bound on either side."""

from __future__ import annotations

from typing import Any, NamedTuple

from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives


class Measured(NamedTuple):
    """The unit of a number and where its words end; the unit is empty after a mere measure word."""

    unit: str
    end: int


_WORDS = {word: unit for word, unit in units.words().items() if word not in ("$", "€", "£", "¢")}
_GUARDS: dict[str, str] = DATA["not_before"]
_MEASURES = frozenset(DATA["measures"])
# 4,500 dense teraflops, as against those with sparsity
_LATIN = expression(
    r"[ -]?(?:dense (?=[a-z]*(?:flops|ops)\b))?"
    rf"(?P<word>{alternatives(word for word in _WORDS if word[0].isascii())}|[$€£¢])(?![a-z0-9])"
)
# 15T training tokens: the word for what they are for is one by which rules know the number.
_OF_TRAINING = expression(r"[ -](?:pre-?)?training tokens(?![a-z])")
# 14.8 trillion diverse and high-quality tokens, 20万亿高质量文本token: so is what sort of tokens they are.
_SORT = (
    r"(?:diverse|high[- ]quality|multilingual|bilingual|multimodal|interleaved|curated|synthetic|filtered|cleaned|clean"
    r"|deduplicated|unique|new|additional|more|extra|further|text(?:ual)?|web|code|coding|math|data|training|pre-?training"
    r"|english|chinese|visual|speech|audio|image-text|vision-language|mixed|carefully|selected|domain-specific|natural"
    r"|language)"
)
_OF_SORT = expression(rf"(?:[ -]{_SORT},?(?: and(?= ))?){{1,6}}[ -]tokens(?![a-z])")
_OF_SORT_HAN = expression(
    r" ?(?:个|高质量|高品质|文本|多语[言种]|中英文|中英双语|双语|多模态|预?训练|图文|代码|有效|合成|数学|数据|多样化"
    r"|量级|以?上|的|和|、){1,6} ?(?:tokens?(?![a-z])|词元)"
)
_PERCENT = expression(r" ?(?P<word>%|‰)")
_HAN = expression(rf" ?(?P<word>{alternatives(word for word in _WORDS if not word[0].isascii())})")
_MEASURE = expression(rf" ?(?P<measure>{alternatives(_MEASURES)})")
_OF = expression(" ?的? ?")
# A sign of times needs to stand at its number: 3x, but not 3 x 4.
_CLOSE = frozenset("x×")


def unit_after(text: str, end: int) -> Measured | None:
    """The unit or measure word after a number: GB/s, 元, 个大模型, 款, weekly active users; None where neither is."""
    mark = text[end : end + 1]
    if mark == " ":
        mark = text[end + 1 : end + 2]
    if not mark or mark in "\n，。、；：,;:)(）（":
        return None
    if mark == "级":  # 万亿级参数, 百万级token
        end = text.index("级", end) + 1
        mark = text[end : end + 1]
    if mark == "%":
        return Measured("%", _PERCENT.match(text, end).end())  # type: ignore[union-attr]
    if mark.isascii() or mark == "×":
        return _latin(text, end)
    return _han(text, end)


def _latin(text: str, end: int) -> Measured | None:
    match = _LATIN.match(text, end)
    if not match:
        return Measured("tokens", end) if _OF_TRAINING.match(text, end) or _OF_SORT.match(text, end) else None
    word = match["word"]
    if word in _CLOSE and text[end] in " -":
        return None
    return Measured(_SIGNS.get(word) or _WORDS[word], match.end())


_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¢": "USD-cent"}


def _han(text: str, end: int) -> Measured | None:
    """A Chinese unit; else a measure word, with the thing counted where that is a unit: 个大模型, 家企业."""
    word, measure = _HAN.match(text, end), _MEASURE.match(text, end)
    if word and (not measure or word.end() >= measure.end()) and _is_whole(text, word["word"], word.end()):
        return Measured(_WORDS[word["word"]], word.end())
    if _OF_SORT_HAN.match(text, end):
        return Measured("tokens", end)
    if not measure:
        return None
    noun = _noun(text, measure.end())
    if noun:
        return noun
    return Measured(units.NUMBER, measure.end()) if _is_whole(text, measure["measure"], measure.end()) else None


def _noun(text: str, end: int) -> Measured | None:
    """The thing that a measure word counts, where that is a unit."""
    gap = _OF.match(text, end)
    place = gap.end() if gap else end
    match = (_LATIN if text[place : place + 1].isascii() else _HAN).match(text, place)
    unit = _WORDS.get(match["word"]) if match else None
    if not match or not unit or units.table()[unit].kind != "count" or not _is_whole(text, match["word"], match.end()):
        return None
    return Measured(unit, match.end())


def _is_whole(text: str, word: str, end: int) -> bool:
    """Whether the word does not begin another one: 元宇宙, 人工."""
    guard = _GUARDS.get(word)
    return guard is None or end >= len(text) or text[end] not in guard


_BEFORE = units.words_before()
_SCALES = frozenset("十百千万亿兆")
_CURRENCY = expression(rf"(?P<word>{alternatives(_BEFORE)})[ ]?$")
_ENDS = frozenset(word[-1] for word in _BEFORE)


def currency_before(text: str, start: int) -> Measured | None:
    """The currency before a number and where it begins: $, US$, RMB, 人民币."""
    last = text[start - 1 : start]
    if last == " ":
        last = text[start - 2 : start - 1]
    if last not in _ENDS or not start:
        return None
    low = max(0, start - 8)
    match = _CURRENCY.search(text[low:start])
    if not match:
        return None
    first = low + match.start()
    before = text[first - 1 : first] if first else ""
    is_latin = match["word"][0].isascii()
    if (
        match["word"][0].isalpha()
        and before
        and (before in _SCALES or (is_latin and before.isascii() and before.isalnum()))
    ):
        return None
    return Measured(_BEFORE[match["word"]], first)


_BOUNDS: dict[str, Any] = DATA["bounds"]
_BOUND_BEFORE = {word: bound for bound, words in _BOUNDS["before"].items() for word in words}
_BOUND_BEFORE |= dict.fromkeys(_BOUNDS["none"], "")
_HAN_SIZES = sorted({len(word) for word in _BOUND_BEFORE if not word.isascii()}, reverse=True)
_BEFORE_ENDS = frozenset(word[-1] for word in _BOUND_BEFORE)
_BOUND_AFTER = {word: bound for bound, words in _BOUNDS["after"].items() for word in words}
# `100 billion parameters and up to 10 billion active`: the bound of what comes next
_AFTER = expression(rf"[ ]?(?P<word>{alternatives(_BOUND_AFTER)})(?![a-z]| to\b)")
_AFTER_ENDS = frozenset(word[0] for word in _BOUND_AFTER)
_AFTER_GUARDS = {
    "多": "模元语轮次种个数方头样少项款家为端",
    "起": "来到步源初诉草用动点码",
    "余": "下额",
    "以下": "简称几是为内方",
    "上下": "文游级",
    "左右": "手两互",
    "以上": "这就述",
}


def bound_before(text: str, start: int) -> tuple[str, int]:
    """The bound that the words before a number set, and where they begin: 超过, more than; exact where none do."""
    last = start - 1
    if last >= 0 and text[last] == " ":
        last -= 1
    if last < 0:
        return "exact", start
    mark = text[last]
    if mark.isascii() and mark.isalpha():
        return _latin_bound(text, start, last + 1)
    return _han_bound(text, start, last + 1)


def _latin_bound(text: str, start: int, end: int) -> tuple[str, int]:
    words = text[max(0, end - 20) : end]
    place = len(words)
    found = ("exact", start)
    for _ in range(4):
        place = words.rfind(" ", 0, place)
        phrase = words[place + 1 :]
        if phrase in _BOUND_BEFORE:
            found = (_BOUND_BEFORE[phrase], end - len(phrase))
        if place < 0:
            break
    return found


def _han_bound(text: str, start: int, end: int) -> tuple[str, int]:
    """The longest word wins, and one that merely ends like a bound (附近) sets none."""
    if text[end - 1] in _BOUND_SIGNS:
        return _sign_bound(text, start)
    for place in (end, end - 1) if text[end - 1] in "了有到" else (end,):
        for size in _HAN_SIZES if text[place - 1] in _BEFORE_ENDS else ():
            bound = _BOUND_BEFORE.get(text[place - size : place]) if place >= size else None
            if bound is not None:
                return (bound, place - size) if bound else ("exact", start)
    return _sign_bound(text, start)


_BOUND_SIGNS, _ENDS_AMOUNT = "<>~≥≤≈", "0123456789十百千万亿兆%元kmbtw"


def _sign_bound(text: str, start: int) -> tuple[str, int]:
    """>100, ~30%; but the ~ of 10~20 makes a range."""
    place = start - 1 if text[start - 1] != " " else start - 2
    before = text[max(0, place - 2) : place].rstrip(" ")[-1:]
    if text[place] not in _BOUND_SIGNS or (text[place] == "~" and before and before in _ENDS_AMOUNT):
        return "exact", start
    return _BOUND_BEFORE[text[place]], place


def bound_after(text: str, end: int) -> tuple[str, int]:
    """The bound that the words after a quantity set, and where they end: 以上, 左右, or more."""
    mark = text[end : end + 1]
    if mark == " ":
        mark = text[end + 1 : end + 2]
    if mark not in _AFTER_ENDS or not mark:
        return "exact", end
    match = _AFTER.match(text, end)
    if not match or text[match.end() : match.end() + 1] in set(_AFTER_GUARDS.get(match["word"], "")):
        return "exact", end
    return _BOUND_AFTER[match["word"]], match.end()
