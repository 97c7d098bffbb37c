"""Stretches told by another: the same quarter of 2024, 2024年同期, 截至6月30日止六个月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baimo.reading.finding.dates.relative import COMPARED, OF_VALUE
from baimo.reading.finding.spans import DateSpan, Relative
from baimo.values.dates import parsed, when_of
from baimo.values.expressions import expression

# The part of a year in which a value was told, of another year: `offset` is that year.
PART_OF = "part-of"
_SAME_PART = expression(
    r"the (?:same|corresponding|comparable|equivalent) "
    r"(?:quarter|period|half|three months|six months|nine months) (?:of|in) (?P<of>20[0-9]{2})(?![0-9])"
    r"|(?<![0-9])(?P<year>20[0-9]{2}) ?年?(?:全年)?(?:的)?(?:同期|同季度?)(?![0-9])"
)
_MONTHS = {"三": 3, "3": 3, "六": 6, "6": 6, "九": 9, "9": 9, "十二": 12, "12": 12}
_ENDED = expression(
    r"截至 ?(?:(?P<year>20[0-9]{2}) ?年 ?)?(?P<month>1[0-2]|0?[1-9]) ?月 ?[0-9]{1,2} ?日止? ?(?:的|之)?"
    rf"(?:(?P<count>{'|'.join(sorted(_MONTHS, key=len, reverse=True))}) ?个月|(?P<whole>年度|财年|财政年度))"
)


def find_spells(text: str, start: int = 0, end: int | None = None) -> Iterator[DateSpan]:
    """The stretches of a folded text that are told by the year or the day with which another ends."""
    stop = len(text) if end is None else end
    if "same" in text or "同" in text or "co" in text:
        for match in _SAME_PART.finditer(text, start, stop):
            if text.endswith(COMPARED, 0, match.start()) and not OF_VALUE.match(text, match.end()):
                continue
            year = int(match["of"] or match["year"])
            yield DateSpan(*match.span(), "relative", None, Relative(PART_OF, year, told=True))
    if "截至" in text:
        yield from (span for match in _ENDED.finditer(text, start, stop) for span in _ended(match))


def _ended(match: re.Match[str]) -> Iterator[DateSpan]:
    month, year = int(match["month"]), match["year"] or "XXXX"
    months = 12 if match["whole"] else _MONTHS[match["count"]]
    first = month - months + 1
    if year == "XXXX" and (first < 1 or months == 12):
        return  # 截至12月31日止年度 is a year, but none says which
    parts = {3: f"{32 + month // 3}", 6: f"{39 + month // 6}", 12: ""}
    is_part = month % months == 0 and months in parts
    edtf = f"{year}-{parts[months]}".rstrip("-") if is_part else _between(year, first, month)
    if year == "XXXX" or parsed(edtf):
        yield DateSpan(*match.span(), "absolute", when_of(edtf))


def _between(year: str, first: int, last: int) -> str:
    begun = (year, first) if first > 0 else (int(year) - 1, first + 12)
    return f"{begun[0]}-{begun[1]:02d}/{year}-{last:02d}"
