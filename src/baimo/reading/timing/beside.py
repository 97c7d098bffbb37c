"""Dates in a clause behind a claim that are its own: between commas, or with the verb of what it names."""

from __future__ import annotations

import re

from baimo.reading.timing.candidate import Deed, table
from baimo.reading.timing.clock import Clock
from baimo.values.expressions import expression

# was last valued at €120m, in December 2024, when Balderton led; 定增39.85亿元，10月完成
_BEFORE_ALONE = expression(r"\s*[,，]\s*(?:back )?(?:in|on|as of|at|于|在)?\s*", re.IGNORECASE)
_AFTER_ALONE = expression(r"\s*(?:完成|到账|到帳|交割|落地)?\s*(?:[,，.。;；)）\n]|$)")


def set_off(clock: Clock, deed: Deed, at: int) -> str | None:
    """The time between commas right behind a deal."""
    text, token = clock.document.clean, deed.sentence.tokens[at]
    end = deed.sentence.tokens[deed.span[1] - 1][1]
    if deed.predicate.id not in table()["round"] or token[0] - end > _FAR_OFF:
        return None
    last = max(deed.sentence.tokens[deed.end - 1][1], end - 2)
    is_apart = _BEFORE_ALONE.fullmatch(text, min(last, token[0]), token[0]) and _AFTER_ALONE.match(text, token[1])
    return clock.resolve(token[3]) if is_apart else None


_FAR_OFF = 12
# A larger model, Fjord 3, is due early next year
_GOES_ON = expression(
    r"(?:is|was|are|were|will|has|came|comes|arrives?|arrived|follow(?:s|ed)|ship(?:s|ped)|debuts|due)\b[\w -]{0,40}",
    re.IGNORECASE,
)


def is_of_apposition(clock: Clock, deed: Deed, low: int, at: int) -> bool:
    """Whether the clause of a date goes on with the verb of what a claim names: A larger model, X, is due in May."""
    if deed.predicate.id not in table()["launches"] or deed.sentence.tokens[deed.end - 1][1] > low:
        return False
    gap = clock.document.clean[deed.sentence.tokens[deed.end - 1][1] : low]
    return gap.strip() in (",", "，", "") and _GOES_ON.fullmatch(clock.document.clean, low, at) is not None


def is_of_next(deed: Deed, at: int) -> bool:
    """Whether a date behind a price stands before another: 起租价4.1万元/月，自12月1日起上调至4.3万元/月."""
    sentence = deed.sentence
    return deed.value >= 0 and sentence.chars.find(sentence.chars[deed.value], at + 1, sentence.high) >= 0
