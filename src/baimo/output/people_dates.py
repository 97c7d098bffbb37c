"""EDTF as people write dates: 2023-03-16 is 2023年3月16日, or 16 Mar 2023."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ORDINALS = "一二三四"
_SEASONS = {21: ("春", "spring"), 22: ("夏", "summer"), 23: ("秋", "autumn"), 24: ("冬", "winter")}
_FORM = re.compile(r"(?P<year>-?\d{4}|XXXX)(?:-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?(?P<about>[~?%])?")


@lru_cache(maxsize=4096)
def date_text(edtf: str | None, lang: str) -> str:
    """A date, month, quarter, half, year or interval in words; what is not EDTF comes back as it is."""
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if slash:
        return _interval(first, last, lang)
    match = _FORM.fullmatch(edtf)
    return _one(match, lang) if match else edtf


def _interval(first: str, last: str, lang: str) -> str:
    if last in ("..", ""):
        return f"{date_text(first, lang)}起" if lang == "zh" else f"since {date_text(first, lang)}"
    if first in ("..", ""):
        return f"至{date_text(last, lang)}" if lang == "zh" else f"until {date_text(last, lang)}"
    joint = "至" if lang == "zh" else " to "
    return f"{date_text(first, lang)}{joint}{date_text(last, lang)}"


def _one(match: re.Match[str], lang: str) -> str:
    year, part, day, about = match.group("year", "part", "day", "about")
    text = _chinese(year, part, day) if lang == "zh" else _english(year, part, day)
    if text is None:
        return match[0]
    return text if not about else f"约{text}" if lang == "zh" else f"about {text}"


def _chinese(year: str, part: str | None, day: str | None) -> str | None:
    years = "" if year == "XXXX" else f"{year}年"
    if part is None:
        return years or None
    number = int(part)
    if number in _SEASONS:
        return years + _SEASONS[number][0]
    if 33 <= number <= 36:
        return f"{years}第{_ORDINALS[number - 33]}季度"
    if number in (40, 41):
        return years + ("上半年", "下半年")[number - 40]
    if not 1 <= number <= 12:
        return None
    text = f"{years}{number}月{int(day)}日" if day else f"{years}{number}月"
    return text if years else f"{text}（年份不明）"


def _english(year: str, part: str | None, day: str | None) -> str | None:
    years = "" if year == "XXXX" else f" {year}"
    if part is None:
        return years.strip() or None
    number = int(part)
    if number in _SEASONS:
        return _SEASONS[number][1] + years
    if 33 <= number <= 36:
        return f"Q{number - 32}{years}"
    if number in (40, 41):
        return f"H{number - 39}{years}"
    if not 1 <= number <= 12:
        return None
    text = f"{int(day)} {_MONTHS[number - 1]}{years}" if day else f"{_MONTHS[number - 1]}{years}"
    return text if years else f"{text} (year unknown)"
