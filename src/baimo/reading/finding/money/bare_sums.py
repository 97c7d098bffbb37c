"""Sums told without their currency: 投后390亿, 收入两千万, 三个亿, `39 billion post-money`, `revenue of 70 million`.

A great number without a unit may count anything. It is money where a word for money stands right before it or behind
it, or where it goes on with a sum (2025年127亿美元，2024年37亿). Its currency is that of the last great sum of the
paragraph, else, in English, the one in which the text tells most of them, else that of the language.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from baimo.reading.finding.drafts import Draft, bounded
from baimo.reading.finding.money.home_sums import home_of
from baimo.reading.finding.numbers import DATA
from baimo.values import units
from baimo.values.expressions import expression
from baimo.values.patterns import alternatives

_SUMS: dict[str, Any] = DATA["sums"]
_COUNTED = alternatives(_SUMS["counted"])
_ZH_BEFORE = expression(
    rf"(?<![少多])(?:{alternatives(_SUMS['zh_before'])})(?:(?!{_COUNTED})[^。；;！!？?\n|$¥€£]){{0,12}}$"
)
_EN_BEFORE = expression(
    rf"(?<![a-z])(?:{alternatives(_SUMS['en_before'])})(?![a-z])(?:(?!{_COUNTED})[^.;!?\n|$¥€£]){{0,20}}$"
)
_ZH_BEHIND = expression(rf" ?的?(?:{alternatives(_SUMS['zh_behind'])})")
_EN_BEHIND = expression(rf" (?:(?:in|of) )?(?:[a-z]+ )?(?:{alternatives(_SUMS['en_behind'])})(?![a-z])")
# What a number goes on to count has no unit of its own, yet says that it is no sum: 1000万下载.
_OTHER = expression(rf" ?[的个]?(?:{_COUNTED})")
_GOES_ON = expression(
    rf"(?:[,，、；和与及到至→]|(?:{alternatives(_SUMS['between'])})|[12][0-9]{{3}}|[0-9]{{1,2}}月| |[年底初])+"
)
_HAN = expression(r"[\u4e00-\u9fff]")
_STOP = expression(r"[。！？!?;；]|\.\s|\n")
_PARAGRAPH = expression(r"\n\s*\n|[。！？!?.]\s*\n")
_LEAST = 10_000
_WINDOW, _NEAR, _FAR = 40, 24, 1200


def bare_sums(text: str, found: list[Draft]) -> list[Draft]:
    """The amounts with those great numbers that are sums of money as such."""
    great = near = None
    for at, draft in enumerate(found):
        if not draft.unit:
            spoken = _in_spoken_scale(text, draft)
            is_spoken = spoken is not draft and not _OTHER.match(text, spoken.end)
            if spoken.value >= _LEAST and (is_spoken or _is_sum(text, spoken, found[at - 1] if at else None)):
                spoken.unit = _currency(text, spoken, great, near) or _usual(found)
                found[at] = draft = spoken
        if draft.unit in units.currencies():
            near = draft
            great = draft if draft.value >= _LEAST else great
    return found


def _in_spoken_scale(text: str, draft: Draft) -> Draft:
    """18个亿, 三个亿: the measure word stands before the scale."""
    if text[draft.end - 1] != "个" or text[draft.end : draft.end + 1] != "亿":
        return draft
    return bounded(text, draft.number, draft.end + 1, draft.value.scaleb(8), "")


def _is_sum(text: str, draft: Draft, before: Draft | None) -> bool:
    if _OTHER.match(text, draft.end):
        return False
    if _ZH_BEHIND.match(text, draft.end) or _EN_BEHIND.match(text, draft.end):
        return True
    said = text[max(0, draft.start - _WINDOW) : draft.start]
    if _ZH_BEFORE.search(said) or _EN_BEFORE.search(said):
        return True
    if before is None or before.unit not in units.currencies() or before.value < _LEAST:
        return False
    if _is_worth(text, draft, before):
        return True
    return draft.start - before.end <= _NEAR and _GOES_ON.fullmatch(text, before.end, draft.start) is not None


# a billion dollars, led by X, at twenty-three billion: what a house was worth when it raised a sum
_AT = expression(r"(?<![a-z])at (?:about |around |roughly |nearly |over )?$")
_ENDS = expression(r"[,.;:!?)\n]|$| (?:in|last|this|from)\b")
_ROUND = 80


def _is_worth(text: str, draft: Draft, before: Draft) -> bool:
    if draft.value <= before.value or draft.start - before.end > _ROUND or not _ENDS.match(text, draft.end):
        return False
    is_at = _AT.search(text, max(0, draft.start - _NEAR), draft.start) is not None
    return is_at and _STOP.search(text, before.end, draft.start) is None


def _currency(text: str, draft: Draft, great: Draft | None, near: Draft | None) -> str:
    """That of a sum in the same sentence; of the last great one of the paragraph; of the language, if Chinese."""
    if near is not None and draft.start - near.end < _FAR and not _STOP.search(text, near.end, draft.start):
        return near.unit
    is_chinese = _HAN.search(text, max(0, draft.start - _WINDOW), draft.end + _NEAR) is not None
    is_near = great is not None and draft.start - great.end < _FAR
    if great is not None and is_near and not _PARAGRAPH.search(text, great.end, draft.start):
        return great.unit
    return (home_of(text) or "CNY") if is_chinese else ""


def _usual(found: list[Draft]) -> str:
    """The currency in which a text tells most of its great sums."""
    told = Counter(draft.unit for draft in found if draft.value >= _LEAST and draft.unit in units.currencies())
    return max(told, key=lambda unit: (told[unit], unit)) if told else "USD"
