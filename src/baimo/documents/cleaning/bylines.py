"""The day of a text where no plain dateline tells it: `By X. 3 June 2025`, `issue 88. July 16`, 发稿日期：2025-07-14.

Every date near the top and the foot is weighed by what stands around it; bylines.yaml holds the words and the weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from baimo.documents.cleaning.lines import FOLDER, width
from baimo.values import datafile
from baimo.values.expressions import expression

_MARKS = " \t　*_:：,，、;；.。|｜·•/／—–-([（【〔)]）】》」"
# A key with a colon before it is of the text only where it is one of the labels.
_PARTS = _MARKS.replace(":", "").replace("：", "")
_BRACKETS, _BRACKETED = "（(【[〔", " \t　*_)]）】〕"
_WEEKDAY = expression(
    r"(?:\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?)|星期.|周.|週.)[\s,，]*$",
    re.IGNORECASE,
)
# 2025.06.09—06.15, or the time of day.
_MORE = expression(r"^\s*(?:[-—–~至到][\d./年月日 -]+|[ ,，T]*\d{1,2}:\d\d(?::\d\d)?(?: ?[A-Z]{2,5})?)")
_PARTED, _PARTING = expression(r"\s*[·|｜•]|　"), expression(r"[·|｜•]|\s{2,}|　")
_SHORT = 90
_NEAR = 40
# Lines of nearly one weight are the entries of a list.
_ALIKE = 1
# Words behind a date that go on with a sentence, rather than with a place or who wrote it.
_FEW = 16
# Where one thing that a line tells ends and the next begins: `Fireside chat, Lagos, 12 September 2025. With Ann Lee.`
_STOP = expression(r"(?<=[A-Za-z0-9)’”\"]{2})[.;] +(?=[A-Za-z“\"‘])|[。！？] *|(?:^|\s)[—–] ")
# 时间：2025年7月3日（周四）14:00: when people met of whose meeting the text tells.
_MEETS = expression("(?:会议|會議|活动|活動)?(?:日期|时间|時間)[：:]|(?:Date(?: and time)?|Time|When):")
_HOURS = expression(r"[，,]?\s*(?:[（(][^（）()]{1,8}[）)]|星期.|周.)?\s*(?:[上下]午|晚上?)?\s*[0-2]?\d[:：时時]")
_RANGE, _UNTIL = expression(r"\s*[-—–~至到]"), expression(r"\s*[至到]\s?[\d一二三四五六七八九十]")
_PLACE = expression(r", [A-Z][\w’'-]+(?:,? [A-Z][\w’'-]+){0,3}[.]?")
# 2026年1月14日晚: of a part of the day.
_PART_OF_DAY = expression("[早晚][上间間]?|[上下]午")


class Line(NamedTuple):
    """A line near the top or the foot, whether nothing follows it, and whether it is one of the very first or last."""

    text: str
    is_last: bool
    is_edge: bool = False


class Weighed(NamedTuple):
    """A date of a line with what speaks for it as the text's own."""

    weight: float
    match: re.Match[str]


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = datafile.load(FOLDER / "bylines.yaml")
    return table


@cache
def _words(key: str) -> re.Pattern[str]:
    words = sorted(_table()[key]["words"], key=len, reverse=True)
    parts = (rf"\b{re.escape(word)}" if word[0].isascii() else re.escape(word) for word in words)
    return expression(f"(?:{'|'.join(parts)})", re.IGNORECASE)


def best(lines: list[Line], date: re.Pattern[str]) -> re.Match[str] | None:
    """The date that most speaks for; None where nothing says enough, or two lines of one form say as much."""
    found = [weighed for line in lines for weighed in _weighed(line, date)]
    enough = [weighed for weighed in found if weighed.weight >= _table()["enough"]]
    if not enough:
        return None
    # of two that weigh as much the one with words that tell whose day it is
    first = max(enough, key=lambda weighed: (is_labelled(weighed.match), weighed.weight, _has_words(weighed)))
    like = [weighed for weighed in enough if weighed.weight >= first.weight - _ALIKE]
    # a line and a part of it tell one date
    is_list = len({weighed.match[0] for weighed in like}) > 1 and not _has_words(first)
    return None if is_list else first.match


def _has_words(weighed: Weighed) -> bool:
    line = weighed.match.string
    return bool(_label(line, weighed.match.start()) or _words("byline").search(line))


def _weighed(line: Line, date: re.Pattern[str]) -> Iterator[Weighed]:
    for match in date.finditer(line.text):
        yield Weighed(_weight(line, match), match)
        if line.is_edge and (part := _part(line, match)) is not None:
            inner = date.search(part.text)
            if inner is not None and inner[0] == match[0]:
                yield Weighed(_weight(part, inner) + _table()["set_off"] * _is_set_off(part.text, inner), inner)


def _is_set_off(text: str, match: re.Match[str]) -> bool:
    """Whether it is all that is told, or stands between commas before a place: `Data Days, 23 May 2025, Harpa`."""
    before, rest = text[: match.start()].strip(_MARKS), text[match.end() :]
    return not text.strip(_MARKS).replace(match[0], "") or (bool(before) and _PLACE.fullmatch(rest) is not None)


def _part(line: Line, match: re.Match[str]) -> Line | None:
    """The one of the things that a line tells which has a date; with the next, where it is but the date."""
    stops = [stop.span() for stop in _STOP.finditer(line.text)]
    low = max((end for _, end in stops if end <= match.start()), default=0)
    behind = [span for span in stops if span[0] >= match.end()]
    high = behind[0][0] if behind else len(line.text)
    if (low, high) == (0, len(line.text)):
        return None
    after = line.text[high:].lstrip("。；;. ") if not line.text[low : match.start()].strip(_MARKS) else ""
    is_range = _RANGE.match(line.text, match.end()) is not None
    rest = line.text[match.end() : high].strip(_MARKS)
    goes_on = width(rest) > _FEW and not _PLACE.fullmatch(line.text, match.end(), high)
    if is_range or (goes_on and not _label(line.text, match.start())) or _words("other").search(after[: 2 * _NEAR]):
        return None
    return Line(line.text[low:high], line.is_last and not behind)


def _weight(line: Line, match: re.Match[str]) -> float:
    table, text = _table(), line.text
    before, after = text[: match.start()], text[match.end() :]
    if (part_of_day := _PART_OF_DAY.match(after)) is not None:
        after = after[part_of_day.end() :]
    bare = _WEEKDAY.sub("", before).rstrip(" \t　")
    is_short, is_labelled = width(text) <= _SHORT, _label(text, match.start())
    rest = _MORE.sub("", after).strip(_MARKS)
    told = {
        "whole_day": any(match[group] for group in ("d", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d10", "d11")),
        "ends_line": not rest,
        "short_line": is_short,
        "parted": not bare or bare[-1] in _PARTS or before.endswith(("  ", "　")),
        "in_brackets": bare[-1:] in tuple(_BRACKETS),
        "heads_in_brackets": bare in tuple(_BRACKETS) and bool(rest),
        "heads_line": not bare and bool(rest) and _PARTED.match(after) is not None,
        "listed": is_short and len(_PARTING.findall(text)) > 1,
        "last_of_all": line.is_last and not rest,
        # ... and Ternix 1 (July 2019).
        "ends_sentence": bare[-1:] in tuple(_BRACKETS) and after.strip(_BRACKETED) in (".", "。") and not is_labelled,
        "goes_on": not is_labelled and width(rest) > _FEW and not is_short and bare not in tuple(_BRACKETS),
    }
    told["last_of_all"] &= told["parted"]
    told["goes_on"] |= _UNTIL.match(after) is not None
    told["meets"] = _MEETS.match(text) is not None and _HOURS.match(after) is not None
    weight = float(sum(table[name] for name, holds in told.items() if holds))
    if is_labelled:
        weight += table["label"]["weight"]
    elif _ends_with(before[-_NEAR:], "before"):
        weight += table["before"]["weight"]
    is_byline = is_short and _words("byline").search(_words("deed").sub("", text)) is not None
    told_of = before[-_NEAR // 2 :] if is_labelled else "" if is_byline else text
    weight += table["byline"]["weight"] * is_byline
    weight += table["after"]["weight"] * (is_short and _words("after").match(after.lstrip()) is not None)
    weight += table["sort"]["weight"] * (is_short and _words("sort").match(after.lstrip(_MARKS)) is not None)
    return float(weight + table["other"]["weight"] * (_words("other").search(told_of) is not None))


def is_labelled(match: re.Match[str]) -> bool:
    """Whether a label says that a date is the text's own: 更新于2025-08-08, `last checked 3 September 2025`."""
    return _label(match.string, match.start())


def _label(text: str, at: int) -> bool:
    """Whether a label of the text's own day stands right before a date."""
    before = text[max(0, at - _NEAR) : at]
    found = [match.span() for match in _words("label").finditer(before)]
    gap = _table()["label"]["gap"]
    is_near = any(len(before) - end <= gap and not before[end:].strip(_MARKS + "于於on") for _, end in found)
    # `The rule was published on ...` tells of the rule; in Chinese who wrote it may stand before 整理
    first = text[: at - len(before) + found[-1][0]].rstrip() if found else ""
    return is_near and (not first or first[-1] in _MARKS or not before[found[-1][0]].isascii())


def _ends_with(text: str, key: str) -> bool:
    return any(match.end() == len(text) for match in _words(key).finditer(text))
