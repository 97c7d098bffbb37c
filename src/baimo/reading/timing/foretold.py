"""Whether the words beside a date tell of what lies ahead, of what begins to hold, or of what has happened."""

from __future__ import annotations

import re

from baimo.reading.finding.spans import DateSpan
from baimo.values.dates import When
from baimo.values.expressions import expression

_AHEAD = expression(
    r"(?:[到料拟擬]|(?<!截)至|预计|預計|预期|預期|将于|將於|将在|將在|计划|計劃|計畫|有望|力争|力爭|目标|目標|展望|定于|定於|未来|未來|不晚于|最快"
    r"|by |until |expect\w* |scheduled |planned |due )[^，。；,;.]{0,6}$"
)
_AHEAD_AFTER = expression(
    r"(?:[，,](?![^，。；,;.]{0,8}(?:宣|表示|称|透露|公布|报道)))?[^，。；,;.]{0,14}?"
    r"(?:[将將擬拟](?!其)|预计|預計|有望|可望|料[将將环環同达達增持]|will |is expected|is set to)"
)


# `is to open its plant in 2026`: the verb stands at the other end of the clause.
_CLAUSE = 100
# A clause that may tell the town between commas: at its newest campus, in Narvik, in February.
_IN = r"(?:[^.;,:()]|[.,](?=\d))*"
_ON = rf"{_IN}(?:, (?:in|at|near|outside) [a-z][\w -]{{1,30}},)?{_IN}"
_WILL = expression(
    r"\b(?:will|plans?|planned|expects?|expected|aims?|hopes?|wants?|slated|scheduled|going|set|due|is|are|be|supposed|likely)"
    rf"(?<!was )(?<!were )(?: not)? (?:to )(?!have){_ON}$|\b(?:will|won't|would|next up)\b{_ON}$"
)


def is_ahead(text: str, span: DateSpan) -> bool:
    """Whether the words beside a date foretell: 预计到2027年, 2030年有望, by 2028."""
    before = text[max(0, span.start - _CLAUSE) : span.start]
    return bool(_AHEAD.search(before[-14:]) or _AHEAD_AFTER.match(text, span.end) or _WILL.search(before.lower()))


# 2026年将推出X，6月量产Y: what a year opens is all of it
_OPENS = expression(r"(?:^|[。！？；\n]|[.!?] )[ \t*#•-]*(?:in )?$", re.IGNORECASE)


def is_goal(text: str, span: DateSpan, now: When | None) -> bool:
    """Whether a year alone is but foretold, 预计2026年营收6亿元, so that a month behind it need not lie in it."""
    if span.when is None or span.when.precision != "year" or not is_ahead(text, span):
        return False
    if now is not None and span.when.start <= now.end:
        return False
    return _OPENS.search(text, max(0, span.start - 8), span.start) is None


_LIMIT = expression(r" ?(?:之前|以前|前)(?![往沿])")
_LIMIT_BEFORE = expression(r"\b(?:before|until|till|prior to) $")


def is_limit(text: str, span: DateSpan) -> bool:
    """Whether a date is but the one before which something holds: 12月20日之前."""
    return _LIMIT.match(text, span.end) is not None or (
        _LIMIT_BEFORE.search(text[max(0, span.start - 10) : span.start].lower()) is not None
    )


_SET = expression(
    r"(?:自|从|從|from |starting |effective |as of |beginning "
    r"|(?:takes?|taking|comes?|coming|goes?|going) (?:in)?(?:to )?(?:effect|force) "
    r"|in (?:effect|force) )(?:on |from |as of )?$"
)
_SET_AFTER = expression(
    r"(?: ?[0-9]{1,2}[:：][0-9]{2})?[零0]?[时時点點]?"
    r"(?:起|开始|開始|后起|生效|(?:起)?(?:正式)?(?:施行|实施|實施|执行|執行))"
)


def is_set(text: str, span: DateSpan) -> bool:
    """Whether a date is that from which something holds, as notices set it: 自7月1日起, from June 10."""
    return bool(_SET.search(text[max(0, span.start - 28) : span.start].lower()) or _SET_AFTER.match(text, span.end))


_MEASURE = expression(r"(?:[较比]|相比于?|相较于?|对比|compared (?:with|to)|versus|vs\.?|than in) ?$")
_OF_MEASURE = expression(r"(?:全年)?同期")


def is_measure(text: str, span: DateSpan) -> bool:
    """Whether something is but compared with a time: 较2023年同期, than in 2023."""
    return bool(_MEASURE.search(text[max(0, span.start - 14) : span.start].lower())) and (
        text[span.end - 1].isascii() or _OF_MEASURE.match(text, span.end) is not None
    )


_HOLDS = expression(r"[零0]?[时時]?起?(?:正式|全面)?(?:施行|实施|實施|生效|上路)")


def may_lie_ahead(text: str, span: DateSpan) -> bool:
    """Whether a date may lie behind the text: what it foretells, or from when a rule that it tells of holds."""
    return is_ahead(text, span) or _HOLDS.match(text, span.end) is not None


_SENTENCE = 120
_STOP = expression(r"[。！？；\n]|[.!?;]\s")
_FORETELLS = expression(
    r"预计|預計|预期|預期|预测|預測|有望|可望|将[达達增在于於]|將[達增在於]|力争|力爭|目标|目標|展望|未来|未來|规划|規劃"
    r"|计划|計劃|复合|複合|年均|到[0-9]{4}年"
    r"|\b(?:will|expect|forecast|project|estimate|predict|plan|target|aim|by [0-9]{4}|cagr)",
    re.IGNORECASE,
)


def is_told(text: str, span: DateSpan) -> bool:
    """Whether the whole sentence of a year foretells nothing: what it tells has happened."""
    before = _STOP.split(text[max(0, span.start - _SENTENCE) : span.start])[-1]
    after = _STOP.split(text[span.end : span.end + _SENTENCE])[0]
    return not _FORETELLS.search(before) and not _FORETELLS.search(after)


# What something rose from: `up from 300 million in December`.
# ... but `from $25 to $30 on December 1` tells when it is the second.
ROSE_FROM = expression(
    r"\b(?:from\s(?=[^,;:]*\d)|against\s|versus\s|compared (?:with|to)\s|since\s)(?:(?!\bto [$€£¥\d])[^,;:])*$"
    r"|(?:\b(?:up|down|rise|risen|rose|fell|grew|grown|increased?|jump\w*|climb\w*|per ?cent)|%) from (?:the )?$",
    re.IGNORECASE,
)
# From July 10, X costs: what begins to hold then, no value that another rose from.
ON = expression(
    r"(?:^|[—–.,;:-]|\b(?:appl(?:y|ies)|binds?|effective|effect|force|available|valid|open|live|starts?|begins?|runs?))"
    r"\s*(?:as )?from $",
    re.IGNORECASE,
)
