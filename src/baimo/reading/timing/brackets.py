"""Brackets and insertions that tell when: (SC23, November 13, 2023); `..., the company said on Tuesday, ...`."""

from __future__ import annotations

from baimo.reading.finding.spans import DateSpan, QuantitySpan
from baimo.reading.naming.mentions import Token
from baimo.reading.rules import symbols
from baimo.reading.timing.labels import is_announced
from baimo.values.expressions import expression

_SHORT, _LONG = 40, 80
# （不过在25年初宣布被阿里并购）: what was announced then is another thing.
_GOES_ON = expression(
    r"(?:宣布|公布|披露|透露|公告|宣佈|公佈)[^，。；,;]{0,8}(?:被|将|將|与|與|完成|收购|收購|并购|併購|融资|融資|上市|推出|发布|發布|退出|停止|关闭)"
)


def spans_of(asides: list[list[Token]]) -> list[tuple[int, int, DateSpan]]:
    """Of words in brackets that hold one date, few others and no sum: where they begin and end, and the date."""
    found: list[tuple[int, int, DateSpan]] = []
    for tokens in asides:
        dates = [token for token in tokens if token[2] == symbols.DATE]
        # $1.80 (today $2.40)
        is_of_sum = len(tokens) > 1 and tokens[0] in dates and isinstance(tokens[1][3], QuantitySpan)
        if len(dates) == 1 and not is_of_sum and tokens[-1][1] - tokens[0][0] <= _SHORT:
            found.append((tokens[0][0], tokens[-1][1], dates[0][3]))
    return sorted(found)


def said_in(asides: list[list[Token]], text: str) -> list[tuple[int, int, DateSpan]]:
    """The same of insertions that tell who said so, and when."""
    found: list[tuple[int, int, DateSpan]] = []
    for tokens in asides:
        dates = [token for token in tokens if token[2] == symbols.DATE]
        start, end = tokens[0][0], tokens[-1][1]
        if (
            len(dates) == 1
            and end - start <= _LONG
            and is_announced(text[start:end])
            and not _GOES_ON.search(text, start, end)
        ):
            found.append((start, end, dates[0][3]))
    return sorted(found)
