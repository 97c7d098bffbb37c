"""Words as values: the same words agree, and so does a part of a list; other words say nothing."""

from __future__ import annotations

import re

from baimo.checking.fits import Fit
from baimo.claims import Claim, Predicate
from baimo.values.names import fold, key

_MARKS = re.compile(r"[,;/、，；]|\band\b|和|与|及")
_WORD = re.compile(r"[a-z0-9.+-]+|[\u4e00-\u9fff]")
_DENIALS = {"not", "no", "non", "without", "不", "非", "未", "无"}


def compare(claimed: Claim, held: Claim, row: Predicate) -> Fit:
    """`image` agrees with a held `text,image`; `text,image` with `image`, and `MIT` with `code MIT`, in part."""
    if claimed.object or held.object:
        return Fit.AGREES if claimed.object == held.object else Fit.ALIEN
    mine, theirs = _parts(claimed, row), _parts(held, row)
    if not mine or not theirs:
        return Fit.AGREES if claimed.value is None else Fit.ALIEN
    if {key(part) for part in mine} <= {key(part) for part in theirs}:
        return Fit.AGREES
    return Fit.COARSE if any(_is_said_in(part, theirs) for part in mine) else Fit.ALIEN


def _parts(claim: Claim, row: Predicate) -> list[str]:
    text = "" if claim.value is None else fold(str(claim.value))
    for filler in row.fillers:
        text = text.replace(filler, " ")
    return [part for part in _MARKS.split(text) if key(part)]


def _is_said_in(part: str, others: list[str]) -> bool:
    """Whether every word of a part stands in another, which denies nothing."""
    wanted = set(_WORD.findall(fold(part)))
    return any(wanted <= words and not words & _DENIALS for words in (set(_WORD.findall(fold(o))) for o in others))
