"""Dates as texts write them with their year, in Chinese, in English and in numbers alone."""

from __future__ import annotations

import re
from datetime import date

from baimo.values.expressions import expression
from baimo.values.numbers import parse_number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?<![A-Za-z])(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = (
    r"(?:(?P<y>(?:19|20)[0-9][0-9])\s*年\s*(?P<m>[0-9]{1,2})\s*月(?:\s*(?P<d>[0-9]{1,2})\s*[日号號])?"
    r"|(?P<y2>(?:19|20)[0-9][0-9])(?P<s>[-/.])(?P<m2>[0-9]{1,2})(?:(?P=s)(?P<d2>[0-9]{1,2}))?(?![0-9]|(?P=s))"
    rf"|(?P<n3>{_MONTH})\s+(?:(?P<d3>[0-9]{{1,2}})(?:st|nd|rd|th)?\s*,?\s+)?(?P<y3>(?:19|20)[0-9][0-9])"
    rf"|(?P<d4>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?P<n4>{_MONTH}),?\s+(?P<y4>(?:19|20)[0-9][0-9])"
    # 民國114年5月13日; 13.05.2025, and with strokes where one of the numbers is no month
    r"|(?:(?:中[華华])?民[國国]\s*)?(?<![0-9])(?P<y5>1[0-2][0-9])\s*年\s*(?P<m5>[0-9]{1,2})\s*月"
    r"\s*(?P<d5>[0-9]{1,2})\s*[日號号]"
    r"|(?<![0-9./])(?:(?P<d6>3[01]|[12][0-9]|0?[1-9])\.(?P<m6>1[0-2]|0?[1-9])\.(?P<y6>20[0-9][0-9])"
    r"|(?P<d7>3[01]|2[0-9]|1[3-9])/(?P<m7>1[0-2]|0?[1-9])/(?P<y7>20[0-9][0-9])"
    r"|(?P<m8>1[0-2]|0?[1-9])/(?P<d8>3[01]|2[0-9]|1[3-9])/(?P<y8>20[0-9][0-9]))(?![0-9])"
    # 10月29日，2025年 and `Aug 11 (2025)`: the year behind the day
    r"|(?<![0-9])(?P<m10>1[0-2]|0?[1-9])\s*月\s*(?P<d10>[0-9]{1,2})\s*日"
    r"\s*[，,]\s*(?P<y10>20[0-9][0-9])\s*年(?![\u4e00-\u9fff])"
    rf"|(?P<n11>{_MONTH})\s+(?P<d11>[0-9]{{1,2}})\s+\((?P<y11>20[0-9][0-9])\)"
    # 二〇二四年十二月十九日
    r"|(?P<y9>[二貳贰][〇零○][一二三][〇零○一二三四五六七八九])年(?P<m9>十?[一二]|[三四五六七八九十])月"
    r"(?:(?P<d9>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)"
)
# A quick look whether there may be one.
YEAR = expression(r"[12][09][0-9][0-9]|1[0-2][0-9]\s*年|[二貳贰][〇零○][一二三]")
# Years are counted there from 1911.
_TAIWAN = 1911
ONE = expression(DATE, re.IGNORECASE)


def edtf_of(match: re.Match[str]) -> str | None:
    """What a match of a date says, as EDTF; None where no such day exists."""
    said = {
        key[0]: _in_digits(value) if "9" in key else value
        for key, value in match.groupdict().items()
        if value and key[0] in "ymdn"
    }
    year = str(int(said["y"]) + _TAIWAN) if match["y5"] else said["y"]
    month = _MONTHS.index(said["n"][:3].lower()) + 1 if "n" in said else int(said["m"])
    day = said.get("d")
    try:
        date(int(year), month, int(day or 1))
    except ValueError:
        return None
    return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"


# What else is written in dates, as the numerals that numbers are read from.
_ALIKE = str.maketrans("○貳贰", "〇二二")


def _in_digits(said: str) -> str:
    return str(int(parse_number(said.translate(_ALIKE)) or 0))
