"""Dates that stand by a claim and are told of something else: of the main clause, of the verb before or after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baimo.reading.naming.mentions import Token
from baimo.values.expressions import expression

_WORDS = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few"
_NUMBER = rf"(?:\d+|[一二两兩三四五六七八九十半几幾数數多]+|{_WORDS})"
_UNIT = r"(?:个|個)?(?:多|半)?(?:天|日|周|星期|月|年|小时|days?|weeks?|months?|years?|hours?)"
# `just two months after OpenAI launched ChatGPT`: what is after or before is told without a date of its own.
_COUNTED_FROM = expression(rf"\b{_NUMBER}\s*{_UNIT}\s+(?:after|before|since)\s+(?:the\s+)?$", re.IGNORECASE)
# OpenAI推出ChatGPT两个月后，用户突破1亿
_COUNTED_ON = expression(rf"^\s*(?:的)?\s*{_NUMBER}\s*{_UNIT}(?:之后|以后|后|後|之前|以前|前)")
# `acquired MosaicML in July 2023 and released DBRX`
# ... and is expected to release DBRX 2 by the end of the year
_AND = expression(
    r"^\s*,?\s*(?:and|but|then|and then|and later|and also)\s*"
    r"(?:(?:it |they )?(?:is|are|has|have|will|plans?|expects?|hopes?|aims?|intends?|wants?|soon|now)\b[\w ]{0,24})?$",
    re.IGNORECASE,
)
# 自2024年3月上线以来，已有4100名护士使用; `since its launch in March 2024`
_OF_LAUNCH = expression(
    r"\s?(?:正式|全面)?(?:上线|推出|发布|开源|上市|问世|投产|启用|开售|公测|发售|面世)(?:[^，。；,;]{0,24}以来|至今|后|之后|以后)"
)
_SINCE_LAUNCH = expression(
    r"\bsince (?:we |it |the company )?(?:launch|releas|introduc|open)(?:ed|ing) [^,;.:()]{2,40} (?:in|on|this|last) ?$"
    r"|\bsince (?:its|the|their) (?:\w+ )?(?:launch|release|debut|introduction|opening)(?: of \w+)?"
    r" (?:in|on|this|last) ?$",
    re.IGNORECASE,
)


def is_of_launch(clean: str, date: Token) -> bool:
    """Whether a date tells since when a thing is out: no time of what it has reached since."""
    before = clean[max(0, date[0] - _LONG) : date[0]]
    return _OF_LAUNCH.match(clean, date[1]) is not None or _SINCE_LAUNCH.search(before) is not None


# GPT-5登场、英伟达Q2财测: nothing comes out in a quarter of which only sums are told.
_SUMS = expression(
    r"[- ]?(?:单季|合并|整体|的)?(?:财测|财报|营收|业绩|净利|获利|收入|季报)"
    r"|[- ]?(?:earnings|results|revenues?|sales|profits?|net loss)",
    re.IGNORECASE,
)


def is_of_sums(clean: str, date: Token) -> bool:
    """Whether a quarter stands before the sums that are reported of it."""
    span = date[3]
    return span.when is not None and str(span.when)[5:7] > "32" and _SUMS.match(clean, date[1]) is not None


# `down 4% from September`, 较9月下降4%: with that time something is compared.
_COMPARED = expression(
    r"(?:%|\bper ?cent|\bpoints?)\)? (?:from|against|versus|vs\.?|than(?: in)?|compared (?:with|to)) (?:the )?$"
    r"|(?:较|較|相比|比起?|对比|對比)(?:于|於)?[ ]?$",
    re.IGNORECASE,
)
_COMPARED_ENDS = ("from", "against", "versus", "vs", "vs.", "than", "in", "with", "to", "the", *"较較比起于於")
_LONG = 40
_COUNTED_ENDS = ("after", "before", "since", "the")


def elsewhere(
    clean: str, start: int, end: int, dates: Sequence[Token], names_last: Token | None, is_sum: bool = False
) -> set[int]:
    """Starts of the dates that are not those of a claim read from `clean[start:end]`.

    `names_last` is the subject where the claim's words end with it: 在纳斯达克上市的文远知行去年亏损. A sum over a time
    is of that of the sum before it: `Revenue was $9 million in 2025 and the company lost $14 million`.
    """
    before = [date for date in dates if date[1] <= start]
    after = [date for date in dates if date[0] >= end]
    found: set[int] = set()
    if before and (_is_counted_from(clean, start) or _COUNTED_ON.match(clean[end : end + _LONG])):
        found |= {date[0] for date in before}
    found |= {date[0] for date in before if not is_sum and _AND.match(clean[date[1] : start])}
    if names_last is not None and names_last[1] == end and _before(clean, names_last[0]).endswith("的"):
        found |= {date[0] for date in after}
    return found | {date[0] for date in dates if _is_compared(clean, date[0])}


def _is_compared(clean: str, start: int) -> bool:
    """Whether something is but compared with a time; the last word before it is far quicker to see than the rest."""
    said = _before(clean, start)
    return said.lower().endswith(_COMPARED_ENDS) and _COMPARED.search(clean[max(0, start - _LONG) : start]) is not None


def _before(clean: str, start: int) -> str:
    return clean[max(0, start - _LONG) : start].rstrip()


def _is_counted_from(clean: str, start: int) -> bool:
    """Whether words end with `two months after`; the last of them is far quicker to see than the whole."""
    is_likely = _before(clean, start)[-6:].lower().endswith(_COUNTED_ENDS)
    return is_likely and _COUNTED_FROM.search(clean[max(0, start - _LONG) : start]) is not None
