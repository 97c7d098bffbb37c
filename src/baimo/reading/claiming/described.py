"""Whom a founding only describes: 收购了A创办的公司 tells of the company, not of who bought it."""

from __future__ import annotations

import re

from baimo.claims import Predicate
from baimo.reading.naming.mentions import Token
from baimo.values.expressions import expression

_FOUNDING = frozenset({"founded_on", "founded_by", "located_in"})
_FOUNDED = expression(r"(?:创立|创办|创建|成立|设立|组建|开办|办|创)的$")
_CLAUSE_ENDS = ("", "，", "。", "；", "、", "）", ",", ".", ";", ")", "\n")
_BEING = expression(r"[是由系为為]|\bis\b|\bwas\b")


def is_described(clean: str, predicate: Predicate, verb: Token) -> bool:
    """Whether a founding only describes what stands behind it: 收购了A创办的公司, 投资了A创立的B."""
    is_end = clean[verb[1] : verb[1] + 1] in _CLAUSE_ENDS
    return predicate.id in _FOUNDING and not is_end and _FOUNDED.search(clean[verb[0] : verb[1]].strip()) is not None


_FOUNDER = expression(
    r"创始人|創始人|创办人|創辦人|创办者|创始团队|联创|\b(?:co-?)?founders?\b|\bfounding (?:team|engineer)",
    re.IGNORECASE,
)
_DEED = expression(
    r"创立|創立|创办(?!人|者)|創辦(?!人|者)|创建(?!者)|創建(?!者)|成立|组建|設立|设立|创业|創業"
    r"|\b(?:founded|set up|start(?:ed)?|launched|created|established|began)\b",
    re.IGNORECASE,
)


def is_founder_named(clean: str, predicate: Predicate, start: int, end: int) -> bool:
    """Whether only the word for who founded tells of it: 今天的嘉宾是A创始人X does not date the founding."""
    if predicate.id != "founded_by" or _DEED.search(clean, start, end):
        return False
    return _FOUNDER.search(clean, start, end) is not None


def is_another_founded(clean: str, predicate: Predicate, subject: Token, verb: Token) -> bool:
    """Whether what a founding describes is another than the subject: 收购了A创办的公司 tells nothing of the buyer."""
    if subject[1] > verb[0] or not is_described(clean, predicate, verb):
        return False
    return _BEING.search(clean[subject[1] : verb[0]]) is None
